"""Checks: pure rules, `Context` → diagnostics; nothing here reads a file.

A rule is local or across files (`rule` says what that means). `check_all` keeps apart what was found in each file, so
that `check_since` runs the local rules over what changed and only the rules across files over the whole course. A rule
about the whole course is softened to a warning while the course says `draft: true`.
"""

from __future__ import annotations

import datetime
from dataclasses import replace

from generator.check import (
    accessibility,
    across,
    assessments,
    author_text,
    banks,
    figures,
    french,
    pasted,
    pedagogy,
    questions,
    references,
    typed_values,
    typography,
    uses,
    validity,
    well_formed,
    wording,
)
from generator.check.facts import Facts, Told, told
from generator.check.findings import Findings
from generator.check.part import OTHERS, lesson_files
from generator.check.rule import Context, Rule
from generator.check.terms import first_named
from generator.diagnostics import Diagnostic
from generator.garbage import uncollected
from generator.model.project import Project

# One line a module; a new module adds its import and its line here.
RULES: tuple[Rule, ...] = (
    *well_formed.RULES,
    *references.RULES,
    *figures.RULES,
    *author_text.RULES,
    *uses.RULES,
    *typed_values.RULES,
    *validity.RULES,
    *pedagogy.RULES,
    *questions.RULES,
    *wording.RULES,
    *banks.RULES,
    *assessments.RULES,
    *accessibility.RULES,
    *typography.RULES,
    *pasted.RULES,
    *french.RULES,
)
"""The local rules."""

ACROSS: tuple[Rule, ...] = (
    *across.ACROSS,
    *uses.ACROSS,
    *pedagogy.ACROSS,
    *banks.ACROSS,
    *assessments.ACROSS,
    *accessibility.ACROSS,
)
"""The rules across files."""


def check(project: Project, as_of: datetime.date) -> list[Diagnostic]:
    """All findings of all rules, unsorted."""
    return check_all(project, as_of).listed()


def check_all(project: Project, as_of: datetime.date) -> Findings:
    """What all rules find, kept so that `check_since` can go on from it."""
    return _check(project, as_of, None, frozenset())


def check_since(project: Project, as_of: datetime.date, before: Findings, changed: frozenset[str]) -> Findings:
    """What `check_all` would find, when only the files in `changed` have other bytes than when `before` was found.

    Files are named relative to the project, with `/`. Where one of them is neither a lesson nor a bank, or the day is
    another, all is judged again.
    """
    ours = {*lesson_files(project), *(f"quizzes/{name}.yml" for name in project.banks), *before.local} - {OTHERS}
    if as_of != before.as_of or not changed <= ours:
        return check_all(project, as_of)
    return _check(project, as_of, before, changed)


@uncollected()
def _check(project: Project, as_of: datetime.date, before: Findings | None, changed: frozenset[str]) -> Findings:
    """Judge the parts that changed or were not there before, then the course as a whole."""
    context = Context(project, as_of)
    local: dict[str, tuple[Diagnostic, ...]] = {}
    parts: dict[str, Told] = {}
    fresh: dict[str, Context] = {}
    for file, part in context.parts.items():
        if before is None or file in changed or file not in before.local or before.facts.parts[file].ids != part.ids:
            fresh[file] = judged = context.on(part)
            local[file] = tuple(finding for rule in RULES for finding in rule(judged))
            parts[file] = told(judged)
        else:
            local[file] = before.local[file]
            parts[file] = before.facts.parts[file]
    facts = Facts(parts, first_named(context, fresh, before.facts.terms if before else {}))
    whole = replace(context, facts=facts)
    across_files = tuple(finding for rule in ACROSS for finding in rule(whole))
    return Findings(as_of, local, across_files, facts, project.course.draft)


__all__ = ["ACROSS", "RULES", "Context", "Findings", "Rule", "check", "check_all", "check_since"]
