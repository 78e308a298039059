"""The accelerated build writes what `mkdocs build` writes: every file, byte for byte after white space between tags.

The plain build is the one of `.fascicule/`, as `mkdocs build -f .fascicule/mkdocs.yml` runs it.
"""

from __future__ import annotations

import datetime
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config

from generator.site import fast, mkdocs
from generator.site.fast.partials import Lenient
from generator.site.output import Output
from generator.site.workspace import Tree
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
        "from generator.site.output import Output\n"
        "config = load_config(sys.argv[1], site_dir=sys.argv[2])\n"
        "config.plugins.on_startup(command='build', dirty=False)\n"
        "from generator.site.workspace import Tree\n"
        "output, docs = Output(Path(sys.argv[2]), Path(sys.argv[2], 'none')), Path(config.docs_dir)\n"
        "files = {path.relative_to(docs).as_posix(): path.read_bytes() for path in docs.rglob('*') if path.is_file()}\n"
        "sys.exit(0 if fast.build(config, Path(sys.argv[3]), output, Tree(docs, files)) else 3)\n"
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
    folder = work / "docs"
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    asked: list[bool] = []
    build = fast.build

    def watched(config: Any, overrides: Path, output: Output, pages: Tree) -> bool:
        asked.append(build(config, overrides, output, pages))
        return asked[-1]

    monkeypatch.setattr(fast, "build", watched)
    mkdocs.build(work, datetime.date(2026, 5, 20), Output(work / "site", project / "site"), lambda: Tree(folder, files))
    assert asked == [False]
    by_us = {"everyday-bicycle.zip", "fascicule.json", "sw.js"}
    assert set(differences(project / "site", work / "site")) == by_us
