"""The accelerated MkDocs build: the pages that `mkdocs build` would write, in a tenth of its time.

MkDocs reads the settings, the files and the navigation; Material's templates render each shape of page once. What is
left out is work done twice: raw HTML read by Markdown, the whole navigation rendered for every page, the search
plug-in's walk through each page. A test compares every file with a plain `mkdocs build`. Settings, plug-ins or
templates that this module does not know are left to the plain build (`understands`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, cast

from markdown.extensions.toc import nest_toc_tokens
from mkdocs.commands.build import _build_extra_template, _build_template, _build_theme_template
from mkdocs.structure.files import File, Files, InclusionLevel, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils.meta import YAML_RE

from generator.ahead import Ahead
from generator.compiled_templates import keep_compiled
from generator.digests import digest_of
from generator.site.fast.blocks import Converter
from generator.site.fast.partials import Partials, stub
from generator.site.fast.search import entries_of, without_search_marks
from generator.site.fast.skeleton import Skeletons, base_context
from generator.site.fast.splice import NotUnderstoodError
from generator.site.fast.theme_list import list_visible
from generator.site.offline import is_read_by_learners
from generator.site.output import Entries, Finished, Output, finished
from generator.site.workspace import Tree

_WORTH_A_PROCESS = 40
"""From this number of pages on, a second process takes its share of them."""
_PAGE = ".md"
_TOGETHER = 8
"""Pages in a piece of work."""
_PLUGINS = frozenset({"material/search", "material/offline"})
_EXTENSIONS = frozenset({"toc", "tables", "fenced_code", "attr_list"})
_FEATURES = frozenset({
    "navigation.tabs", "navigation.indexes", "navigation.footer", "navigation.prune", "navigation.expand",
    "navigation.sections", "navigation.top", "toc.follow", "search.highlight", "search.suggest", "search.share",
    "content.code.copy",
})  # fmt: skip
# What a template may read that no shape tells of.
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_READS_THE_PAGE = re.compile(r"\b(?:page|pages|nav|build_date_utc)\b")
_STUBBED = ("nav", "tabs", "toc")
# The front matter that no other page shows (`theme/fascicule.html`).
_OWN = frozenset({
    "description", "running_head", "running_foot", "thumb", "mark", "quiz", "stems", "script", "record", "search",
    "styles", "kind",
})  # fmt: skip
_NOT_SAID = frozenset({"docs_dir", "site_dir", "config_file_path", "plugins", "theme", "hooks"})
_UNREAD = "\ue000unread\ue001"
"""Stands for the text of a page whose front matter is known; its title needs its text to be some text."""


def understands(config: Any, overrides: Path) -> str:
    """Empty when the accelerated build gives the same site as the plain one, else what it does not know."""
    from material.plugins.search import plugin as search_plugin

    if set(config.plugins) != _PLUGINS or config.hooks:
        return "plugins"
    if not config.plugins["material/search"].config.enabled or getattr(search_plugin, "jieba", None):
        return "search"
    if not set(config.markdown_extensions) <= _EXTENSIONS or config.mdx_configs.get("toc", {}).get("permalink"):
        return "markdown_extensions"
    if not set(config.theme.get("features") or []) <= _FEATURES:
        return "features"
    if config.repo_url or config.edit_uri or config.edit_uri_template:
        return "repo_url"
    for path in sorted(overrides.rglob("*.html")) if overrides.is_dir() else []:
        if path.parent.name == "partials" and path.stem.startswith(_STUBBED):
            return path.name
        text = _COMMENT.sub("", path.read_text(encoding="utf-8"))
        if any(_READS_THE_PAGE.search(tag) for tag in _TAG.findall(text)):
            return path.name
    return ""


def build(config: Any, overrides: Path, output: Output, pages: Tree) -> bool:
    """Write `pages`, and their site as a loaded `config` has it.

    False when the plain build must do it, which cleans the folder of the site first. The order of events is that of
    `mkdocs.commands.build.build`.
    """
    if understands(config, overrides):
        return False
    try:
        _build(config, output, pages)
    except NotUnderstoodError:
        output.files.clear()
        return False
    return True


def _build(config: Any, output: Output, pages: Tree) -> None:
    pages.clear()
    pages.put(name for name in pages.files if not name.endswith(_PAGE))
    driver = Driver(
        config, _files(config, pages), lambda file: pages.digest(file.src_uri),
        lambda name, digest: pages.heads.get(name) or output.meta(name, digest),
    )  # fmt: skip
    driver.files.copy_static_files(inclusion=InclusionLevel.is_included)
    for name in config.theme.static_templates:
        if name == "404.html":
            _write(Path(config.site_dir, name), driver.error_page().encode("utf-8", errors="xmlcharrefreplace"))
        else:
            _build_theme_template(name, driver.env, driver.files, config, driver.nav)
    for name in config.extra_templates:
        _build_extra_template(name, driver.files, config, driver.nav)
    keys = driver.keys()
    new = [file for file in driver.documents if not output.take_over(file.dest_uri, keys[file.src_uri])]
    for name, key, finished_ in _made(driver, new, output, keys, pages):
        output.keep(name, key, finished_)
    index = config.plugins["material/search"].search_index
    for file in driver.documents:
        output.keep_meta(file.src_uri, driver.digests[file.src_uri], driver.meta_of(file))
        index.entries += output.files[file.dest_uri].entries
    config.plugins.on_post_build(config=config)


def _files(config: Any, pages: Tree) -> Files:
    """What MkDocs finds in the folder of `pages`, of which those to be converted are read from here."""
    files = [
        File(name, str(pages.folder), config.site_dir, config.use_directory_urls)
        for name in sorted(pages.files, key=as_read)
    ]
    for file in files:
        if file.src_uri.endswith(_PAGE):
            file._content = pages.files[file.src_uri]
    return Files(files)


def as_read(name: str) -> tuple[tuple[int, bool, str], ...]:
    """The order in which MkDocs finds files in a folder: `index` first, folders last."""
    *folders, last = name.split("/")
    stem = last.rpartition(".")[0] or last
    return *((1, False, folder) for folder in folders), (0, stem not in ("index", "README"), last)


Known = list[tuple[str, str, Finished]]
"""Name, key and what is to be known of finished files."""


def _made(driver: Driver, new: list[File], output: Output, keys: Mapping[str, str], pages: Tree) -> Known:
    """Write the pages in both their forms; look at what was copied."""

    def write(some: list[File]) -> Known:
        pages.put(file.src_uri for file in some)
        return [(file.dest_uri, keys[file.src_uri], driver.write(file)) for file in some]

    def look(names: list[str]) -> Known:
        return [output.looked_at(name) for name in names]

    rest = sorted(set(pages.files).difference(file.src_uri for file in new))
    pages.put(name for name in rest if name.endswith(_PAGE))
    copied = [name for name in output.names() if name not in output.files and is_read_by_learners(name)]
    pieces = [partial(write, new[start : start + _TOGETHER]) for start in range(0, len(new), _TOGETHER)]
    pieces += [partial(look, copied[start : start + _TOGETHER]) for start in range(0, len(copied), _TOGETHER)]
    with Ahead(pieces, wanted=len(new) >= _WORTH_A_PROCESS) as work:
        return [one for piece in work.results() for one in piece]


class Driver:
    """The pages of a site whose settings are loaded, ready to be converted one by one, in any order.

    The front matter of `files` is read here, where it is not `known` for a file's name and digest.
    """

    def __init__(
        self, config: Any, files: Files, digest_in: Callable[[File], str] = lambda file: digest_of(file.content_bytes),
        known: Callable[[str, str], Mapping[str, Any] | None] = lambda *_: None,
    ) -> None:  # fmt: skip
        keep_compiled(config.theme)
        config = config.plugins.on_config(config)
        config.plugins.on_pre_build(config=config)
        env = config.theme.get_env()
        list_visible(env)
        files.add_files_from_theme(env, config)
        files = config.plugins.on_files(files, config=config)
        set_exclusions(files, config)
        nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
        self.digests: dict[str, str] = {}
        self.documents = list(files.documentation_pages(inclusion=InclusionLevel.is_included))
        for file in self.documents:
            if file.page is None:
                Page(None, file, config)
            assert file.page is not None
            self.digests[file.src_uri] = digest = digest_in(file)
            meta = known(file.src_uri, digest)
            if meta is None:
                file.page.read_source(config)
            else:
                file.page.meta = dict(meta)
                file.page.markdown = _UNREAD
        self.env = config.plugins.on_env(env, config=config, files=files)
        stub(self.env)
        self.config, self.files, self.nav = config, files, nav
        base = base_context(config, nav, files)
        self._skeletons = Skeletons(self.env, base, nav, Partials(self.env, base, nav))
        self._converter = Converter(config)

    def error_page(self) -> str:
        """`404.html`."""
        text = _build_template("404.html", self.env.get_template("404.html"), self.files, self.config, self.nav)
        return self._skeletons.error_page(text)

    def meta_of(self, file: File) -> Mapping[str, Any]:
        """The front matter of a page."""
        assert file.page is not None
        return file.page.meta

    def keys(self) -> dict[str, str]:
        """For each page what it comes from: its file, and what pages show of the site around them.

        The settings as they were read: inherited ones and those of the environment (`!ENV`) are in them.
        """
        around = [
            (file.src_uri, sorted((name, value) for name, value in self.meta_of(file).items() if name not in _OWN))
            for file in self.documents
        ]
        shared = digest_of(repr((_settings_of(self.config), around)).encode("utf-8", "surrogatepass"))
        return {name: digest_of(f"{shared}\n{digest}".encode()) for name, digest in self.digests.items()}

    def write(self, file: File) -> Finished:
        """Write a page, and tell what is to be known of it."""
        text, entries = self.page(file)
        assert file.page is not None
        # The title of a page that is read needs its text to be some text.
        file.page.content = file.page.markdown = ""
        data = text.encode("utf-8", errors="xmlcharrefreplace")
        _write(Path(file.abs_dest_path), data)
        return finished(file.dest_uri, data, entries)

    def page(self, file: File) -> tuple[str, Entries]:
        """A page whose front matter and text are read, finished, and its entries for the search index."""
        page = file.page
        assert page is not None
        if page.markdown is _UNREAD:
            source = file.content_string
            head = YAML_RE.match(source)
            page.markdown = source[head.end() if head else 0 :].lstrip("\n")
        assert page.markdown is not None
        converted = self._converter.convert(page.markdown)
        if converted is None:
            page.render(self.config, self.files)
        else:
            page.content, contents = converted
            page.toc = get_toc(cast(Any, nest_toc_tokens(contents)))
        assert page.content is not None
        entries = entries_of(page, page.content)
        if entries is None:
            index = self.config.plugins["material/search"].search_index
            before = len(index.entries)
            index.add_entry_from_context(page)
            entries = index.entries[before:]
            del index.entries[before:]
        page.active = True
        text = self._skeletons.page(page, without_search_marks(page.content))
        page.active = False
        return text, entries


def _settings_of(config: Any) -> list[Any]:
    """What a configuration says, whichever file or variable it comes from; where the project lies is no part of it."""
    said = {name: value for name, value in config.items() if name not in _NOT_SAID}
    plain = [(name, value) for name, value in sorted(said.items()) if isinstance(value, str | int | list | dict)]
    theme = [(name, config.theme[name]) for name in config.theme]
    plugins = [(name, dict(plugin.config)) for name, plugin in config.plugins.items()]
    return [plain, dict(config.extra), theme, plugins]


def _write(path: Path, data: bytes) -> None:
    if data.strip():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
