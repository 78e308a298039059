"""The record in a file: from one browser to another, from one edition to the next, refused in words, erased."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watch
from tests.browser.quiz.course import HOME, LESSON, MODULE, PRIVACY, bank, build
from tests.browser.quiz.learner import Learner, responses
from tests.browser.results.past import (
    RESULTS,
    day,
    entry,
    keep,
    kept_by,
    live_a_past,
    prints,
    result,
    write_results_course,
)

SAID = "[data-fx-said]"


@pytest.fixture
def second(browser: Browser, http_base: str) -> Iterator[Page]:
    """A page of another browser profile."""
    context = browser.new_context()
    context.set_default_timeout(10_000)
    watch = Watch(context, http_base)
    yield context.new_page()
    context.close()
    watch.check()


def save(page: Page, folder: Path) -> Path:
    """Press « Enregistrer en fichier » and give the file."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Enregistrer en fichier").click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def take(page: Page, file: Path) -> str:
    """Press « Reprendre un fichier », choose the file, and give what is said."""
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Reprendre un fichier").click()
    page.locator(SAID).evaluate("said => { said.textContent = ''; }")
    chooser.value.set_files(file)
    expect(page.locator(SAID)).not_to_be_empty()
    return " ".join(page.locator(SAID).inner_text().split())


@pytest.mark.folder_too
def test_two_browsers_become_one_whichever_takes_up_the_file(
    page: Page, second: Page, base: str, tmp_path: Path
) -> None:
    live_a_past(page, base)
    # On the other device: one question newer there, one known here only, one not as far, and an assessment of its own.
    second.goto(f"{base}{LESSON}")
    learner = Learner(second)
    for id_ in ("sc-mention", "gt-paiement"):
        learner.answer(id_, responses(id_)[1])
    all_ = prints(second)
    keep(
        second,
        {
            "q:sc-mention": entry(all_["sc-mention"], right=True, rounds=2, box=1),
            "q:or-achat": entry(all_["or-achat"], right=False, over=False, tries=1, ago=5),
            "q:tf-numero": entry(all_["tf-numero"], right=False, over=False, tries=1, ago=4),
            "r:finale:1": result("a", 5, 0.5, o_1=(1, 2)),
        },
    )
    second.goto(f"{base}{RESULTS}")

    here = save(page, tmp_path)
    assert here.name == f"exemples-resultats-{day(0).isoformat()}.json"
    assert f"enregistre le fichier {here.name}" in page.locator(SAID).inner_text()
    there = save(second, tmp_path / "there")
    told = take(page, there)
    assert told.startswith("4 réponses lues, ")
    assert "1 plus récente dans le fichier, reprise" in told
    assert "1 résultat d’évaluation ajouté" in told
    assert take(second, here).startswith("14 réponses lues, ")
    one, other = kept_by(page), kept_by(second)
    assert {key: text for key, text in one.items() if not key.endswith(":last")} == {
        key: text for key, text in other.items() if not key.endswith(":last")
    }
    for selector in (".fx-counts", ".fx-ranges", ".fx-redo", ".fx-past"):
        assert page.locator(selector).inner_text() == second.locator(selector).inner_text()
    # Once more: nothing new, nothing lost.
    assert take(page, there).endswith("rien de nouveau.")
    assert kept_by(page) == one


def test_a_file_says_what_it_is_and_no_name(page: Page, file_base: str, tmp_path: Path) -> None:
    live_a_past(page, file_base)
    text = save(page, tmp_path).read_text(encoding="utf-8")
    data = json.loads(text)
    assert [data[name] for name in ("fascicule", "course", "title", "edition", "day")] == [
        2, "exemples", "Exemples de factures", "2026.01", day(0).isoformat(),
    ]  # fmt: skip
    assert set(data["entries"]["sc-mention"]) == {
        "print", "right", "over", "round", "tries", "score", "response", "day", "sure", "box",
    }  # fmt: skip
    assert [one["paper"] for one in data["results"]["finale"]] == ["a", "b"]
    assert len(text.splitlines()) < 40


def test_a_file_of_one_edition_is_taken_up_by_the_next(
    page: Page, second: Page, file_base: str, tmp_path: Path
) -> None:
    page.goto(f"{file_base}{LESSON}")
    learner = Learner(page)
    for id_ in ("sc-mention", "tf-numero", "nu-tva"):
        learner.answer(id_, responses(id_)[1])
    page.goto(f"{file_base}{RESULTS}")
    file = save(page, tmp_path)
    data = json.loads(file.read_text(encoding="utf-8"))
    # A question that the next edition no longer has: this one knew it.
    data["entries"]["vanished"] = data["entries"]["sc-mention"]
    file.write_text(json.dumps(data), encoding="utf-8")

    questions = bank()
    questions["nu-tva"] = questions["nu-tva"].replace("1 200 €", "1 300 €").replace("key: 240", "key: 260")
    after = f"{build(write_results_course(tmp_path / 'after', questions)).as_uri()}/"
    second.goto(f"{after}{RESULTS}")
    told = take(second, file)
    assert told == "3 réponses lues, 3 nouvelles, 1 qui n’est plus dans ce cours."
    expect(second.locator(".fx-counts [data-fx-known]")).to_have_text("2")
    expect(second.locator(".fx-counts [data-fx-updated]")).to_have_text("1")
    expect(second.locator(".fx-redo > li")).to_contain_text("mise à jour")
    second.goto(f"{after}{LESSON}")
    expect(Learner(second).panel("sc-mention")).to_contain_text("Juste")
    expect(second.locator(".fx-question__updated")).to_have_count(1)
    # Answered again on this edition, the old file takes nothing of it away.
    Learner(second).answer("nu-tva", ["260"])
    second.goto(f"{after}{RESULTS}")
    assert "1 plus récente ici, gardée" in take(second, file)
    expect(second.locator(".fx-counts [data-fx-known]")).to_have_text("3")


REFUSED = {
    "no json": ("{", "n’est pas un relevé"),
    "another thing": ("[1, 2]", "n’est pas un relevé"),
    "empty": ("", "n’est pas un relevé"),
    "newer": ('{"fascicule": 3, "course": "exemples", "entries": []}', "version plus récente"),
    "another course": (
        '{"fascicule": 2, "course": "autre", "title": "<b>Autre</b> cours"}',
        "autre cours : <b>Autre</b>",
    ),
    "too big": (" " * 2_000_001, "trop gros"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_no_record_is_refused_in_words_and_changes_nothing(
    page: Page, file_base: str, tmp_path: Path, name: str
) -> None:
    text, said = REFUSED[name]
    live_a_past(page, file_base)
    before = kept_by(page)
    file = tmp_path / "x.json"
    file.write_text(text, encoding="utf-8")
    told = take(page, file)
    assert said in told and told.endswith("Rien n’a été repris.")
    assert kept_by(page) == before
    # The same file may be chosen again, mended.
    file.write_text('{"fascicule": 2, "course": "exemples"}', encoding="utf-8")
    assert take(page, file) == "0 réponse lue, rien de nouveau."


def test_saving_taking_up_and_erasing_by_keyboard(page: Page, base: str) -> None:
    live_a_past(page, base)
    page.locator(".fx-progress__module > summary").focus()
    reached = []
    for _ in range(8):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.innerText"))
    assert [name for name in reached if name][:4] == [
        "Imprimer mon relevé", "Enregistrer en fichier", "Reprendre un fichier", "Effacer mes réponses",
    ]  # fmt: skip
    page.get_by_role("button", name="Effacer mes réponses").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Annuler")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Effacer mes réponses")).to_be_focused()
    assert len(kept_by(page)) == 17
    expect(page.locator("[data-fx-erase-kept]")).to_have_text(
        "14 réponses sont gardées sur cet appareil. 3 évaluations y sont gardées."
    )
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert kept_by(page) == {}
    expect(page.get_by_role("status").filter(has_text="C’est effacé.")).to_be_visible()
    expect(page.get_by_role("heading", name="Rien n’est encore gardé")).to_be_visible()
    expect(page.get_by_role("button", name="Effacer mes réponses")).to_be_focused()
    page.reload()
    expect(page.get_by_role("button", name="Effacer mes réponses")).to_be_hidden()


def test_a_record_of_a_newer_version_is_told_and_left_alone_by_every_page(
    page: Page, file_base: str, built_site: Path
) -> None:
    page.goto(f"{file_base}{HOME}")
    newer = {"fascicule:exemples:3:q:sc-mention": '{"what": "ever"}', "fascicule:exemples:12:x": "["}
    page.evaluate("kept => Object.entries(kept).forEach(([key, text]) => localStorage.setItem(key, text))", newer)
    told = []
    for file in sorted(set(built_site.rglob("*.html")) - {built_site / "404.html"}):
        place = file.relative_to(built_site).as_posix()
        page.goto(f"{file_base}{place}")
        if page.evaluate("'fasciculeCourse' in window"):
            expect(page.locator(".fx-notice")).to_have_count(1)
            expect(page.locator(".fx-notice")).to_contain_text("Une version plus récente")
            expect(page.get_by_role("heading", level=1)).to_be_visible()
            told.append(place)
    assert {HOME, LESSON, MODULE, PRIVACY, RESULTS, "training/index.html", "training/bases.html"} <= set(told)
    page.goto(f"{file_base}{LESSON}")
    Learner(page).answer("sc-mention", responses("sc-mention")[1])
    expect(Learner(page).panel("sc-mention")).to_contain_text("Juste")
    assert page.evaluate("keys => keys.map((key) => localStorage.getItem(key))", list(newer)) == list(newer.values())
