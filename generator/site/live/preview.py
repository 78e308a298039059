"""Which version of the course is shown, and what is said of it: the last good one stays where a newer one is broken.

New bytes are shown at once. The checks come after them; the errors that they find are shown over the page.
"""

from __future__ import annotations

import datetime
import secrets
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator import report
from generator.check import check
from generator.cli_texts import TEXTS
from generator.diagnostics import Diagnostic
from generator.language import language_of
from generator.markup import forget_trees
from generator.pages import Site
from generator.site import BuildError, build_site
from generator.site.live.archive import archive_name, archive_of
from generator.site.live.checks import Background, Checks, GoOn
from generator.site.live.course import Course, Read
from generator.site.live.engine import SEARCH, Engine, ForeignError, Frame
from generator.site.live.search import Search
from generator.site.live.snapshot import BuiltFiles, Contents, Snapshot
from generator.site.live.watch import shapes_pages

QUIET = 0.3
"""Seconds without a change before the checks begin: they would slow down the next page."""
_SAVES = 50
"""After so many versions the trees of all texts are forgotten: those of texts that are gone would add up."""


class _RefusedError(Exception):
    """What was read cannot be shown, for the reason given."""


class Preview:
    """The site of the course in `root`, as it is now."""

    def __init__(
        self, root: Path, as_of: datetime.date | None, language: str, say: Callable[[str], None], quiet: float = QUIET
    ) -> None:
        self._root = root
        self._language = language
        self._texts = TEXTS[language]
        self._say = say
        self._aside: TemporaryDirectory[str] | None = None
        self._course = Course(root, as_of)
        self._engine = Engine(root)
        self._background = Background(quiet)
        self._checks = Checks()
        self._search = Search()
        self._pending: frozenset[str] | None = None
        self._foreign = ""
        self._site: Site | None = None
        self._counted = ""
        self._read: Read | None = None
        self._shown: Snapshot | BuiltFiles | None = None
        self._good: Snapshot | BuiltFiles | None = None
        self._refreshing = threading.RLock()
        self._swapping = threading.Lock()
        self._news = threading.Condition()
        self._own = secrets.token_hex(4)
        self._serial = 0
        self._version = 0
        self._report = ""
        self._failed = ""

    # --- what is shown

    def state(self) -> dict[str, Any]:
        """The version, the report, and a token that changes with either and with the process."""
        with self._news:
            return {"version": self._version, "report": self._report, "token": f"{self._own}-{self._serial}"}

    def wait(self, token: str, seconds: float) -> None:
        """Return once the token is not `token`, or after so many seconds."""
        with self._news:
            self._news.wait_for(lambda: f"{self._own}-{self._serial}" != token, seconds)

    def has_folder(self, name: str) -> bool:
        """Whether files of the site lie below `name`."""
        return name != "" and any(one.startswith(f"{name}/") for one in self.names)

    @property
    def names(self) -> frozenset[str]:
        """The paths of all files of the site."""
        shown = self._shown
        if isinstance(shown, Snapshot):
            return shown.names | {*SEARCH, archive_name(shown)}
        return frozenset() if shown is None else shown.names

    def get(self, name: str) -> bytes | None:
        """A file of the site; None when there is none. A page that cannot be made is the last good one."""
        shown = self._shown
        try:
            return None if shown is None else self._from(shown, name)
        except ForeignError as error:
            with self._refreshing:
                self._foreign = str(error)
                self._refresh()
            return self._from(self._shown, name) if isinstance(self._shown, BuiltFiles) else None
        except Exception as error:  # noqa: BLE001 - a course that the checks would refuse may stumble anywhere
            self._failed = self._failed or "".join(traceback.format_exception(error))
            said = error.said(self._language) if isinstance(error, BuildError) else self._texts["unmade"]
            if not self._report:
                self._tell(said)
            good = self._good
            try:
                return None if good is None or good is shown else self._from(good, name)
            except Exception:  # noqa: BLE001 - a file that was not there then, or another thing that failed then too
                return None

    def _from(self, shown: Snapshot | BuiltFiles, name: str) -> bytes | None:
        if isinstance(shown, Snapshot) and self._read is not None:
            if name in SEARCH:
                return self._search.get(name, shown, self._read.digests)
            if name == archive_name(shown):
                return archive_of(shown, lambda one: self._from(shown, one) or b"")
        return shown.get(name) if name in shown.names else None

    def _tell(self, said: str, *, new: bool = False) -> None:
        with self._news:
            if new:
                self._version += 1
            if new or said != self._report:
                self._report = said
                self._serial += 1
                self._news.notify_all()

    @property
    def frame(self) -> Frame | None:
        """The frame that pages are put into; None while they are built whole."""
        return self._shown.frame if isinstance(self._shown, Snapshot) else None

    # --- what is new

    def refresh(self, changed: frozenset[str] | None = None) -> None:
        """Read the course again, of which the files named `changed` did (None: any), and show it if it can be."""
        with self._refreshing:
            self._pending = None if changed is None or self._pending is None else self._pending | changed
            self._refresh()

    def _refresh(self) -> None:
        started = time.perf_counter()
        self._background.give(None)
        read: Read | None = None
        try:
            read = self._course.read(self._pending)
            if read.project is None or not read.whole:
                raise _RefusedError(self._errors(read, read.problems))
            shown = self._made(read)
        except _RefusedError as error:
            self._refuse(str(error))
            return
        except BuildError as error:
            self._refuse(error.said(self._language))
            return
        except OSError as error:
            place = str(error.filename or self._root)
            self._refuse(BuildError("disk", reason=error.strerror or str(error), file=place).said(self._language))
            return
        except Exception as error:  # noqa: BLE001
            self._refuse(self._explained(read, error))
            return
        self._checks.changed(self._pending)
        self._pending = frozenset()
        self._read, self._shown, self._failed = read, shown, ""
        self._good = self._good or shown
        # What the checks said of the version before holds until they have seen this one.
        self._tell(self._report if self._checked else "", new=True)
        self._say(self._texts["rebuilt"].format(seconds=f"{time.perf_counter() - started:.2f}"))
        if self._version % _SAVES == 0:
            forget_trees()
            language_of(read.project.course.language).forget()
        self._background.give(lambda go_on: self._look_over(read, shown, go_on))

    _checked = False
    """Whether the report is that of the checks."""

    def _made(self, read: Read) -> Snapshot | BuiltFiles:
        assert read.project is not None
        touched = self._pending
        if touched is None or any(map(shapes_pages, touched)):
            self._foreign = ""
        if not self._foreign:
            try:
                course, alike = self._course.frame(read.project)
                contents = Contents(course, self._site if alike else None)
                self._site = contents.site
                return Snapshot(contents, self._engine.frame(contents.site, course.as_of, contents.titles, touched))
            except ForeignError as error:
                self._foreign = str(error)
                self._say(self._texts["whole"].format(reason=self._foreign))
        day = self._course.day(read.project)
        errors = self._errors(read, read.problems + check(read.project, day))
        if errors:
            raise _RefusedError(errors)
        self._aside = self._aside or TemporaryDirectory(prefix="fascicule-")
        out = Path(self._aside.name) / "site"
        build_site(read.project, day, self._root, out, while_swapping=self._swapping)
        return BuiltFiles(out, self._swapping)

    def _errors(self, read: Read, found: list[Diagnostic]) -> str:
        errors = [finding for finding in found if report.severity(finding) == "error"]
        return report.as_text(errors, read.files, self._language) if errors else ""

    def _refuse(self, said: str) -> None:
        self._checked = False
        self._tell(said)
        self._say(f"{said}\n{self._texts['broken']}")

    def _explained(self, read: Read | None, error: Exception) -> str:
        """The errors of a course that stumbled; of one without any, our own, which is one to be seen."""
        if read is not None and read.project is not None:
            found = check(read.project, self._course.day(read.project))
            if errors := self._errors(read, read.problems + found):
                return errors
        self._say("".join(traceback.format_exception(error)))
        return self._texts["unmade"]

    # --- after the page

    def _look_over(self, read: Read, shown: Snapshot | BuiltFiles, go_on: GoOn) -> None:
        """Check what is shown, then make the index of the search again."""
        assert read.project is not None
        try:
            found = read.problems + self._checks.findings(read.project, self._course.day(read.project))
        except Exception:  # noqa: BLE001 - a fault of a rule is ours, and costs the next change nothing
            self._checks.changed(None)
            self._say(traceback.format_exc())
            return
        errors = self._errors(read, found)
        with self._refreshing:
            if not go_on():
                return
            self._checked = bool(errors)
            if errors:
                self._tell(errors)
                self._say(f"{errors}\n{self._texts['refused']}")
            elif self._failed:
                self._say(self._failed)
            else:
                self._good = shown
                self._tell("")
            counted = report.counts(found, self._language) if found and not errors else ""
            if counted and counted != self._counted:
                self._say(self._texts["warned"].format(counts=counted))
            self._counted = counted
        if self._search.wanted and isinstance(shown, Snapshot) and not errors:
            with suppress(Exception):  # the page that cannot be made tells of it when it is asked for
                self._search.make(shown, read.digests, go_on)

    def settled(self, seconds: float) -> bool:
        """Wait until nothing is left to be done in the background; False when it is not within so many seconds."""
        return self._background.idle(seconds)

    def close(self) -> None:
        """End the work and remove what was written aside."""
        self._background.close()
        if self._aside is not None:
            self._aside.cleanup()
