"""What stands above and between the figures of the Progress screen: what is compared, and when.

Nothing here judges a number; the sentences about results have their own rooms.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.domain import sites, standing_wording
from tracker.domain.days import label, label_with_year, short
from tracker.domain.measure_result import MeasureResult
from tracker.domain.measures import format_value
from tracker.domain.plurals import how_many
from tracker.domain.progress import Progress, State
from tracker.domain.session_results import SessionFigures
from tracker.domain.spans import Spans, SpansKind
from tracker.domain.trend import WINDOW_DAYS, WINDOW_LEAST, shifted
from tracker.domain.verdict import NO_VERDICT
from tracker.domain.windows import Window, Windows

NOTHING_YET = (
    "Here you will see what changed: ease of moving, pain and stiffness before the first "
    "session and lately. Weeks and sessions follow, always with the days behind each number.",
    "It begins with a week of check-ins before the first session. Without massage it compares "
    "your first fortnight with your last.",
)
"""The screen before anything was recorded."""

STILL_THERE = "Nothing is lost: your numbers are all there, and new ones are kept as before."
"""Beside what stands in place of the results while a safety sign is open."""

SAFETY_REASON = "You named a sign that is worth having looked at."

ASK_OVERALL = "It is saved at once, for today. It looks back to before the first session."
ASK_AROUND = (
    "A day on which something began or ended. The fortnight before it is compared with the one "
    "from that day on."
)

_STATES = {
    State.SO_FAR: "so far",
    State.OVER: "the course is over",
    State.FOLLOW_UP: "follow-up",
}


def heading(found: Progress, start: date | None) -> str:
    """What is looked at: ``Low back, both sides · course from Tue 27 Oct 2026 · so far``.

    ``start``: the first day of the course, ``None`` without a plan.
    """
    place = sites.label(found.place) if found.place else "no main site"
    said = [place[:1].upper() + place[1:]]
    if start is not None:
        said.append(f"course from {label_with_year(start)}")
    elif found.first_session is not None:
        said.append(f"sessions from {label_with_year(found.first_session)}")
    if found.first_session is None:
        said.append("no session yet")
    if found.state in _STATES:
        said.append(_STATES[found.state])
    return " · ".join(said)


def spans_heading(found: Spans) -> str:
    """Which two fortnights are compared where it is not a course."""
    if found.kind is SpansKind.AROUND and found.day is not None:
        return f"Before and from {label_with_year(found.day)} on"
    return "Your first fortnight and your last"


def windows_words(results: Sequence[MeasureResult], heads: tuple[str, str], as_of: date) -> str:
    """The days compared: ``Start 13–26 Oct, lately 9–22 Nov. As of Sun 22 Nov 2026.``

    ``heads``: how the earlier and the later window are called. Where the later one does not
    yet lie after the earlier one, it is said how many days that takes.
    """
    before = next((r.baseline for r in results if r.baseline), None)
    now = next((r.recent for r in results if r.recent), None)
    as_seen = f"As of {label_with_year(as_of)}."
    if before is not None and now is not None and now.first <= before.last:
        more = (shifted(before.last, WINDOW_DAYS) - now.last).days
        days = how_many(more, "day more is", "days more are")
        start = f"{heads[0][:1].upper()}{heads[0][1:]} {_span(before, as_of)}."
        return f"{start} The fortnight to compare it with comes after it: {days} needed. {as_seen}"
    named = [
        f"{head} {_span(window, as_of)}"
        for head, window in zip(heads, (before, now), strict=True)
        if window
    ]
    said = ", ".join(named)
    return f"{said[:1].upper()}{said[1:]}. {as_seen}" if said else as_seen


def pain_windows(results: Sequence[MeasureResult]) -> Windows | None:
    """The windows of pain, which say where a comparison stands."""
    return next((Windows(r.baseline, r.recent) for r in results if r.measure == "pain_avg"), None)


def standing(found: Progress) -> tuple[str, ...]:
    """What is missing for a result of pain and from when on there can be one, while there is
    none; and that the last check-in was long ago."""
    pain = pain_windows(found.measures)
    waits = any(r.measure == "pain_avg" and r.verdict in NO_VERDICT for r in found.measures)
    if pain is None or not waits:
        return (found.stale,) if found.stale else ()
    said = standing_wording.standing_sentence(pain, found.as_of)
    more = when_possible(pain, found.as_of)
    told = f"{said} {more}".rstrip()
    # The last check-in is named once.
    late = standing_wording.waits_for_days(pain, found.as_of)
    return (told, found.stale) if found.stale and not late else (told,)


def when_possible(found: Windows, as_of: date) -> str:
    """What is still needed for a comparison, and from when on it can be made.

    ``found``: two windows without a result yet. ``""`` where the standing sentence says it all.
    """
    before, now = found.baseline, found.recent
    if before is None or now is None:
        return ""
    if found.overlap:
        return f"So far {before.n} and {now.n} days are filled; each side needs {WINDOW_LEAST}."
    if not before.enough:
        return "The start cannot be filled any more; b compares before and after another day."
    day = _enough_from(now, as_of)
    return f"With a check-in a day it is possible from {label(day)} on."


def _enough_from(now: Window, as_of: date) -> date:
    """The first day on which five of the fourteen up to it can be filled."""
    days = [value.day for value in now.days]
    open_today = as_of not in days
    for ahead in range(WINDOW_DAYS):
        day = shifted(as_of, ahead)
        kept = sum(shifted(day, 1 - WINDOW_DAYS) <= one for one in days)
        if kept + ahead + open_today >= WINDOW_LEAST:
            return day
    return shifted(as_of, WINDOW_LEAST)


def sessions_listed(figures: SessionFigures) -> tuple[str, ...]:
    """The sessions one by one, while there are too few for a sentence about all of them."""
    within = dict(figures.within)
    said = [f"{how_many(figures.n, 'session')} so far."]
    for day, before in figures.before:
        after = "" if day not in within else f" → {format_value(before - within[day])} after"
        said.append(f"{short(day)}: pain {format_value(before)} before{after}.")
    return tuple(said)


def _span(window: Window, as_of: date) -> str:
    """The days of a window, with their year where it is not that of ``as_of``."""
    first, last = window.first, window.last
    year = "" if last.year == as_of.year else f" {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{short(last)}{year}"
    return f"{short(first)} – {short(last)}{year}"
