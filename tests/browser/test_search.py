"""The search finds French, on a server and from the folder: what one types leads to the row that answers.

How words are folded is tested faster in tests/widgets/lunr-fr.test.js.
"""

import json
import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.pages import HOME, LESSON

# Typed → the row that must be among the first three results shown, with its anchor.
ROWS = [
    ("A9", "reference/cadres.html#a9"),
    ("a9", "reference/cadres.html#a9"),
    ("15 jours", "reference/delais.html#titulaire"),
    ("engagement", "reference/adresser.html#engagement"),
    ("d'engagement", "reference/adresser.html#engagement"),
    ("d’engagement", "reference/adresser.html#engagement"),
    ("suspendues", "reference/statuts.html#suspendue"),
    ("Suspendue", "reference/statuts.html#suspendue"),
    ("numero", "reference/delais.html#numero"),
    ("NUMÉRO", "reference/delais.html#numero"),
    ("sous-traitant", "reference/calendrier.html#sous-traitant"),
    ("sous traitants", "reference/calendrier.html#sous-traitant"),
    ("doublon", "reference/delais.html#numero"),
]

# The links of the results that show without opening anything, best first.
VISIBLE_LINKS = "links => links.filter(link => link.checkVisibility()).map(link => link.href)"


def search(page: Page, typed: str) -> Locator:
    """Types as one does, waits for the answer to just that, and gives the links of the results."""
    field = page.locator(".md-search__input")
    if not page.locator("#__search").is_checked():
        page.keyboard.press("/")
    expect(field).to_be_focused()
    field.fill(typed)
    field.press("End")  # Material listens to keys; opened from a folder it loads the index only now
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile(r"^\d|^Aucun"), timeout=20_000)
    return page.locator(".md-search-result__link")


def search_next(page: Page, typed: str) -> Locator:
    """Searches in between for what is nowhere, so that the answer is not that of the search before."""
    search(page, "zzzzqqzzzz")
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile("^Aucun"), timeout=20_000)
    links = search(page, typed)
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile(r"^\d"), timeout=20_000)
    return links


def anchors(links: Locator) -> list[str]:
    return [href for href in links.evaluate_all(VISIBLE_LINKS) if "#" in href]


def test_what_is_typed_finds_its_row(page: Page, base: str) -> None:
    page.goto(f"{base}{HOME}")
    for typed, row in ROWS:
        found = anchors(search_next(page, typed))
        assert f"{base}{row}" in found[:3], (typed, found)


def test_a_result_leads_to_the_row_itself(page: Page, base: str) -> None:
    page.goto(f"{base}{LESSON}")
    link = search(page, "suspendues").and_(page.locator("[href$='statuts.html#suspendue']"))
    link.click()
    page.wait_for_url(f"{base}reference/statuts.html#suspendue")
    expect(page.locator("#suspendue")).to_be_in_viewport()


def test_a_result_can_be_reached_by_keyboard_alone(page: Page, base: str) -> None:
    page.goto(f"{base}{HOME}")
    search(page, "suspendues")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".md-search-result__link:focus")).to_have_attribute("href", re.compile("#suspendue$"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/reference/statuts.html#suspendue")


def test_the_found_words_are_marked_as_they_stand_in_the_page(page: Page, base: str) -> None:
    page.goto(f"{base}{HOME}")
    link = search(page, "numeros d'engagement").and_(page.locator("[href$='#a-recycler']"))
    marked = link.locator("mark").all_inner_texts()
    assert {"numéro", "engagement"} <= {text.lower() for text in marked}
    assert "<" not in link.inner_text()


def test_a_result_shows_its_row_and_the_words_that_matched(page: Page, base: str) -> None:
    page.goto(f"{base}{HOME}")
    link = search(page, "15 jours").and_(page.locator("[href$='delais.html#titulaire']"))
    expect(link.get_by_role("heading")).to_have_text("Réponse du titulaire à son sous-traitant")
    expect(link).to_contain_text("15\u00a0jours")


def test_a_word_half_typed_finds_its_row(page: Page, http_base: str) -> None:
    page.goto(f"{http_base}{HOME}")
    for length in range(4, len("suspendues")):
        found = anchors(search_next(page, "suspendues"[:length]))
        assert f"{http_base}reference/statuts.html#suspendue" in found, length


def test_nothing_found_is_said(page: Page, base: str) -> None:
    page.goto(f"{base}{HOME}")
    links = search(page, "zzzzzz")
    expect(page.locator(".md-search-result__meta")).to_have_text("Aucun document trouvé")
    expect(links).to_have_count(0)


def entries(built_site: Path) -> list[dict[str, str]]:
    index = json.loads((built_site / "search" / "search_index.js").read_text(encoding="utf-8").partition(" = ")[2])
    found = index["docs"]
    assert isinstance(found, list)
    return found


def plain(text: str | None) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", text or "").split())


def test_keys_explanations_and_choices_are_not_searched(page: Page, http_base: str, built_site: Path) -> None:
    page.goto(f"{http_base}{LESSON}")
    secrets = page.locator(".fx-key__body > p, .fx-key__feedback dd, .fx-choice__text").all_text_contents()
    long = {text for secret in secrets if len(text := plain(secret)) > 25}
    assert long
    index = [plain(entry["text"]) + plain(entry["title"]) for entry in entries(built_site)]
    assert [text for text in long if any(text in entry for entry in index)] == []


def test_every_row_of_a_memo_is_an_entry_with_its_text(page: Page, http_base: str, built_site: Path) -> None:
    texts = {entry["location"]: plain(entry["text"]) for entry in entries(built_site)}
    page.goto(f"{http_base}reference/delais.html")
    rows = page.locator(".fx-table--records tbody tr")
    assert rows.count() >= 10
    for row in rows.all():
        text = texts[f"reference/delais.html#{row.locator('[id]').get_attribute('id')}"]
        for cell in row.locator("td[data-label]").all_text_contents():
            assert plain(cell) in text


def test_nothing_is_indexed_twice(built_site: Path) -> None:
    """The printable module repeats its lessons: it stays out; and no two entries share an address."""
    locations = [entry["location"] for entry in entries(built_site)]
    assert [location for location in locations if "print.html" in location] == []
    assert len(locations) == len(set(locations))
