"""Which days the sentences of a picture are about: those of the course, however few are drawn.

How much finds room on a screen must not change what is said. Only where none of the days on
screen belongs to the course are the sentences about what is on screen, and begin by saying so.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from tracker.charts.view import View
from tracker.domain.days import brief
from tracker.domain.figures import EasePain, Figures, SessionPain
from tracker.domain.trend import Series, shifted, within
from tracker.domain.windows import course_since

_HERE = "In these days"


class About(NamedTuple):
    """The days of ``view``; ``course``: whether they are those of the course.

    ``lead`` begins what is said of them where it is not plain which days they are.
    """

    view: View
    course: bool
    lead: str = ""

    def led(self, told: tuple[str, ...]) -> tuple[str, ...]:
        """Sentences, the first of which says which days all of them are about."""
        if not told or not self.lead:
            return told
        return (f"{self.lead}, {told[0][:1].lower()}{told[0][1:]}", *told[1:])


def days(data: EasePain, view: View, drawn: Iterable[Series] = ()) -> About:
    """What sentences about a course are about while ``view`` is on screen.

    Where ``drawn`` reaches back before the course, or the course has ended, they say which
    days are theirs.
    """
    first = course_since(data.first_session, data.compared_until)
    back = any(within(series, view.first, shifted(first, -1)) for series in drawn)
    return _of(data, view, first, back=back)


def both(data: EasePain, view: View) -> tuple[date, date]:
    """The first and the last of the days that are on screen or those of the course."""
    said = days(data, view).view
    return min(said.first, view.first), max(said.last, view.last)


def partly(data: EasePain, view: View) -> str:
    """For a table, which cannot say it: that it holds only some of the days of the course."""
    said = days(data, view)
    first, last = said.view.first, said.view.last
    if not said.course or said.lead or (view.first <= first and last <= view.last):
        return ""
    return f"All this is about the course from {brief(first, data.today)} on, not these days alone."


def sessions(figures: Figures, view: View) -> tuple[About, tuple[SessionPain, ...]]:
    """The same for sessions, and those that the sentences are about."""
    data, held = figures.ease_pain, figures.sessions
    begun = data.first_session
    if begun is None:
        about = About(view, course=False, lead=_HERE)
    else:
        back = any(view.first <= one.day < begun for one in held)
        about = _of(data, view, begun, back=back)
    return about, tuple(one for one in held if about.view.first <= one.day <= about.view.last)


def _of(data: EasePain, view: View, first: date, *, back: bool) -> About:
    if view.last < first:
        return About(view, course=False, lead=_HERE)
    last = max(data.compared_until, first)
    lead = f"From {brief(first, data.today)} on" if back else ""
    if last < data.today:
        lead = f"From {brief(first, data.today)} to {brief(last, data.today)}"
    return About(View(first, last), course=True, lead=lead)
