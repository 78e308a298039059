"""One size: cold builds and rebuilds of every tool in turn, so that a slow minute of the machine hits all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.content import course_of
from bench.projects import change_a_sentence, project
from bench.timing import Run, median, megabytes, ratio, run

Tell = Callable[[str], None]


@dataclass
class Measured:
    """What one tool gave at one size."""

    cold: list[Run] = field(default_factory=list)
    rebuild: list[Run] = field(default_factory=list)
    weighed: list[Run] = field(default_factory=list)
    """A cold build whose memory is watched, and whose time does not count."""
    megabytes: float = 0.0
    pages: int = 0

    @property
    def seconds(self) -> float:
        """Median of the cold builds."""
        return median([one.seconds for one in self.cold])

    @property
    def rebuild_seconds(self) -> float:
        """Median of the builds after one lesson changed."""
        return median([one.seconds for one in self.rebuild])

    @property
    def processor(self) -> float:
        """Median of the processor seconds of the cold builds: what a busy machine hardly changes."""
        return median([one.processor for one in self.cold])

    @property
    def memory(self) -> float:
        """The most memory, in MB, over all builds."""
        return max(one.memory for one in (*self.cold, *self.rebuild, *self.weighed))


def runs_of(size: int) -> int:
    """How many runs a median is taken of."""
    return 3 if size >= 1000 else 5


def measure(
    size: int, tools: Sequence[str], tell: Tell, rebuilds: Sequence[str] = ("ours",), *, weigh: bool = True
) -> dict[str, Measured]:
    """Measure `tools` at `size` lessons; those of `rebuilds` after a change too (the others keep no cache)."""
    with TemporaryDirectory(prefix="bench-") as place:
        course = course_of(size)
        built = {name: project(name, course, Path(place, name)) for name in tools}
        measured = {name: Measured() for name in tools}
        _warm(tools, Path(place, "warm"))
        for turn in range(runs_of(size)):
            for name in tools:
                built[name].cool()
                measured[name].cold.append(run(built[name].command, built[name].folder))
                tell(f"{size} lessons, {name}, cold: {measured[name].cold[-1].seconds:.2f} s")
            for name in (name for name in tools if name in rebuilds):
                change_a_sentence(built[name], course, (turn * 7 + size // 2) % size, turn)
                measured[name].rebuild.append(run(built[name].command, built[name].folder))
                tell(f"{size} lessons, {name}, one lesson changed: {measured[name].rebuild[-1].seconds:.2f} s")
        for name in tools if weigh else ():
            built[name].cool()
            measured[name].weighed.append(run(built[name].command, built[name].folder, weighed=True))
        for name in tools:
            measured[name].megabytes = megabytes(built[name].site)
            measured[name].pages = sum(1 for _ in built[name].site.rglob("*.html"))
        return measured


def _warm(tools: Sequence[str], place: Path) -> None:
    """Once before the clock runs: Python writes its compiled files, the system reads the packages from the disk."""
    course = course_of(3)
    for name in tools:
        one = project(name, course, place / name)
        run(one.command, one.folder)


def ratios(measured: dict[str, Measured]) -> dict[str, float]:
    """Ours against stock."""
    stock = [one.seconds for one in measured["stock"].cold]
    ours = measured["ours"]
    return {
        "cold_ratio": ratio([one.seconds for one in ours.cold], stock),
        "rebuild_ratio": ratio([one.seconds for one in ours.rebuild], stock),
    }
