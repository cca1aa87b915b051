"""The shortest check-in: ease, pain and stiffness on one line.

``6 4 3``, ``6,4,3`` and ``643`` are the same; ``-`` is "not recorded", and so is what is
left off at the end. Digits without separators are read only as three single digits, and
not where two of them could be a ten.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from tracker.domain import measures
from tracker.domain.measures import HEADLINE
from tracker.errors import InvalidValue

PROMPT = "Ease pain stiffness, last 24 h:"
FORMS = "up to three whole numbers from 0 to 10, such as 6 4 3 (- for not recorded)"

_NONE = ("-", "–", "−")


@dataclass(frozen=True, slots=True)
class QuickLine:
    """What was read: ``values`` by field (``None``: not recorded), ``problems`` by field.

    A field is in one of the two.
    """

    values: Mapping[str, float | None] = field(default_factory=dict)
    problems: Mapping[str, InvalidValue] = field(default_factory=dict)


def read(line: str) -> QuickLine:
    """Read a whole line. Raises ``InvalidValue`` if it holds more than three answers."""
    words = [word for word in re.split(r"[\s,;]+", line) if word]
    if len(words) == 1 and re.fullmatch(r"[0-9]{3}", words[0]):
        if "10" in words[0]:
            # In the form a 1 before a 0 makes 10; written in one word it could be either.
            raise InvalidValue("check-in", line.strip(), f"{FORMS}; with a 10, spaces between")
        words = list(words[0])
    if len(words) > len(HEADLINE):
        raise InvalidValue("check-in", line.strip(), FORMS)
    values: dict[str, float | None] = {}
    problems: dict[str, InvalidValue] = {}
    padded = [*words, *["-"] * (len(HEADLINE) - len(words))]
    for (name, _), word in zip(HEADLINE, padded, strict=True):
        try:
            values[name] = read_one(name, word)
        except InvalidValue as error:
            problems[name] = error
    return QuickLine(values, problems)


def read_one(name: str, word: str) -> float | None:
    """One answer; ``None`` for ``-`` or nothing. Raises ``InvalidValue``."""
    word = word.strip()
    if not word or word in _NONE:
        return None
    return measures.parse_value(dict(HEADLINE)[name], word, field=name)
