"""The MkDocs driver: configuration for the working folder, and one build of it. Only this module knows MkDocs."""

from __future__ import annotations

import datetime
import io
import logging
import os
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from generator.site.errors import BuildError
from generator.site.output import Output
from generator.site.workspace import Tree

if TYPE_CHECKING:
    from generator.pages import Site

_LAST_SECOND = 2**32 - 1
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def identity() -> dict[str, bytes]:
    """Nothing: the packages of this engine are in the name of every build's frame already."""
    return {}


def configuration(site: Site, frame_id: str) -> bytes:
    """`.fascicule/mkdocs.yml`: what the course and the build add to the project's `mkdocs.yml`."""
    settings: dict[str, Any] = {
        "INHERIT": "../mkdocs.yml",
        "site_name": site.name,
        "site_description": site.description,
        "docs_dir": "docs",
        "site_dir": "site",
        # The links in pages name files, and the frame stands on Material's: a project does not choose these.
        "use_directory_urls": False,
        "theme": {"name": "material", "custom_dir": "theme", "language": site.language},
        "nav": site.nav,
        "not_in_nav": "\n".join(_patterns(site.not_in_nav, site.files)),
        # The logo leads to a file: opened from a folder, a link to the folder would show a listing.
        "extra": {
            "homepage": "index.html", "footer": site.footer, "bar_icons": site.nav_icons, "strings": site.strings,
            "build": frame_id,
        },
        "strict": True,
    }  # fmt: skip
    if site.language == "en":
        settings["copyright"] = site.strings["copyright"]
    text = yaml.dump(settings, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=1000)
    return ("# Written by fascicule; change ../mkdocs.yml or the course instead.\n" + text).encode()


def _patterns(paths: list[str], among: Iterable[str]) -> list[str]:
    """Patterns of these pages: one for all of a name that no other page has. MkDocs tries each one on each file."""
    left_out = set(paths)
    name_of = {path: path.rpartition("/")[2] for path in among}
    others = {name for path, name in name_of.items() if path not in left_out}
    return list(dict.fromkeys(f"/{path}" if name_of[path] in others else name_of[path] for path in paths))


def refuse_odd_settings(path: Path) -> None:
    """Raise `BuildError` for settings that are no mapping: MkDocs stumbles on them. What is no YAML it reports."""
    try:
        node = yaml.compose(path.read_bytes(), Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return
    if node is not None and not isinstance(node, yaml.MappingNode):
        raise BuildError("not-settings", file=f"{path.name}:{node.start_mark.line + 1}")


def _override_place(error: Exception, theme: Path, overrides: Path) -> str:
    """`overrides/main.html:3` when an error comes from a template of the project, else nothing."""
    places = [(frame.f_code.co_filename, line) for frame, line in traceback.walk_tb(error.__traceback__)]
    places.append((str(getattr(error, "filename", None)), getattr(error, "lineno", 0)))
    for name, line in reversed(places):
        if Path(name).is_relative_to(theme) and (overrides / Path(name).relative_to(theme)).is_file():
            return f"overrides/{Path(name).relative_to(theme).as_posix()}:{line}"
    return ""


class _Messages(logging.Handler):
    """Keeps what MkDocs warns of; the rest of what it says is not for authors."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage().strip())


@contextmanager
def heard() -> Iterator[list[str]]:
    """What MkDocs warns of, which then goes nowhere else."""
    messages = _Messages()
    logger = logging.getLogger("mkdocs")
    level, propagate = logger.level, logger.propagate
    logger.addHandler(messages)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        yield messages.lines
    finally:
        logger.removeHandler(messages)
        logger.setLevel(level)
        logger.propagate = propagate


def refused(error: BaseException, said: list[str]) -> BuildError:
    """MkDocs stopped with `error` after it had `said` these lines."""
    reason = "; ".join([*said, str(error)] if str(error) else said)
    return BuildError("engine", reason=" ".join(reason.split()))


@contextmanager
def refusals(theme: Path, overrides: Path) -> Iterator[None]:
    """What MkDocs warns of or stops with, and faults of templates in `overrides`, as a `BuildError`.

    `theme` is the folder in which the templates of `overrides` were merged.
    """
    from jinja2 import TemplateError
    from mkdocs.exceptions import MkDocsException

    with heard() as said:
        try:
            yield
        except (MkDocsException, SystemExit, yaml.YAMLError) as error:
            raise refused(error, said) from error
        except Exception as error:
            place = _override_place(error, theme, overrides)
            if place or isinstance(error, TemplateError):
                raise BuildError("engine", reason=f"{place} {error}".strip()) from error
            raise
    if said:
        raise BuildError("engine", reason="; ".join(said))


class Settings(io.BytesIO):
    """A file of settings that stands nowhere."""

    def __init__(self, path: Path, data: bytes) -> None:
        super().__init__(data)
        self.name = str(path)


def _load(path: Path) -> Any:
    """The settings in `path`, which we wrote. MkDocs would take long to read their navigation: a tenth of a rebuild."""
    from mkdocs.config import load_config

    settings: dict[str, Any] = yaml.load(path.read_bytes(), _LOADER)  # noqa: S506 - a safe one
    nav = settings.pop("nav")
    data = yaml.dump(settings, Dumper=_DUMPER, allow_unicode=True, sort_keys=False).encode()
    return load_config(Settings(path, data), nav=nav)


def settle_date(as_of: datetime.date) -> None:
    """Let MkDocs write this day where it would write today: in sitemap.xml and its gzip header, which hold no other."""
    midnight = datetime.datetime.combine(as_of, datetime.time(), datetime.UTC)
    os.environ["SOURCE_DATE_EPOCH"] = str(min(max(int(midnight.timestamp()), 0), _LAST_SECOND))
    os.environ["NO_MKDOCS_2_WARNING"] = "1"


def build(work: Path, as_of: datetime.date, output: Output, finish: Callable[[], Tree]) -> None:
    """Build `.fascicule/docs` into the folder of `output`. Raises `BuildError` for anything MkDocs warns of."""
    refuse_odd_settings(work.parent / "mkdocs.yml")
    settle_date(as_of)
    from mkdocs.commands.build import build as mkdocs_build

    from generator.site import fast

    overrides = work.parent / "overrides"
    (work / "docs").mkdir(parents=True, exist_ok=True)
    with refusals(work / "theme", overrides):
        config = _load(work / "mkdocs.yml")
        config.plugins.on_startup(command="build", dirty=False)
    pages = finish()
    with refusals(work / "theme", overrides):
        if not fast.build(config, overrides, output, pages):
            pages.write()
            mkdocs_build(config)
        config.plugins.on_shutdown()
    _drop_second_index(output.folder / "search")


def _drop_second_index(folder: Path) -> None:
    """The offline plug-in writes the index again as a script, which pages read over http too: 5 % of a big site."""
    if (folder / "search_index.js").is_file():
        (folder / "search_index.json").unlink(missing_ok=True)
