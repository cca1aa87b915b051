"""What holds of a look at progress whatever was recorded: its order, its days, its cost."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random
from time import perf_counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from progress_data import day, weekly

from tracker.domain import reach
from tracker.domain.cautions import CautionCode
from tracker.domain.days import FromMemory
from tracker.domain.progress import (
    MEASURES,
    ProgressInput,
    SessionNumbers,
    WeeklyPoint,
    compute,
    working,
)
from tracker.domain.trend import DayValue, Mark, MarkKind, Series
from tracker.domain.windows import frame

value = st.integers(0, 10).map(float)
memory = st.sampled_from([None, None, None, FromMemory.RECENT, FromMemory.OLD])


@st.composite
def daily(draw: st.DrawFn) -> Series:
    numbers = draw(st.lists(st.integers(-60, 120), max_size=70))
    return tuple(DayValue(day(n), draw(value), 1, draw(memory)) for n in numbers)


rated = st.none() | value


@st.composite
def looks(draw: st.DrawFn) -> ProgressInput:
    held = tuple(
        SessionNumbers(
            day(draw(st.integers(0, 120))),
            f"s{number}",
            *(draw(rated), draw(rated), draw(rated)),
            tuple(sorted(draw(st.sets(st.integers(1, 3))))),
            bruise=draw(st.booleans()),
            numb=draw(st.booleans()),
        )
        for number in range(draw(st.integers(0, 8)))
    )
    days = tuple(one.day for one in held)
    peg = {draw(st.integers(-10, 120)): float(draw(st.integers(0, 10))) for _ in range(4)}
    points = [*weekly("peg", peg), *weekly("activity", peg, "Stairs")]
    if draw(st.booleans()):
        points.append(WeeklyPoint(day(draw(st.integers(0, 120))), "pgic", draw(st.integers(1, 7))))
    some_days = st.lists(st.integers(-60, 120).map(day), max_size=4).map(tuple)
    return ProgressInput(
        as_of=day(draw(st.integers(-10, 130))),
        first_session=min(days, default=None),
        baseline_spell=draw(st.sampled_from([None, "usual", "worse"])),
        daily={measure: draw(daily()) for measure in MEASURES},
        session_days=days,
        sessions=held,
        weekly=tuple(points),
        events=tuple(Mark(when, MarkKind.EVENT, "stress") for when in draw(some_days)),
        flares=draw(some_days),
        rate=draw(st.none() | st.floats(0, 1)),
        safety_open=draw(st.booleans()),
        is_follow_up=draw(st.booleans()),
        course_over=draw(st.booleans()),
        around=draw(st.none() | st.integers(-60, 120).map(day)),
    )


slow = settings(
    max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@given(looks())
@slow
def test_whatever_was_recorded_is_read_without_a_fault(given_: ProgressInput) -> None:
    found = compute(given_)
    everything = [*found.measures, *(found.spans.measures if found.spans else ())]
    for one in everything:
        assert one.sentence.endswith(".")
        assert working(one)
        assert (one.range is None) is (one.improvement is None)
        if given_.safety_open:
            assert one.verdict is None
    for result in (*found.weekly, found.sessions, found.usual):
        assert result is None or working(result)
    assert found.overall.endswith(".")
    assert found.cautions[-1].code is CautionCode.CAUSE


@given(looks(), st.randoms(use_true_random=False))
@slow
def test_the_order_of_the_records_does_not_matter(given_: ProgressInput, random: Random) -> None:
    def shuffled(items: tuple[object, ...]) -> tuple[object, ...]:
        mixed = list(items)
        random.shuffle(mixed)
        return tuple(mixed)

    again = replace(
        given_,
        daily={measure: shuffled(one) for measure, one in given_.daily.items()},  # type: ignore[misc]
        session_days=shuffled(given_.session_days),  # type: ignore[arg-type]
        sessions=shuffled(given_.sessions),  # type: ignore[arg-type]
        weekly=shuffled(given_.weekly),  # type: ignore[arg-type]
        events=shuffled(given_.events),  # type: ignore[arg-type]
        flares=shuffled(given_.flares),  # type: ignore[arg-type]
    )
    assert compute(again) == compute(given_)


@given(looks())
@slow
def test_nothing_after_the_day_looked_at_is_seen(given_: ProgressInput) -> None:
    until = given_.as_of
    known = replace(
        given_,
        first_session=min((one.day for one in given_.sessions if one.day <= until), default=None),
        daily={
            measure: tuple(v for v in one if v.day <= until)
            for measure, one in given_.daily.items()
        },
        session_days=tuple(d for d in given_.session_days if d <= until),
        sessions=tuple(
            one
            if (until - one.day).days >= 3
            else replace(
                one,
                next_day=one.next_day if until > one.day else None,
                sore_days=tuple(k for k in one.sore_days if one.day + timedelta(days=k) <= until),
                bruise=one.bruise and until > one.day,
                numb=one.numb and until > one.day,
            )
            for one in given_.sessions
            if one.day <= until
        ),
        weekly=tuple(point for point in given_.weekly if point.day <= until),
        events=tuple(event for event in given_.events if event.day <= until),
        flares=tuple(d for d in given_.flares if d <= until),
    )
    assert compute(known) == compute(given_)


@given(looks())
@slow
def test_only_the_days_asked_for_are_looked_at(given_: ProgressInput) -> None:
    # Values that share a day are merged first, so the frame is taken from sorted days.
    ordered = {m: tuple(sorted(one, key=lambda v: v.day)) for m, one in given_.daily.items()}
    merged = [tuple({v.day: v for v in one}.values()) for one in ordered.values()]
    given_ = replace(given_, daily=dict(zip(ordered, merged, strict=True)))
    on = frame(merged, given_.first_session, given_.as_of)
    spans = reach.days_needed(on, given_.as_of, given_.around)
    part = {
        measure: tuple(v for v in one if any(a <= v.day <= b for a, b in spans))
        for measure, one in given_.daily.items()
    }
    assert compute(replace(given_, daily=part)) == compute(given_)


def test_nothing_pairwise_grows_with_the_age_of_the_file() -> None:
    def cost(days: int) -> float:
        pain = tuple(DayValue(day(n), float(4 + n % 5)) for n in range(days))
        held = tuple(SessionNumbers(day(n), f"s{n}", 6, 5) for n in range(14, days, 7))
        points = weekly("peg", dict.fromkeys(range(0, days, 7), 5.0))
        given_ = ProgressInput(
            as_of=day(days - 1),
            first_session=day(14),
            daily=dict.fromkeys(MEASURES, pain),
            session_days=tuple(one.day for one in held),
            sessions=held,
            weekly=points,
        )
        times = []
        for _ in range(5):
            begin = perf_counter()
            compute(given_)
            times.append(perf_counter() - begin)
        return min(times)

    one_year, ten_years = cost(365), cost(3650)
    # Ten times the records may cost ten times as much, and never a hundred.
    assert ten_years < 20 * one_year
