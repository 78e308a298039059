"""The pages of assessments: which there are, in what order they ask, and that no paper tells a key.

How papers are drawn is in `test_papers`, how they are sat in `tests/browser/assessments`.
"""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import replace
from typing import Any

import pytest
import yaml

from generator.model.assessment import Assessment
from generator.model.project import Project
from generator.pages import Site, site_of
from generator.papers import papers_of
from generator.rendering import Rendering
from tests.courses import Page

DAY = datetime.date(2026, 5, 20)
QUESTION = re.compile(r'<form class="fx-question" id="question-([^"]+)"')
KEY = re.compile(r'<div class="fx-key__body" id="key-([^"]+)"')


@pytest.fixture(scope="module")
def site(tiny: Project) -> Site:
    return site_of(tiny, DAY)


def text(site: Site, name: str) -> str:
    return site.files[f"assessments/{name}.md"].decode()


def front(site: Site, name: str) -> dict[str, Any]:
    return yaml.safe_load(text(site, name).split("---")[1])


def course(site: Site) -> dict[str, Any]:
    script = site.files["assets/questions.js"].decode()
    return json.loads(script.removeprefix("window.fasciculeCourse=").removesuffix(";\n"))


def test_each_kind_has_its_pages(site: Site) -> None:
    found = {path.removeprefix("assessments/") for path in site.files if path.startswith("assessments/")}
    assert found == {
        "before.md", "before-key.md", "pause.md", "final.md", "final-a.md", "final-a-key.md", "final-b.md",
        "final-b-key.md", "later.md", "later-a.md", "later-a-key.md",
    }  # fmt: skip
    named = json.dumps(site.nav) + json.dumps(site.not_in_nav)
    assert [path for path in found if f'"assessments/{path}"' not in named] == []


def test_a_paper_asks_its_questions_in_order_and_so_does_its_key(tiny: Project, site: Site) -> None:
    for id_, papers in papers_of(tiny, DAY).items():
        for paper in papers:
            ids = [str(one.id) for one in paper.questions]
            name = f"{id_}-{paper.letter}" if paper.letter else id_
            assert QUESTION.findall(text(site, name)) == ids
            if id_ != "pause":
                assert QUESTION.findall(text(site, f"{name}-key")) == ids
                assert KEY.findall(text(site, f"{name}-key")) == ids


def test_no_paper_tells_a_key(tiny: Project, site: Site) -> None:
    for name in ("before", "final-a", "final-b", "later-a"):
        page = text(site, name)
        for told in ("data-fx-key=", "fx-key__", "#key-", "fx-hint", "fx-question__more"):
            assert told not in page
        shown, told_by_key = Page(page).text, Page(text(site, f"{name}-key")).text
        for id_ in QUESTION.findall(page):
            explanation = " ".join(Rendering(tiny, DAY).plain(tiny.questions[id_].explanation).split())[:30]
            assert explanation in told_by_key and explanation not in shown


def test_a_case_on_a_paper_hides_what_is_inside_it_too(tiny: Project) -> None:
    listed = Assessment.model_validate(
        {"id": "fin", "type": "final", "title": "Fin", "duration": "5 min", "questions": ["mend-case", "know-true"]}
    )
    site = site_of(replace(tiny, assessments=(listed,)), DAY)
    paper, key = text(site, "fin-a"), text(site, "fin-a-key")
    assert QUESTION.findall(paper) == ["case-cause", "case-wait", "know-true"]
    assert "#key-" not in paper and "skipped the one" not in paper and "skipped the one" in key
    # The scale says where the questions of an objective stand.
    assert ">2</td>" in key and ">1.1 and 1.2</td>" in key
    assert course(site)["assessments"][0][4][0] == ["assessments/fin-a.html", "assessments/fin-a-key.html"]


def test_papers_and_keys_stay_out_of_the_search_and_load_what_they_need(site: Site) -> None:
    for name in ("before", "before-key", "final", "final-a", "final-a-key", "pause"):
        said = front(site, name)
        assert said["search"] == {"exclude": True}
        assert said["record"] is True
        assert "navigation" in said["hide"] and "toc" in said["hide"]
    # A paper has nothing that marks; a corrected page shows the questions of the copy.
    assert "quiz" not in front(site, "final-a") and front(site, "final-a")["assessment"] is True
    assert front(site, "final-a-key")["quiz"] is True and front(site, "final-a-key")["assessment"] is True
    assert front(site, "pause")["quiz"] is True and "assessment" not in front(site, "pause")


def test_a_recap_is_practice_with_its_key_on_the_page(site: Site) -> None:
    page = text(site, "pause")
    assert QUESTION.findall(page) == KEY.findall(page) == ["know-first", "know-true"]


def test_every_link_of_an_assessment_leads_to_a_page(site: Site) -> None:
    for path in (path for path in site.files if path.startswith("assessments/")):
        for _, attributes in Page(site.files[path].decode()).elements:
            href = attributes.get("href", "").partition("#")[0]
            if href and ":" not in href:
                target = href.removeprefix("../") if href.startswith("../") else f"assessments/{href}"
                assert target.replace(".html", ".md") in site.files, (path, href)


def test_every_anchor_of_an_assessment_is_on_its_page(site: Site) -> None:
    for path in (path for path in site.files if path.startswith("assessments/")):
        source = site.files[path].decode()
        page = Page(source)
        ids = {*page.ids, *re.findall(r"\{ #([\w-]+)", source)}
        anchors = [said["href"][1:] for _, said in page.elements if said.get("href", "").startswith("#")]
        assert set(filter(None, anchors)) <= ids, path


def test_the_scripts_know_the_papers(site: Site) -> None:
    found = {one[0]: one[1:] for one in course(site)["assessments"]}
    kind, title, mastery, papers = found["final"]
    assert (kind, title, mastery) == ("final", "Final assessment", 0.8)
    assert papers == [
        [f"assessments/final-{letter}.html", f"assessments/final-{letter}-key.html"] for letter in "ab"
    ]
    assert found["before"][2] is None
    assert found["pause"][3][0] == ["assessments/pause.html"] * 2


def test_the_day_in_the_calendar_is_so_many_months_after(tiny: Project) -> None:
    later = next(one for one in tiny.assessments if one.type == "delayed")
    six = later.model_copy(update={"months": 6})
    site = site_of(replace(tiny, assessments=(*tiny.assessments[:-1], six)), DAY)
    assert 'data-months="6"' in text(site, "later") and 'data-months="6"' in text(site, "final-a-key")
    assert "6 months after the end of the course." in text(site, "later")
    without = site_of(replace(tiny, assessments=tiny.assessments[:-1]), DAY)
    assert "data-fx-calendar" not in text(without, "final-a-key")


def test_two_builds_give_the_same_papers(tiny: Project, site: Site) -> None:
    again = site_of(tiny, DAY)
    assert {path: data for path, data in again.files.items() if path.startswith("assessments/")} == {
        path: data for path, data in site.files.items() if path.startswith("assessments/")
    }
