"""Typography, dates, numbers and strings of the two languages."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.language import LANGUAGES, OBJECT, Language, Piece, Plural, Strings, language_of
from generator.language.texts import Texts, names_of, texts

FR = language_of("fr")
EN = language_of("en")

# `~` stands for the no-break space: it can be seen.
FRENCH_CASES = [
    ("Quoi ?", "Quoi~?"),
    ("Quoi?", "Quoi~?"),
    ("Quoi  ?", "Quoi~?"),
    ("Attention !", "Attention~!"),
    ("Vraiment ?!", "Vraiment~?!"),
    ("un ; deux : trois", "un~; deux~: trois"),
    ("SIRET 110 002 011 00044, puis 123 456", "SIRET 110~002~011~00044, puis 123~456"),
    ("Objet: la facture", "Objet~: la facture"),
    ("12:30", "12:30"),
    ("Classe::membre", "Classe::membre"),
    ("a :: b", "a :: b"),
    ("https://exemple.fr/a?b=1;c!d:e", "https://exemple.fr/a?b=1;c!d:e"),
    ("voir https://exemple.fr/l'a ?", "voir https://exemple.fr/l'a~?"),
    ("https://exemple.fr/?", "https://exemple.fr/?"),
    ("www.exemple.fr/l'a", "www.exemple.fr/l'a"),
    ("écrire à a.b...c+d@exemple.fr ?", "écrire à a.b...c+d@exemple.fr~?"),
    (r"C:\Temp\l'a", r"C:\Temp\l'a"),
    (r"\\serveur\l'a", r"\\serveur\l'a"),
    ("&nbsp; et", "&nbsp; et"),
    ("« bon »", "«~bon~»"),
    ("«bon»", "«~bon~»"),
    ('il dit "bon".', "il dit «~bon~»."),
    ('il dit " bon ".', "il dit «~bon~»."),
    ('"a "b" c"', "«~a “b” c~»"),
    ('un écran de 12"', 'un écran de 12"'),
    ('"seul', '"seul'),
    ('""', "«~»"),
    ("l'État, aujourd'hui", "l’État, aujourd’hui"),
    ("etc...", "etc…"),
    ("....", "...."),
    ("10%, 10 %, 40€, 40 €", "10~%, 10~%, 40~€, 40~€"),
    ("%20", "%20"),
    ("1 200 €", "1~200~€"),
    ("45 600 000 factures", "45~600~000 factures"),
    ("15 jours, 10 Mo, 3 fois", "15~jours, 10~Mo, 3~fois"),
    ("8 h 30, 2 h", "8~h~30, 2~h"),
    ("le 1er septembre 2026 et le 24 nov. 2026", "le 1er~septembre 2026 et le 24~nov. 2026"),
    ("p. 3, art. 12, article 4, § 2, L. 2192-1", "p.~3, art.~12, article~4, §~2, L.~2192-1"),
    ("n° 4, n°4, N° 4", "n°~4, n°~4, N°~4"),
    ("M. Petit et Mme Grand, M. le maire", "M.~Petit et Mme~Grand, M. le maire"),
    ("un – deux – trois", "un – deux – trois"),
    ("12\u202f000\u202f€", "12~000~€"),
    ("? seul", "? seul"),
    ("10 mots", "10 mots"),
    ("en 2017 12 factures", "en 2017 12 factures"),
]


@pytest.mark.parametrize(("given_text", "expected"), FRENCH_CASES)
def test_french_typography(given_text: str, expected: str) -> None:
    assert FR.typography(given_text).replace("\u00a0", "~") == expected


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ('He said "yes".', "He said “yes”."),
        ("it's the client's 'own'", "it’s the client’s ‘own’"),
        ("in '68", "in ’68"),
        ("What? Yes!", "What? Yes!"),
        ("and so on...", "and so on…"),
        ("15 days", "15~days"),
        ("https://example.org/it's", "https://example.org/it's"),
    ],
)
def test_english_typography(given_text: str, expected: str) -> None:
    assert EN.typography(given_text).replace("\u00a0", "~") == expected


# Texts full of what the rules look at, which plain random text hardly meets.
_TRICKY = st.lists(
    st.sampled_from(
        [
            *" \u00a0\n\"'«»“”’.…;:!?%€°()[]{}/\\@&-–a1é",
            "\u202f",
            "...",
            "1er",
            "n°",
            "p.",
            "M.",
            " 000",
            "h",
            "mars",
            "://",
        ]
    ),
    max_size=14,
).map("".join)
_TEXTS = st.one_of(st.text(max_size=60), _TRICKY)
_SPACES_AND_MARKS = str.maketrans("", "", " \t\u00a0\u202f\u2009\"'«»“”‘’.…")


@pytest.mark.parametrize("language", [*map(language_of, LANGUAGES)], ids=lambda language: str(language.code))
@given(text=_TEXTS)
@example(text='"\n"')
def test_typography_twice_changes_nothing_more(language: Language, text: str) -> None:
    once = language.typography(text)
    assert language.typography(once) == once


@pytest.mark.parametrize("language", [*map(language_of, LANGUAGES)], ids=lambda language: str(language.code))
@given(text=_TEXTS)
def test_typography_changes_only_spaces_quotes_apostrophes_and_dots(language: Language, text: str) -> None:
    assert language.typography(text).translate(_SPACES_AND_MARKS) == text.translate(_SPACES_AND_MARKS)


@pytest.mark.parametrize("language", [*map(language_of, LANGUAGES)], ids=lambda language: str(language.code))
@given(texts=st.lists(_TEXTS, max_size=5))
def test_pieces_are_typeset_as_one_text(language: Language, texts: list[str]) -> None:
    assert "".join(language.typeset([Piece(text) for text in texts])) == language.typography("".join(texts))


@given(pieces=st.lists(st.builds(Piece, _TRICKY, st.booleans()), max_size=6))
def test_fixed_pieces_never_change(pieces: list[Piece]) -> None:
    for piece, text in zip(pieces, FR.typeset(pieces), strict=True):
        if piece.fixed:
            assert text == piece.text


def test_rules_look_across_pieces() -> None:
    pieces = [Piece('Est-ce "'), Piece("ici"), Piece('" ?')]
    assert FR.typeset(pieces) == ["Est-ce «\u00a0", "ici", "\u00a0»\u00a0?"]
    assert FR.typeset([Piece("Le code "), Piece(OBJECT, fixed=True), Piece("?")]) == ["Le code ", OBJECT, "\u00a0?"]
    assert FR.typeset([Piece("15", fixed=True), Piece(" jours")]) == ["15", "\u00a0jours"]


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        ("le 1er mars", ["er"]),
        ("la 1re et la 2e", ["re", "e"]),
        ("le XXIe siècle, la Ve République", ["e", "e"]),
        ("François Ier", ["er"]),
        ("1ere, Me, De, A2e, 12ex", []),
    ],
)
def test_ordinals_are_raised(text: str, raised: list[str]) -> None:
    parts = list(FR.raised(text))
    assert "".join(part for part, _ in parts) == text
    assert [part for part, up in parts if up] == raised


@pytest.mark.parametrize(
    ("value", "unit", "french", "english"),
    [
        ("2026-09-01", None, "1er~septembre 2026", "1~September 2026"),
        ("2026-09-24", None, "24~septembre 2026", "24~September 2026"),
        ("2026-09", None, "septembre 2026", "September 2026"),
        ("2026-13-45", None, "2026-13-45", "2026-13-45"),
        ("10.40", "%", "10,40~%", "10.40%"),
        ("40", "€", "40~€", "€40"),
        ("45600000", "factures", "45~600~000~factures", "45,600,000~factures"),
        ("15", "jours", "15~jours", "15~jours"),
        ("-2.5", "points", "-2,5~points", "-2.5~points"),
        ("quinze", "jours", "quinze~jours", "quinze~jours"),
        ("A15", None, "A15", "A15"),
        ("2017", None, "2017", "2017"),
        ("12345678900012", None, "12345678900012", "12345678900012"),
        ("Valider et envoyer", None, "Valider et envoyer", "Valider et envoyer"),
    ],
)
def test_values_take_the_form_of_the_language(value: str, unit: str | None, french: str, english: str) -> None:
    assert FR.value(value, unit).replace("\u00a0", "~") == french
    assert EN.value(value, unit).replace("\u00a0", "~") == english


@given(value=st.text(max_size=20), unit=st.none() | st.text(max_size=5))
def test_any_value_has_a_text(value: str, unit: str | None) -> None:
    for language in map(language_of, LANGUAGES):
        assert isinstance(language.value(value, unit), str)


def test_dates_durations_numbers() -> None:
    day = datetime.date(2026, 7, 1)
    assert [FR.date(day), FR.medium_date(day), FR.short_date(day)] == [
        "1er\u00a0juillet 2026",
        "1er\u00a0juil. 2026",
        "01/07/2026",
    ]
    assert EN.medium_date(day) == "1\u00a0Jul 2026"
    assert [FR.duration(minutes).replace("\u00a0", "~") for minutes in (0, 25, 60, 75, 65, 420)] == [
        "0~min",
        "25~min",
        "1~h",
        "1~h~15",
        "1~h~05",
        "7~h",
    ]
    assert EN.duration(75) == "1\u00a0h 15\u00a0min"
    assert FR.number(Decimal("1234.50")) == "1\u00a0234,50"
    assert FR.number(-1200) == "-1\u00a0200"
    assert [FR.ordinal(1), FR.ordinal(1, feminine=True), FR.ordinal(2)] == ["1er", "1re", "2e"]
    assert [EN.ordinal(number) for number in (1, 2, 3, 4, 11, 22, 113)] == [
        "1st", "2nd", "3rd", "4th", "11th", "22nd", "113th"
    ]  # fmt: skip


def test_lists_and_plurals() -> None:
    assert FR.join(["a", "b", "c"]) == "a, b et c"
    assert FR.join(["a", "b"], last="ou") == "a ou b"
    assert [FR.join(["a"]), FR.join([])] == ["a", ""]
    assert EN.join(["a", "b", "c"]) == "a, b and c"
    assert [FR.count(number, FR.strings.questions) for number in (0, 1, 2)] == [
        "0 question",
        "1 question",
        "2 questions",
    ]
    assert EN.count(0, EN.strings.questions) == "0 questions"


def test_a_class_of_strings_takes_those_it_names_and_no_other() -> None:
    @texts
    class One:
        a: str

    @texts
    class Both(One, Texts):
        b: str

    assert Both(a="x", b="y").b == "y"
    with pytest.raises(TypeError, match="b, c"):
        Both(a="x", c="z")  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        _ = FR.strings.no_such_string  # type: ignore[attr-defined]
    assert len(names_of(Strings)) > 300


@pytest.mark.parametrize("language", [*map(language_of, LANGUAGES)], ids=lambda language: str(language.code))
def test_every_string_is_written_and_typeset(language: Language) -> None:
    for name in names_of(Strings):
        value = getattr(language.strings, name)
        for text in value if isinstance(value, Plural) else (value,):
            assert text, name
            assert language.typography(text) == text, name
            assert "'" not in text, name
