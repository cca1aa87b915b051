"""Every rating as one line of CSV, for spreadsheets, statistics and other diaries."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import datetime

from tracker.domain.measures import format_value
from tracker.domain.rating_check import ACTIVITY
from tracker.domain.records import Entry, Kind, Rating
from tracker.exchange import cells

COLUMNS = (
    "id",
    "entry",
    "day",
    "time",
    "measure",
    "value",
    "site",
    "side",
    "phase",
    "session",
    "from_memory",
    "note",
)


def heading() -> str:
    """The first line."""
    return ",".join(COLUMNS) + "\n"


def lines(entry: Entry, rated: Iterable[tuple[str, Rating]], activities: Mapping[str, str]) -> str:
    """A line for each rating of the entry; its note stands on the first, unless it is private.

    ``rated``: each rating with its id. ``activities``: the name of each by its id.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    note = "" if entry.private else entry.note or ""
    for rating_id, rating in sorted(rated, key=lambda one: _order(one[1])):
        place = rating.place
        writer.writerow(
            (
                rating_id,
                entry.id,
                rating.day.isoformat(),
                _local(rating.moment.local()),
                _measure(rating, activities),
                format_value(rating.value),
                place.site if place else "",
                place.side.value if place and place.side else "",
                rating.phase.value if rating.phase else "",
                entry.id if entry.kind is Kind.SESSION else "",
                rating.from_memory.value if rating.from_memory else "",
                cells.safe(note),
            )
        )
        note = ""
    return out.getvalue()


def _order(rating: Rating) -> tuple[str, ...]:
    place = (rating.place.site, rating.place.side or "") if rating.place else ("", "")
    when = (rating.day.isoformat(), rating.moment.at_utc)
    return (*when, rating.measure, rating.phase or "", rating.item or "", *place)


def _local(instant: datetime) -> str:
    return instant.isoformat(timespec="seconds")


def _measure(rating: Rating, activities: Mapping[str, str]) -> str:
    """``peg:pain`` for an item, ``activity:NAME`` for an activity (its id where names repeat)."""
    if rating.measure == ACTIVITY:
        key = rating.activity_id or ""
        name = activities.get(key, key)
        alone = list(activities.values()).count(name) == 1
        return cells.safe(f"{rating.measure}:{name if alone else key}")
    return rating.measure if rating.item is None else f"{rating.measure}:{rating.item}"
