"""Installs what only the bench needs: the tools it compares into `.venv-bench`, Lighthouse below `bench/`.

Not with the developers' other packages: Lighthouse brings two hundred, 185 MB, and no check needs one.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / ".venv-bench"


def main() -> int:
    """Install once; stamps remember it. The exit code."""
    return tools() or lighthouse()


def lighthouse() -> int:
    """Install Lighthouse; without npm the report says that it was not measured."""
    lock, stamp = ROOT / "bench" / "package-lock.json", ROOT / "bench" / "node_modules" / "installed"
    npm = shutil.which("npm")
    if npm is None or (stamp.is_file() and stamp.read_bytes() == lock.read_bytes()):
        return 0
    done = subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=lock.parent, check=False)
    if done.returncode == 0:
        stamp.write_bytes(lock.read_bytes())
    return done.returncode


def tools() -> int:
    """Install the other site builders."""
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
