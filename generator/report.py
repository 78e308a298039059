"""Diagnostics as text, JSON and GitHub workflow commands: one finding, three views. Decides nothing, prints nothing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import get_args

from generator.codes import CODES, cause
from generator.diagnostics import Diagnostic, Severity
from generator.source import SourceFile

MANY = 40
"""From this many findings the text is grouped by code, each group cut short."""

EACH = 5
"""Findings shown of a group when there are many."""

_WORDS = {
    "fr": {
        "error": "erreur", "warning": "avertissement", "help": "aide", "note": "note", "more": "… et {n} autres",
        "none": "Aucun problème.", "explain": "Pour comprendre un code : fascicule explain {code}",
    },
    "en": {
        "error": "error", "warning": "warning", "help": "help", "note": "note", "more": "… and {n} more",
        "none": "No problem found.", "explain": "To understand a code: fascicule explain {code}",
    },
}  # fmt: skip


def severity(finding: Diagnostic) -> Severity:
    """The severity a finding has: its own, else that of its code."""
    return finding.severity or CODES[finding.code].severity


def message(finding: Diagnostic, language: str) -> str:
    """The sentence that states the fact."""
    return CODES[finding.code].message.fill(language, finding.params)


def cure(finding: Diagnostic, language: str) -> str:
    """The action to take."""
    action = CODES[finding.code].help.fill(language, finding.params)
    if finding.suggestion:
        if language == "en":
            return f'did you mean "{finding.suggestion}"? otherwise, {action}'
        return f"vouliez-vous dire « {finding.suggestion} » ? sinon, {action}"
    return action


def ordered(findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Findings by place; the same twice is shown once."""
    unique = {finding.sort_key: finding for finding in findings}
    return [unique[key] for key in sorted(unique)]


def counts(findings: Sequence[Diagnostic], language: str) -> str:
    """`3 erreurs, 1 avertissement`."""
    number = Counter(severity(finding) for finding in findings)
    words = _WORDS[language]
    kinds: list[Severity] = [kind for kind in get_args(Severity) if number[kind]]
    parts = [f"{number[kind]} {words[kind]}{'s' if number[kind] > 1 else ''}" for kind in kinds]
    return ", ".join(parts) if parts else words["none"]


def as_text(findings: Sequence[Diagnostic], files: dict[str, SourceFile], language: str) -> str:
    """The report for a terminal, grouped by code when there are many.

    Errors come last, beside the count: that is where one looks.
    """
    findings = sorted(ordered(findings), key=lambda finding: severity(finding) == "error")
    words = _WORDS[language]
    lines: list[str] = []
    if len(findings) < MANY:
        for finding in findings:
            lines += [*_shown(finding, files, language), ""]
    else:
        by_code: dict[str, list[Diagnostic]] = {}
        for finding in findings:
            by_code.setdefault(finding.code, []).append(finding)
        for code in sorted(by_code, key=lambda code: (severity(by_code[code][0]) == "error", code)):
            group = by_code[code]
            lines.append(f"── {code} {CODES[code].title.fill(language, {})} ({len(group)})")
            for finding in group[:EACH]:
                lines += [*_shown(finding, files, language), ""]
            if len(group) > EACH:
                lines += [words["more"].format(n=len(group) - EACH), *(f"    {one.span}" for one in group[EACH:]), ""]
    lines.append(counts(findings, language))
    if findings:
        lines.append(words["explain"].format(code=findings[-1].code))
    return "\n".join(lines)


def _shown(finding: Diagnostic, files: dict[str, SourceFile], language: str) -> list[str]:
    words = _WORDS[language]
    colon = ":" if language == "en" else " :"
    head = f"{finding.span}: {words[severity(finding)]}[{finding.code}]{colon} {message(finding, language)}"
    lines = [head]
    file = files.get(finding.span.path)
    if file is not None and finding.span.line <= len(file.lines) and file.lines[finding.span.line - 1].strip():
        lines += _excerpt(file.lines[finding.span.line - 1], finding)
    lines.append(f"  {words['help']}{colon} {cure(finding, language)}")
    for place in finding.notes:
        lines.append(f"  {words['note']}{colon} {place}: {CODES[finding.code].note.fill(language, finding.params)}")
    return lines


def _excerpt(line: str, finding: Diagnostic, width: int = 100) -> list[str]:
    """The line of the file and a row of carets; a long line is cut around the place."""
    column = finding.span.column - 1
    start = 0 if len(line) <= width else max(0, min(column - width // 3, len(line) - width))
    shown = line[start : start + width].replace("\t", " ")
    text = ("…" if start else "") + shown + ("…" if start + width < len(line) else "")
    place = column - start + (1 if start else 0)
    carets = "^" * max(1, min(finding.span.length, len(text) - place))
    return [f"  {finding.span.line:>5} | {text}", f"        | {' ' * place}{carets}"]


def as_json(findings: Sequence[Diagnostic], language: str) -> str:
    """A list of objects, one a finding: path, line, column, length, code, severity, message, help, notes."""
    return json.dumps(
        [
            {
                "path": finding.span.path,
                "line": finding.span.line,
                "column": finding.span.column,
                "length": finding.span.length,
                "code": finding.code,
                "severity": severity(finding),
                "message": message(finding, language),
                "help": cure(finding, language),
                "notes": [str(place) for place in finding.notes],
            }
            for finding in ordered(findings)
        ],
        ensure_ascii=False,
        indent=2,
    )


def as_github(findings: Sequence[Diagnostic], language: str) -> str:
    """Workflow commands of GitHub Actions, which show findings beside the changed lines.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    lines = []
    for finding in ordered(findings):
        text = escaped(f"{message(finding, language)}. {cure(finding, language)}", "")
        place = f"file={escaped(finding.span.path, ':,')},line={finding.span.line},col={finding.span.column}"
        lines.append(f"::{severity(finding)} {place},title={finding.code}::{text}")
    return "\n".join(lines)


def escaped(text: str, more: str) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    for char in more:
        text = text.replace(char, f"%{ord(char):02X}")
    return text


def explain(code: str, language: str) -> str:
    """The page of a code: cause, a bad and a good example."""
    entry = CODES[code]
    severity_word = _WORDS[language][entry.severity]
    labels = ("À éviter :", "À écrire :") if language == "fr" else ("Bad:", "Good:")
    blocks = [
        f"{entry.id} · {entry.title.fill(language, {})} ({severity_word})",
        cause(entry.id, language),
        f"{labels[0]}\n\n" + _indented(entry.bad),
        f"{labels[1]}\n\n" + _indented(entry.good),
    ]
    return "\n\n".join(blocks)


def _indented(text: str) -> str:
    return "\n".join("    " + line for line in text.splitlines())
