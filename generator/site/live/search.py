"""The index of the search under `serve`: made when it is first asked for, then again after each change.

Of a page that did not change its entries are kept, so that a change costs the pages that show it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import Any

from generator.pages.keys import Keys, files_digests
from generator.site.live.snapshot import Snapshot


class Search:
    """The index of the last version that there was time for."""

    def __init__(self) -> None:
        self.wanted = False
        self._entries: dict[str, tuple[str, list[dict[str, Any]]]] = {}
        self._made: dict[str, bytes] = {}
        self._making = threading.Lock()

    def get(self, name: str, snapshot: Snapshot, digests: Mapping[str, bytes]) -> bytes:
        """The file `name` of the index: of an earlier version where this one's is not made yet."""
        self.wanted = True
        if not self._made:
            self.make(snapshot, digests, lambda: True)
        return self._made[name]

    def make(self, snapshot: Snapshot, digests: Mapping[str, bytes], go_on: Callable[[], bool]) -> None:
        """The index of this version; left as it was when `go_on` says no, but what was converted is kept."""
        with self._making:
            course = snapshot.contents.course
            documents = snapshot.frame.documents
            keys = Keys(course, files_digests(course.project, digests)).of_pages(snapshot.contents.pages)
            for name, file in documents.items():
                key = keys[file.src_uri]
                if self._entries.get(name, ("", []))[0] == key:
                    continue
                if not go_on():
                    return
                self._entries[name] = key, snapshot.frame.convert(name, snapshot.text(name))[1]
            self._entries = {name: self._entries[name] for name in documents}
            self._made = snapshot.frame.search([entry for _, entries in self._entries.values() for entry in entries])
