"""A drawn page of the quiz, and where a click on it lands."""

from __future__ import annotations

from dataclasses import dataclass, field

from tracker.app.widgets.page import Line
from tracker.domain.safety import Answer

LETTERS = {Answer.NO: "n", Answer.YES: "y", Answer.NOT_SURE: "s"}
"""The key of each answer to a line."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a click does what a key does: a line, and cells from ``begin`` up to ``end``."""

    line: int
    begin: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page: its lines and spots, the lines to keep in view, a sentence about its keys.

    ``done``: nothing is open on this page, and the sentence says how to go on.
    """

    lines: list[Line]
    spots: list[Spot] = field(default_factory=list)
    focus: tuple[int, int] = (0, 0)
    hint: str = ""
    done: bool = False
