"""The patterns of `matches`: the part of regular expressions that Python and JavaScript read the same, and no more.

Characters, classes (`[A-Z0-9]`), `.`, `^`, `$`, `|`, groups (`(…)`, `(?:…)`, `(?=…)`, `(?!…)`), counts (`*`, `+`, `?`,
`{2}`, `{2,}`, `{2,4}`, each also lazy), and `\\d \\w \\s \\b` with their contraries, of ASCII. A pattern must match the
whole text. In the page it is read with the flag `u`: what is written otherwise (backward looks, named groups, flags,
`\\A`, `\\Z`, needless backslashes) is refused with its place.
"""

from __future__ import annotations

import re
from functools import cache

_ESCAPED = r"[$(-+./?\[-^{|}]"
_SET = r"\\(?:[dDwWsS]|-|" + _ESCAPED + r")"
_TOKEN = re.compile(
    rf"""(?P<atom>\\[dDwWsS] | \\{_ESCAPED} | [^\\^$.*+?()\[\]{{}}|] | \. | \[\^?(?:{_SET}|(?!--)[^\\\[\]&~|])+\])
    | (?P<look>\(\?[=!])
    | (?P<open>\(\?: | \((?!\?))
    | (?P<close>\))
    | (?P<edge>[\^$|] | \\[bB])
    | (?P<count>(?:[*+?] | \{{[0-9]{{1,3}}(?:,[0-9]{{0,3}})?\}})\??)""",
    re.VERBOSE | re.ASCII,
)


class PatternError(ValueError):
    """A pattern that is not of the shared part; `place` is the index of the first character at fault."""

    def __init__(self, place: int) -> None:
        super().__init__(f"at {place}")
        self.place = place


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, to be used with `fullmatch`; raises `PatternError`."""
    place, last, opened = 0, "", list[str]()
    while place < len(pattern):
        found = _TOKEN.match(pattern, place)
        if found is None:
            raise PatternError(place)
        kind = found.lastgroup or ""
        if kind == "count" and last not in ("atom", "group"):
            raise PatternError(place)
        if kind in ("open", "look"):
            opened.append(kind)
        elif kind == "close":
            if not opened:
                raise PatternError(place)
            kind = "group" if opened.pop() == "open" else "edge"
        last, place = kind, found.end()
    if opened:
        raise PatternError(len(pattern) - 1)
    try:
        return re.compile(pattern, re.ASCII)
    except re.error as error:
        raise PatternError(min(error.pos or 0, len(pattern) - 1)) from error
