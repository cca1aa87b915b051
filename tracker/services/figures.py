"""The strands that the pictures of Trends are drawn from, named and in order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from tracker.domain import figures, measures, sites
from tracker.domain.figures import Strand, Topic
from tracker.domain.sites import Place
from tracker.domain.trend import Series
from tracker.services.diary import Diary
from tracker.store import figure_queries
from tracker.store.figure_queries import Found

_TOPICS = {
    "peg": Topic.FUNCTION,
    "activity": Topic.FUNCTION,
    "sleep": Topic.FUNCTION,
    "med_days": Topic.RELIANCE,
    "med_doses": Topic.RELIANCE,
    "exercise_days": Topic.RELIANCE,
    "other_days": Topic.RELIANCE,
}
_WEEKLY_OR_TESTS = {Topic.FUNCTION, Topic.RELIANCE, Topic.TESTS}
_WEEK = 7


def strands(
    diary: Diary,
    place: Place | None,
    daily: Mapping[str, Series],
    until: date,
    topics: Collection[Topic],
) -> tuple[Strand, ...]:
    """The strands of ``topics`` up to ``until``; ``daily`` are those of ``place``, read already."""
    connection = diary.store.connection
    made: list[Strand] = []
    if Topic.DAILY in topics:
        worst = figure_queries.daily(connection, "pain_worst", until).get(place, ())
        made += [_daily(measure, series) for measure, series in daily.items()]
        made += [_daily("pain_worst", worst)] if worst else []
    if not _WEEKLY_OR_TESTS.isdisjoint(topics):
        found = figure_queries.weekly_and_tests(connection, until)
        made += [one for one in _in_order(found) if one.topic in topics]
    if Topic.PLACES in topics:
        pain = daily["pain_avg"]
        others = figure_queries.daily(connection, "pain_avg", until, besides=place)
        by_place = ({place: pain} if pain else {}) | others
        if len(by_place) > 1:
            ordered = sorted(by_place.items(), key=lambda one: (one[0] != place, -len(one[1])))
            made += [_at_place(at, series) for at, series in ordered]
    return tuple(made)


def _in_order(found: Iterable[Found]) -> list[Strand]:
    order = list(measures.MEASURES)
    return sorted(map(_strand, found), key=lambda strand: order.index(strand.measure))


def _strand(found: Found) -> Strand:
    measure_id, item, activity, side = found.measure, found.item, found.activity, found.side
    series = found.series
    measure = measures.get(measure_id)
    name = measure.name
    if activity is not None:
        name = activity[1]
    elif item is not None:
        name = f"{name}: {measure.item(item).name}"
    if side is not None and measure.has_side:
        name = f"{name}, {side.value}"
    low, high = figures.drawn_scale(measure_id, series)
    topic = _TOPICS.get(measure_id, Topic.TESTS)
    covers = _WEEK if topic in (Topic.FUNCTION, Topic.RELIANCE) else 1
    parts = (measure_id, item or "", activity[0] if activity else "", side.value if side else "")
    return Strand(
        ":".join(parts), topic, name, measure_id, measure.unit, low, high, measure.better, series,
        covers,
    )  # fmt: skip


def _daily(measure_id: str, series: Series) -> Strand:
    measure = measures.get(measure_id)
    return Strand(
        measure_id, Topic.DAILY, measure.name, measure_id, measure.unit, measure.low,
        measure.high, measure.better, series,
    )  # fmt: skip


def _at_place(place: Place | None, series: Series) -> Strand:
    measure = measures.get("pain_avg")
    where = sites.label(place) if place else "no place"
    return Strand(
        f"pain_avg@{where}", Topic.PLACES, f"Pain, {where}", "pain_avg", measure.unit,
        measure.low, measure.high, measure.better, series,
    )  # fmt: skip
