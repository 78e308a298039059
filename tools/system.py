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
# The same Chromium without windows: a page of the tests costs it a third. Where it is not to be had, they do without.
QUICKER = "chromium-headless-shell"
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


def privilege_or_none() -> list[str] | None:
    """The words before apt-get: none for root, sudo where it answers; None for an account that may not install."""
    if not hasattr(os, "geteuid") or os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and (sys.stdin.isatty() or subprocess.run([sudo, "-n", "true"], check=False).returncode == 0):
        return [sudo]
    return None


def privilege() -> list[str]:
    """The same, or a sentence that ends this."""
    prefix = privilege_or_none()
    if prefix is not None:
        return prefix
    wanted = " ".join(missing_packages())
    sys.exit(f"checks and tests need {wanted}, which this account may not install: have it done, then run this again")


def apt(prefix: list[str], *words: str) -> bool:
    """Whether apt-get did as it was told."""
    # `env` stands after sudo, which would drop the variable.
    command = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", *words]
    return subprocess.run(command, stdin=None if prefix else subprocess.DEVNULL, check=False).returncode == 0


def main() -> None:
    packages = missing_packages()
    quicker = shutil.which(QUICKER) is None and shutil.which("apt-get") is not None
    if not packages and not quicker:
        return
    wanted = " ".join(packages)
    if shutil.which("apt-get") is None:
        sys.exit(f"checks and tests need the programs of Debian's packages {wanted}: install them, then run this again")
    if not packages and privilege_or_none() is None:
        return
    prefix = privilege()
    print(f"installing {wanted or QUICKER}", flush=True)
    if not apt(prefix, "update", "-qq") and packages:
        sys.exit(f"apt-get update failed: install {wanted} by hand, then run this again")
    install = ("install", "-y", "-qq", "--no-install-recommends")
    if packages and not apt(prefix, *install, *packages):
        sys.exit(f"apt-get install failed: install {wanted} by hand, then run this again")
    if still := missing_packages():
        sys.exit(f"apt-get brought no {' '.join(still)}")
    if quicker and not apt(prefix, *install, QUICKER):
        print(f"no {QUICKER}: the browser tests take longer without it", flush=True)


if __name__ == "__main__":
    main()
