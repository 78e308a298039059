"""The French that the product itself says, as lines with their place: interface, pages, messages, help of the keys.

Python files are read as syntax, so that each text keeps its line; a text in several literals too. Not read: names of
keys, examples of faults (they hold faults), and the words of authors that messages are filled with.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import partial
from itertools import accumulate
from pathlib import Path

from generator.diagnostics import Span
from generator.language import OBJECT
from tools.french.line import Line, blotted, flat

# No words: code between ` `, a parameter, a tag, an expression of a template, a link or key with its value, an option,
# and a mark of YAML or Markdown that a message names.
_NO_WORDS = re.compile(
    r"""`[^`\n]+`|\{[\w.]*\}|\{\{.*?\}\}|\{%.*?%\}|\{\ \#[^}]*\}|<[^<>]+>|\b[a-z]+:[^\s,)»]+|--\w[\w-]*
    |(?<=[ («])[^\w\s«»(),;:?!.-]+(?=[ )»])|(?<=«\ )[^\w\s»]+(?=\ »)|\[[^]]*\]\([^)]*\)""",
    re.VERBOSE,
)
_PO = re.compile(r'^msgstr(?:\[\d\])? (".+")$')

# Arguments of `Code` from which the French cause is taken: after it come examples.
_CAUSE = 5


def product_lines(root: Path) -> Iterator[Line]:
    """All of them, in the order of the files. `root` is the repository."""
    package = root / "generator"
    for path in sorted(package.rglob("*.py")):
        reader = _reader(path.relative_to(package).as_posix())
        if reader:
            yield from _python(path, path.relative_to(root).as_posix(), reader)
    for path in sorted(package.rglob("*.fr.md.j2")):
        yield from _page(path, path.relative_to(root).as_posix())
    for path in sorted(package.rglob("*.po")):
        yield from _translations(path, path.relative_to(root).as_posix())


Strings = Iterator[ast.Constant]


def _reader(name: str) -> Callable[[ast.AST], Strings] | None:
    """How the French of a file of the package is told from its other strings; None when it holds none."""
    folder, _, file = name.rpartition("/")
    if folder == "language" and file.startswith("fr_"):
        return _interface
    if folder == "codes":
        return _messages
    if folder == "model":
        return _descriptions
    if name in ("cli_texts.py", "report.py", "statistics.py"):
        return _command
    return _first_of_two if name in ("model_errors.py", "site/errors.py") else None


def _texts(nodes: list[ast.expr]) -> Strings:
    yield from (node for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))


def _interface(node: ast.AST) -> Strings:
    """What a string or plural of the interface is given: never a name of one, never a docstring."""
    if isinstance(node, ast.Dict):
        yield from _texts(node.values)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("Strings", "Plural"):
        yield from _texts([*node.args, *(keyword.value for keyword in node.keywords)])


def _messages(node: ast.AST) -> Strings:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        if node.func.id == "Said":
            yield from _texts(node.args[:1])
        elif node.func.id == "Code":
            yield from _texts(node.args[_CAUSE : _CAUSE + 1])


def _descriptions(node: ast.AST) -> Strings:
    if isinstance(node, ast.Call):
        yield from _texts([keyword.value for keyword in node.keywords if keyword.arg == "description"])


def _command(node: ast.AST) -> Strings:
    """The values of the table under the key `fr`."""
    if isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            if isinstance(key, ast.Constant) and key.value == "fr" and isinstance(value, ast.Dict):
                yield from _texts(value.values)


def _first_of_two(node: ast.AST) -> Strings:
    if isinstance(node, ast.Dict):
        for value in node.values:
            if isinstance(value, ast.Tuple):
                yield from _texts(value.elts[:1])


def _python(path: Path, name: str, strings: Callable[[ast.AST], Strings]) -> Iterator[Line]:
    text = path.read_text(encoding="utf-8")
    found = [one for node in ast.walk(ast.parse(text)) for one in strings(node)]
    found.sort(key=lambda one: (one.lineno, one.col_offset))
    if not found:
        return
    literals = [
        (token.start, token.end, str(ast.literal_eval(token.string)))
        for token in tokenize.generate_tokens(io.StringIO(text).readline)
        if token.type == tokenize.STRING and not re.match(r"[rR]?[fF]", token.string)
    ]
    rows = text.splitlines()
    for one in found:
        start = (one.lineno, _column(rows, one.lineno, one.col_offset))
        end = (one.end_lineno or one.lineno, _column(rows, one.end_lineno or one.lineno, one.end_col_offset or 0))
        parts = [(first[0], value) for first, last, value in literals if start <= first and last <= end]
        whole = str(one.value)
        starts = list(accumulate((len(value) for _line, value in parts[:-1]), initial=0))
        yield Line(_worded(whole), partial(_in_parts, name, [line for line, _value in parts], starts))


def _column(rows: list[str], line: int, offset: int) -> int:
    """ast counts bytes, tokenize counts characters."""
    return len(rows[line - 1].encode()[:offset].decode())


def _in_parts(name: str, lines: list[int], starts: list[int], start: int, _end: int) -> Span:
    return Span(name, lines[max(0, bisect_right(starts, start) - 1)])


def _worded(text: str) -> str:
    return flat(blotted(_NO_WORDS, text))


def _page(path: Path, name: str) -> Iterator[Line]:
    """A page written as Markdown and HTML: the words between tags, a line of the file at a time."""
    text = re.sub(r"\{#.*?#\}|<!--.*?-->", _gone, path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for number, line in enumerate(text.splitlines(), 1):
        words = _worded(line.lstrip("# "))
        if any(char.isalpha() for char in words):
            yield Line(words.strip(OBJECT + " "), partial(_whole, name, number))


def _gone(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")


def _translations(path: Path, name: str) -> Iterator[Line]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        found = _PO.match(line)
        if found and "\\n" not in line:
            yield Line(_worded(ast.literal_eval(found[1])), partial(_whole, name, number))


def _whole(name: str, line: int, _start: int, _end: int) -> Span:
    return Span(name, line)
