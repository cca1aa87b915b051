"""What Progress reads: bounded by days, from an index, and nothing of old memory."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count

from tracker.domain.days import FromMemory, Moment
from tracker.domain.records import Entry, Kind, Phase, Rating, SessionDetails
from tracker.domain.sites import Place, Side
from tracker.domain.weekly_results import WeeklyPoint
from tracker.store import entries, progress_queries, queries
from tracker.store.connection import Store
from tracker.store.progress_queries import SessionRow

DAY = date(2026, 10, 1)
BACK, KNEE = Place("low_back", Side.BOTH), Place("knee", Side.LEFT)
_numbers = count()


def day(offset: int) -> date:
    return DAY + timedelta(days=offset)


def at(offset: int, minute: int = 0) -> Moment:
    return Moment(f"{day(offset)}T12:{minute:02d}:00Z", 0)


def put(store: Store, kind: Kind, offset: int, *ratings: Rating, tag: str | None = None) -> str:
    entry = Entry(
        f"e{next(_numbers):015d}", kind, day(offset), at(offset), ratings=ratings, event_tag=tag,
        session=SessionDetails() if kind is Kind.SESSION else None,
    )  # fmt: skip
    with store.change("test") as change:
        entries.write(change, entry)
    return entry.id


def daily(measure: str, value: float, offset: int, place: Place | None = BACK) -> Rating:
    return Rating(measure, value, day(offset), at(offset), place)


def now(
    value: float,
    offset: int,
    phase: Phase,
    place: Place | None = BACK,
    memory: FromMemory | None = None,
) -> Rating:
    return Rating("pain_now", value, day(offset), at(offset), place, phase, from_memory=memory)


def effect(item: str, offset: int) -> Rating:
    return Rating("since_session", 1, day(offset), at(offset), None, Phase.NEXT_DAY, item)


def session(store: Store, offset: int, *ratings: Rating) -> tuple[str, date]:
    return put(store, Kind.SESSION, offset, *ratings), day(offset)


def test_the_first_and_newest_day_are_of_any_headline_measure_at_that_place(store: Store) -> None:
    put(store, Kind.CHECKIN, 0, daily("ease", 5, 0, KNEE))
    put(store, Kind.CHECKIN, 2, daily("stiffness", 5, 2))
    put(store, Kind.CHECKIN, 5, daily("pain_avg", 5, 5))
    put(store, Kind.CHECKIN, 8, daily("ease", 5, 8))
    put(store, Kind.CHECKIN, 9, Rating("medicine", 1, day(9), at(9)))
    session(store, 9, now(5, 9, Phase.BEFORE))
    late = Rating("ease", 5, day(9), at(9), BACK, from_memory=FromMemory.OLD)
    put(store, Kind.CHECKIN, 9, late)
    c = store.connection
    assert queries.first_daily_day(c, BACK) == day(2)
    assert queries.first_daily_day(c, BACK, day(3)) == day(5)
    assert queries.newest_daily_day(c, BACK, day(30)) == day(8)
    assert queries.newest_daily_day(c, BACK, day(7)) == day(5)
    assert queries.newest_daily_day(c, BACK, day(1)) is None
    assert queries.first_daily_day(c, None) is None
    old = Rating("ease", 5, day(1), at(1), BACK, from_memory=FromMemory.OLD)
    put(store, Kind.CHECKIN, 1, old)
    assert queries.first_daily_day(c, BACK) == day(2)
    assert queries.first_drawn_day(c, BACK) == day(1)
    assert queries.first_drawn_day(c, None) is None


def test_days_with_a_session_and_events_lie_within_the_days_asked_for(store: Store) -> None:
    for offset in (0, 3, 3, 6):
        session(store, offset)
    for offset, tag in ((0, "flare"), (3, "injury"), (6, "stress")):
        put(store, Kind.EVENT, offset, tag=tag)
    c = store.connection
    assert progress_queries.session_days(c, day(1), day(6)) == (day(3), day(6))
    assert progress_queries.events(c, day(0), day(3)) == ((day(0), "flare"), (day(3), "injury"))


def test_what_was_rated_around_each_session(store: Store) -> None:
    whole = session(
        store, 0, now(7, 0, Phase.BEFORE), now(4, 0, Phase.AFTER), now(5, 1, Phase.NEXT_DAY)
    )
    bare = session(store, 7)
    old = session(store, 14, now(7, 14, Phase.BEFORE, memory=FromMemory.OLD))
    late = session(store, 21, now(7, 21, Phase.BEFORE, memory=FromMemory.RECENT))
    two_days_on = session(store, 28, now(3, 30, Phase.NEXT_DAY))
    found = progress_queries.sessions(store.connection, [bare, whole, two_days_on, old, late], BACK)
    assert found == (
        SessionRow(*whole, 7, 4, 5),
        SessionRow(*bare),
        SessionRow(*old),
        SessionRow(*late, 7),
        SessionRow(*two_days_on),
    )


def test_pain_counts_at_the_site_whichever_side_and_where_no_site_was_named(store: Store) -> None:
    left = Place("low_back", Side.LEFT)
    held = session(
        store, 0,
        now(6, 0, Phase.BEFORE), now(8, 0, Phase.BEFORE, left), now(1, 0, Phase.BEFORE, KNEE),
        now(3, 0, Phase.AFTER, None), now(9, 0, Phase.AFTER, KNEE),
    )  # fmt: skip
    assert progress_queries.sessions(store.connection, [held], BACK) == (SessionRow(*held, 7, 3),)
    assert progress_queries.sessions(store.connection, [held], None) == (SessionRow(*held, 5, 6),)


def test_what_was_ticked_belongs_to_the_newest_session_before_it(store: Store) -> None:
    first = session(store, 0)
    second = session(store, 2)
    again = session(store, 2)
    put(store, Kind.CHECKIN, 1, effect("sore", 1))
    put(store, Kind.CHECKIN, 2, effect("sore", 2), effect("dizzy", 2))
    put(store, Kind.CHECKIN, 3, effect("bruise", 3))
    put(store, Kind.CHECKIN, 3, effect("bruise", 3))
    put(store, Kind.CHECKIN, 5, effect("sore", 5))
    put(store, Kind.CHECKIN, 6, effect("sore", 6))
    found = progress_queries.sessions(store.connection, [first, second, again], BACK)
    assert [row.effects for row in found] == [
        (("sore", 1), ("dizzy", 2), ("sore", 2)),
        (),
        (("bruise", 1), ("sore", 3)),
    ]


def test_weekly_values_come_with_their_item_activity_and_side(store: Store) -> None:
    with store.change("activity") as change:
        change.put("activity", {"id": "walk", "name": "walk [/]", "from_day": "2026-01-01"})
    put(
        store, Kind.WEEKLY, 0,
        Rating("peg", 6, day(0), at(0), item="pain"),
        Rating("activity", 4, day(0), at(0), activity_id="walk"),
        Rating("sleep", 4, day(0), at(0), from_memory=FromMemory.OLD),
    )  # fmt: skip
    put(store, Kind.TEST, 3, Rating("neck_rot", 50, day(3), at(3), Place("neck", Side.LEFT)))
    put(store, Kind.CHECKIN, 3, daily("pain_avg", 5, 3))
    put(store, Kind.TEST, 20, Rating("ftf_cm", 5, day(20), at(20)))
    found = progress_queries.weekly(store.connection, day(0), day(10))
    assert found == (
        WeeklyPoint(day(0), "activity", 4, None, "walk", "walk [/]", None, at(0).at_utc),
        WeeklyPoint(day(0), "peg", 6, "pain", at=at(0).at_utc),
        WeeklyPoint(day(3), "neck_rot", 50, side="left", at=at(3).at_utc),
    )


def test_questions_for_the_visit_are_those_without_an_answer(store: Store) -> None:
    for offset, note, private, answered in (
        (3, "later", False, None), (1, "first", True, None), (2, "done", False, day(4)),
    ):  # fmt: skip
        entry = Entry(
            f"e{next(_numbers):015d}", Kind.QUESTION, day(offset), at(offset), note=note,
            private=private, answered_on=answered,
        )  # fmt: skip
        with store.change("test") as change:
            entries.write(change, entry)
    found = progress_queries.open_questions(store.connection)
    assert found == (("first", True), ("later", False))


def test_no_look_scans_a_table(store: Store) -> None:
    looks: list[str] = []
    store.connection.set_trace_callback(looks.append)
    held = [("one", DAY), ("two", day(7))]
    c = store.connection
    queries.first_daily_day(c, BACK)
    queries.first_drawn_day(c, BACK)
    queries.newest_daily_day(c, BACK, DAY)
    progress_queries.open_questions(c)
    progress_queries.session_days(c, DAY, DAY)
    progress_queries.events(c, DAY, DAY)
    progress_queries.sessions(c, held, BACK)
    progress_queries.weekly(c, DAY, DAY)
    c.set_trace_callback(None)
    assert len(looks) == 15
    for look in looks:
        plan = [str(row[-1]) for row in c.execute(f"EXPLAIN QUERY PLAN {look}")]
        assert not any(step.startswith("SCAN") for step in plan), (look, plan)
        if "pain_now" in look:
            assert any("rating_by_entry" in step for step in plan), plan
