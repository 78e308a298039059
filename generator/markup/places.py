"""From a position in the content of a block to its place in the author's text.

markdown-it gives lines for blocks only, and contents without indentation, markers and table bars. Every line of a
content is the end of a line of the text, and a cell is a stretch of its row, so both can be found again exactly.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n?|\n")


class Located(NamedTuple):
    """Where stretches of a content begin: in the content, and in the text."""

    starts: list[int]
    offsets: list[int]

    def at(self, position: int) -> int:
        """The place in the text of a position of the content."""
        index = max(0, bisect_right(self.starts, position) - 1)
        return self.offsets[index] + position - self.starts[index]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offset and length in the text of a stretch of the content."""
        offset = self.at(start)
        return offset, max(1, self.at(end - 1) + 1 - offset) if end > start else 1


class Places:
    """The lines of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0]
        self._ends: list[int] = []
        for found in _LINE_END.finditer(text):
            self._ends.append(found.start())
            self._starts.append(found.end())
        self._ends.append(len(text))

    def line(self, number: int) -> tuple[int, str]:
        """Offset and text of a line, as markdown-it sees it."""
        if number >= len(self._ends):
            return len(self._text), ""
        start = self._starts[number]
        return start, self._text[start : self._ends[number]].replace("\0", "\ufffd")

    def start(self, number: int) -> tuple[int, str]:
        """Offset and text of a line without its surrounding spaces."""
        start, line = self.line(number)
        body = line.strip()
        return start + line.find(body), body

    def block(self, content: str, first_line: int) -> Located:
        """A paragraph or heading."""
        starts: list[int] = []
        offsets: list[int] = []
        position = 0
        lines = content.split("\n")
        # A first line of odd spaces only (no-break ones, say) is no blank line for markdown-it, which then drops it.
        while first_line + 1 < len(self._ends) and lines[0].strip() not in self.line(first_line)[1]:
            first_line += 1
        for number, line in enumerate(lines, first_line):
            start, source = self.line(number)
            body = line.strip()
            starts.append(position)
            offsets.append(start + max(0, source.rfind(body)) - line.find(body))
            position += len(line) + 1
        return Located(starts, offsets)

    def cell(self, content: str, line: int, after: int) -> tuple[Located, int]:
        """A cell of a row, searched in its line from column `after`; with the column where the next may begin."""
        start, source = self.line(line)
        written = content.replace("|", "\\|")
        found = max(after, source.find(written, after))
        starts, offsets = [0], [start + found]
        for index, bar in enumerate(found.start() for found in re.finditer(r"\|", content)):
            starts.append(bar)
            offsets.append(start + found + bar + index + 1)
        bar = found + len(written)
        while bar < len(source) and source[bar] != "|":
            bar += 1
        return Located(starts, offsets), bar + 1
