"""The French of a course and of the product is read by Hunspell and Grammalecte, the real ones."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from generator.diagnostics import Span
from tests.broken_cases import BASE
from tools.french import __main__ as command
from tools.french import grammar as grammar_module
from tools.french.grammar import grammar
from tools.french.line import Line, flat
from tools.french.product import product_lines
from tools.french.spelling import spelling, words

LESSON = "content/comptoir/vendre.yml"
SOUND = "Un linge propre suffit, quatre jours durant."


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A small course in French without a fault, and lists that fit it."""
    root = tmp_path / "course"
    shutil.copytree(BASE, root)
    lists(root, "# Bread\nlevante\n", "[]\n")
    return root


def lists(root: Path, words_: str, accepted: str) -> None:
    folder = root / "lists"
    folder.mkdir(exist_ok=True)
    (folder / "words.txt").write_text(words_, encoding="utf-8")
    (folder / "accepted.yml").write_text(accepted, encoding="utf-8")


def planted(root: Path, text: str) -> int:
    """Puts `text` in the place of a sound sentence of the lesson, and gives its line."""
    path = root / LESSON
    whole = path.read_text(encoding="utf-8")
    assert whole.count(SOUND) == 1
    path.write_text(whole.replace(SOUND, text), encoding="utf-8")
    return whole[: whole.index(SOUND)].count("\n") + 1


def run(root: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, list[str]]:
    """The exit code and the lines of faults of the command, as `make check` runs it but for the course it reads."""
    code = command.main(["--project", str(root), "--lists", str(root / "lists"), "--course-only", *more])
    return code, capsys.readouterr().out.partition("\n\n")[0].splitlines()


def one_line(text: str) -> list[Line]:
    return [Line(text, lambda start, _end: Span("x.yml", 1, start + 1))]


def listed(folder: Path, text: str) -> Path:
    path = folder / "list"
    path.write_text(text, encoding="utf-8")
    return path


# --- what is found


def test_a_sound_course_passes(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(course, capsys) == (0, [])


def test_a_typo_is_told_with_its_place_and_a_suggestion(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = planted(course, "Un linge propre sufit, quatre jours durant.")
    code, faults = run(course, capsys)
    assert code == 1
    assert len(faults) == 1
    assert faults[0].startswith(f"{LESSON}:{line}: unknown word « sufit »; perhaps ")
    assert "suffit" in faults[0]


def test_an_agreement_fault_is_told_with_its_place_rule_and_cure(
    course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = planted(course, "Les clients achète le pain. Un linge suffit.")
    code, faults = run(course, capsys)
    assert code == 1
    assert len(faults) == 1
    assert faults[0].startswith(f"{LESSON}:{line}: gv2__conj_les_nom")
    assert "« achètent »" in faults[0]
    assert "Les clients achète le pain" in faults[0]


def test_all_faults_are_listed_at_once_in_the_order_of_their_places(
    course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = planted(
        course,
        "Un linge **sufit**.\n\n        - premier\n        - [second pxin](lesson:levain/cuire)\n"
        "        - [=decret-pain] durnat",
    )
    code, faults = run(course, capsys)
    assert code == 1
    wanted = [(line, "sufit"), (line + 3, "pxin"), (line + 4, "durnat")]
    assert [fault.partition("; perhaps")[0] for fault in faults] == [
        f"{LESSON}:{number}: unknown word « {word} »" for number, word in wanted
    ]


def test_code_addresses_and_names_are_no_words(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    planted(
        course,
        "Le fichier `pxin.txt pxin` est un PDF nommé pxin.xlsx ou « .odt ». [Ouvrez-le](https://exempel.fr/pxin), "
        "code A9, commande BC-2026-14, adresse pxin@exempel.fr. C'est tout.",
    )
    assert run(course, capsys) == (0, [])


def test_feedback_memos_figures_and_drawings_are_read(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plants = {
        "content/glossary.yml": ("definition: ", "definition: Un motfaux. "),
        "content/figures/histoire.yml": ("text: Louis", "text: Le motfaux de Louis"),
        "content/reference/defauts.yml": ("title: ", "title: Un motfaux, "),
        "content/course.yml": ("subtitle: ", "subtitle: Un motfaux, "),
        "quizzes/levain.yml": ("feedback: ", "feedback: Un motfaux. "),
    }
    wanted = []
    for name, (before, after) in plants.items():
        path = course / name
        text = path.read_text(encoding="utf-8")
        assert before in text, name
        path.write_text(text.replace(before, after, 1), encoding="utf-8")
        wanted.append((name, text[: text.index(before)].count("\n") + 1))
    drawing = course / "content" / "images" / "bocal.svg"
    drawing.write_text(drawing.read_text(encoding="utf-8").replace("</svg>", "\n<text>motfaux</text>\n</svg>"))
    _, faults = run(course, capsys)
    found = [fault for fault in faults if "motfaux" in fault]
    places = {tuple(fault.split(":")[:2]) for fault in found}
    for name, line in wanted:
        assert any(place[0] == name and abs(int(place[1]) - line) <= 1 for place in places), name
    assert any(place[0].endswith("bocal.svg") for place in places)


def test_a_course_in_another_language_is_refused(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = course / "content" / "course.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("language: fr", "language: en"), encoding="utf-8")
    with pytest.raises(SystemExit, match="not in French"):
        run(course, capsys)


# --- the list of words


def test_words_of_the_list_pass_with_a_capital_or_an_article(tmp_path: Path) -> None:
    text = "Cotraitant, le cotraitant, l'AIFE, d'Éco-Métré, qu'AIFE."
    assert spelling(one_line(text), listed(tmp_path, "# a\nAIFE\ncotraitant\nÉco-Métré\n"), "list") == []


def test_a_listed_word_stands_for_itself_only(tmp_path: Path) -> None:
    faults = spelling(one_line("Des cotraitents et aife."), listed(tmp_path, "AIFE\ncotraitant\n"), "list")
    said = [(fault.path, fault.line, fault.message.partition(";")[0]) for fault in sorted(faults)]
    assert said == [
        ("list", 1, "no text uses « AIFE » any more: remove the line"),
        ("list", 2, "no text uses « cotraitant » any more: remove the line"),
        ("x.yml", 1, "unknown word « aife »"),
        ("x.yml", 1, "unknown word « cotraitents »"),
    ]


def test_an_acronym_that_the_dictionary_has_needs_no_line_for_its_article(tmp_path: Path) -> None:
    assert spelling(one_line("Selon l'INSEE."), listed(tmp_path, ""), "list") == []


def test_dead_doubled_and_unsorted_words_of_the_list_are_faults(tmp_path: Path) -> None:
    text = "Le cotraitant, le zurgle, la blixe et le dôrf."
    rows = ["# one", "facture", "zurgle", "blixe", "cotraitant", "", "# two", "blixe", "dôrf", "nommart"]
    faults = spelling(one_line(text), listed(tmp_path, "\n".join(rows)), "list")
    assert [(fault.line, fault.message) for fault in sorted(faults)] == [
        (2, "the dictionary knows « facture »: remove the line"),
        (4, "« blixe » stands after « zurgle »: sort the section"),
        (8, "« blixe » is listed twice: remove the line"),
        (10, "no text uses « nommart » any more: remove the line"),
    ]


def test_a_name_of_code_is_cut_out_whole() -> None:
    text = flat("Le BC-2026-14, key_points, A1, l'article 2, chorus-pro.gouv.fr, a@b.fr, « .pdf » et c'est tout.")
    assert [word for _, word in words(text)] == ["Le", "l'article", "et", "c'est", "tout"]
    assert all(text[start : start + len(word)] == word for start, word in words(text))


# --- the list of accepted findings

FINDING = "Le statut « Suspendue » est à l'écran."
RULE = "g3__gn_le_2m__b1_a2_1"


def entry(rule: str = RULE, excerpt: str = "statut « Suspendue »", reason: str = "Nom d'un statut.") -> str:
    return f'- rule: {rule}\n  excerpt: "{excerpt}"\n  reason: "{reason}"\n'


def test_an_accepted_finding_passes(tmp_path: Path) -> None:
    (found,) = grammar(one_line(FINDING), listed(tmp_path, "[]"), "list")
    assert found.message.startswith(f"{RULE}: ")
    assert grammar(one_line(FINDING), listed(tmp_path, entry()), "list") == []


@pytest.mark.parametrize(
    "wrong",
    [entry(rule="g3__gn_la_2m__b1_a2_1"), entry(excerpt="est à l'écran"), entry(excerpt="Suspendue » est aussi")],
    ids=["another rule", "other words of the text", "another text"],
)
def test_an_entry_that_answers_nothing_is_a_fault_and_hides_nothing(tmp_path: Path, wrong: str) -> None:
    first, second = sorted(grammar(one_line(FINDING), listed(tmp_path, wrong), "list"))
    assert first.path == "list"
    assert first.line == 1
    assert first.message.endswith("remove the entry")
    assert second.path == "x.yml"


@pytest.mark.parametrize(
    "wrong",
    [entry(reason=" "), f"- rule: {RULE}\n  excerpt: Suspendue\n", entry() + "  more: x\n", "- x\n", entry() * 2],
    ids=["no reason", "a key less", "a key more", "no mapping", "twice"],
)
def test_an_entry_without_its_form_is_a_fault(tmp_path: Path, wrong: str) -> None:
    faults = grammar(one_line(FINDING), listed(tmp_path, wrong), "list")
    assert any(
        fault.path == "list" and ("an entry has" in fault.message or "twice" in fault.message) for fault in faults
    )


def test_what_the_generator_sets_is_no_finding(tmp_path: Path) -> None:
    text = "L'article 3 du 1er juin : payez 34 000 € en 15 jours ; « merci » au SIRET 110 002 011 00044."
    assert grammar(one_line(text), listed(tmp_path, "[]"), "list") == []


def test_findings_are_remembered_and_only_new_texts_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept, empty = tmp_path / "kept.json", listed(tmp_path, "[]")
    before = grammar(one_line(FINDING), empty, "list", kept)
    asked: list[str] = []
    ask = grammar_module._run

    def noted(text: str) -> dict[str, Any]:
        asked.append(text)
        return ask(text)

    monkeypatch.setattr(grammar_module, "_run", noted)
    new = one_line("Les facture partent.")
    after = grammar([*one_line(FINDING), *new], empty, "list", kept)
    assert before[0] in after
    assert len(after) > len(before)
    assert [text for text in asked if text] == [new[0].text]
    kept.write_text("{", encoding="utf-8")
    assert grammar(one_line(FINDING), empty, "list", kept) == before


# --- what the product says


def product(root: Path, name: str, text: str) -> list[tuple[str, int]]:
    """The texts of one file of a package, with their lines."""
    path = root / "generator" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return [(line.text, line.place(0, 1).line) for line in product_lines(root)]


def test_the_french_of_the_interface_is_read_and_its_names_are_not(tmp_path: Path) -> None:
    text = '"""Doc."""\nX = Strings(a="Bonjour",\n  b=Plural("un", "deux"))\nY = {"clef": "valeur"}\nZ = f"{X}"\n'
    assert product(tmp_path, "language/fr_x.py", text) == [("Bonjour", 2), ("un", 3), ("deux", 3), ("valeur", 4)]
    assert product(tmp_path, "language/en_x.py", 'X = {"a": "Hello"}\n')[-1] == ("valeur", 4)


def test_messages_are_read_in_french_without_their_examples(tmp_path: Path) -> None:
    text = (
        'Code("S1", "error", Said("titre", "title"), Said("le fait {n}", "fact"), Said("faites", "do"),\n'
        '  "Parce que "\n  "tout casse.", "mauvais", "bon")\n'
    )
    found = product(tmp_path, "codes/x.py", text)
    assert [words_.rstrip("\ufffc ") for words_, _ in found] == ["titre", "le fait", "faites", "Parce que tout casse."]
    assert [line for _, line in found] == [1, 1, 1, 2]
    cause = list(product_lines(tmp_path))[-1]
    assert cause.place(cause.text.index("casse"), len(cause.text)).line == 3


def test_the_command_the_keys_the_pages_and_the_translations_are_read(tmp_path: Path) -> None:
    files = {
        "cli_texts.py": ('T = {"fr": {"a": "Montre"}, "en": {"a": "Show"}}\n', "Montre"),
        "site/errors.py": ('S = {"a": ("il manque", "missing")}\n', "il manque"),
        "model/x.py": ('A = Field(None, description="Le titre.")\n', "Le titre."),
        "templates/page/a.fr.md.j2": ("{% if x %}\n<p>Aucun <b>envoi</b>.</p>\n", "Aucun"),
        "locale/fr.po": ('msgid "Error"\nmsgstr "Erreur"\n', "Erreur"),
    }
    for name, (text, _) in files.items():
        product(tmp_path, name, text)
    found = [line.text for line in product_lines(tmp_path)]
    assert len(found) == len(files)
    assert all(any(wanted in text for text in found) for _, wanted in files.values())
