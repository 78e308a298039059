"""What makes a built site an offline one: the service worker with its list of files, and the archive to hand over.

Both are made from the finished folder, before it is swapped in. What the learner sees of them is in `pages/take_away`
and in the widget `offline.js`; the manifest and the file to read first are files of the site like others.
"""

from __future__ import annotations

import base64
import datetime
import hashlib
import json
import re
import urllib.parse
import zipfile
from collections.abc import Mapping
from importlib import metadata, resources
from pathlib import Path, PurePosixPath

from generator import __version__
from generator.pages.take_away import MANIFEST

WORKER = "sw.js"

CUT = re.compile(rb"\s*<!-- fascicule:online -->.*?<!-- /fascicule:online -->", re.DOTALL)
"""What a page says only where the site is online: in the archive, a link to the archive leads nowhere."""

# Material brings them for developers and for languages that no course is in: more than half the bytes of a small site.
_UNUSED = re.compile(r"\.map$|^assets/javascripts/lunr/(?:wordcut|tinyseg)\.js$")
# For search engines and for `fascicule build`. What is more, a host may unpack the second one as it sends it.
_NOT_READ = frozenset({"sitemap.xml", "sitemap.xml.gz", "fascicule.json"})
# What can stand in a path of an address; browsers write the rest as %xx.
_PLAIN = "/~!$&'()*+,;=:@-._"
_FIRST_YEAR, _LAST_YEAR = 1980, 2107
_FILE_MODE = 0o100644 << 16
# Level 9 takes twice the time for one hundredth fewer bytes.
_LEVEL = 6


_FRONT = b"---\n"


def marked(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """`files` with the name of each page's text in its front matter: a page that did not change keeps its bytes."""
    return {path: _marked(data) if path.endswith(".md") else data for path, data in files.items()}


def _marked(page: bytes) -> bytes:
    name = hashlib.sha256(page).hexdigest()[:12]
    # A letter first: YAML reads no number in it.
    return _FRONT + f"mark: p{name}\n".encode() + page.removeprefix(_FRONT)


def frame_id(*parts: Mapping[str, bytes]) -> str:
    """The name of what all pages of a build share: engine, theme, settings, navigation."""
    digest = hashlib.sha256(f"{__version__}\n".encode())
    for name in ("mkdocs", "mkdocs-material", "pymdown-extensions"):
        digest.update(f"{name} {metadata.version(name)}\n".encode())
    for part in parts:
        for path, data in sorted(part.items()):
            digest.update(f"{path}\n{len(data)}\n".encode() + data)
    return digest.hexdigest()[:16]


def add_offline(site: Path, course: str, as_of: datetime.date) -> None:
    """Write the service worker and the archive of the course into the finished folder `site`."""
    files = {path: (site / path).read_bytes() for path in _read_by_learners(site)}
    archive = {name: data for name, data in files.items() if name != MANIFEST}
    _write_archive(site / f"{course}.zip", course, archive, as_of)
    (site / WORKER).write_bytes(worker(files))


def _read_by_learners(site: Path) -> list[str]:
    paths = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return sorted(path for path in paths if path not in _NOT_READ and not _UNUSED.search(path))


def worker(files: Mapping[str, bytes]) -> bytes:
    """The service worker of a site of these files."""
    script = (resources.files("generator") / "site" / WORKER).read_bytes().replace(b"\r\n", b"\n")
    checksums = {urllib.parse.quote(path, safe=_PLAIN): _checksum(data) for path, data in sorted(files.items())}
    listed = ",\n".join(f"{json.dumps(path)}:{json.dumps(checksum)}" for path, checksum in checksums.items())
    # Of all that the worker is made of: another script means another cache, too.
    digest = hashlib.sha256(listed.encode() + script).hexdigest()[:16]
    head = f'self.fasciculeEdition={{"digest":"{digest}","files":{{\n{listed}\n}}}};\n'
    return head.encode() + script


def _checksum(data: bytes) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(data).digest()).decode()


def _write_archive(path: Path, course: str, files: Mapping[str, bytes], as_of: datetime.date) -> None:
    """Sorted names, one time, one mode: the same site gives the same archive (ADR 0012)."""
    time = (min(max(as_of.year, _FIRST_YEAR), _LAST_YEAR), as_of.month, as_of.day, 0, 0, 0)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{course}/{name}", time)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = _FILE_MODE
            data = files[name]
            archive.writestr(entry, CUT.sub(b"", data) if PurePosixPath(name).suffix == ".html" else data)
