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
    """The sections there are. While a safety sign is open, ``SAFETY`` comes first."""

    RIGHT_FOR_ME = "right_for_me"
    CHANGED = "changed"
    FOR = "for"
    AGAINST = "against"
    SAFETY = "safety"
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
    ``overall`` the code of the overall sentence, ``None`` while it is hidden.

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


def as_json(page: Summary) -> dict[str, object]:
    """The page as other programs read it; absent values are ``None``."""
    place = page.place
    return {
        "as_of": page.as_of.isoformat(),
        "site": place.site if place else None,
        "side": place.side.value if place and place.side else None,
        "safety_open": page.safety_open,
        "quiz_day": page.quiz_day.isoformat() if page.quiz_day else None,
        "outcome": page.outcome,
        "overall": page.overall,
        "sections": [
            {
                "part": section.part.value,
                "heading": section.heading,
                "lines": [
                    {"text": line.text, "sources": list(line.sources)} for line in section.lines
                ],
            }
            for section in page.sections
        ],
    }
