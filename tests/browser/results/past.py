"""The examples with a positioning test and a final assessment, and the past of a learner as the record keeps it.

What the page must make of it is in the test files.
"""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser.quiz.course import write_course

RESULTS = "results.html"
COURSE = "exemples"

ASSESSMENTS = """
- id: avant
  type: positioning
  title: Test de positionnement
  duration: 5 min
  questions: [sc-mention, mc-mentions, nu-tva]
- id: finale
  type: final
  title: Évaluation finale
  duration: 20 min
  mastery_score: 0.8
  draw: {o-1: 2, o-2: 2}
  papers: 2
"""

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip


def write_results_course(folder: Path, questions: dict[str, str] | None = None) -> Path:
    """The course of the examples with its assessments."""
    write_course(folder, questions)
    (folder / "quizzes" / "assessments.yml").write_text(ASSESSMENTS.lstrip(), encoding="utf-8")
    return folder


def day(from_now: int) -> datetime.date:
    """A day before or after the one that the browser will call today."""
    return datetime.datetime.now().astimezone().date() + datetime.timedelta(days=from_now)


def said(date: datetime.date) -> str:
    """A day as the page says it."""
    number = "1er" if date.day == 1 else str(date.day)
    return f"{number} {MONTHS[date.month - 1]} {date.year}"


def prints(page: Page) -> dict[str, str]:
    """The fingerprints of the build that the page is of."""
    found: dict[str, str] = page.evaluate("window.fasciculeCourse.prints")
    return found


def entry(
    print_: str, *, right: bool, tries: int = 1, sure: int = 0, box: int = 0, ago: int = 0, rounds: int = 1,
    over: bool = True,
) -> str:  # fmt: skip
    """What the record keeps of a question."""
    score = int(right)
    kept = [print_, right, over, rounds, tries, score, ["1"], day(-ago).isoformat(), sure, box]
    return json.dumps(kept, separators=(",", ":"))


def result(paper: str, ago: int, score: float, **objectives: tuple[float, float]) -> str:
    """What the record keeps of an assessment handed in."""
    points = {name.replace("_", "-"): list(pair) for name, pair in objectives.items()}
    kept: dict[str, Any] = {"paper": paper, "day": day(-ago).isoformat(), "score": score, "objectives": points}
    return json.dumps({**kept, "answers": []}, separators=(",", ":"))


def keep(page: Page, kept: dict[str, str]) -> None:
    """Put texts into the record, by the end of their keys: `q:sc-mention`, `r:finale:1`."""
    page.evaluate(
        "([start, kept]) => Object.entries(kept).forEach(([name, text]) => localStorage.setItem(start + name, text))",
        [f"fascicule:{COURSE}:2:", kept],
    )


def kept_by(page: Page) -> dict[str, str]:
    """Everything in the record but preferences."""
    found: dict[str, str] = page.evaluate(
        "Object.fromEntries(Object.entries(localStorage).filter(([key]) => /^fascicule:.*:(2:[qrs]:|last$)/.test(key)))"
    )
    return found


def live_a_past(page: Page, base: str) -> None:
    """A learner who knows nine questions, has five to redo, sat the test three weeks ago and the final twice."""
    page.goto(f"{base}{RESULTS}")
    all_ = prints(page)
    ids = [id_ for id_ in all_ if id_ not in ("sc-mention", "nu-tva", "st-avoir", "tf-numero", "or-achat")]
    known = {f"q:{id_}": entry(all_[id_], right=True, sure=2, box=1, ago=3) for id_ in ids[:9]}
    keep(
        page,
        known
        | {
            "q:sc-mention": entry(all_["sc-mention"], right=False, tries=2, sure=3),
            "q:nu-tva": entry("00000000", right=True, box=1, ago=9),
            "q:st-avoir": entry(all_["st-avoir"], right=False, tries=2, sure=2, ago=1),
            "q:tf-numero": entry(all_["tf-numero"], right=False, tries=1, sure=1, over=False),
            "q:or-achat": entry(all_["or-achat"], right=True, tries=2, sure=3, ago=2),
            "r:avant:1": result("", 21, 0.4, o_1=(2, 5), o_2=(1, 2), o_3=(1, 4)),
            "r:finale:1": result("a", 1, 0.68, o_1=(1, 2), o_2=(1, 2)),
            "r:finale:2": result("b", 0, 0.84, o_1=(9, 10), o_2=(2, 5)),
        },
    )
    page.reload()
