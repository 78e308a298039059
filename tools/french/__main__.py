"""`python -m tools.french`: checks the French of the course and of the product, lists every fault at once.

Exit code 1 when there is one. What counts as right all the same: `words.txt` and `accepted.yml` in this folder.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from generator.load import load
from tools.french.grammar import grammar
from tools.french.line import LISTS, Fault, Line, named
from tools.french.product import product_lines
from tools.french.spelling import spelling
from tools.french.texts import course_lines

ROOT = LISTS.parents[1]

HOW = """
A mistake: mend it where it stands.
A word that is right: a line of {words}, at its place in the section of its kind.
A finding that is none: an entry of {accepted} with its rule, an excerpt around the words, the reason in French.\
"""


def checked(lines: list[Line], lists: Path, root: Path, kept: Path | None) -> list[Fault]:
    """All that is wrong with these lines and with the lists in the folder `lists`, in the order of the places."""
    words, accepted = lists / "words.txt", lists / "accepted.yml"
    faults = spelling(lines, words, named(words, root)) + grammar(lines, accepted, named(accepted, root), kept)
    return sorted(set(faults))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.french", description=__doc__)
    parser.add_argument("--project", type=Path, default=ROOT, help="the folder of a course")
    parser.add_argument("--lists", type=Path, default=LISTS, help="the folder of words.txt and accepted.yml")
    parser.add_argument("--course-only", action="store_true", help="leave out what the product itself says")
    parser.add_argument("--afresh", action="store_true", help="read again what an earlier run has read")
    options = parser.parse_args(arguments)
    for program in ("hunspell", "grammalecte-cli"):
        if shutil.which(program) is None:
            sys.exit(f"{program} is missing: python tools/system.py")
    root = options.project.resolve()
    project = load(root).project
    if project is None:
        sys.exit("the course cannot be read: `fascicule check` says why")
    if project.course.language != "fr":
        sys.exit("the course is not in French")
    lines = list(course_lines(project, root))
    if not options.course_only:
        lines += product_lines(ROOT)
    faults = checked(lines, options.lists, root, None if options.afresh else root / ".venv" / "french.json")
    for one in faults:
        print(one)
    if faults:
        lists = [named(options.lists / name, root) for name in ("words.txt", "accepted.yml")]
        print(HOW.format(words=lists[0], accepted=lists[1]))
        print(f"{len(faults)} {'fault' if len(faults) == 1 else 'faults'} in {len(lines)} lines of French")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
