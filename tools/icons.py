"""Draws the icons of the handout again, from their two SVG files, with Debian's Chromium.

The pictures are committed: a build needs no browser. Who names which icon: pages/take_away and the theme.
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ASSETS = Path(__file__).resolve().parent.parent / "generator" / "theme" / "assets"

# Picture -> drawing and size. Where an icon may be cut or has no see-through parts, the card goes to the edge.
PICTURES = {
    "icons/icon-192.png": ("icon.svg", 192),
    "icons/icon-512.png": ("icon.svg", 512),
    "icons/maskable-512.png": ("maskable.svg", 512),
    "icons/apple-touch-icon.png": ("maskable.svg", 180),
    "images/favicon.png": ("icon.svg", 48),
}


def main() -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("Chromium is missing: python tools/system.py")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, (drawing, size) in PICTURES.items():
            page = browser.new_page(viewport={"width": size, "height": size})
            svg = (ASSETS / "icons" / drawing).read_text(encoding="utf-8")
            page.set_content(f"<style>*{{margin:0}}svg{{display:block;width:{size}px;height:{size}px}}</style>{svg}")
            page.screenshot(path=ASSETS / name, omit_background=True)
            page.close()
        browser.close()
    print(f"{len(PICTURES)} icons in {ASSETS.name}/")


if __name__ == "__main__":
    main()
