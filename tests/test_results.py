"""« Mes résultats » as it is written: what the script finds there, and what stands there without it.

What the script makes of it is in tests/widgets, how it looks and behaves in tests/browser/results.
"""

from __future__ import annotations

import dataclasses
import re

import pytest
import yaml

from generator.model.project import Project
from generator.pages import site_of
from tests.courses import Page

# What `results.js`, `transfer.js` and `erase.js` look for.
PLACES = (
    "results", "results-off", "empty", "full", "something", "day", "known", "again", "sure", "updated", "days",
    "ranges", "objective", "before", "after", "lower", "range", "legend", "redo-list", "redo-row", "flag", "link",
    "plan", "why", "others", "nothing", "redo-all", "redo-link", "past", "past-list", "past-row", "score",
    "transfer", "save", "take", "said", "print", "erase", "erase-kept", "erase-ask", "erase-sure", "erase-yes",
    "erase-no", "erase-done",
)  # fmt: skip


def page_of(project: Project) -> str:
    return site_of(project, project.newest_date).files["results.md"].decode()


@pytest.fixture(params=["tiny", "main_course"])
def project(request: pytest.FixtureRequest) -> Project:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Project)
    return found


def test_every_place_that_the_scripts_fill_is_there(project: Project) -> None:
    page = page_of(project)
    assert [name for name in PLACES if not re.search(rf"\bdata-fx-{name}[ =>]", page)] == []


def test_nothing_shows_before_the_script_but_a_sentence_with_ways_on(project: Project) -> None:
    page = Page(page_of(project).split("---\n", 2)[2])
    assert page.unpaired == []
    (results,) = [attributes for tag, attributes in page.elements if "data-fx-results" in attributes]
    assert "hidden" in results
    (off,) = [attributes for tag, attributes in page.elements if "data-fx-results-off" in attributes]
    assert "hidden" not in off


def test_each_objective_is_a_row_with_the_questions_it_asks(project: Project) -> None:
    page = page_of(project)
    rows = re.findall(r'<tr role="row" data-fx-objective="([^"]+)">(.*)</tr>', page)
    assert [id_ for id_, _ in rows] == [str(one.id) for one in project.course.objectives]
    totals = [int(found[1]) if (found := re.search(r"</span> / (\d+)</td>", row)) else 0 for _, row in rows]
    counted = re.search(r'fx-counts__total"> / (\d+)<', page)
    assert counted and 0 < sum(totals) <= int(counted[1])


def test_each_module_and_lesson_that_asks_something_has_its_count(project: Project) -> None:
    page = page_of(project)
    places = re.findall(r'data-fx-count="([^"]+)"', page)
    lessons = [id_ for id_, placed in project.lessons.items() if f'href="{id_}.html"' in page and id_ in places]
    assert lessons
    assert {id_.partition("/")[0] for id_ in lessons} == {place for place in places if "/" not in place}


def test_the_page_is_not_searched_and_runs_the_record(project: Project) -> None:
    front = yaml.safe_load(page_of(project).split("---\n", 2)[1])
    assert front["search"] == {"exclude": True}
    assert front["record"] is True
    assert front["styles"] == ["results"]
    assert {"navigation", "toc"} <= set(front["hide"])


def test_who_has_done_nothing_is_led_to_the_positioning_test(tiny: Project) -> None:
    assert 'href="assessments/before.html">Where you stand</a>' in page_of(tiny)
    without = dataclasses.replace(tiny, assessments=())
    page = page_of(without)
    assert "assessments/" not in page
    assert 'data-none=""' in page, "no measure is promised that no assessment will give"


def test_a_course_that_asks_nothing_has_no_such_page(tiny: Project) -> None:
    silent = dataclasses.replace(tiny, banks={}, assessments=())
    site = site_of(silent, tiny.newest_date)
    assert "results.md" not in site.files
    assert "results.html" not in site.files["privacy.md"].decode()


def test_the_page_about_data_tells_of_the_file_and_of_erasing(project: Project) -> None:
    page = site_of(project, project.newest_date).files["privacy.md"].decode()
    assert 'href="results.html"' in page
    assert "data-fx-erase-yes" in page and "data-optional" not in page
