"""« S'entraîner » as pages: every question of every bank in one exercise book, with its key, and nothing told before.

How sessions run is in tests/browser/training, what is due on which day in tests/widgets/review.test.js.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from generator.index import counted
from generator.model.project import Project
from generator.pages import front_matter, site_of
from generator.pages.frame import frame_of
from generator.pages.training import books, training_pages


@pytest.fixture(scope="module", params=["tiny", "main_course"])
def project(request: pytest.FixtureRequest) -> Project:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Project)
    return found


def pages(project: Project) -> dict[str, str]:
    return {path: make() for path, make in training_pages(frame_of(project, project.newest_date))}


def test_every_bank_has_a_book_in_the_order_of_the_modules(project: Project) -> None:
    shelf = books(frame_of(project, project.newest_date))
    assert sorted(book.name for book in shelf) == sorted(project.banks)
    assert [book.name for book in shelf] == [module.id for module in project.modules if module.id in project.banks]
    assert list(pages(project)) == ["training/index.md", *(book.path for book in shelf)]


def test_a_book_holds_every_question_of_its_bank_once_and_its_key(project: Project) -> None:
    made = pages(project)
    for name, bank in project.banks.items():
        page = made[f"training/{name}.md"]
        for question in (one for whole in bank for one in counted(whole)):
            if not question.in_force(project.newest_date):
                continue
            assert page.count(f'id="question-{question.id}"') == 1
            assert page.count(f'id="key-{question.id}"') == 1
            form, key = page.index(f'id="question-{question.id}"'), page.index(f'id="key-{question.id}"')
            assert form < page.index("{ #corrige ") < key


def test_a_question_no_longer_in_force_is_not_in_the_book(tiny: Project) -> None:
    name, bank = next(iter(tiny.banks.items()))
    over = bank[0].model_copy(update={"in_force_to": tiny.newest_date.replace(year=2000)})
    old = replace(tiny, banks={**tiny.banks, name: (over, *bank[1:])})
    page = pages(old)[f"training/{name}.md"]
    assert f'id="question-{over.id}"' not in page
    assert f'id="question-{bank[1].id}"' in page
    gone = replace(tiny, banks={**tiny.banks, name: (over,)})
    assert f"training/{name}.md" not in pages(gone)


def test_a_course_without_questions_has_no_such_page(tiny: Project) -> None:
    assert pages(replace(tiny, banks={})) == {}


def test_the_index_links_every_book_and_every_assessment(project: Project) -> None:
    site = site_of(project, project.newest_date)
    index = site.files["training/index.md"].decode()
    links = re.findall(r'href="([^"]+)"', index)
    assert links == [
        *(f"../assessments/{one.id}.html" for one in project.assessments),
        *(f"{book.name}.html" for book in books(frame_of(project, project.newest_date))),
    ]
    for one in project.assessments:
        assert f"assessments/{one.id}.md" in site.files


def test_the_pages_stay_out_of_the_search_and_keep_the_record(project: Project) -> None:
    for path, page in pages(project).items():
        head = front_matter.read(page.encode())
        assert head["search"] == {"exclude": True}
        assert head["record"] is True
        assert head.get("quiz", False) == (path != "training/index.md")
        assert "training" in head["styles"]


def test_no_word_of_the_script_is_missing(project: Project) -> None:
    index = pages(project)["training/index.md"]
    empty = re.findall(r'data-[a-z-]+=""', re.sub(r'data-fx-[a-z-]+=""', "", index))
    assert empty == []
    assert index.count("{count}") == 1  # of the days to come


def test_a_lesson_says_what_follows_its_questions(project: Project) -> None:
    site = site_of(project, project.newest_date)
    lessons = list(project.lessons)
    told = 0
    for lesson, after in zip(lessons, [*lessons[1:], ""], strict=True):
        text = site.files[f"{lesson}.md"].decode()
        if "<quiz-question>" in text:
            told += 1
            onward = re.findall(r'data-onward="([^"]+)"', text)
            assert len(onward) == 1
            target = f"{after}.html" if after else "training/index.html"
            assert onward[0].endswith(target.rpartition("/")[2])
    assert told > 1
