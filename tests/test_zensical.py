"""`--engine zensical` on the English course: the same pages as MkDocs, always the same bytes, and what a failure says.

The French course, the search and the console of the browser are in tests/browser/test_zensical.py. Where Zensical is
not installed these tests fail: `make test` installs it.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import zipfile
from importlib import metadata
from pathlib import Path

import pytest

from generator.cli import command
from generator.site import ENGINES
from generator.site.zensical import _reason
from tests.courses import built, environment, fascicule, tree
from tests.shapes import different, shape_of, shapes_of
from tests.test_site import BREAKS, build_with


@pytest.fixture(scope="module")
def course(tiny_course: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The English course with a site that Zensical built; a test that breaks it mends it again."""
    copy = tmp_path_factory.mktemp("zensical") / "course"
    shutil.copytree(tiny_course, copy)
    built(copy, "--engine", "zensical")
    return copy


# --- what comes out


def test_every_page_is_the_same_as_with_mkdocs(course: Path, tiny_site: Path) -> None:
    ours, theirs = shapes_of(tiny_site), shapes_of(course / "site")
    assert different(ours, theirs) == {}
    assert len(ours) > 30
    assert sum(len(one.questions) for one in ours.values()) > 1000


@pytest.mark.parametrize(
    ("was", "becomes", "part"),
    [
        ("<h1>", '<h1 id="x">', "headings"),
        ('href="../glossary.html', 'href="../sources.html', "links"),
        ('<fieldset class="fx-question__set', '<fieldset class="fx-question__sets', "article"),
        ('lang="en"', 'lang="fr"', "language"),
        ("assets/javascripts/quiz.js", "assets/javascripts/quizz.js", "loaded"),
    ],
)
def test_the_comparison_sees_a_difference(tiny_site: Path, was: str, becomes: str, part: str) -> None:
    name = "know/checks.html"
    html = (tiny_site / name).read_text(encoding="utf-8")
    assert was in html
    other = html.replace(was, becomes, 1)
    found = different({name: shape_of(name, html)}, {name: shape_of(name, other)})[name]
    assert isinstance(found, tuple) and found[0] == part


def test_what_stands_beside_the_pages_is_the_same(course: Path, tiny_site: Path) -> None:
    """Style sheets, scripts, pictures, fonts, the manifest: all but what each engine brings of its own."""
    ours, theirs = tree(tiny_site), tree(course / "site")
    made = re.compile(r"\.html$|^search|^sitemap|^sw\.js$|\.zip$|\.[0-9a-f]{8}\.min\.|\.map$|/LICENSE$")
    kept = {name for name in ours if not made.search(name)}
    assert len(kept) > 40
    assert {name for name in theirs if not made.search(name)} == kept
    assert [name for name in sorted(kept) if ours[name] != theirs[name]] == []
    assert theirs["sitemap.xml"] == ours["sitemap.xml"]


def test_the_search_holds_the_same_entries(course: Path, tiny_site: Path) -> None:
    ours = json.loads((tiny_site / "search" / "search_index.js").read_text(encoding="utf-8").partition(" = ")[2])
    theirs = json.loads((course / "site" / "search.json").read_text(encoding="utf-8"))
    assert theirs["config"] == ours["config"]
    kept = ("location", "title", "boost")
    docs = [{name: one[name] for name in kept if name in one} for one in ours["docs"]]
    assert [{name: one[name] for name in kept if name in one} for one in theirs["items"]] == docs
    assert any("boost" in one for one in docs)
    script = (course / "site" / "search.js").read_text(encoding="utf-8")
    assert json.loads(script.removeprefix("var __index = ").removesuffix(";")) == theirs


def test_the_same_course_gives_the_same_bytes(course: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "another folder"
    shutil.copytree(course, fresh, ignore=shutil.ignore_patterns("site", ".fascicule"))
    again = tree(built(fresh, "--engine", "zensical", PYTHONHASHSEED="7", TZ="Pacific/Auckland"))
    first = tree(course / "site")
    assert [name for name in sorted(first.keys() | again.keys()) if first.get(name) != again.get(name)] == []


def test_it_is_an_edition_of_its_own_with_an_archive(course: Path, tiny_site: Path) -> None:
    def edition(site: Path) -> str:
        found = re.search(r'<meta name="fascicule" content="\S+ (\w+)-\w+">', (site / "index.html").read_text("utf-8"))
        assert found
        return found[1]

    site = course / "site"
    assert edition(site) != edition(tiny_site)
    worker = (site / "sw.js").read_text(encoding="utf-8")
    listed = set(json.loads(worker.partition('"files":')[2].partition("};\n")[0]))
    with zipfile.ZipFile(site / "everyday-bicycle.zip") as archive:
        packed = {name.removeprefix("everyday-bicycle/") for name in archive.namelist()}
        home = archive.read("everyday-bicycle/index.html").decode()
    assert {"index.html", "search.json", "search.js", "assets/javascripts/lunr/min/lunr.fr.min.js"} <= listed & packed
    assert "sw.js" not in packed and 'name="fascicule"' not in home


def test_nothing_of_the_build_is_left_beside_the_pages(course: Path) -> None:
    assert not (course / ".fascicule" / ".cache").exists()
    assert not (course / ".cache").exists()


# --- when it cannot be done


def test_the_command_offers_the_engines_that_there_are() -> None:
    build = command("en").commands["build"]
    (option,) = [one for one in build.params if one.name == "engine"]
    assert list(getattr(option.type, "choices", ())) == list(ENGINES)


# Of the faults that test_site knows, those that Zensical meets itself or would pass over.
MET = (
    *("a template that never ends", "a template that extends nothing", "a template that miscounts"),
    *("settings that are a list", "a setting that is unknown"),
)


@pytest.mark.parametrize("fault", MET)
def test_a_failed_build_says_why_and_leaves_the_site_as_it_was(course: Path, fault: str) -> None:
    before = tree(course / "site")
    done = build_with(fault, course, "--engine", "zensical")
    assert done.returncode == 1
    assert BREAKS[fault][2] in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(course / "site") == before


@pytest.mark.parametrize(
    ("was", "becomes", "named"),
    [
        ("plugins:\n", "plugins:\n  tags: {}\n", "material/tags"),
        ("plugins:\n", "hooks: [../hook.py]\nplugins:\n", "hook.py"),
    ],
)
def test_what_zensical_would_pass_over_in_silence_is_refused(course: Path, was: str, becomes: str, named: str) -> None:
    settings, hook = course / "mkdocs.yml", course / "hook.py"
    sound = settings.read_text(encoding="utf-8")
    hook.touch()
    settings.write_text(sound.replace(was, becomes), encoding="utf-8")
    done = fascicule("build", "--lang", "en", "--engine", "zensical", "--project", course)
    settings.write_text(sound, encoding="utf-8")
    hook.unlink()
    assert done.returncode == 1
    assert named in done.stderr and "without a word" in done.stderr


def test_without_zensical_the_command_says_what_to_install(course: Path) -> None:
    before = tree(course / "site")
    program = (
        "import sys\nfrom importlib import metadata\nknown = metadata.version\n"
        "def version(name):\n    if name == 'zensical':\n        raise metadata.PackageNotFoundError(name)\n"
        "    return known(name)\n"
        "metadata.version = version\nfrom generator.cli import main\nmain(sys.argv[1:])"
    )
    command = [sys.executable, "-c", program, "build", "--engine", "zensical", "--project", str(course)]
    for language, said in (("fr", "n'est pas installé"), ("en", "is not installed")):
        done = subprocess.run(
            [*command, "--lang", language], env=environment(), capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 1
        assert said in done.stderr and "pip install 'fascicule[zensical]'" in done.stderr
        assert "Traceback" not in done.stderr
    assert tree(course / "site") == before


def test_a_trace_becomes_one_sentence_with_the_place_in_the_overrides(tmp_path: Path) -> None:
    (tmp_path / "main.html").touch()
    trace = 'Traceback (most recent call last):\n  File "x.py", line 1, in <module>\nRuntimeError: '
    said = f"\x1b[33mWarning\x1b[0m: a\nNo issues found\n{trace}syntax error (in main.html:2)\n"
    assert _reason(said, tmp_path) == "Warning: a overrides/main.html:2 syntax error"
    assert _reason(f"{trace}syntax error (in base.html:2)", tmp_path) == "syntax error (in base.html:2)"
    assert _reason("Error: no docs\n", tmp_path) == "Error: no docs"


def test_the_version_that_is_tested_is_the_one_of_the_lock() -> None:
    lock = (Path(__file__).resolve().parent.parent / "requirements-dev.txt").read_text(encoding="utf-8")
    found = re.search(r"^zensical==(\S+)", lock, re.MULTILINE)
    assert found and metadata.version("zensical") == found[1]
