"""The accelerated build writes what `mkdocs build` writes: every file, byte for byte after white space between tags.

The plain build is the one of `.fascicule/`, as `mkdocs build -f .fascicule/mkdocs.yml` runs it.
"""

from __future__ import annotations

import copy
import datetime
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.config import load_config

from generator.site import fast, mkdocs
from generator.site.fast.blocks import Converter
from generator.site.fast.partials import Lenient
from generator.site.fast.search import entries_of, sections_of
from generator.site.fast.splice import NotUnderstoodError, Spliced, cut_at, mark, stays_as_it_is
from tests.courses import ROOT, TINY, copy_course, environment, fascicule

BETWEEN_TAGS = re.compile(rb">\s+(?=<)")


def normal(path: Path) -> bytes:
    data = path.read_bytes()
    if path.suffix == ".html":
        # In a text next to a tag, white space is white space: a template may break a line there.
        return re.sub(rb"\s+<", b" <", re.sub(rb">\s+", b"> ", BETWEEN_TAGS.sub(b">", data)))
    return data


def differences(plain: Path, quick: Path) -> list[str]:
    """The files in which two sites differ, or that only one has."""
    names = {path.relative_to(one).as_posix() for one in (plain, quick) for path in one.rglob("*") if path.is_file()}
    found = []
    for name in sorted(names):
        one, other = plain / name, quick / name
        if not one.is_file() or not other.is_file() or normal(one) != normal(other):
            found.append(name)
    return found


def both(project: Path, *, understood: bool = True) -> tuple[Path, Path]:
    """Build `project`, then its working folder by both ways."""
    done = fascicule("build", "--project", project)
    assert done.returncode == 0, done.stderr
    work = project / ".fascicule"
    epoch = str(int(datetime.datetime(2026, 11, 24, tzinfo=datetime.UTC).timestamp()))
    plain, quick = project / "plain", project / "quick"
    for folder in (plain, quick):
        shutil.rmtree(folder, ignore_errors=True)
    options = ("-q", "--strict", "-f", str(work / "mkdocs.yml"), "-d", str(plain))
    command = [sys.executable, "-m", "mkdocs", "build", *options]
    subprocess.run(command, env=environment(SOURCE_DATE_EPOCH=epoch, NO_MKDOCS_2_WARNING="1"), check=True)
    script = (
        "import sys; from pathlib import Path; from mkdocs.config import load_config; from generator.site import fast\n"
        "config = load_config(sys.argv[1], site_dir=sys.argv[2])\n"
        "config.plugins.on_startup(command='build', dirty=False)\n"
        "sys.exit(0 if fast.build(config, Path(sys.argv[3])) else 3)\n"
    )
    arguments = [sys.executable, "-c", script, str(work / "mkdocs.yml"), str(quick), str(project / "overrides")]
    code = subprocess.run(arguments, env=environment(SOURCE_DATE_EPOCH=epoch), check=False).returncode
    assert code == (0 if understood else 3)
    return plain, quick


def changed(project: Path, name: str, *pairs: tuple[str, str]) -> None:
    path = project / name
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


# --- whole sites


@pytest.mark.exhaustive
def test_the_course_of_this_repository_is_the_same_by_both_builds(tmp_path: Path) -> None:
    assert differences(*both(copy_course(ROOT, tmp_path / "main"))) == []


PRUNED, WHOLE = "    - navigation.prune\n", ""


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("an address of its own", "use_directory_urls", "site_url: https://example.org/cours/\nuse_directory_urls"),
        pytest.param("no tabs", "    - navigation.tabs\n", "", marks=pytest.mark.exhaustive),
        pytest.param("no index pages", "    - navigation.indexes\n", "", marks=pytest.mark.exhaustive),
        pytest.param(
            "sections, all open",
            "    - navigation.tabs\n",
            "    - navigation.sections\n    - navigation.expand\n",
            marks=pytest.mark.exhaustive,
        ),
        pytest.param("no foot", "    - navigation.footer\n", "", marks=pytest.mark.exhaustive),
        ("a script and a style", "extra:\n", "extra_css: [images/a.css, b.css]\nextra_javascript: [x/y.js]\nextra:\n"),
    ],
)
def test_a_small_course_is_the_same_by_both_builds(tmp_path: Path, name: str, old: str, new: str) -> None:
    project = copy_course(TINY, tmp_path / "tiny")
    changed(project, "mkdocs.yml", (old, new))
    assert differences(*both(project)) == []


def test_the_whole_navigation_is_the_same_where_nothing_is_pruned(tmp_path: Path) -> None:
    project = copy_course(TINY, tmp_path / "tiny")
    text = (project / "mkdocs.yml").read_text(encoding="utf-8")
    other = text.replace(PRUNED, WHOLE) if PRUNED in text else text.replace("  features:\n", f"  features:\n{PRUNED}")
    assert other != text
    (project / "mkdocs.yml").write_text(other, encoding="utf-8")
    assert differences(*both(project)) == []


def test_titles_that_a_filter_would_change_are_the_same_by_both_builds(tmp_path: Path) -> None:
    project = copy_course(TINY, tmp_path / "tiny")
    for path in sorted((project / "content").glob("*/*.yml")):
        text = path.read_text(encoding="utf-8")
        path.write_text(
            re.sub(r"(?m)^title: (.*)$", r"""title: 'R & D « \1 » 1 < 2 "q" \\ it''s'""", text, count=1), "utf-8"
        )
    assert differences(*both(project)) == []


@pytest.mark.exhaustive
def test_one_process_and_two_write_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = copy_course(ROOT, tmp_path / "main")
    assert fascicule("build", "--project", project, "--out", tmp_path / "two").returncode == 0
    monkeypatch.setenv("FASCICULE_ONE_PROCESS", "1")
    assert fascicule("build", "--project", project, "--out", tmp_path / "one").returncode == 0
    one, two = tmp_path / "one", tmp_path / "two"
    names = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(two) for path in two.rglob("*") if path.is_file())
    assert [name for name in names if (one / name).read_bytes() != (two / name).read_bytes()] == []


# --- what is left to the plain build


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("plugins:\n", "hooks: [hook.py]\nplugins:\n", "plugins"),
        ("markdown_extensions:\n", "markdown_extensions:\n  admonition: {}\n", "markdown_extensions"),
        ("    - navigation.tabs\n", "    - navigation.tabs\n    - navigation.instant\n", "features"),
        ("use_directory_urls", "repo_url: https://example.org/r\nuse_directory_urls", "repo_url"),
    ],
)
def test_settings_that_are_not_known_are_left_to_the_plain_build(tmp_path: Path, old: str, new: str, why: str) -> None:
    project = copy_course(TINY, tmp_path / "tiny")
    assert fascicule("build", "--project", project).returncode == 0
    config = project / ".fascicule" / "mkdocs.yml"
    (project / ".fascicule" / "hook.py").write_text("", encoding="utf-8")
    changed(project, "mkdocs.yml", (old, new))
    assert fast.understands(load_config(str(config)), project / "overrides") == why


def test_a_template_that_reads_the_page_is_left_to_the_plain_build(tmp_path: Path) -> None:
    project = copy_course(TINY, tmp_path / "tiny")
    (project / "overrides").mkdir(exist_ok=True)
    (project / "overrides" / "main.html").write_text(
        '{% extends "fascicule.html" %}\n{% block notice %}<p>{{ page.url | upper }}</p>{% endblock %}\n',
        encoding="utf-8",
    )
    both(project, understood=False)
    assert "<P>" not in (project / "site" / "index.html").read_text(encoding="utf-8")
    assert "<p>INDEX.HTML</p>" in (project / "site" / "index.html").read_text(encoding="utf-8")


def test_a_theme_that_asks_for_more_ends_the_accelerated_build_and_the_plain_one_gives_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = copy_course(TINY, tmp_path / "tiny")
    assert fascicule("build", "--project", project).returncode == 0
    work = project / ".fascicule"
    # As if a release of the theme read something of an entry that the stand-ins were not given.
    monkeypatch.setattr(Lenient, "_absent", frozenset({"encrypted", "pages", "edit_url"}))
    asked: list[bool] = []
    build = fast.build

    def watched(config: Any, overrides: Path) -> bool:
        asked.append(build(config, overrides))
        return asked[-1]

    monkeypatch.setattr(fast, "build", watched)
    mkdocs.build(work, datetime.date(2026, 5, 20))
    assert asked == [False]
    by_us = {"everyday-bicycle.zip", "fascicule.json", "sw.js"}
    assert set(differences(project / "site", work / "site")) == by_us


# --- its parts


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Any:
    project = copy_course(TINY, tmp_path_factory.mktemp("fast") / "tiny")
    assert fascicule("build", "--project", project).returncode == 0
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    return load_config(str(project / ".fascicule" / "mkdocs.yml"))


def plugin_sections(html: str) -> list[tuple[Any, ...]]:
    from material.plugins.search.plugin import Parser

    parser = Parser()
    parser.feed(html)
    parser.close()
    return [(one.id, "".join(one.title), "".join(one.text), one.is_excluded()) for one in parser.data]


def our_sections(html: str) -> list[tuple[Any, ...]] | None:
    found = sections_of(html)
    if found is None:
        return None
    return [(one.id, "".join(one.title), "".join(one.text), one.excluded) for one in found]


TAGS = st.sampled_from(
    """<p>~</p>~<ul>~<li>~</li>~</ul>~<div>~</div>~<br>~</h2>~</h3>~<pre>~</pre>~<code>~</code>~</a>~<sup>~</sup>~<path/>
~</span>~<h1>~</h1>~<object>~</object>~</svg>~<h2 id='b'>~<h2 id="a">~<div data-search-exclude>~<!-- a <p> b -->
~<h3 id="c" data-search-exclude="true">~<a class="headerlink" href="#x">~<img alt="a > b">~<span class="linenodiv">
~<svg viewBox='0 0 1 1'>""".replace("\n", "").split("~")
)
TEXTS = st.sampled_from(["un mot", " ", "\n", "a\nb", "R &amp; D", "&lt;p&gt; &eacute;", "\u00a0", "« x »", "&#39;"])


@given(st.lists(st.one_of(TAGS, TEXTS), max_size=14).map("".join))
@settings(max_examples=400, deadline=None)
def test_the_search_reads_sections_as_the_plugin_does(html: str) -> None:
    try:
        expected = plugin_sections(html)
    except (ValueError, AttributeError):
        return  # the plug-in stumbles on tags that nothing closes
    found = our_sections(html)
    assert found is not None
    assert found == expected


@pytest.mark.parametrize("html", ["<p>a</p><script>if (a < b) c()</script>", "<style>p {}</style>", "a < b"])
def test_what_only_the_plugin_reads_is_left_to_it(html: str) -> None:
    assert sections_of(html) is None


def test_a_page_with_tags_is_left_to_the_plugin() -> None:
    class Page:
        meta: dict[str, Any] = {"tags": ["a"], "title": "A"}  # noqa: RUF012 - read only
        url = "a.html"

    assert entries_of(Page(), "<p>a</p>") is None
    Page.meta = {"search": {"exclude": True}}
    assert entries_of(Page(), "<p>a</p>") == []


BLOCKS = st.sampled_from(
    """<div>
<p>un *mot* _ici_</p>
</div>~## Un titre { #un }~### Sous-titre : « x » ? { #b-c }~<p>a &amp; b</p>~## L’art. 8, 5 % { #art }~\
## R &#38; D { #rd }~## Corrigé { #corrige .fx-plain data-search-exclude }~<ul>
<li>## pas un titre</li>
</ul>~## a_b_c { #abc }~## [x](y) { #lien }~<table>
<tr><td>1</td></tr>
</table>""".split("~")  # noqa: SIM905
)


@given(st.lists(BLOCKS, min_size=1, max_size=8, unique=True))
@settings(max_examples=150, deadline=None)
def test_a_page_of_blocks_is_what_markdown_makes_of_it(config: Any, blocks: list[str]) -> None:
    import markdown

    text = "\n\n".join(blocks) + "\n"
    converted = Converter(config).convert(text)
    assert converted is not None
    plain = markdown.Markdown(extensions=config["markdown_extensions"], extension_configs=config["mdx_configs"])
    html, contents = converted
    assert BETWEEN_TAGS.sub(b">", html.encode()) == BETWEEN_TAGS.sub(b">", plain.convert(text).encode())

    def flat(tokens: list[Any]) -> list[tuple[Any, ...]]:
        return [row for one in tokens for row in ((one["level"], one["id"], one["name"]), *flat(one["children"]))]

    assert flat(copy.deepcopy(contents)) == flat(getattr(plain, "toc_tokens", []))


@pytest.mark.parametrize("text", ["du texte", "<pre>a\n\nb</pre>", "# Un", "## Sans ancre", "<!-- note -->", "1. a"])
def test_what_is_no_page_of_blocks_is_left_to_markdown(config: Any, text: str) -> None:
    assert Converter(config).convert(text) is None


def test_a_text_is_filled_at_its_marks() -> None:
    text = Spliced(f"<a href='{mark('url')}'>{mark('title')}</a>{mark('title')}")
    assert text.fill({"url": "x", "title": "t"}) == "<a href='x'>t</a>t"
    assert text.names == {"url", "title"}
    assert cut_at("a<li>b</li>c", "<li>b</li>") == ("a", "c")
    with pytest.raises(NotUnderstoodError):
        cut_at("abcabc", "abc")
    assert stays_as_it_is("L’art. 8 : « x »")
    for value in ("a & b", 'a "b"', "it's", " a", "a  b", "a\\b", "a<b", mark("x")):
        assert not stays_as_it_is(value), value
