"""Takes the pictures of docs/pictures/: views of the handout, at two widths, in light and dark.

Builds the site into a temporary folder and opens it as a reader opens a USB stick. Tests of the pages are elsewhere.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
SIZES = {360: 740, 1280: 860}

# Name -> page, and what to scroll to (nothing: the top of the page).
VIEWS = {
    "home": ("index.html", ""),
    "lesson": ("contexte/histoire.html", ""),
    "figure": ("contexte/histoire.html", ".fx-figure--circuit"),
    "memo": ("reference/statuts.html", ""),
    "questions": ("contexte/histoire.html", ".fx-question"),
    "training": ("training/index.html", ""),
    "assessment": ("assessments/finale.html", ""),
    "results": ("results.html", ""),
}
PRINTED = "contexte/histoire.html"


def build(site: Path) -> None:
    command = [sys.executable, "-m", "generator", "build", "--project", str(ROOT), "--out", str(site)]
    if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
        sys.exit("the site does not build: no picture was taken")


def open_page(browser: Browser, address: str, width: int, scheme: Scheme) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": SIZES[width]},
        color_scheme=scheme,
        reduced_motion="reduce",
        locale="fr-FR",
        offline=True,
    )
    page = context.new_page()
    page.goto(address)
    page.evaluate("document.fonts.ready.then(() => true)")
    return page


def shoot(page: Page, selector: str, picture: Path) -> None:
    if selector:
        page.locator(selector).first.wait_for()
        # The header stays at the top: leave it its room.
        page.locator(selector).first.evaluate("e => window.scrollTo(0, e.getBoundingClientRect().top + scrollY - 80)")
        page.wait_for_timeout(200)
    page.screenshot(path=picture)


def print_page(page: Page, width: int, picture: Path) -> None:
    """The first sheet that comes out of the printer, as wide as the picture."""
    with tempfile.TemporaryDirectory() as name:
        paper = Path(name) / "paper.pdf"
        page.pdf(path=paper, format="A4", prefer_css_page_size=True)
        size = ["-scale-to-x", str(width), "-scale-to-y", "-1"]
        command = ["pdftoppm", "-png", "-singlefile", *size, str(paper), str(picture.with_suffix(""))]
        subprocess.run(command, check=True)


def main() -> None:
    chromium = shutil.which("chromium")
    if chromium is None or shutil.which("pdftoppm") is None:
        sys.exit("Chromium or pdftoppm is missing: python tools/system.py")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        site = Path(name) / "site"
        build(site)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for width in SIZES:
            for scheme in SCHEMES:
                for view, (file, selector) in VIEWS.items():
                    page = open_page(browser, (site / file).as_uri(), width, scheme)
                    shoot(page, selector, PICTURES / f"{view}-{width}-{scheme}.png")
                    page.context.close()
                page = open_page(browser, (site / PRINTED).as_uri(), width, scheme)
                print_page(page, width, PICTURES / f"print-{width}-{scheme}.png")
                page.context.close()
        browser.close()
    print(f"{len(list(PICTURES.glob('*.png')))} pictures in {PICTURES.relative_to(ROOT).as_posix()}")


if __name__ == "__main__":
    main()
