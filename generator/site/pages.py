"""The pages of a build on their way: begun while the course is checked, finished when the engine needs them."""

from __future__ import annotations

from collections.abc import Mapping

from generator.ahead import Ahead
from generator.kept import Rows
from generator.memory import Plan
from generator.pages import Made, Site, outline_of
from generator.pages.frame import Frame

# A second process costs some hundredths of a second.
_WORTH_A_PROCESS = 3


class Pages:
    """Use as a context: work that nobody asks for is stopped at its end."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        pieces = plan.pieces()
        self._work: Ahead[Made | Rows] = Ahead(pieces, wanted=len(pieces) >= _WORTH_A_PROCESS)

    @property
    def frame(self) -> Frame:
        """What the pages show."""
        return self.plan.frame

    @property
    def standing(self) -> Mapping[str, bytes]:
        """Those that need not be made."""
        return self.plan.standing

    def outline(self) -> Site:
        """The site without its texts."""
        return outline_of(self.frame)

    def files(self) -> dict[str, bytes]:
        """All files, made to the end."""
        return self.plan.files(self.plan.take(self._work.results()))

    def __enter__(self) -> Pages:
        return self

    def __exit__(self, *about: object) -> None:
        self._work.__exit__(*about)
