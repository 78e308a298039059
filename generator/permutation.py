"""The order in which the parts of a question are shown, where showing them as written would tell the key.

The same in the page, on paper, in every export and in the script, since it comes from the question's id alone.
"""

from __future__ import annotations

from hashlib import sha256


def shown_order(id_: str, count: int, keyed: int | None = None) -> tuple[int, ...]:
    """The indices of `count` parts in the order they are shown; never the first `keyed` of them in the order written.

    `keyed` is how many parts the right order is about: all of them unless said otherwise. (In a matching question the
    rights of the pairs come first, then the ones in excess.)

    The algorithm, for whoever repeats it elsewhere:

    1. to each index `i` from 0 belongs the SHA-256, in lower-case hexadecimal, of the UTF-8 bytes of `id#i`
       (`hist-ordre#0`, `hist-ordre#1`, …);
    2. the indices are sorted by these texts;
    3. if the indices below `keyed` now stand in increasing order, 0 and 1 exchange their places.

    One part, or none, stays where it is.
    """
    keyed = count if keyed is None else keyed
    order = sorted(range(count), key=lambda index: sha256(f"{id_}#{index}".encode()).hexdigest())
    ranks = [index for index in order if index < keyed]
    if len(ranks) > 1 and ranks == sorted(ranks):
        first, second = order.index(0), order.index(1)
        order[first], order[second] = 1, 0
    return tuple(order)
