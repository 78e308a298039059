"""What a corrected page tells: what was missed, what to do next, where to begin, which day to note in a calendar."""

from __future__ import annotations

import datetime
import re

import icalendar
from playwright.sync_api import Page, expect

from tests.browser.assessments.sitter import asked, give, hand_in, kept, open_paper, verdict
from tests.browser.quiz.learner import QUESTIONS, Learner


def test_a_final_played_to_a_fail_tells_what_to_do(page: Page, base: str) -> None:
    learner = open_paper(page, base)
    ids = asked(page)
    give(learner, ids[0])
    learner.form(ids[1]).locator(".fx-sure__level").nth(2).click()
    page.get_by_role("button", name="Relire avant de remettre").click()
    page.get_by_role("button", name="Remettre ma copie").click()
    expect(page.locator(".fx-lookover__note")).to_have_text(re.compile(r"4 questions restent ouvertes\s: 2, 3, 4, 5\."))
    page.get_by_role("button", name="Revenir à la première").click()
    assert page.evaluate("document.activeElement.closest('form').dataset.question") == ids[1]
    page.get_by_role("button", name="Relire", exact=True).click()
    page.get_by_role("button", name="Remettre ma copie").click()
    page.get_by_role("button", name="Remettre quand même").click()
    expect(verdict(page)).to_have_text("Seuil de 70 % pas encore atteint. 1 point sur 5, soit 20 %.")
    expect(page.locator("[data-fx-unanswered]")).to_have_text("4")
    expect(page.locator("[data-fx-sure]")).to_have_text("1")
    expect(page.locator("[data-fx-plan]")).to_contain_text("4 questions manquées")
    expect(page.locator("[data-fx-first] a:visible").first).to_have_attribute("href", re.compile(r"\.\./bases/"))
    expect(page.get_by_role("link", name="Passer le sujet B")).to_be_visible()
    expect(learner.form(ids[1])).to_contain_text("Sans réponse.")
    missed = kept(page, "q", ids[1])
    assert missed[1:3] == [False, True] and missed[8:] == [3, 0]


def test_every_type_is_marked_on_the_corrected_page(page: Page, http_base: str) -> None:
    learner = open_paper(page, http_base, "tout")
    ids = [id_ for id_ in asked(page) if id_ in QUESTIONS]
    for id_ in ids:
        give(learner, id_)
    hand_in(page)
    for id_ in ids:
        expect(learner.form(id_)).to_have_attribute("data-state", "right")
    expect(page.locator(".fx-case__debrief")).to_be_visible()
    assert page.locator("[data-fx-corrected] button:visible").count() == 0


def test_the_corrected_page_of_a_copy_under_way_leads_back_to_it(page: Page, http_base: str) -> None:
    learner = open_paper(page, http_base)
    give(learner, asked(page)[0])
    page.goto(f"{http_base}assessments/finale-a-key.html")
    expect(page.locator("[data-fx-open]")).to_contain_text("elle n’est pas encore remise")
    expect(verdict(page)).to_be_hidden()
    expect(page.locator(".fx-key__item:visible")).to_have_count(5)
    page.get_by_role("link", name="Revenir à ma copie").click()
    expect(page.locator(".fx-copybar__count")).to_have_text("1 réponse sur 5")


def test_a_positioning_test_tells_where_to_begin_and_plans_no_review(page: Page, base: str) -> None:
    page.goto(f"{base}assessments/depart.html")
    learner = Learner(page)
    ids = asked(page)
    for id_ in ids:
        if QUESTIONS[id_].objective == "o-1":
            give(learner, id_)
    hand_in(page)
    expect(verdict(page)).to_have_text("3 points sur 5, soit 60 %.")
    expect(page.locator("[data-fx-first] a:visible")).to_have_count(3)
    assert kept(page, "q", ids[0]) is None
    page.goto(f"{base}assessments/depart.html")
    expect(page.get_by_role("button", name="Recommencer")).to_be_visible()
    # Before and after, in words and in a drawing.
    open_paper(page, base)
    hand_in(page)
    row = page.locator("[data-fx-objective=o-1]")
    expect(row.locator("[data-fx-before]")).to_have_text(re.compile("100"))
    expect(row.locator("[data-fx-now]")).to_have_text(re.compile("^0"))
    expect(row).to_contain_text("en baisse")
    expect(page.locator("[data-fx-days]")).to_contain_text("Avant : test de positionnement du")


def test_the_date_of_the_delayed_assessment_goes_into_a_calendar(page: Page, base: str) -> None:
    open_paper(page, base)
    hand_in(page)
    today = datetime.date.fromisoformat(page.evaluate("new Date().toLocaleDateString('sv')"))
    box = page.locator("[data-fx-calendar]")
    proposed = datetime.date.fromisoformat(box.locator("input").input_value())
    assert 59 <= (proposed - today).days <= 62
    box.locator("input").fill(str(today - datetime.timedelta(days=1)))
    box.get_by_role("button", name="Ajouter à mon agenda").click()
    expect(box.get_by_role("status")).to_have_text("Choisissez un jour à venir.")
    chosen = proposed + datetime.timedelta(days=3)
    box.locator("input").fill(str(chosen))
    with page.expect_download() as loading:
        box.get_by_role("button", name="Ajouter à mon agenda").click()
    assert loading.value.suggested_filename == "exemples-froid.ics"
    data = loading.value.path().read_bytes()
    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert event.decoded("DTSTART") == chosen
    assert event.decoded("DTEND") == chosen + datetime.timedelta(days=1)
    assert event.decoded("DTSTAMP").date() == today
    assert event["SUMMARY"] == "Exemples de factures\u00a0: Évaluation à froid"
    assert event["UID"] == f"exemples-froid-{chosen}@fascicule"
    assert event.get("URL") == (f"{base}assessments/froid.html" if base.startswith("http") else None)
    (alarm,) = event.walk("VALARM")
    assert alarm["ACTION"] == "DISPLAY"
    assert b"\n" not in data.replace(b"\r\n", b"")
