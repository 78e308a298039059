"""What to call the characters that nobody sees or that only one font knows (T818)."""

from __future__ import annotations

import re

from generator.codes.base import Said

_DIRECTION = Said("commande de sens d'écriture", "direction control")
_FONT = Said("signe propre à une police", "sign of one font only")
_NAMES = {
    "\u00ad": Said("trait d'union conditionnel", "soft hyphen"),
    "\u061c": _DIRECTION,
    "\u200b": Said("espace sans largeur", "zero width space"),
    "\u200c": Said("antiliant sans chasse", "zero width non-joiner"),
    "\u200d": Said("liant sans chasse", "zero width joiner"),
    "\u2028": Said("séparateur de lignes", "line separator"),
    "\u2029": Said("séparateur de paragraphes", "paragraph separator"),
    "\ufeff": Said("marque d'ordre des octets", "byte order mark"),
    "\ufffc": Said("objet resté dans l'autre document", "object left in the other document"),
    "\ufffd": Said("lettre perdue à la conversion", "letter lost in conversion"),
}

# A joiner inside an emoji is at its place; between letters it only hides. Spaces that do not break are no fault.
ODD = re.compile(
    "[\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2061-\u2064\u2066-\u206f\ufeff\ufffc\ufffd\ue000-\uf8ff"
    "\U000f0000-\U000ffffd\U00100000-\U0010fffd]|(?<=[^\\W\\d_])[\u200c\u200d]|[\u200c\u200d](?=[^\\W\\d_])"
)


def name_of(char: str) -> Said:
    """The name of a character that `ODD` finds."""
    if char in _NAMES:
        return _NAMES[char]
    return _FONT if "\ue000" <= char <= "\uf8ff" or char >= "\U000f0000" else _DIRECTION
