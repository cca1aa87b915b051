"""The decision summary: is a course right for me, what speaks for and against it, what to ask.

One page from what a person answered in the readiness quiz and what their own numbers show.
Nothing is scored or weighed here: reasons stand side by side, and the person decides.
Each line names the sentences of the source text it has its subject from (``S34`` to ``S40``,
see docs/sources.md); where research is less sure than that text, the line says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.domain.sites import Place


class Part(StrEnum):
    """The sections of the page, in the order in which they stand."""

    SAFETY = "safety"
    RIGHT_FOR_ME = "right_for_me"
    CHANGED = "changed"
    FOR = "for"
    AGAINST = "against"
    ASK = "ask"
    PLAN = "plan"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence or point; ``sources`` are ids such as ``S36``, empty for the person's own."""

    text: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its lines; never empty. ``points``: its lines are a list of points."""

    part: Part
    heading: str
    lines: tuple[Line, ...]
    points: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """The page. ``outcome`` is the readiness outcome's code, ``None`` without a quiz;
    ``overall`` the code of the overall sentence, ``None`` while it is hidden or unknown.

    While ``safety_open`` nothing speaks for or against: only what to do first.
    """

    as_of: date
    place: Place | None
    safety_open: bool
    quiz_day: date | None
    outcome: str | None
    overall: str | None
    sections: tuple[Section, ...]

    def section(self, part: Part) -> Section | None:
        """The section of that part; ``None`` where there is nothing to say."""
        return next((one for one in self.sections if one.part is part), None)
