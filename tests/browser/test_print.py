"""Paper shows what the screen hides: questions untouched, and the whole key although its <details> are closed."""

import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.pages import CALENDAR, HOME, LESSON, MEMO, PRINT, whole

PDFTOTEXT = shutil.which("pdftotext")
SCREEN_ONLY = (".fx-bar", ".fx-filter", ".fx-skip", ".md-header", ".md-tabs", ".md-sidebar", "main button")


def squeezed(text: str) -> str:
    """Letters and figures only: a printed line breaks, hyphenates and spaces as it likes."""
    return "".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).replace("\u00ad", "")))


def printed(page: Page, address: str, folder: Path) -> str:
    """The text of the PDF that the browser prints."""
    if PDFTOTEXT is None:
        pytest.fail("No pdftotext found. On Debian: `sudo apt install poppler-utils`, or `make test`.", pytrace=False)
    whole(page, address)
    file = folder / "page.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    done = subprocess.run([PDFTOTEXT, "-enc", "UTF-8", "-raw", str(file), "-"], capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def texts(page: Page, selector: str) -> list[str]:
    """The first words of each element: a page break may cut the rest."""
    found = page.locator(selector).evaluate_all("elements => elements.map((element) => element.textContent)")
    return [squeezed(text)[:40] for text in found]


@pytest.mark.parametrize("path", [LESSON, CALENDAR, PRINT])
def test_questions_and_key_are_on_paper(page: Page, base: str, path: str, tmp_path: Path) -> None:
    paper = squeezed(printed(page, f"{base}{path}", tmp_path))
    assert page.locator("details[open]").count() == 0
    stems, answers = texts(page, ".fx-question__stem"), texts(page, ".fx-key__answer, .fx-key__answers > li")
    explanations = texts(page, ".fx-key__answer ~ p:not([class])")
    assert stems and answers and explanations
    assert [text for text in (*stems, *answers, *explanations) if text not in paper] == []


def test_the_key_comes_after_the_questions(page: Page, http_base: str, tmp_path: Path) -> None:
    paper = squeezed(printed(page, f"{http_base}{LESSON}", tmp_path))
    last_stem, first_answer = texts(page, ".fx-question__stem")[-1], texts(page, ".fx-key__answer")[0]
    assert paper.index(last_stem) < paper.rindex(first_answer)


def test_the_choices_are_on_paper(page: Page, http_base: str, tmp_path: Path) -> None:
    paper = squeezed(printed(page, f"{http_base}{LESSON}", tmp_path))
    choices = texts(page, ".fx-choice__text")
    assert choices
    assert [text for text in choices if text not in paper] == []


def test_a_module_prints_whole(page: Page, base: str, tmp_path: Path) -> None:
    paper = squeezed(printed(page, f"{base}{PRINT}", tmp_path))
    lessons = texts(page, ".fx-lesson__title")
    assert len(lessons) >= 2
    assert [text for text in lessons if text not in paper] == []
    for path in (LESSON, CALENDAR):
        page.goto(f"{base}{path}")
        sections = texts(page, "article h2:not([id=sources])")
        assert [text for text in sections if text not in paper] == []


def test_the_module_says_where_it_can_be_printed(page: Page, http_base: str) -> None:
    page.goto(f"{http_base}contexte/index.html")
    page.get_by_role("link", name=re.compile("[Ii]mprimer")).click()
    page.wait_for_url(f"**/{PRINT}")


@pytest.mark.parametrize("path", [HOME, LESSON, MEMO])
def test_what_serves_the_screen_only_is_not_printed(page: Page, http_base: str, path: str) -> None:
    page.goto(f"{http_base}{path}")
    page.emulate_media(media="print")
    for selector in SCREEN_ONLY:
        assert page.locator(f"{selector}:visible").count() == 0, selector


def test_a_memo_prints_every_row(page: Page, http_base: str, tmp_path: Path) -> None:
    paper = squeezed(printed(page, f"{http_base}{MEMO}", tmp_path))
    assert [text for text in texts(page, ".fx-table--records tbody [id]") if text not in paper] == []


def test_the_sheet_is_a4_and_nothing_is_cut_at_the_side(page: Page, http_base: str, tmp_path: Path) -> None:
    printed(page, f"{http_base}{LESSON}", tmp_path)
    pdfinfo = shutil.which("pdfinfo")
    assert pdfinfo
    info = subprocess.run([pdfinfo, str(tmp_path / "page.pdf")], capture_output=True, text=True, check=True).stdout
    size = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", info)
    assert size and (round(float(size[1])), round(float(size[2]))) in {(595, 842), (594, 842), (595, 841)}
