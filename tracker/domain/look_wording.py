"""What is said beside a result: which sessions were looked at, and how else to look."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.domain import days, sites, wording
from tracker.domain.plurals import how_many
from tracker.domain.session_results import LEAST_PAIRS
from tracker.domain.sites import Place

UNPLANNED = "These sessions belong to no planned course: they are looked at together."


def place_changed(before: Place, after: Place, day: date, other: Place) -> str:
    """That the main place changed within the days looked at; ``other`` is what is left out."""
    return (
        f"The main place changed from {sites.label(before)} to {sites.label(after)} on "
        f"{days.label_with_year(day)}: a new series. "
        f"Days rated only for {sites.label(other)} are not in it."
    )


def rated_elsewhere(others: Sequence[tuple[date, Place]]) -> str:
    """That some of the days looked at were rated for other places alone."""
    number = len({day for day, _ in others})
    counted = "On one day" if number == 1 else f"On {number} days"
    where = wording.and_list(dict.fromkeys(sites.label(place) for _, place in others))
    return f"{counted} only {where} was rated: that is another series, and not in this one."


def began_before(began: date) -> str:
    """That there was massage before the first session that is recorded."""
    return (
        f"Massage began before this diary, on {days.label_with_year(began)}: the start here is "
        "not a time without it."
    )


def sessions_since(number: int, end: date) -> str:
    """That sessions outside this course lie in the days that are looked at."""
    some = "One session" if number == 1 else f"{number} sessions"
    return f"{some} after {days.label_with_year(end)} did not belong to this course."


def few_pairs(sessions: int, pairs: int) -> str:
    """How many sessions there are, and that too few were rated on both sides to say more."""
    said = how_many(sessions, "session")
    return f"{said}; rated before and after: {pairs}, and {LEAST_PAIRS} are needed to say more."


def up_to_the_end(end: date) -> str:
    """That an ended course is looked at as it stood."""
    return f"This course ended on {days.label_with_year(end)}; it is looked at as it stood then."


def around_only(day: date) -> str:
    """What is compared where any day was named, whatever course there is."""
    when = days.label_with_year(day)
    return f"The fortnight before {when} and the one from that day on; no course is looked at."


def recorded_since(newest: date) -> str:
    """That a follow-up can be looked at."""
    return (
        f"Days up to {days.label_with_year(newest)} were recorded since. Looked at as of that "
        "day, they show what is left four weeks and more after the last session."
    )
