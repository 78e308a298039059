"""The files by which the handout is installed, and read first where it was handed over as a folder.

The archive and the service worker are made from the finished site: `site/offline`. What home and « Vos données » say of
both is in `templates/block/take_away.html.j2`.
"""

from __future__ import annotations

import json

from generator.pages.frame import Frame

MANIFEST = "manifest.webmanifest"

# Name -> size and purpose; drawn by tools/icons.py. "maskable" bleeds to the edge: systems cut it to their own shape.
_ICONS = {
    "icon-192.png": ("192x192", "any"),
    "icon-512.png": ("512x512", "any"),
    "maskable-512.png": ("512x512", "maskable"),
}
# The desk and the cover of the light scheme (tokens.css): a manifest knows one scheme.
_DESK, _COVER = "#ecebf0", "#ffd84f"


def take_away_files(frame: Frame) -> dict[str, bytes]:
    """Path → bytes: the manifest, and the text that says how to open the folder."""
    return {MANIFEST: _manifest(frame).encode(), frame.words.readme_name: _readme(frame).encode()}


def _manifest(frame: Frame) -> str:
    course = frame.project.course
    title = frame.rendering.typo(course.title)
    said = {
        "name": title,
        "short_name": title,
        "description": frame.rendering.typo(course.subtitle or course.title),
        "lang": course.language,
        "start_url": "index.html",
        "scope": "./",
        # With a way back where the system offers one.
        "display": "standalone",
        "display_override": ["minimal-ui"],
        "background_color": _DESK,
        "theme_color": _COVER,
        "icons": [
            {"src": f"assets/icons/{name}", "sizes": sizes, "type": "image/png", "purpose": purpose}
            for name, (sizes, purpose) in _ICONS.items()
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def _readme(frame: Frame) -> str:
    """For Notepad as for any other: a line a paragraph, line ends of Windows."""
    return (
        frame.words.readme.replace("|", "\r\n\r\n").format(
            course=frame.rendering.typo(frame.project.course.title),
            edition=frame.edition,
            date=frame.rendering.language.short_date(frame.revised),
        )
        + "\r\n"
    )
