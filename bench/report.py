"""`docs/performance.md`: the numbers as Markdown. `text_of` is pure; `write_report` measures, then writes the file."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from bench.page import PageMeasures
from bench.projects import NAMES, bench_python
from bench.searching import Searches
from bench.serving import Saves, saves
from bench.sizes import Measured, Tell, measure, ratios, runs_of
from bench.timing import ROOT, CommandError, exponent

SERVED = (60, 1000)
_BEFORE, _AFTER = 200, 1000


@dataclass(frozen=True)
class Numbers:
    """All that the report says."""

    sizes: Mapping[int, Mapping[str, Measured]]
    served: Mapping[int, Saves]
    page: PageMeasures | None
    machine: str
    date: str
    left_out: Sequence[str]
    search: Searches | None = None


def write_report(sizes: Sequence[int], date: str, without: Sequence[str], tell: Tell) -> None:
    """Measure all and write `docs/performance.md`."""
    tools = ["ours", "stock"] + [name for name in ("pruned",) if name not in without]
    if bench_python():
        tools += [name for name in ("quiz", "zensical") if name not in without]
    measured = {size: measure(size, tools, tell) for size in sizes}
    served = {} if "serve" in without else {size: saves(size, tell) for size in SERVED if size <= max(*sizes, 60)}
    page, search, left_out = None, None, [name for name in NAMES if name not in tools] + list(without)
    if "page" not in without:
        from bench.page import measure_pages
        from bench.searching import measure_searches

        try:
            page = measure_pages(tell)
            search = measure_searches(max(sizes), tell)
        except (ImportError, CommandError) as reason:
            tell(f"pages are not measured: {reason}")
            left_out.append("page")
    numbers = Numbers(measured, served, page, machine(), date, sorted(set(left_out)), search)
    (ROOT / "docs" / "performance.md").write_text(text_of(numbers), encoding="utf-8", newline="\n")


def machine() -> str:
    """What it was measured on, without a name."""
    names = ("mkdocs", "mkdocs-material", "Markdown", "Jinja2", "pydantic")
    parts = [
        f"{os.cpu_count()} cores",
        f"{platform.system()} {platform.machine()}",
        f"Python {platform.python_version()}",
    ]
    for name in names:
        try:
            parts.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    return ", ".join(parts)


def text_of(numbers: Numbers) -> str:
    """The whole page."""
    day = f", {numbers.date}" if numbers.date else ""
    parts = [
        "# Performance\n",
        "Written by `make bench`; never by hand. What is compared is said in `bench/plain.py`.\n",
        f"Measured on {numbers.machine}{day}. Medians; the runs of the tools alternate.\n",
        _builds(numbers.sizes),
    ]
    if _BEFORE in numbers.sizes and _AFTER in numbers.sizes:
        parts.append(_growth(numbers.sizes))
    if numbers.served:
        parts.append(_served(numbers.served))
    if numbers.page:
        parts.append(numbers.page.as_markdown())
    if numbers.search:
        parts.append(numbers.search.as_markdown())
    if numbers.left_out:
        parts.append(f"## Not measured here\n\n{', '.join(NAMES.get(one, one) for one in numbers.left_out)}.\n")
    return "\n".join(parts)


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [columns, ["---", *("--:" for _ in columns[1:])], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _builds(sizes: Mapping[int, Mapping[str, Measured]]) -> str:
    columns = (
        "",
        "pages",
        "cold, s",
        "÷ stock",
        "one lesson changed, s",
        "÷ stock",
        "processor, s",
        "memory, MB",
        "site, MB",
    )
    text = ""
    for size, measured in sizes.items():
        stock = measured["stock"].seconds
        rows = []
        for name, one in measured.items():
            again = (
                (f"{one.rebuild_seconds:.2f}", f"{one.rebuild_seconds / stock:.3f}") if one.rebuild else ("as cold", "")
            )
            rows.append((
                NAMES[name], str(one.pages), f"{one.seconds:.2f}", f"{one.seconds / stock:.3f}", *again,
                f"{one.processor:.2f}", f"{one.memory:.0f}", f"{one.megabytes:.1f}",
            ))  # fmt: skip
        found = ratios(dict(measured))
        text += f"## {size} lessons, {runs_of(size)} runs\n\n{_table(columns, rows)}\n"
        text += f"`cold_ratio` {found['cold_ratio']:.3f}, `rebuild_ratio` {found['rebuild_ratio']:.3f}.\n\n"
    return text


def _growth(sizes: Mapping[int, Mapping[str, Measured]]) -> str:
    rows = [
        (NAMES[name], f"{exponent((_BEFORE, sizes[_BEFORE][name].seconds), (_AFTER, sizes[_AFTER][name].seconds)):.2f}")
        for name in sizes[_AFTER]
    ]
    return (
        f"## Growth from {_BEFORE} to {_AFTER} lessons\n\nExponent of the cold build: 1 is in proportion.\n\n"
        + _table(("", "exponent"), rows)
    )


def _served(served: Mapping[int, Saves]) -> str:
    rows = [
        (str(size), str(len(one.milliseconds)), f"{one.median:.0f}", f"{max(one.milliseconds):.0f}")
        for size, one in served.items()
    ]
    return "## From a save to the page, under `fascicule serve`\n\n" + _table(
        ("lessons", "saves", "median, ms", "slowest, ms"), rows
    )
