"""Ids: 16 lower-case base32 characters (80 bits), random or hashed from a natural key."""

from __future__ import annotations

import os
from functools import lru_cache
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

    return _text(hashlib.sha256(b"".join(map(_framed, parts))).digest()[:10])


@lru_cache(4096)
def _framed(part: str | None) -> bytes:
    if part is None:
        return b"\x00"
    encoded = part.encode()
    return b"\x01" + len(encoded).to_bytes(4) + encoded


def _text(data: bytes) -> str:
    number = int.from_bytes(data)
    return "".join([_PAIRS[number >> shift & 1023] for shift in range(70, -1, -10)])
