"""A page's content without Markdown: its blocks are finished HTML, which only the headings between them are not.

Python-Markdown hands raw HTML through after reading it twice, tag by tag: a third of a plain build. Here only headings
that are more than plain words go through it, each once. Anything else on a page sends the whole page through it.
"""

from __future__ import annotations

import re
from typing import Any

_PLAIN = r"[\w ,.’«»?()%°/\u00a0\u202f-]*"
_PLAIN_HEADING = re.compile(rf"(#{{2,3}}) ({_PLAIN}\w{_PLAIN}) \{{ #([a-z][a-z0-9-]*) \}}")
_HEADING = re.compile(r"#{2,3} [^\n]+ \{ #[^\n{}]+ \}")
_BLOCK = re.compile(r"</?[a-z]")
_OPEN_PRE = re.compile(r"<(?:pre|textarea)\b(?:(?!</(?:pre|textarea)>).)*?\n\s*\n", re.DOTALL)
_GAP = re.compile(r"\n(?:[ \t]*\n)+")
# Words that Markdown would join to emphasis: `_` is part of \w.
_UNDERSCORE = "_"


class Converter:
    """Converts pages of one build; the settings of Markdown are those of `config`."""

    def __init__(self, config: Any) -> None:
        import markdown

        self._markdown = markdown.Markdown(
            extensions=config["markdown_extensions"], extension_configs=config["mdx_configs"] or {}
        )
        self._headings: dict[str, tuple[str, dict[str, Any]]] = {}

    def convert(self, text: str) -> tuple[str, list[dict[str, Any]]] | None:
        """HTML of a page and its flat table of contents; None for a page that Markdown must convert as a whole."""
        if ("<pre" in text or "<textarea" in text) and _OPEN_PRE.search(text):
            return None
        pieces: list[str] = []
        contents: list[dict[str, Any]] = []
        for block in _GAP.split(text.strip("\n")):
            if block.startswith("<"):
                if not _BLOCK.match(block):
                    return None
                pieces.append(block)
            elif block.startswith("#"):
                found = self._heading(block)
                if found is None:
                    return None
                pieces.append(found[0])
                contents.append({**found[1], "children": []})
            elif block:
                return None
        return "\n".join(pieces), contents

    def _heading(self, line: str) -> tuple[str, dict[str, Any]] | None:
        known = self._headings.get(line)
        if known is not None:
            return known
        plain = _PLAIN_HEADING.fullmatch(line)
        if plain and _UNDERSCORE not in plain[2]:
            level, title, anchor = len(plain[1]), plain[2], plain[3]
            html = f'<h{level} id="{anchor}">{title}</h{level}>'
            # The table of contents has plain spaces only: Python-Markdown writes its titles so.
            name = " ".join(title.split())
            known = html, {"level": level, "id": anchor, "name": name, "html": title, "data-toc-label": ""}
        elif _HEADING.fullmatch(line):
            self._markdown.reset()
            html = self._markdown.convert(line)
            tokens: list[dict[str, Any]] = getattr(self._markdown, "toc_tokens", [])
            if len(tokens) != 1:
                return None
            known = html, tokens[0]
        else:
            return None
        self._headings[line] = known
        return known
