"""Makes `.venv-bench` and installs `bench/requirements.txt` into it: the tools that only the bench compares."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / ".venv-bench"


def main() -> int:
    """Install once; a stamp remembers it. The exit code."""
    lock, stamp = ROOT / "bench" / "requirements.txt", PLACE / "installed"
    if stamp.is_file() and stamp.read_bytes() == lock.read_bytes():
        return 0
    venv.create(PLACE, with_pip=False)
    python = PLACE / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check", "--no-input", "--quiet"]
    done = subprocess.run([*pip, "install", "--require-hashes", "--requirement", str(lock)], check=False)
    if done.returncode == 0:
        stamp.write_bytes(lock.read_bytes())
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
