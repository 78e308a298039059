"""The handout without a connection: the copy that the browser keeps when asked, and the archive.

The bytes of the archive and of the worker's list are tested faster in tests/test_offline.py; updates in test_editions.
"""

import json
import zipfile
from pathlib import Path

from playwright.sync_api import Browser, expect

from generator.site.live.reload import RETIRE, digest_of, with_script
from tests.browser.offline.host import DROP, KEEP, KEPT, SHEET, Editions, Host, Reader, assert_whole, keep, ready
from tests.browser.quiz.course import HOME, LESSON, MODULE, PRIVACY
from tests.browser.quiz.learner import Learner, responses
from tests.browser.test_search import search
from tests.courses import tree

NOTHING = {"workers": 0, "caches": 0, "stored": []}


# --- kept when asked


def test_nothing_is_kept_before_the_learner_asks(reader: Reader) -> None:
    page = reader.open(HOME)
    expect(page.get_by_role("button", name=KEEP)).to_be_visible()
    page.goto(f"{reader.base}{MODULE}")
    ready(page)
    assert page.evaluate(KEPT) == NOTHING
    assert reader.errors == []


def test_the_kept_handout_opens_whole_without_the_host(reader: Reader, host: Host, editions: Editions) -> None:
    page = reader.open(HOME)
    keep(page)
    expect(page.get_by_role("button", name=DROP)).to_be_focused()
    host.stop()
    pages = [name for name in tree(editions[0]) if name.endswith(".html") and name != "404.html"]
    assert len(pages) > 10
    for name in pages:
        page.goto(f"{host.base}{name}")
        assert_whole(page, editions[0])
    for address in ("", "bases/", "bases", "bases/mentions", "index.html?from=mail"):
        page.goto(f"{host.base}{address}")
        expect(page.locator("h1")).not_to_have_text("Page introuvable")
    assert page.evaluate("[...document.images].every((image) => image.naturalWidth > 0)")
    assert reader.errors == []
    page.goto(f"{host.base}nulle-part.html")
    expect(page.locator("h1")).to_have_text("Page introuvable")
    host.start()


def test_search_and_questions_work_without_the_host(reader: Reader, host: Host) -> None:
    keep(reader.open(HOME))
    host.stop()
    page = reader.open(LESSON)
    expect(search(page, "emission").first).to_be_visible()
    page.keyboard.press("Escape")
    learner = Learner(page)
    learner.answer("st-avoir", responses("st-avoir")[1])
    page.reload()
    expect(learner.panel("st-avoir")).to_contain_text("Juste")
    assert reader.errors == []
    host.start()


def test_the_handout_can_be_installed(reader: Reader) -> None:
    page = reader.open(LESSON)
    client = reader.context.new_cdp_session(page)
    said = client.send("Page.getAppManifest")
    assert (said["errors"], said["url"]) == ([], f"{reader.base}manifest.webmanifest")
    # A context of tests is a private window, the one reason that is left.
    assert [one["errorId"] for one in client.send("Page.getInstallabilityErrors")["installabilityErrors"]] in (
        [],
        ["in-incognito"],
    )


def test_a_copy_that_cannot_be_whole_is_not_kept(reader: Reader, host: Host, editions: Editions) -> None:
    first, second = editions
    host.choose = lambda name: second if name == SHEET else first
    page = reader.open(HOME)
    page.get_by_role("button", name=KEEP).click()
    expect(page.locator("[data-fx-offline] [role=status]")).to_contain_text("rien n’a été gardé")
    assert page.evaluate(KEPT) == NOTHING
    host.deploy(second)
    page.reload()
    keep(page)


def test_what_the_learner_takes_away_is_gone(reader: Reader) -> None:
    page = reader.open(HOME)
    keep(page)
    page.goto(f"{reader.base}{PRIVACY}")
    page.get_by_role("button", name=DROP).click()
    expect(page.locator("[data-fx-offline] [role=status]")).to_contain_text("retirée de cet appareil")
    page.reload()
    ready(page)
    assert page.evaluate(KEPT) == NOTHING
    keep(page)
    page.get_by_role("button", name=DROP).click()
    keep(page)
    page.reload()
    ready(page)
    assert {**page.evaluate(KEPT), "stored": []} == {"workers": 1, "caches": 1, "stored": []}
    assert reader.errors == []


def test_what_else_stands_on_the_host_stays_within_reach(reader: Reader, host: Host) -> None:
    keep(reader.open(HOME))
    host.extra = {
        "affiche.html": b"<h1>Affiche</h1>",
        "voisin/index.html": b'<meta name="fascicule" content="index.html 0">',
    }
    page = reader.open("affiche.html")
    expect(page.locator("h1")).to_have_text("Affiche")
    page.goto(f"{reader.base}voisin/index.html")
    expect(page.locator("meta[name=fascicule]")).to_be_attached()
    with page.expect_download() as download:
        page.goto(f"{reader.base}{HOME}")
        page.get_by_role("link", name="Télécharger le fascicule (zip)").click()
    assert zipfile.is_zipfile(download.value.path())


# --- where there is no copy to keep


def test_the_preview_offers_no_copy_and_takes_an_old_one_away(reader: Reader, host: Host, editions: Editions) -> None:
    page = reader.open(HOME)
    keep(page)
    page.reload()
    ready(page)
    host.extra = {"sw.js": RETIRE}
    page.evaluate("navigator.serviceWorker.getRegistration().then((one) => { one.update(); })")
    # The worker has gone when the page it sent for another time has come from the host.
    page.wait_for_function("!navigator.serviceWorker.controller")
    page = reader.open(HOME)
    assert page.evaluate(KEPT) == NOTHING
    html = (editions[0] / HOME).read_bytes()
    state = {"digest": digest_of(html), "report": "", "token": "1"}
    host.extra = {HOME: with_script(html), "__fascicule__": json.dumps(state).encode()}
    page = reader.open(f"{HOME}?preview")
    expect(page.get_by_role("link", name="Télécharger le fascicule (zip)")).to_be_visible()
    assert page.locator("[data-fx-offline]").count() == 0


def test_the_archive_opens_from_a_path_with_spaces_and_accents(
    browser: Browser, editions: Editions, tmp_path: Path
) -> None:
    folder = tmp_path / "Leçons d'été" / "été 2026 (copie) #1 100 %"
    archive = editions[0] / "exemples.zip"
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(folder)
    base = f"{(folder / 'exemples').as_uri()}/"
    reader = Reader(browser.new_context(), base)
    page = reader.open(HOME)
    expect(page.locator("#emporter")).to_have_count(0)
    expect(page.locator("link[rel=manifest], [data-fx-offline]")).to_have_count(0)
    page.goto(f"{base}{LESSON}")
    expect(search(page, "emission").first).to_be_visible()
    page.keyboard.press("Escape")
    learner = Learner(page)
    learner.answer("st-avoir", responses("st-avoir")[1])
    page.reload()
    expect(learner.panel("st-avoir")).to_contain_text("Juste")
    page.goto(f"{base}{HOME}")
    expect(page.locator("[data-fx-resume]")).to_contain_text("Les mentions d’une facture")
    for name in tree(folder / "exemples"):
        if name.endswith(".html") and name != "404.html":
            page.goto(f"{base}{name}")
            links = page.locator("a[href]").evaluate_all("all => all.map((one) => one.href)")
            assert [one for one in links if one.endswith((".zip", "/"))] == []
    reader.context.close()
    assert (reader.external, reader.errors) == ([], [])
