"""Compiles `generator/locale/fr.po` to the `.mo` that gettext reads. `--check` only says whether it is fresh.

The format: https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html. Python ships a compiler only with its
sources, and gettext's own is a system package.
"""

from __future__ import annotations

import ast
import re
import struct
import sys
from pathlib import Path

PO = Path(__file__).parents[1] / "generator" / "locale" / "fr.po"
MO = PO.parent / "fr" / "LC_MESSAGES" / "messages.mo"
_ENTRY = re.compile(r'^(msgid|msgid_plural|msgstr|msgstr\[\d\]) (".*")$')


def compile_po(text: str) -> bytes:
    """The `.mo` of a `.po` whose every string stands on one line."""
    messages: dict[str, str] = {}
    for block in text.split("\n\n"):
        fields = [(found[1], ast.literal_eval(found[2])) for found in map(_ENTRY.match, block.splitlines()) if found]
        key = "\0".join(value for name, value in fields if name.startswith("msgid"))
        messages[key] = "\0".join(value for name, value in fields if name.startswith("msgstr"))
    pairs = [(key.encode(), messages[key].encode()) for key in sorted(messages, key=str.encode)]
    start = 28 + 16 * len(pairs)
    texts, tables = b"", [b"", b""]
    for column in (0, 1):
        for pair in pairs:
            tables[column] += struct.pack("<II", len(pair[column]), start + len(texts))
            texts += pair[column] + b"\0"
    header = struct.pack("<IIIIIII", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    return header + tables[0] + tables[1] + texts


def main() -> None:
    """Write the file, or with `--check` compare."""
    data = compile_po(PO.read_text(encoding="utf-8"))
    if "--check" in sys.argv:
        if not MO.is_file() or MO.read_bytes() != data:
            sys.exit(f"{MO.name} is stale: run python tools/translations.py")
        return
    MO.parent.mkdir(parents=True, exist_ok=True)
    MO.write_bytes(data)


if __name__ == "__main__":
    main()
