"""Grammalecte, and the committed list of its findings that are none.

An entry of the list gives the rule, an excerpt of the text around what is underlined, and the reason. One that answers
no finding any more is a fault. Findings are kept between runs for each text: a sentence is read once.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.language import OBJECT
from generator.reading import read_file
from generator.source import Items, Node
from tools.french.line import Fault, Line, fault

# What the generator sets by itself, so that authors write straight apostrophes and plain spaces.
OPTIONS_OFF = ("apos", "nbsp", "unit")

# Rules that find nothing here. Grammalecte's own switch knows only some of them: they are left out of its answer.
RULES_OFF = {
    "num_grand_nombre_avec_espaces": "the generator sets the no-break spaces of numbers",
    "num_grand_nombre_soudé": "the last five digits of a SIRET are the number of an establishment",
    "g2__typo_ordinaux_chiffres_exposants__b1_a1_1": "1er: the generator raises the letters",
    "g2__typo_ordinaux_chiffres_exposants__b3_a1_1": "1re: the generator raises the letters",
    "g2__typo_ordinaux_chiffres_exposants__b9_a1_1": "2e: the generator raises the letters",
    "typo_guillemets_typographiques_doubles_ouvrants": "the generator turns straight quotes in pairs",
    "typo_guillemets_typographiques_doubles_fermants": "the generator turns straight quotes in pairs",
    "typo_points_suspension1": "the generator turns three dots into one sign",
    "esp_début_ligne": "strings that are put together begin with a space",
    "esp_fin_ligne": "a paragraph may end with the line end of its file",
    "typo_écriture_invariable": "« cellule(s) » is our form in messages that count",
    "g2__maj_code__b1_a1_1": "the laws themselves write « code de la commande publique » with a small letter",
    "gv1__imp_verbe_groupe2_groupe3_t__b2_a1_1": "« Reçoit la facture » in a table: its subject heads the row, and "
    "the course says « vous », never « tu »",
    "gv1__imp_verbe_groupe3_d__b2_a1_1": "« Répond de l'agence » in a table: the same",
}

_KEYS = ("rule", "excerpt", "reason")


@dataclass(frozen=True)
class Finding:
    """What Grammalecte says of the characters from `start` to `end` of a text."""

    rule: str
    start: int
    end: int
    message: str
    better: tuple[str, ...]


@dataclass(frozen=True)
class Accepted:
    """An entry of the list."""

    rule: str
    excerpt: str
    line: int

    def covers(self, finding: Finding, text: str) -> bool:
        """True when what is underlined lies within the excerpt."""
        if finding.rule != self.rule:
            return False
        start = text.find(self.excerpt)
        while 0 <= start <= finding.start:
            if finding.end <= start + len(self.excerpt):
                return True
            start = text.find(self.excerpt, start + 1)
        return False


def grammar(lines: Sequence[Line], listed: Path, name: str, kept: Path | None = None) -> list[Fault]:
    """Each finding that the file `listed`, called `name`, does not accept, and each entry of it that is of no use.

    `kept` is where findings are remembered.
    """
    accepted, faults = _read(listed, name)
    used: set[Accepted] = set()
    found = _findings(list(dict.fromkeys(line.text for line in lines)), kept)
    for line in lines:
        for finding in found[line.text]:
            entries = [entry for entry in accepted if entry.covers(finding, line.text)]
            used.update(entries)
            if not entries:
                faults.append(fault(line.place(finding.start, finding.end), _said(finding, line.text)))
    faults += [
        Fault(name, entry.line, f"Grammalecte says nothing of « {entry.excerpt} » by {entry.rule}: remove the entry")
        for entry in accepted
        if entry not in used
    ]
    return faults


def _said(finding: Finding, text: str) -> str:
    better = f" Perhaps « {' », « '.join(finding.better)} »." if any(finding.better) else ""
    return f"{finding.rule}: {finding.message}{better} Excerpt: {_excerpt(finding, text)}"


def _excerpt(finding: Finding, text: str) -> str:
    """What is underlined, with the words around it as far as a parameter or code."""
    before = text[: finding.start].rpartition(OBJECT)[2].split(" ")
    after = text[finding.end :].partition(OBJECT)[0].split(" ")
    return (" ".join(before[-4:]) + text[finding.start : finding.end] + " ".join(after[:4])).strip()


def _read(listed: Path, name: str) -> tuple[list[Accepted], list[Fault]]:
    """The entries of the list, and what is wrong with its form."""
    read = read_file(listed, name)
    entries: list[Accepted] = []
    faults = [fault(problem.span, f"this is not well formed ({problem.code})") for problem in read.problems]
    seen: set[tuple[str, str]] = set()
    for node in read.tree if isinstance(read.tree, Items) else ():
        if not isinstance(node, Node):
            faults.append(fault(node.span, f"an entry has {', '.join(_KEYS)}"))
            continue
        values = {key: value for key in _KEYS if isinstance(value := node.get(key), str) and value.strip()}
        if len(values) != len(_KEYS) or len(node) != len(_KEYS):
            faults.append(fault(node.span, f"an entry has {', '.join(_KEYS)}, none of them empty, and nothing else"))
            continue
        key = (str(values["rule"]), str(values["excerpt"]))
        if key in seen:
            faults.append(fault(node.span, f"« {key[1]} » is accepted twice for {key[0]}: remove the entry"))
            continue
        seen.add(key)
        entries.append(Accepted(*key, node.span.line))
    return entries, faults


# --- asking Grammalecte


def _findings(texts: Sequence[str], kept: Path | None) -> dict[str, list[Finding]]:
    """The findings in each text; those that are remembered are not looked for again."""
    state = json.dumps([_version(), OPTIONS_OFF])
    answers = _remembered(kept, state)
    new = [text for text in texts if text not in answers]
    # One process a core, each with every n-th text, so that long texts are shared out.
    parts = [part for index in range(os.cpu_count() or 1) if (part := new[index :: os.cpu_count() or 1])]
    with ThreadPoolExecutor(max_workers=len(parts) or 1) as pool:
        for answer in pool.map(_ask, parts):
            answers |= answer
    if kept and kept.parent.is_dir() and new:
        memory = {"state": state, "answers": {text: answers[text] for text in texts}}
        kept.write_text(json.dumps(memory, ensure_ascii=False), encoding="utf-8")
    return {text: [_finding(raw) for raw in answers[text] if raw["sRuleId"] not in RULES_OFF] for text in texts}


def _remembered(kept: Path | None, state: str) -> dict[str, list[dict[str, Any]]]:
    try:
        memory = json.loads(kept.read_text(encoding="utf-8")) if kept else {}
    except (OSError, ValueError):
        return {}
    return dict(memory["answers"]) if isinstance(memory, dict) and memory.get("state") == state else {}


def _version() -> str:
    """The version that Grammalecte says of itself on an empty text."""
    return str(_run("")["grammalecte"])


def _ask(texts: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    answers: dict[str, list[dict[str, Any]]] = {text: [] for text in texts}
    for paragraph in _run("\n".join(texts))["data"]:
        answers[texts[paragraph["iParagraph"] - 1]] = paragraph["lGrammarErrors"]
    return answers


def _run(text: str) -> dict[str, Any]:
    """What Grammalecte answers on a text, a paragraph a line."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.txt"
        path.write_text(text, encoding="utf-8")
        command = ["grammalecte-cli", "-f", str(path), "-j", "-owe", "-off", *OPTIONS_OFF]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    try:
        answer: dict[str, Any] = json.loads(done.stdout[done.stdout.index("{") :])
    except ValueError:
        raise SystemExit(f"grammalecte-cli failed: {done.stderr.strip() or done.stdout.strip()}") from None
    return answer


def _finding(raw: Mapping[str, Any]) -> Finding:
    better = tuple(word.replace("\u00a0", " ") for word in raw["aSuggestions"])
    return Finding(raw["sRuleId"], raw["nStart"], raw["nEnd"], raw["sMessage"].strip(), better)
