"""« Mes résultats »: what a learner reads there, on phone, desk and paper, before any answer and without a script."""

import re
import subprocess
import unicodedata
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.quiz.course import LESSON
from tests.browser.quiz.learner import Learner, responses
from tests.browser.results.past import RESULTS, day, entry, keep, kept_by, live_a_past, prints, said
from tests.browser.test_axe import SCHEMES, assert_no_violation
from tests.browser.test_print import PDFTOTEXT, squeezed

PHONE = {"viewport": {"width": 360, "height": 800}}
DESK = {"viewport": {"width": 1280, "height": 900}}
BOTH = [pytest.param(PHONE, id="phone"), pytest.param(DESK, id="desk")]

SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += entry.hadRecentInput ? 0 : entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""


def words(place: Locator) -> str:
    """What is shown, with plain spaces."""
    return " ".join(unicodedata.normalize("NFKC", place.inner_text()).split())


def rows(page: Page, selector: str) -> list[str]:
    return [words(row) for row in page.locator(selector).all()]


@pytest.mark.parametrize("context_options", BOTH)
@pytest.mark.folder_too
def test_a_past_is_told_in_words_and_figures(page: Page, base: str) -> None:
    live_a_past(page, base)
    total = len(prints(page))
    assert rows(page, ".fx-counts > div") == [
        f"Acquises 10 / {total}", "À refaire 5", "Sûr et faux 2", "Mises à jour 1",
    ]  # fmt: skip
    assert words(page.locator("[data-fx-days]")) == (
        f"Avant : Test de positionnement, le {said(day(-21))}. Après : Évaluation finale, le {said(day(0))}."
    )
    table = [re.sub(r"\b(avant|après|acquises) ", "", row) for row in rows(page, ".fx-ranges tbody tr")]
    assert [re.sub(r"\d+ / \d+$", "n / n", row).replace(" ,", ",") for row in table] == [
        "Lire une facture. 40 % 90 % n / n",
        "Relancer un client. 50 % 40 %, en baisse, à revoir n / n",
        "Remettre des choses en ordre. 25 % – n / n",
    ]
    assert words(page.locator(".fx-legend")) == "avant après en baisse, à revoir"
    redo = rows(page, ".fx-redo > li")
    assert [row.split(" ")[0] for row in redo] == ["sûr", "sûr", "mise", "manquée", "manquée"]
    assert "Prévue aujourd’hui. " in redo[0] and "Prévue demain. " in redo[1]
    assert "La question a changé : votre ancienne réponse n’est plus comptée. " in redo[2]
    assert rows(page, ".fx-past > li") == [
        f"84 % Évaluation finale {said(day(0))}, sujet B, seuil de 80 % atteint.",
        f"68 % Évaluation finale {said(day(-1))}, sujet A, seuil de 80 % pas encore atteint.",
        f"40 % Test de positionnement {said(day(-21))}.",
    ]
    assert "n’atteste rien et ne remplace pas un certificat" in words(page.locator(".fx-head"))


@pytest.mark.parametrize("context_options", [pytest.param(DESK, id="desk")])
def test_a_range_is_drawn_where_its_figures_say(page: Page, file_base: str) -> None:
    live_a_past(page, file_base)
    drawn = page.locator(".fx-ranges .fx-range").evaluate_all(
        """all => all.map((range) => {
          const { left, width } = range.getBoundingClientRect();
          const at = (name) => {
            const box = range.querySelector(name).getBoundingClientRect();
            return box.width ? Math.round(((box.left + box.width / 2 - left) / width) * 100) : null;
          };
          return [at(".fx-range__before"), at(".fx-range__after"), range.classList.contains("fx-range--lower")];
        })"""
    )
    assert drawn == [[40, 90, False], [50, 40, True], [25, None, False]]


def test_every_link_leads_somewhere(page: Page, file_base: str, built_site: Path) -> None:
    live_a_past(page, file_base)
    links = page.locator(".fx-results a[href], [data-fx-results-off] a[href]").evaluate_all(
        "links => links.map((link) => link.getAttribute('href'))"
    )
    assert any("#question-" in link for link in links)
    for link in links:
        path, _, anchor = link.partition("#")
        assert (built_site / path).is_file(), link
        assert not anchor or f'id="{anchor}"' in (built_site / path).read_text(encoding="utf-8"), link


def test_redoing_is_a_session_of_these_questions(page: Page, base: str) -> None:
    live_a_past(page, base)
    page.get_by_role("link", name="Refaire ces 5 questions").click()
    page.wait_for_url(re.compile(r"training/bases\.html#question-sc-mention|training/bases\.html#question-or-achat"))
    expect(page.get_by_text("Question 1 sur 5", exact=True).first).to_be_visible()
    expect(page.locator("form.fx-question:visible")).to_have_count(1)


@pytest.mark.parametrize("context_options", BOTH)
def test_practice_alone_fills_the_page_and_the_table_keeps_to_what_is_known(page: Page, file_base: str) -> None:
    page.goto(f"{file_base}{LESSON}")
    learner = Learner(page)
    for id_, right in (("sc-mention", 1), ("nu-tva", 0), ("nu-tva", 0)):
        if learner.form(id_).get_by_role("button", name="Réessayer").count():
            learner.press(id_, "Réessayer")
        learner.answer(id_, responses(id_)[right])
    page.goto(f"{file_base}{RESULTS}")
    assert rows(page, ".fx-counts > div")[1:] == ["À refaire 1", "Sûr et faux 0", "Mises à jour 0"]
    assert words(page.locator("[data-fx-days]")).startswith("Les évaluations ajouteront ici")
    expect(page.locator(".fx-ranges .fx-range").first).to_be_hidden()
    expect(page.locator(".fx-legend")).to_be_hidden()
    assert re.search(r"Lire une facture\. (acquises )?1 / \d+$", rows(page, ".fx-ranges tbody tr")[0])
    expect(page.locator("[data-fx-past]")).to_be_hidden()
    assert len(rows(page, ".fx-redo > li")) == 1


def test_with_nothing_to_redo_no_button_asks_for_it(page: Page, file_base: str) -> None:
    page.goto(f"{file_base}{LESSON}")
    Learner(page).answer("sc-mention", responses("sc-mention")[1])
    page.goto(f"{file_base}{RESULTS}")
    expect(page.get_by_text("Rien n’est à revoir pour l’instant.")).to_be_visible()
    expect(page.locator("[data-fx-redo-link]")).to_be_hidden()


def test_progress_by_lesson_opens_by_keyboard(page: Page, file_base: str) -> None:
    live_a_past(page, file_base)
    module = page.locator(".fx-progress__module")
    expect(module.locator("summary")).to_contain_text(re.compile(r"\d+ sur \d+ acquises"))
    expect(module.locator("li").first).to_be_hidden()
    module.locator("summary").focus()
    page.keyboard.press("Enter")
    lessons = rows(page, ".fx-progress__lessons > li")
    assert lessons[0].startswith("1.1 Les mentions d’une facture ")
    assert all(re.search(r"\d+ sur \d+ acquises$", row) for row in lessons)


def test_nothing_done_yet_says_what_will_stand_here_and_where_to_start(page: Page, base: str) -> None:
    page.goto(f"{base}{RESULTS}")
    empty = page.locator("[data-fx-empty]").first
    expect(empty.get_by_role("heading")).to_have_text("Rien n’est encore gardé sur cet appareil")
    expect(empty.get_by_role("link", name="Test de positionnement")).to_be_visible()
    expect(page.locator("[data-fx-full]")).to_be_hidden()
    # Another device's file can be taken up; there is nothing to print, save or erase.
    names = [words(button) for button in page.locator(".fx-results button:visible").all()]
    assert names == ["Reprendre un fichier"]


def test_the_page_follows_what_happens_in_another_tab(page: Page, http_base: str) -> None:
    page.goto(f"{http_base}{RESULTS}")
    other = page.context.new_page()
    other.goto(f"{http_base}{LESSON}")
    Learner(other).answer("sc-mention", responses("sc-mention")[1])
    expect(page.locator("[data-fx-full]")).to_be_visible()
    expect(page.locator(".fx-counts [data-fx-known]")).to_have_text("1")


@pytest.mark.parametrize("context_options", [{"java_script_enabled": False, **PHONE}])
def test_without_a_script_a_whole_sentence_and_ways_on(page: Page, base: str, built_site: Path) -> None:
    page.goto(f"{base}{RESULTS}")
    sheet = page.locator("#fx-content")
    assert "que ce navigateur n’exécute pas" in words(sheet)
    expect(page.locator(".fx-results")).to_be_hidden()
    assert page.locator("#fx-content :is(button, table, dl, input):visible").count() == 0
    links = page.locator("[data-fx-results-off] a")
    assert links.all_inner_texts() == ["S’entraîner", "Programme"]
    for link in links.all():
        assert (built_site / str(link.get_attribute("href"))).is_file()


def test_a_sheet_of_paper_has_the_record_and_no_button(page: Page, file_base: str, tmp_path: Path) -> None:
    assert PDFTOTEXT is not None
    live_a_past(page, file_base)
    # As many rows as the list holds, and more than it holds.
    all_ = prints(page)
    known = {key.rpartition(":")[2] for key in kept_by(page)}
    more = [id_ for id_ in all_ if id_ not in known]
    keep(page, {f"q:{id_}": entry(all_[id_], right=False, tries=2) for id_ in more[:8]})
    page.reload()
    file = tmp_path / "page.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    done = subprocess.run([PDFTOTEXT, "-enc", "UTF-8", "-layout", str(file), "-"], capture_output=True, check=True)
    text = done.stdout.decode("utf-8")
    assert text.count("\f") == 1, "one sheet"
    paper = squeezed(text)
    for one in (
        "Mes résultats", "Nom", "Exemples de factures", "2026.01", "Relevé du", "Sûr et faux", "Lire une facture",
        "en baisse, à revoir", "manquée", "Et 3 autres", "seuil de 80 % atteint",
        "ne remplace pas un certificat de réalisation",
    ):  # fmt: skip
        assert squeezed(one) in paper, one
    assert squeezed(said(day(0))) in paper
    for one in ("Imprimer mon relevé", "Reprendre un fichier", "Effacer", "Refaire ces", "Par leçon", "Tout reste"):
        assert squeezed(one) not in paper, one


@pytest.mark.parametrize("context_options", SCHEMES)
def test_the_page_has_no_fault(page: Page, http_base: str) -> None:
    page.goto(f"{http_base}{RESULTS}")
    assert_no_violation(page)
    live_a_past(page, http_base)
    page.locator(".fx-progress__module > summary").click()
    page.get_by_role("button", name="Effacer mes réponses").click()
    assert_no_violation(page)


@pytest.mark.parametrize("context_options", [{"forced_colors": "active", **DESK}])
def test_forced_colours_have_no_fault_and_keep_the_drawing(page: Page, http_base: str) -> None:
    live_a_past(page, http_base)
    assert_no_violation(page)
    colours = page.locator(".fx-range__after, .fx-range__way").evaluate_all(
        "all => all.filter((one) => one.offsetParent).map((one) => getComputedStyle(one).borderTopColor)"
    )
    ground = page.evaluate("getComputedStyle(document.querySelector('#fx-content')).backgroundColor")
    assert colours and ground not in colours


@pytest.mark.parametrize("context_options", [pytest.param({"viewport": {"width": 320, "height": 800}}, id="320")])
def test_a_small_phone_scrolls_one_way_and_targets_are_large(page: Page, file_base: str) -> None:
    live_a_past(page, file_base)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    targets = page.locator(".fx-results :is(button, summary, .fx-button):visible")
    heights = targets.evaluate_all("all => all.map((one) => one.getBoundingClientRect().height)")
    assert len(heights) >= 6 and min(heights) >= 44


@pytest.mark.parametrize("context_options", BOTH)
def test_nothing_shifts_when_the_page_opens(page: Page, http_base: str) -> None:
    page.route("**/*.woff2", lambda route: route.fulfill(body=b"", content_type="font/woff2"))
    page.goto(f"{http_base}{RESULTS}")
    assert page.evaluate(SHIFTS) == 0
    live_a_past(page, http_base)
    assert page.evaluate(SHIFTS) == 0


def test_the_page_is_not_in_the_search(built_site: Path) -> None:
    assert "results.html" not in (built_site / "search" / "search_index.js").read_text(encoding="utf-8")
