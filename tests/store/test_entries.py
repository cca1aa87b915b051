"""Entries come back from the file as they were put in, and are found by what one remembers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.clock import FixedClock
from tracker.domain.days import FromMemory, Moment
from tracker.domain.records import (
    EVENT_TAGS,
    PRESSURES,
    Entry,
    Kind,
    Phase,
    QuizOutcome,
    Rating,
    SessionDetails,
    SessionState,
    StoredAnswer,
)
from tracker.domain.sites import SITES, Place
from tracker.store import entries, rows
from tracker.store.connection import Store, open_store
from tracker.store.entries import Filter
from tracker.store.ids import SeededIds

NOW = FixedClock(datetime.fromisoformat("2026-11-22T19:30+01:00"))
TODAY = date(2026, 11, 22)

_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30)
_WORDS = _TEXT.filter(bool)
_DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
_MOMENTS = st.builds(
    lambda at, offset: Moment(at.replace(microsecond=0).isoformat() + "Z", offset),
    st.datetimes(),
    st.integers(-1439, 1439),
)
_PLACES = st.sampled_from(sorted(SITES)).flatmap(
    lambda key: st.builds(Place, st.just(key), st.none() | st.sampled_from(SITES[key].sides))
)
_MEMORY = st.none() | st.sampled_from(FromMemory)
_RATINGS = st.lists(
    st.builds(
        Rating,
        measure=st.sampled_from(["ease", "pain_avg", "peg", "neck_rot"]),
        value=st.floats(0, 1000, allow_nan=False).map(lambda v: round(v, 2)),
        day=_DAYS,
        moment=_MOMENTS,
        place=st.none() | _PLACES,
        phase=st.none() | st.sampled_from(Phase),
        item=st.none() | _WORDS,
        from_memory=_MEMORY,
    ),
    max_size=5,
    unique_by=lambda r: (r.measure, r.place, r.phase, r.item),
)
_SESSIONS = st.builds(
    SessionDetails,
    state=st.sampled_from(SessionState),
    minutes=st.none() | st.integers(1, 600),
    therapist=st.none() | _TEXT,
    technique=st.none() | _TEXT,
    pressure=st.none() | st.sampled_from(PRESSURES),
    cost_cents=st.none() | st.integers(0, 10**9),
    areas=st.lists(_PLACES, max_size=3, unique=True).map(tuple),
)
_ANSWERS = st.lists(
    st.builds(StoredAnswer, _WORDS, _WORDS, st.none() | _DAYS),
    max_size=4,
    unique_by=lambda a: a.item,
)
_QUIZZES = st.builds(
    QuizOutcome, _WORDS, _WORDS, st.none() | st.integers(1, 10), st.none() | st.integers(0, 18)
)


@st.composite
def any_entry(draw: st.DrawFn, entry_id: str = "e" * 16) -> Entry:
    kind = draw(st.sampled_from(Kind))
    made = Entry(
        entry_id,
        kind,
        draw(_DAYS),
        draw(_MOMENTS),
        note=draw(st.none() | _WORDS),
        private=draw(st.booleans()),
        from_memory=draw(_MEMORY),
    )
    match kind:
        case Kind.CHECKIN | Kind.WEEKLY | Kind.TEST:
            return replace(made, ratings=tuple(draw(_RATINGS)))
        case Kind.SESSION:
            return replace(
                made,
                ratings=tuple(draw(_RATINGS)),
                session=draw(_SESSIONS),
                answers=tuple(draw(_ANSWERS)),
            )
        case Kind.EVENT:
            return replace(made, event_tag=draw(st.sampled_from(EVENT_TAGS)))
        case Kind.QUESTION:
            return replace(made, answered_on=draw(st.none() | _DAYS))
        case _:
            return replace(made, answers=tuple(draw(_ANSWERS)), quiz=draw(st.none() | _QUIZZES))


def in_order(entry: Entry | None) -> Entry | None:
    """With its parts in an order of their own: the file keeps none for them."""
    if entry is None:
        return None
    session = entry.session and replace(
        entry.session, areas=tuple(sorted(entry.session.areas, key=repr))
    )
    return replace(
        entry,
        ratings=tuple(sorted(entry.ratings, key=repr)),
        answers=tuple(sorted(entry.answers, key=repr)),
        session=session,
    )


def put(store: Store, *made: Entry) -> None:
    with store.change("put") as change:
        for entry in made:
            entries.write(change, entry)


@settings(max_examples=50, deadline=None)
@given(any_entry(), any_entry())
def test_what_is_written_is_read_and_what_takes_its_place_leaves_nothing_of_it(
    first: Entry, second: Entry
) -> None:
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "file", NOW, SeededIds(1), "node", "test")
        try:
            for entry in (first, second, first):
                put(store, entry)
                assert in_order(entries.load(store.connection, entry.id)) == in_order(entry)
            before = store.last_change()
            put(store, first)
            assert store.last_change() == before
            with store.change("remove") as change:
                entries.remove(change, first.id)
            assert entries.load(store.connection, first.id) is None
            for table in ("entry", *rows.ENTRY_PARTS):
                found = store.connection.execute(f"SELECT count(*) FROM {table}")
                assert found.fetchone() == (0,)
        finally:
            store.close()


def entry(name: str, day: str, **more: object) -> Entry:
    at = date.fromisoformat(day)
    made = Entry(name, Kind.CHECKIN, at, Moment(f"{day}T19:00:00Z", 60))
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.fixture
def filled(store: Store) -> Store:
    neck, knee = Place("neck", None), Place("knee", None)
    moment = Moment("2026-11-20T19:00:00Z", 60)
    put(
        store,
        entry("aa1", "2026-11-18", note="Straße Nebel"),
        entry("aa2", "2026-11-19", ratings=(Rating("ease", 5, TODAY, moment, neck),)),
        entry("b1", "2026-11-20", kind=Kind.SESSION, session=SessionDetails(
            therapist="Ömer", technique="deep", areas=(knee,))),
        entry("b2", "2026-11-20", kind=Kind.EVENT, event_tag="flare",
              moment=Moment("2026-11-20T07:00:00Z", 60)),
        entry("c", "2026-11-22", kind=Kind.QUESTION, note="100% sure_?", answered_on=TODAY),
    )  # fmt: skip
    return store


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (Filter(), ["c", "b1", "b2", "aa2", "aa1"]),
        (Filter(kind=Kind.CHECKIN), ["aa2", "aa1"]),
        (Filter(since=date(2026, 11, 20)), ["c", "b1", "b2"]),
        (Filter(until=date(2026, 11, 19)), ["aa2", "aa1"]),
        (Filter(since=date(2026, 11, 19), until=date(2026, 11, 20)), ["b1", "b2", "aa2"]),
        (Filter(site="neck"), ["aa2"]),
        (Filter(site="knee"), ["b1"]),
        (Filter(text="STRASSE"), ["aa1"]),
        (Filter(text="ömer"), ["b1"]),
        (Filter(text="DEEP"), ["b1"]),
        (Filter(text="%"), ["c"]),
        (Filter(text="e_?"), ["c"]),
        (Filter(text="e__"), []),
        (Filter(event_tag="flare"), ["b2"]),
        (Filter(event_tag="illness"), []),
        (Filter(kind=Kind.SESSION, text="nebel"), []),
        (Filter(text="' OR 1 --"), []),
    ],
)
def test_entries_are_found_by_what_one_remembers(
    filled: Store, wanted: Filter, ids: list[str]
) -> None:
    found = entries.search(filled.connection, wanted)
    assert [e.id for e in found] == ids
    assert entries.count(filled.connection, wanted) == len(ids)
    oldest_first = entries.search(filled.connection, wanted, newest_first=False)
    assert [e.id for e in oldest_first] == ids[::-1]
    # Whichever way it was found, it has all its parts.
    assert found == [entries.load(filled.connection, id_) for id_ in ids]


def test_a_list_can_be_read_a_page_at_a_time(filled: Store) -> None:
    def page(limit: int, offset: int) -> Iterable[str]:
        found = entries.search(filled.connection, Filter(), limit=limit, offset=offset)
        assert found == [entries.load(filled.connection, e.id) for e in found]
        return [e.id for e in found]

    assert page(2, 0) == ["c", "b1"]
    assert page(2, 2) == ["b2", "aa2"]
    assert page(2, 4) == ["aa1"]
    assert page(2, 6) == []


def test_ids_are_found_by_their_beginning(filled: Store) -> None:
    connection = filled.connection
    assert entries.ids_beginning(connection, "aa") == ["aa1", "aa2"]
    assert entries.ids_beginning(connection, "aa", most=1) == ["aa1"]
    assert entries.ids_beginning(connection, "b1") == ["b1"]
    assert entries.ids_beginning(connection, "%") == []
    assert entries.unique_length(connection, 1) == 3


def test_moving_an_entry_keeps_its_id_and_its_one_row(filled: Store) -> None:
    (old,) = entries.search(filled.connection, Filter(text="nebel"))
    put(filled, replace(old, day=old.day + timedelta(days=3)))
    assert [e.id for e in entries.search(filled.connection, Filter(since=date(2026, 11, 21)))] == [
        "c",
        "aa1",
    ]
    assert entries.count(filled.connection, Filter()) == 5
