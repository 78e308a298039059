"""A kept handout across an update: whole before, whole after, and never a mix."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.offline.host import KEPT, NEW_PAGE, SHEET, Editions, Host, Reader, assert_whole, keep, ready, until
from tests.browser.quiz.course import HOME, LESSON, MODULE

TAKE = "Passer à la nouvelle édition"
LATER = "Plus tard"
READY = "Une nouvelle édition du fascicule est prête."


def notice(page: Page) -> None:
    """Wait until the page tells of the new edition."""
    expect(page.locator("[role=status] > .fx-notice")).to_contain_text(READY, timeout=20_000)


def test_an_edition_is_taken_when_the_learner_says_so_in_every_tab(
    reader: Reader, host: Host, editions: Editions
) -> None:
    first, second = editions
    keep(reader.open(HOME))
    one, other = reader.open(LESSON), reader.open(MODULE)
    host.deploy(second)
    one.reload()
    notice(one)
    notice(other)
    for page in (one, other):
        assert_whole(page, first)
    expect(one.locator(".fx-body").first).to_contain_text("suit l’ordre d’émission")
    with other.expect_navigation(), one.expect_navigation():
        one.get_by_role("button", name=TAKE).click()
    for page in (one, other):
        assert_whole(page, second)
        ready(page)
        expect(page.get_by_role("button", name=TAKE)).to_be_hidden()
    expect(one.locator(".fx-body").first).to_contain_text("suit l’ordre des dates")
    assert one.evaluate(KEPT)["caches"] == 1
    host.stop()
    one.goto(f"{host.base}{NEW_PAGE}")
    assert_whole(one, second)
    host.start()
    assert reader.errors == []


def test_an_edition_that_is_put_off_comes_with_the_next_visit(reader: Reader, host: Host, editions: Editions) -> None:
    keep(reader.open(HOME))
    page = reader.open(LESSON)
    host.deploy(editions[1])
    page.reload()
    notice(page)
    page.get_by_role("button", name=LATER).click()
    page.goto(f"{host.base}{MODULE}")
    ready(page)
    expect(page.get_by_role("button", name=TAKE)).to_be_hidden()
    assert_whole(page, editions[0])
    for page in reader.context.pages:
        page.close()
    assert_whole(reader.open(LESSON), editions[1])


@pytest.mark.parametrize("late", [SHEET, LESSON])
def test_half_an_edition_on_the_host_changes_nothing(reader: Reader, host: Host, editions: Editions, late: str) -> None:
    first, second = editions
    keep(reader.open(HOME))
    host.choose = lambda name: first if name == late else second
    page = reader.open(LESSON)
    page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update()).catch(() => null)")
    until(page, "navigator.serviceWorker.getRegistration().then((one) => !one.installing)")
    page.reload()
    ready(page)
    expect(page.get_by_role("button", name=TAKE)).to_be_hidden()
    assert_whole(page, first)
    # What an attempt had fetched goes away with it.
    until(page, "caches.keys().then((names) => names.length === 1)")
    host.deploy(second)
    page.reload()
    notice(page)


def test_a_host_that_goes_back_loses_nothing(reader: Reader, host: Host, editions: Editions) -> None:
    first, second = editions
    keep(reader.open(HOME))
    page = reader.open(LESSON)
    host.deploy(second)
    page.reload()
    notice(page)
    host.choose = lambda name: first if name == "sw.js" else second
    page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update())")
    until(page, "navigator.serviceWorker.getRegistration().then((one) => !one.installing)")
    host.stop()
    for current in reader.context.pages:
        current.close()
    page = reader.open(LESSON)
    assert_whole(page, first)
    host.start()


def test_a_page_of_the_next_edition_does_not_stand_among_this_one(
    reader: Reader, host: Host, editions: Editions
) -> None:
    keep(reader.open(HOME))
    host.choose = lambda name: editions[0] if name == "sw.js" else editions[1]
    page = reader.open(NEW_PAGE)
    expect(page.locator("h1")).to_have_text("Page introuvable")
    host.deploy(editions[1])
    page.reload()
    notice(page)
    with page.expect_navigation():
        page.get_by_role("button", name=TAKE).click()
    assert_whole(page, editions[1])


def test_a_page_that_came_while_editions_changed_loads_again(reader: Reader, host: Host, editions: Editions) -> None:
    keep(reader.open(HOME))
    page = reader.open(LESSON)
    # As if its HTML had come from an older worker: it says another build than the worker that serves it now.
    with page.expect_navigation():
        page.evaluate("navigator.serviceWorker.controller.postMessage('an older build')")
    assert_whole(page, editions[0])
