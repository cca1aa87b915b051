"""What the keys of Trends do, before anything is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.app.trends_state import TrendsState
from tracker.domain.figures import EasePain, Figures
from tracker.domain.sites import Place
from tracker.domain.trend import DayValue, Mark, MarkKind, Series
from tracker.services.trends import Trends

TODAY = date(2026, 11, 22)
BACK, KNEE = Place("low_back"), Place("knee")


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


def series(*days_ago: int) -> Series:
    return tuple(DayValue(back(n), 5.0) for n in sorted(days_ago, reverse=True))


def look(
    pain: Series, today: date = TODAY, place: Place = BACK, first_session: date | None = None
) -> Trends:
    marks = (Mark(first_session, MarkKind.SESSION, "session 1"),) if first_session else ()
    data = EasePain("somewhere", (), pain, (), marks, today, first_session)
    return Trends(Figures(data), place, (BACK, KNEE), 1)


def read(found: Trends | None = None, columns: int = 58) -> TrendsState:
    state = TrendsState(columns=columns)
    state.take(found or look(series(*range(100))), None)
    return state


def test_it_begins_with_the_weeks_that_find_a_column_each() -> None:
    state = read()
    assert state.view is not None
    assert (state.view.first, state.view.last, state.view.cursor) == (back(55), TODAY, TODAY)


def test_a_young_file_begins_with_two_weeks() -> None:
    state = read(look(series(0, 2, 3)))
    assert state.view is not None
    assert (state.view.first, state.view.last) == (back(13), TODAY)


def test_it_begins_with_the_course_where_that_fits() -> None:
    state = read(look(series(*range(100)), first_session=back(30)))
    assert state.view is not None
    assert (state.view.first, state.view.last) == (back(44), TODAY)


def test_the_cursor_begins_on_the_newest_day_with_an_entry() -> None:
    state = read(look(series(9, 4)))
    assert state.view is not None
    assert state.view.cursor == back(4)


def test_keys_before_the_file_was_read_are_done_in_their_order() -> None:
    early, late = TrendsState(columns=58), read()
    for state in (early, late):
        for step in (lambda s=state: s.move(-3), lambda s=state: s.zoom(1), state.turn_table):
            state.do(step)
    assert early.view is None
    assert not early.table
    early.take(look(series(*range(100))), None)
    assert (early.view, early.table) == (late.view, True)


def test_keys_after_asking_for_a_place_wait_for_it() -> None:
    state = read()
    before = state.view
    state.do(state.next_place)
    assert state.place == KNEE
    assert state.wants_reading
    state.do(lambda: state.move(-2))
    assert state.view == before
    state.take(look(series(*range(100)), place=KNEE), KNEE)
    assert state.view is not None
    assert state.view.cursor == back(2)
    state.do(state.next_place)
    assert state.place == BACK


def test_two_places_asked_for_at_once_are_read_one_after_the_other() -> None:
    state = read()
    state.do(state.next_place)
    state.do(state.next_place)
    assert state.place == KNEE
    state.take(look(series(1), place=KNEE), KNEE)
    assert (state.place, state.wants_reading) == (BACK, True)


def test_a_place_that_cannot_be_read_is_given_up() -> None:
    state = read()
    state.do(state.next_place)
    state.stay()
    assert not state.wants_reading


def test_reading_again_keeps_the_days_on_screen() -> None:
    state = read()
    for _ in range(3):
        state.do(lambda: state.pan(-1))
    before = state.view
    state.take(look(series(*range(100)), today=TODAY + timedelta(days=1)), None)
    assert state.view == before


def test_a_range_that_ends_today_ends_with_tomorrow_the_next_day() -> None:
    state = read()
    assert state.view is not None
    days = state.view.days
    tomorrow = TODAY + timedelta(days=1)
    state.take(look((*series(*range(100)), DayValue(tomorrow, 3.0)), today=tomorrow), None)
    assert (state.view.last, state.view.days, state.view.cursor) == (tomorrow, days, TODAY)


def test_rows_of_the_table_go_to_the_next_day_with_anything() -> None:
    state = read(look(series(0, 3, 9), first_session=back(5)))
    state.turn_table()
    seen = []
    for down in (1, 1, 1, 1, -1, -1):
        state.row(down)
        assert state.view is not None
        seen.append(state.view.cursor)
    assert seen == [back(n) for n in (3, 5, 9, 9, 5, 3)]


def test_all_and_back_to_the_course() -> None:
    state = read(look(series(*range(100)), first_session=back(30)))
    assert state.view is not None
    course = (state.view.first, state.view.last)
    state.all_or_course()
    assert (state.view.first, state.view.last) == (back(99), TODAY)
    state.all_or_course()
    assert (state.view.first, state.view.last) == course


@pytest.mark.parametrize(("side", "at"), [(-1, 99), (1, 0)])
def test_the_ends_of_the_file(side: int, at: int) -> None:
    state = read()
    state.end(side)
    assert state.view is not None
    assert state.view.cursor == back(at)
    assert state.view.first <= back(at) <= state.view.last


@pytest.mark.parametrize(
    ("begun", "words"),
    [
        (back(30), "Everything and the course are the same days here."),
        (None, "There are no more days than the last six weeks."),
    ],
)
def test_what_is_said_where_all_is_the_course(begun: date | None, words: str) -> None:
    state = read(look(series(*range(40)), first_session=begun))
    state.zoom(1)
    assert state.all_or_course() is None
    view = state.view
    assert state.all_or_course() == words
    assert state.view == view


def test_a_course_that_is_only_planned_is_left_to_a() -> None:
    found = look(series(0, 2, 3))
    marks = tuple(Mark(back(-n), MarkKind.PLANNED) for n in (5, 12, 19))
    data = replace(found.data, planned_start=back(-5), marks=marks)
    state = read(replace(found, figures=Figures(data)))
    assert state.view is not None
    assert (state.view.first, state.view.last) == (back(3), back(-10))
    state.all_or_course()
    assert (state.view.first, state.view.last) == (back(3), back(-19))


def test_an_ended_course_is_left_to_a() -> None:
    found = look(series(*range(100)), first_session=back(80))
    state = read(replace(found, figures=Figures(replace(found.data, ended=back(50)))))
    assert state.view is not None
    assert state.view.last == TODAY
    state.all_or_course()
    state.all_or_course()
    assert (state.view.first, state.view.last) == (back(94), back(50))


STEPS: dict[str, Callable[[TrendsState], object]] = {
    "h": lambda s: s.move(-1),
    "l": lambda s: s.move(1),
    "[": lambda s: s.pan(-1),
    "]": lambda s: s.pan(1),
    "+": lambda s: s.zoom(1),
    "-": lambda s: s.zoom(-1),
    "a": lambda s: s.all_or_course(),
    "g": lambda s: s.end(-1),
    "G": lambda s: s.end(1),
    "j": lambda s: s.row(1),
    "k": lambda s: s.row(-1),
}


@settings(max_examples=150)
@given(
    st.lists(st.sampled_from(sorted(STEPS)), max_size=30),
    st.sets(st.integers(0, 900), max_size=12),
    st.integers(1, 200),
)
def test_no_keys_lead_off_the_file(keys: list[str], days: set[int], columns: int) -> None:
    state = read(look(series(*days)), columns)
    for name in keys:
        STEPS[name](state)
        assert state.view is not None
        assert state.view.cursor is not None
        assert state.view.first <= state.view.cursor <= state.view.last <= TODAY
        assert back(max([6, *days])) <= state.view.cursor or not days


def test_what_comes_after_a_step_is_asked_without_taking_it() -> None:
    state = read(look(series(*range(400))))
    state.pan(-1)
    before, picture = state.view, state.picture.id
    for step in (lambda s: s.pan(-1), lambda s: s.zoom(1), lambda s: s.turn_picture(1)):
        later = state.after(step)
        assert (state.view, state.picture.id) == (before, picture)
        step(state)
        assert (later.view, later.picture.id, later.whole) == (
            state.view, state.picture.id, state.whole,
        )  # fmt: skip
        # Not even the range another picture was left with is lost.
        assert (
            state.after(lambda s: s.show("ease-pain")).view
            == later.after(lambda s: s.show("ease-pain")).view
        )
        before, picture = state.view, state.picture.id
