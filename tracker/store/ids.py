"""Ids: 16 lower-case base32 characters (80 bits), random or hashed from a natural key."""

from __future__ import annotations

import os
from typing import Protocol

LENGTH = 16

_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS = [first + second for first in _ALPHABET for second in _ALPHABET]


class Ids(Protocol):
    """Where new ids come from; injected so that a seed repeats a whole file."""

    def new(self) -> str: ...


class RandomIds:
    """Ids no one can guess or repeat."""

    def new(self) -> str:
        return _text(os.urandom(10))


class SeededIds:
    """The same ids in the same order for the same ``seed`` (demonstrations and tests)."""

    def __init__(self, seed: int) -> None:
        import random

        self._random = random.Random(seed)

    def new(self) -> str:
        return _text(self._random.randbytes(10))


def natural(*parts: str | None) -> str:
    """The id of a row that has a natural key: the same parts give the same id on every machine.

    ``None`` and ``""`` are different parts.
    """
    # Imported on the first write: with its OpenSSL it costs more than reading Today.
    import hashlib

    joined = bytearray()
    for part in parts:
        if part is None:
            joined += b"\x00"
        else:
            encoded = part.encode()
            joined += b"\x01" + len(encoded).to_bytes(4) + encoded
    return _text(hashlib.sha256(joined).digest()[:10])


def _text(data: bytes) -> str:
    number = int.from_bytes(data)
    return "".join([_PAIRS[number >> shift & 1023] for shift in range(70, -1, -10)])
