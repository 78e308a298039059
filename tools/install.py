"""Makes .venv and installs one lock into it. What to install stands in the lock; when, in the Makefile's stamps.

Runs on a bare Python, before anything is installed: standard library only.
"""

import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def make_venv() -> None:
    """Makes .venv if it is not there. Debian's python3 may come without ensurepip: pip is then lent by the system."""
    if PYTHON.exists():
        return
    fresh = not VENV.exists()
    told = ""
    for options in ([], ["--without-pip"]):
        command = [sys.executable, "-m", "venv", *options, str(VENV)]
        made = subprocess.run(command, capture_output=True, text=True, check=False)
        if made.returncode == 0:
            return
        told = made.stdout + made.stderr
        if fresh:
            shutil.rmtree(VENV, ignore_errors=True)
    sys.exit(f"cannot make {VENV.name}: {told}\nOn Debian: apt-get install python3-venv")


def pip_command() -> list[str]:
    own = [str(PYTHON), "-m", "pip"]
    if subprocess.run([*own, "--version"], capture_output=True, check=False).returncode == 0:
        return own
    return [sys.executable, "-m", "pip", "--python", str(PYTHON)]


def install(lock: str) -> None:
    pip = [*pip_command(), "--disable-pip-version-check", "--no-input", "--quiet", "--quiet"]
    steps = (
        [*pip, "install", "--require-hashes", "--requirement", lock],
        # The build backend is in the lock: nothing is fetched here.
        [*pip, "install", "--no-deps", "--no-build-isolation", "--editable", "."],
    )
    for step in steps:
        done = subprocess.run(step, cwd=ROOT, check=False)
        if done.returncode != 0:
            sys.exit(done.returncode)


def main() -> None:
    if sys.version_info < OLDEST:
        sys.exit(f"Python {OLDEST[0]}.{OLDEST[1]} or later is needed: make PYTHON=/path/to/python")
    if len(sys.argv) != 2:
        sys.exit("usage: python tools/install.py requirements.txt")
    make_venv()
    print(f"installing {sys.argv[1]} into {VENV.name}", flush=True)
    install(sys.argv[1])


if __name__ == "__main__":
    main()
