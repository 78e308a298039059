"""The Zensical driver: its additions to the configuration, and one build of the working folder. Only it knows Zensical.

It runs in a process of its own: Zensical is a program in Rust that writes to the standard output and keeps its
configuration in a global, and a fault of it must not take this process with it. What differs from the default engine
is in docs/engines.md; the search is in zensical_search.py.
"""

from __future__ import annotations

import datetime
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from generator.site import mkdocs, zensical_search
from generator.site.errors import BuildError
from generator.site.output import Output
from generator.site.workspace import Tree

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from generator.pages import Site

# Of plug-ins, those of which the driver knows that Zensical does the same.
_PLUGINS = {"material/search", "material/offline"}
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_PLACE = re.compile(r"\s*\(in ([^()]+):(\d+)\)")


def identity() -> dict[str, bytes]:
    """The version of Zensical; the name of a build's frame depends on it."""
    try:
        return {"zensical": metadata.version("zensical").encode()}
    except metadata.PackageNotFoundError:
        raise BuildError("no-zensical") from None


def configuration(site: Site, frame_id: str) -> bytes:
    """`.fascicule/mkdocs.yml`: the one of the default engine, and what only Zensical needs to build the same pages."""
    settings: dict[str, Any] = yaml.safe_load(mkdocs.configuration(site, frame_id))
    # The handout's frame stands on Material's own look, which Zensical calls the classic one.
    settings["theme"]["variant"] = "classic"
    text = yaml.safe_dump(settings, allow_unicode=True, sort_keys=False, width=1000)
    return ("# Written by fascicule; change ../mkdocs.yml or the course instead.\n" + text).encode()


def build(
    work: Path, as_of: datetime.date, output: Output, finish: Callable[[], Tree]  # noqa: ARG001 - no date in them
) -> None:
    """Build `.fascicule/docs` into `.fascicule/site`. Raises `BuildError` for anything Zensical warns of."""
    finish().write()
    settings = _settings(work)
    zensical_search.put_on_demand(work / "theme")
    command = [sys.executable, "-m", "zensical", "build", "--clean", "--strict", "-f", "mkdocs.yml"]
    done = subprocess.run(
        command, cwd=work, env={**os.environ, "NO_COLOR": "1"}, stdin=subprocess.DEVNULL, capture_output=True,
        text=True, encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip
    # A cache of Zensical's own, whose rules nobody here has read: each build is a whole one.
    shutil.rmtree(work / ".cache", ignore_errors=True)
    if done.returncode:
        raise BuildError("engine", reason=_reason(done.stderr or done.stdout, work.parent / "overrides"))
    zensical_search.put_search(work, settings)


def _settings(work: Path) -> MkDocsConfig:
    """`mkdocs.yml` as MkDocs reads it. Zensical passes over a key, a plug-in or a hook that it does not know."""
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    mkdocs.refuse_odd_settings(work.parent / "mkdocs.yml")
    with mkdocs.heard() as said:
        try:
            settings = load_config(str(work / "mkdocs.yml"))
        except (MkDocsException, SystemExit, yaml.YAMLError) as error:
            raise mkdocs.refused(error, said) from error
    unknown = [*sorted(set(settings.plugins) - _PLUGINS), *settings.hooks]
    if unknown:
        raise BuildError("zensical-plugins", names=", ".join(unknown))
    return settings


def _reason(said: str, overrides: Path) -> str:
    """What Zensical says before it raises and its last sentence, with the place in the project."""
    said = _COLOURS.sub("", said).replace("No issues found", "")
    before, _, trace = said.partition("Traceback (most recent call last):")
    last = trace.strip().rpartition("\n")[2]
    last = re.sub(r"^(?:\w+\.)*\w*(?:Error|Exception): ", "", last)
    place = ""
    if (found := _PLACE.search(last)) and (overrides / found[1]).is_file():
        place, last = f"overrides/{found[1]}:{found[2]}", last.replace(found[0], "", 1)
    return " ".join(f"{before} {place} {last}".split())
