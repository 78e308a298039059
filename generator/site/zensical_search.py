"""The search of a site that Zensical built: Material's, behind Zensical's window (docs/engines.md says why).

Zensical's index has the same entries as Material's, without the settings and boosts by which Material ranks them: they
are put in. Its worker is replaced by Material's, with `zensical-search.js` between the two.
"""

from __future__ import annotations

import json
import re
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_SCRIPTS = "assets/javascripts"
_FRONT_MATTER = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)
_SOURCE_MAP = re.compile(rb"\n?//# sourceMappingURL=\S*\s*$")
_INDEX = "var __index = "


def put_on_demand(theme: Path) -> None:
    """Let a page fetch the index when the search is first used: by a script for Zensical's, in the other's place."""
    script = resources.files("generator") / "widgets" / "zensical-on-demand.js"
    place = theme / "partials" / "javascripts" / "search-on-demand.html"
    if place.is_file():
        place.write_bytes(script.read_bytes().replace(b"\r\n", b"\n"))


def put_search(work: Path, settings: MkDocsConfig) -> None:
    """Give the site built in `work/site` an index and a worker that find what the default engine's find."""
    if "material/search" not in settings.plugins:
        return
    index = work / "site" / "search.json"
    data = json.loads(index.read_text(encoding="utf-8"))
    data["config"] = _config(settings)
    for item in data["items"]:
        page, _, anchor = item["location"].partition("#")
        front = _front_matter(work / "docs" / f"{page.removesuffix('.html')}.md")
        if not anchor and "title" in front:
            item["title"] = front["title"]  # not the navigation's, which numbers it
        boost = (front.get("search") or {}).get("boost")
        if boost:
            item["boost"] = boost
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    index.write_text(text, encoding="utf-8", newline="\n")
    (work / "site" / "search.js").write_text(f"{_INDEX}{text};", encoding="utf-8", newline="\n")
    _put_worker(work / "site" / _SCRIPTS)


def _config(settings: MkDocsConfig) -> dict[str, Any]:
    """The settings of the search as Material's plug-in completes them."""
    plugin: Any = settings.plugins["material/search"]
    plugin.on_config(settings)
    return {name: plugin.config[name] for name in ("lang", "separator", "pipeline", "fields")}


def _front_matter(page: Path) -> dict[str, Any]:
    found = _FRONT_MATTER.match(page.read_text(encoding="utf-8"))
    front = yaml.safe_load(found[1]) if found else None
    return front if isinstance(front, dict) else {}


def _put_worker(scripts: Path) -> None:
    material = resources.files("material") / "templates" / "assets" / "javascripts"
    workers = [one for one in (material / "workers").iterdir() if one.name.endswith(".min.js")]
    (search,) = workers
    between = resources.files("generator") / "widgets" / "worker" / "zensical-search.js"
    script = between.read_bytes().replace(b"\r\n", b"\n") + _SOURCE_MAP.sub(b"", search.read_bytes()) + b"\n"
    (place,) = (scripts / "workers").glob("search.*.js")
    place.write_bytes(script)
    _copy_missing(material / "lunr", scripts / "lunr")


def _copy_missing(source: Traversable, target: Path) -> None:
    """The word files of the languages; those of the handout's own theme stay."""
    target.mkdir(exist_ok=True)
    for entry in source.iterdir():
        if entry.is_dir():
            _copy_missing(entry, target / entry.name)
        elif not (target / entry.name).exists():
            (target / entry.name).write_bytes(entry.read_bytes())
