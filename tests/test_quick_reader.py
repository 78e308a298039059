"""What makes reading and checking fast gives what the slow way gives: short texts, words and their places."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.check.prose import Reader, holds
from generator.check.rule import Context
from generator.check.texts import Written, written
from generator.check.vocabulary import Vocabulary
from generator.diagnostics import fold
from generator.markup import links, links_in, parse, quick
from generator.markup.reader import _Reader
from generator.model.project import Project
from generator.source import Text

_PARTS = [
    "a", "mot", "Le", " ", "  ", "\n", "\n\n", "**", "*", "***", "[=x]", "[=ab-c]", "[", "]", "(", ")", "](", "`", "``",
    "[mot](lesson:a/b)", "[mot](term:maître d'œuvre)", "[mot](term:a 'b')", "**mot**", "`c`", "lesson:a/b#c",
    "[^1]", "[a]: b", "<https://a.fr>",
    "'", '"', "’", "«", "»", ".", ":", "1.", "12", "1)", "-", "- ", "#", "# ", "!", "?",
    "%", "€", "=", "===", "---", "+ ", "\u00a0", "…", "/", "@", ">", "|", "&amp;", "\\", "{", "}", "~", "_", "é", "\t",
    "–",
]  # fmt: skip
_COMMON = [
    "mot", " ", "**", "[=x]", "\n", "`c`", "Le", "\n\n", "- ", "\n- ", "[mot](lesson:a/b)", "**mot**", ". ", ", ",
]  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(_COMMON), st.sampled_from(_PARTS)), max_size=10).map("".join))
def test_the_short_reader_reads_what_the_engine_reads(text: str) -> None:
    document = quick.read(text)
    assert document is None or document == _Reader(text).document()


@pytest.mark.parametrize(
    "text",
    [
        "Comptez **[=delai]** au plus.\n",
        "Lisez [la suite](lesson:a/b#c), puis `Valider`.\nEt [le maître](term:maître d'œuvre) !",
        "Il faut :\n\n- le **SIRET** ;\n- le code de [la page](lesson:a/b).\n\nPuis envoyez.",
        "- a",
        "**Deux minutes.** Une.\n\n« Deux », 12.30 et [=x].\n",
    ],
)
def test_the_short_reader_takes_what_most_texts_are(text: str) -> None:
    assert quick.read(text) == _Reader(text).document()


@pytest.mark.parametrize(
    "text",
    [
        "", " a", "- a\n\n- b", "- a\n  b", "a\n- b", "-  a", "* a", "# a", "1. a", "a  \nb", "a\n===", "*a*", "a **b",
        "| a |", "<b>", "a_b_", "[a](b)", "[^1]",
    ],
)  # fmt: skip
def test_the_short_reader_leaves_the_rest_to_the_engine(text: str) -> None:
    assert quick.read(text) is None


def test_the_texts_of_a_course_are_read_alike_and_mostly_by_the_short_reader(main_course: Project) -> None:
    texts = {str(one.text) for one in written(main_course)}
    read = {text: quick.read(text) for text in texts}
    assert all(document == _Reader(text).document() for text, document in read.items() if document is not None)
    assert sum(document is not None for document in read.values()) > 0.9 * len(texts)


def test_no_link_is_missed(main_course: Project, tiny: Project) -> None:
    texts = [str(one.text) for course in (main_course, tiny) for one in written(course)]
    assert all(links_in(text) == links(parse(text)) for text in [*texts, "<https://a.fr>", "[a](<lesson:b c>)"])


@given(st.text("ab_é1 .-", max_size=12), st.text("ab_é1 .-", min_size=1, max_size=4))
def test_words_are_held_as_a_pattern_finds_them(text: str, words: str) -> None:
    assert holds(text, words) == bool(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_folding_takes_case_and_accents_away(text: str) -> None:
    letters = unicodedata.normalize("NFKD", text.casefold())
    assert fold(text) == "".join(letter for letter in letters if not unicodedata.combining(letter))


def test_a_vocabulary_gives_the_passages_with_a_word_in_order(main_course: Project) -> None:
    context = Context(main_course, main_course.newest_date)
    pattern = re.compile(r"délais?|A\d+", re.IGNORECASE)
    whole = re.compile(rf"(?<!\w)(?:{pattern.pattern})(?!\w)", re.IGNORECASE)
    expected = [
        (one.id, passage.text)
        for one, passages in context.reader.all
        for passage in passages
        if whole.search(passage.text) or whole.search(passage.prose)
    ]
    assert expected
    assert [(one.id, passage.text) for one, passage in context.vocabulary.holding(pattern.fullmatch)] == expected


@pytest.mark.parametrize(("text", "doubled"), [("Dans la la salle.", 1), ("La la salle.", 1), ("la salle, la", 0)])
def test_a_word_that_follows_itself_is_seen(tiny: Project, text: str, doubled: int) -> None:
    one = Written(Text(text), "lesson", "a/b", "text")
    passages = Reader(tiny, tiny.newest_date).passages(one.text)
    assert len(list(Vocabulary([(one, passages)]).doubled())) == doubled
