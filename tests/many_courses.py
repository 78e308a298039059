"""`fascicule build --all` as the tests of it call it, and the report that it should give."""

from __future__ import annotations

from pathlib import Path

from tests.courses import fascicule

PAGES = 32
"""Pages of the English course of the tests."""


def build_all(folder: Path, *arguments: str) -> tuple[int, str]:
    done = fascicule("build", "--lang", "en", "--all", folder, *arguments)
    assert done.stderr == "" or done.returncode == 2
    return done.returncode, done.stdout


def report(*lines: str, built: int = 0, unchanged: int = 0, failed: int = 0) -> str:
    total = built + unchanged + failed
    return "\n".join([*lines, f"Courses: {total}. Built: {built}. Unchanged: {unchanged}. Failed: {failed}.", ""])
