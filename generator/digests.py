"""The name of the bytes of a file."""

from __future__ import annotations

from hashlib import sha256

DIGITS = 32


def digest_of(data: bytes) -> str:
    """Thirty-two hexadecimal digits: the same for the same bytes.

    Of SHA-256, which processors have an instruction for: twice as fast there as BLAKE2.
    """
    return sha256(data).hexdigest()[:DIGITS]
