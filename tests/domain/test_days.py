"""The tracking day, how a day is typed, and what counts as remembered."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain import days
from tracker.domain.days import (
    FromMemory,
    Moment,
    from_memory,
    parse_coming_day,
    parse_day,
    tracking_day,
)
from tracker.errors import InvalidValue

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("local", "starts_at", "day"),
    [
        ("2026-11-22T04:00", 4, "2026-11-22"),
        ("2026-11-22T03:59:59.999999", 4, "2026-11-21"),
        ("2026-11-22T00:00", 4, "2026-11-21"),
        ("2026-11-22T23:59", 4, "2026-11-22"),
        ("2026-11-22T00:00", 0, "2026-11-22"),
        ("2026-11-22T22:59", 23, "2026-11-21"),
        ("2026-11-22T23:00", 23, "2026-11-22"),
        ("2026-01-01T02:00", 4, "2025-12-31"),
        ("2024-03-01T02:00", 4, "2024-02-29"),
    ],
)
def test_tracking_day(local: str, starts_at: int, day: str) -> None:
    assert tracking_day(datetime.fromisoformat(local), starts_at).isoformat() == day


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"])
@pytest.mark.parametrize("month", [3, 4, 10, 11])
def test_a_clock_change_neither_repeats_nor_skips_a_day(zone: str, month: int) -> None:
    place = ZoneInfo(zone)
    start = datetime(2026, month, 1, 12, tzinfo=UTC)
    hours = [start + timedelta(minutes=30 * step) for step in range(2 * 24 * 29)]
    seen = [tracking_day(hour.astimezone(place)) for hour in hours]
    assert seen == sorted(seen)
    distinct = sorted(set(seen))
    assert all(b - a == timedelta(days=1) for a, b in pairwise(distinct))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2026-11-22"),
        (" Today ", "2026-11-22"),
        ("yesterday", "2026-11-21"),
        ("-0d", "2026-11-22"),
        ("-2d", "2026-11-20"),
        ("-365d", "2025-11-22"),
        ("+0d", "2026-11-22"),
        ("sun", "2026-11-22"),
        ("mon", "2026-11-16"),
        ("MONDAY", "2026-11-16"),
        ("tues", "2026-11-17"),
        ("sat", "2026-11-21"),
        ("2026-11-22", "2026-11-22"),
        ("2024-02-29", "2024-02-29"),
        ("2026-11-22T18:30", "2026-11-22"),
        ("2026-11-22t18:30:05", "2026-11-22"),
        ("2026-11-22T02:00", "2026-11-21"),
        ("2026-11-22T04:00+05:45", "2026-11-22"),
        ("2026-11-22T18:30Z", "2026-11-22"),
    ],
)
def test_days_as_typed(text: str, day: str) -> None:
    assert parse_day(text, SUNDAY).isoformat() == day


def test_a_typed_time_follows_the_day_start() -> None:
    assert parse_day("2026-11-22T02:00", SUNDAY, starts_at=2) == SUNDAY


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "su", "sunn", "2026-13-01", "2026-02-30", "2026-11-22Tnoon", "2026-11-22T"),
        *("2026-11-22T25:00", "2026-11-22x", "22.11.2026", "20261122", "2026-W47-7", "-d", "2d"),
        *(
            "--2d",
            "-12345d",
            "-٣d",
            "٢٠٢٦-١١-٢٢",
            "0000-01-01",
            "2026-11-22\n2",
            "0001-01-01T01:00",
        ),
        *("todays", "now", "\x00", "\ud800", "9" * 5000),
    ],
)
def test_no_day_at_all(text: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        parse_day(text, SUNDAY, field="--day", future=True)
    assert caught.value.allowed == days.DAY_FORMS
    assert caught.value.field == "--day"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("tomorrow", "2026-11-23"),
        ("+3d", "2026-11-25"),
        ("2026-12-08", "2026-12-08"),
        ("2026-11-23T09:00", "2026-11-23"),
    ],
)
def test_days_to_come_only_where_they_make_sense(text: str, day: str) -> None:
    assert parse_day(text, SUNDAY, future=True).isoformat() == day
    with pytest.raises(InvalidValue, match="a day up to today, 2026-11-22"):
        parse_day(text, SUNDAY)


@pytest.mark.parametrize(("today", "text"), [(date.min, "-1d"), (date.max, "+1d")])
def test_beyond_the_calendar(today: date, text: str) -> None:
    with pytest.raises(InvalidValue):
        parse_day(text, today, future=True)


@given(st.text(max_size=30), st.dates(), st.booleans())
def test_any_text_is_a_day_or_a_named_mistake(text: str, today: date, future: bool) -> None:
    try:
        day = parse_day(text, today, future=future)
    except InvalidValue:
        return
    assert future or day <= today


@given(st.dates(date(1950, 1, 1)), st.integers(0, 6))
def test_a_weekday_is_the_latest_up_to_today(today: date, weekday: int) -> None:
    day = parse_day(days.WEEKDAYS[weekday], today)
    assert day.weekday() == weekday
    assert timedelta(0) <= today - day < timedelta(days=7)


@given(st.dates(date(1950, 1, 1), date(2200, 1, 1)), st.integers(0, 6))
def test_a_weekday_to_come_is_the_next_from_today_on(today: date, weekday: int) -> None:
    day = parse_coming_day(days.WEEKDAYS[weekday], today)
    assert day.weekday() == weekday
    assert timedelta(0) <= day - today < timedelta(days=7)


@pytest.mark.parametrize(
    ("text", "day"), [("+3d", "2026-11-25"), ("-3d", "2026-11-19"), (" Tomorrow ", "2026-11-23"),
                      ("2026-12-08", "2026-12-08"), ("thurs", "2026-11-26")]
)  # fmt: skip
def test_any_day_can_be_planned_for(text: str, day: str) -> None:
    assert parse_coming_day(text, SUNDAY).isoformat() == day


@pytest.mark.parametrize(("text", "today"), [("", SUNDAY), ("soon", SUNDAY), ("thu", date.max)])
def test_a_plan_needs_a_day(text: str, today: date) -> None:
    with pytest.raises(InvalidValue, match=r"start.*tomorrow"):
        parse_coming_day(text, today, field="start")


@given(st.dates(date(1000, 1, 1)))
def test_an_iso_day_is_itself(day: date) -> None:
    assert parse_day(day.isoformat(), day) == day


@pytest.mark.parametrize(
    ("days_ago", "written", "memory"),
    [
        (-1, False, None),
        (0, False, None),
        (0, True, None),
        (1, False, FromMemory.RECENT),
        (2, False, FromMemory.RECENT),
        (3, False, FromMemory.OLD),
        (400, False, FromMemory.OLD),
        (1, True, None),
        (400, True, None),
    ],
)
def test_from_memory(days_ago: int, written: bool, memory: FromMemory | None) -> None:
    assert from_memory(SUNDAY - timedelta(days=days_ago), SUNDAY, written=written) is memory


@pytest.mark.parametrize(
    ("instant", "at_utc", "offset_min"),
    [
        ("2026-11-22T19:30+01:00", "2026-11-22T18:30:00Z", 60),
        ("2026-11-22T00:15:09.9+05:45", "2026-11-21T18:30:09Z", 345),
        ("2026-11-22T19:30-09:30", "2026-11-23T05:00:00Z", -570),
        ("2026-11-22T19:30+00:00", "2026-11-22T19:30:00Z", 0),
        ("1900-01-01T12:00:00+00:19:32", "1900-01-01T11:40:28Z", 19),
        ("1900-01-01T12:00:00-00:25:21", "1900-01-01T12:25:21Z", -25),
        ("2026-11-22T12:00:00-23:59:59", "2026-11-23T11:59:59Z", -1439),
    ],
)
def test_moments(instant: str, at_utc: str, offset_min: int) -> None:
    moment = Moment.of(datetime.fromisoformat(instant))
    assert moment == Moment(at_utc, offset_min)
    assert Moment.of(moment.local()) == moment


@given(
    st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 29)),  # noqa: DTZ001
    st.integers(-1439, 1439),
)
def test_a_moment_comes_back_on_its_own_clock(naive: datetime, offset: int) -> None:
    instant = naive.replace(tzinfo=timezone(timedelta(minutes=offset)))
    local = Moment.of(instant).local()
    assert local == instant.replace(microsecond=0)
    assert local.utcoffset() == timedelta(minutes=offset)


def test_a_moment_needs_an_offset() -> None:
    with pytest.raises(ValueError, match="aware"):
        Moment.of(datetime(2026, 11, 22))  # noqa: DTZ001


def test_names_of_days() -> None:
    assert days.label(SUNDAY) == "Sun 22 Nov"
    assert days.label(date(2026, 12, 1)) == "Tue 1 Dec"
    assert days.label_with_year(SUNDAY) == "Sun 22 Nov 2026"
    assert days.short(SUNDAY) == "22 Nov"
