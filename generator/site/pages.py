"""The pages of a build on their way: begun while the course is checked, finished when the engine needs them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from generator.ahead import Ahead
from generator.digests import digest_of
from generator.kept import Rows
from generator.memory import Plan
from generator.pages import Made, front_matter
from generator.pages.frame import Frame
from generator.site.offline import marked
from generator.site.workspace import Tree

# A second process costs some hundredths of a second.
_WORTH_A_PROCESS = 3


@dataclass(frozen=True)
class _Ready:
    """Pages with their marks, the front matter and the digest of each."""

    made: Made
    heads: dict[str, dict[str, Any]]
    digests: dict[str, str]


class Pages:
    """Use as a context: work that nobody asks for is stopped at its end."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        pieces = [partial(_ready, piece) for piece in plan.pieces()]
        self._work: Ahead[_Ready | Rows] = Ahead(pieces, wanted=len(pieces) >= _WORTH_A_PROCESS)

    @property
    def frame(self) -> Frame:
        """What the pages show."""
        return self.plan.frame

    @property
    def standing(self) -> Mapping[str, bytes]:
        """Those that need not be made."""
        return self.plan.standing

    def tree(self, folder: Path) -> Tree:
        """All files, made to the end, for this folder."""
        results = self._work.results()
        made = self.plan.take(one.made if isinstance(one, _Ready) else one for one in results)
        ready = [one for one in results if isinstance(one, _Ready)]
        heads = {path: head for one in ready for path, head in one.heads.items()}
        digests = {path: digest for one in ready for path, digest in one.digests.items()}
        files = marked(self.plan.files(made), {*self.standing, *made.pages})
        return Tree(folder, files, heads, {**self.plan.digests_of_standing, **digests}, self.standing)

    def __enter__(self) -> Pages:
        return self

    def __exit__(self, *about: object) -> None:
        self._work.__exit__(*about)


def _ready(piece: Callable[[], Made | Rows]) -> _Ready | Rows:
    """What can be done in both processes, and need not wait for the last page."""
    made = piece()
    if not isinstance(made, Made):
        return made
    pages = marked(made.pages)
    heads = {path: front_matter.read(page) for path, page in pages.items()}
    return _Ready(replace(made, pages=pages), heads, {path: digest_of(page) for path, page in pages.items()})
