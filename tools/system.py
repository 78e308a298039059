"""Sees to the programs that checks and tests drive and that no package registry of Python or Node brings.

Chromium, Poppler, and for French texts Hunspell with its dictionary and Grammalecte.

Installs them with apt where they are missing. Runs on a bare Python: standard library only.
"""

import os
import shutil
import subprocess
import sys

# What must be on the PATH -> Debian's package.
NEEDED = {
    "chromium": "chromium",
    "grammalecte-cli": "grammalecte-cli",
    "hunspell": "hunspell",
    "pdftoppm": "poppler-utils",
    "pdftotext": "poppler-utils",
}
# Hunspell may be there without French.
WITH_HUNSPELL = {"hunspell-fr"}
# Or Chromium would draw pages without letters; these two, so that pages are as wide on every machine.
WITH_CHROMIUM = {"fonts-dejavu-core", "fonts-liberation"}


def missing_packages() -> list[str]:
    packages = {package for program, package in NEEDED.items() if shutil.which(program) is None}
    if "chromium" in packages:
        packages |= WITH_CHROMIUM
    if "hunspell" in packages or not hunspell_knows_french():
        packages |= WITH_HUNSPELL
    return sorted(packages)


def hunspell_knows_french() -> bool:
    command = ["hunspell", "-d", "fr", "-l"]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return done.returncode == 0


def privilege() -> list[str]:
    """The words before apt-get: none for root, sudo where it answers without a question."""
    if not hasattr(os, "geteuid") or os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and (sys.stdin.isatty() or subprocess.run([sudo, "-n", "true"], check=False).returncode == 0):
        return [sudo]
    wanted = " ".join(missing_packages())
    sys.exit(f"checks and tests need {wanted}, which this account may not install: have it done, then run this again")


def main() -> None:
    packages = missing_packages()
    if not packages:
        return
    wanted = " ".join(packages)
    if shutil.which("apt-get") is None:
        sys.exit(f"checks and tests need the programs of Debian's packages {wanted}: install them, then run this again")
    prefix = privilege()
    print(f"installing {wanted}", flush=True)
    for words in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
        # `env` stands after sudo, which would drop the variable.
        command = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", *words]
        done = subprocess.run(command, stdin=None if prefix else subprocess.DEVNULL, check=False)
        if done.returncode != 0:
            sys.exit(f"apt-get {words[0]} failed: install {wanted} by hand, then run this again")
    if still := missing_packages():
        sys.exit(f"apt-get brought no {' '.join(still)}")


if __name__ == "__main__":
    main()
