"""What makes a built site an offline one: the service worker with its list of files, and the archive to hand over.

Both are made from the finished folder, before it is swapped in. What the learner sees of them is in `pages/take_away`
and in the widget `offline.js`; the manifest and the file to read first are files of the site like others.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import re
import urllib.parse
from collections.abc import Collection, Mapping
from importlib import metadata, resources

from generator import __version__
from generator.pages.take_away import MANIFEST
from generator.site.output import Output
from generator.site.packing import write_archive

WORKER = "sw.js"

# Material brings them for developers and for languages that no course is in: more than half the bytes of a small site.
_UNUSED = re.compile(r"\.map$|^assets/javascripts/lunr/(?:wordcut|tinyseg)\.js$")
# For search engines and for `fascicule build`. What is more, a host may unpack the second one as it sends it.
_NOT_READ = frozenset({"sitemap.xml", "sitemap.xml.gz", "fascicule.json"})
# What can stand in a path of an address; browsers write the rest as %xx.
_PLAIN = "/~!$&'()*+,;=:@-._"
_FRONT = b"---\n"


def marked(files: Mapping[str, bytes], already: Collection[str] = ()) -> dict[str, bytes]:
    """`files` with the name of each page's text in its front matter: a page that did not change keeps its bytes.

    Those that are `already` marked stay as they are.
    """
    return {
        path: _marked(data) if path.endswith(".md") and path not in already else data for path, data in files.items()
    }


def _marked(page: bytes) -> bytes:
    name = hashlib.sha256(page).hexdigest()[:12]
    return _FRONT + f'mark: "p{name}"\n'.encode() + page.removeprefix(_FRONT)


def frame_id(*parts: Mapping[str, bytes]) -> str:
    """The name of what all pages of a build share: engine, theme, settings, navigation."""
    digest = hashlib.sha256(f"{__version__}\n".encode())
    for name in ("mkdocs", "mkdocs-material", "pymdown-extensions"):
        digest.update(f"{name} {metadata.version(name)}\n".encode())
    for part in parts:
        for path, data in sorted(part.items()):
            digest.update(f"{path}\n{len(data)}\n".encode() + data)
    return digest.hexdigest()[:16]


def add_offline(output: Output, course: str, as_of: datetime.date) -> None:
    """Write the service worker and the archive of the course into the finished folder."""
    paths = output.names()
    files = {path: output.complete(path) for path in paths if is_read_by_learners(path)}
    for path in paths:
        if path not in files:
            output.settle(path)
    archive = {name: file.packed for name, file in files.items() if name != MANIFEST}
    write_archive(output.folder / f"{course}.zip", course, archive, as_of)
    (output.folder / WORKER).write_bytes(worker({path: file.checksum for path, file in files.items()}))


def is_read_by_learners(path: str) -> bool:
    """Whether a file of a site belongs into the archive and into a kept copy."""
    return path not in _NOT_READ and not _UNUSED.search(path)


def worker(checksums: Mapping[str, str]) -> bytes:
    """The service worker of a site of these files, each with its checksum."""
    script = (resources.files("generator") / "site" / WORKER).read_bytes().replace(b"\r\n", b"\n")
    quoted = {urllib.parse.quote(path, safe=_PLAIN): checksum for path, checksum in sorted(checksums.items())}
    listed = ",\n".join(f"{json.dumps(path)}:{json.dumps(checksum)}" for path, checksum in quoted.items())
    # Of all that the worker is made of: another script means another cache, too.
    digest = hashlib.sha256(listed.encode() + script).hexdigest()[:16]
    head = f'self.fasciculeEdition={{"digest":"{digest}","files":{{\n{listed}\n}}}};\n'
    return head.encode() + script
