"""Tells what a picture file is from its bytes: media type and size. An SVG that could run anything is not a picture."""

from __future__ import annotations

import re
import struct
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass

_SVG = "{http://www.w3.org/2000/svg}"
_ACTIVE = frozenset({"script", "foreignObject", "iframe", "animate", "set", "handler", "image", "use", "a"})


@dataclass(frozen=True, slots=True)
class Inspected:
    """Media type and size in pixels; a size of 0 is unknown."""

    media: str
    width: int
    height: int


def inspect(data: bytes) -> Inspected | None:
    """What `data` is, by its first bytes; None when it is no picture that a page may show."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and data[12:16] == b"IHDR" and len(data) >= 33:
        width, height = struct.unpack(">II", data[16:24])
        return Inspected("image/png", width, height)
    if data[:6] in (b"GIF87a", b"GIF89a") and len(data) >= 13:
        width, height = struct.unpack("<HH", data[6:10])
        return Inspected("image/gif", width, height)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP" and len(data) >= 30:
        return _webp(data)
    if data[:3] == b"\xff\xd8\xff":
        return _jpeg(data)
    if b"<svg" in data[:2000]:
        return _svg(data)
    return None


def _webp(data: bytes) -> Inspected:
    """WebP container: https://developers.google.com/speed/webp/docs/riff_container."""
    kind = data[12:16]
    if kind == b"VP8X":
        across, down = int.from_bytes(data[24:27], "little"), int.from_bytes(data[27:30], "little")
        return Inspected("image/webp", across + 1, down + 1)
    if kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return Inspected("image/webp", (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1)
    width, height = struct.unpack("<HH", data[26:30])
    return Inspected("image/webp", width & 0x3FFF, height & 0x3FFF)


def _jpeg(data: bytes) -> Inspected | None:
    """The size stands in the start-of-frame segment (ITU T.81, B.2.2)."""
    place = 2
    while place + 9 < len(data):
        if data[place] != 0xFF:
            return None
        marker = data[place + 1]
        if marker in range(0xC0, 0xD0) and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            return Inspected("image/jpeg", width, height)
        place += 2 if marker == 0xFF else 2 + int.from_bytes(data[place + 2 : place + 4], "big")
    return None


def _svg(data: bytes) -> Inspected | None:
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", data, re.IGNORECASE):
        return None
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError:
        return None
    if root.tag != f"{_SVG}svg":
        return None
    for element in root.iter():
        name = str(element.tag).removeprefix(_SVG)
        if name in _ACTIVE or any(key.lower().startswith("on") or key.endswith("href") for key in element.attrib):
            return None
        if any("url(" in value and "url(#" not in value for value in element.attrib.values()):
            return None
    box = [float(part) for part in re.findall(r"-?[\d.]+", root.get("viewBox", ""))]
    width, height = (box[2], box[3]) if len(box) == 4 else (0.0, 0.0)
    return Inspected("image/svg+xml", int(width), int(height))
