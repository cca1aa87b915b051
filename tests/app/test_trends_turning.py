"""Turning pictures and measures, going from mark to mark and row to row, pulling at the days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tracker.app import trends_steps
from tracker.app.trends_state import TrendsState
from tracker.charts.view import Extent, View
from tracker.domain.figures import EasePain, Figures, SessionPain, Strand, Topic
from tracker.domain.measure import Better
from tracker.domain.sites import Place
from tracker.domain.trend import DayValue, Mark, MarkKind, Series
from tracker.services.trends import Trends

TODAY = date(2026, 11, 22)


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


def series(*days_ago: int) -> Series:
    return tuple(DayValue(back(n), 5.0) for n in sorted(days_ago, reverse=True))


def strand(measure: str, topic: Topic, *days_ago: int) -> Strand:
    return Strand(measure, topic, measure, measure, "0–10", 0, 10, Better.LOWER, series(*days_ago))


DATA = EasePain(
    "low back",
    series(*range(100)),
    series(*range(100)),
    (),
    tuple(
        Mark(back(n), kind, f"mark {n}")
        for n, kind in (
            (40, MarkKind.SESSION), (30, MarkKind.AUTO_FLARE), (29, MarkKind.AUTO_FLARE),
            (28, MarkKind.AUTO_FLARE), (26, MarkKind.AUTO_FLARE), (20, MarkKind.SESSION),
            (19, MarkKind.FLARE), (6, MarkKind.SESSION), (6, MarkKind.EVENT),
            (-8, MarkKind.PLANNED),
        )
    ),
    TODAY,
    back(40),
)  # fmt: skip
FIGURES = Figures(
    DATA,
    tuple(SessionPain(f"s{n}", back(n), at) for at, n in enumerate((40, 20, 6), 1)),
    (
        strand("ease", Topic.DAILY, *range(100)),
        strand("pain_avg", Topic.DAILY, *range(100)),
        strand("stiffness", Topic.DAILY),
        strand("peg", Topic.FUNCTION, 21, 14),
        strand("ftf_cm", Topic.TESTS, 30, 10),
        strand("pain_avg", Topic.PLACES, *range(100)),
    ),
)


def read(figures: Figures = FIGURES, columns: int = 58) -> TrendsState:
    state = TrendsState(columns=columns)
    state.take(Trends(figures, Place("low_back"), (), 1), None)
    return state


def cursor(state: TrendsState) -> int:
    """Days ago that the cursor stands on."""
    assert state.view is not None
    assert state.view.cursor is not None
    return (TODAY - state.view.cursor).days


class TestMeasures:
    def test_those_with_a_value_each_once_from_the_one_in_front(self) -> None:
        state = read()
        state.show("test")
        seen = []
        for _ in range(5):
            state.turn_measure()
            seen.append(state.picture.id)
        assert seen == ["ftf_cm", "ease", "pain_avg", "peg", "test"]

    def test_turning_on_leads_to_the_picture_after_the_one_before(self) -> None:
        state = read()
        state.turn_measure()
        state.turn_measure()
        assert state.picture.id == "pain_avg"
        state.turn_picture(1)
        assert state.picture.id == "sessions"

    def test_a_measure_keeps_its_range_as_pictures_do(self) -> None:
        state = read()
        state.turn_measure()
        state.zoom(1)
        assert state.view is not None
        near = (state.view.first, state.view.last)
        state.show("ease-pain")
        state.turn_measure()
        assert (state.view.first, state.view.last) == near

    def test_without_records_there_is_nothing_to_turn_to(self) -> None:
        state = read(Figures(EasePain("", (), (), (), (), TODAY)))
        state.turn_measure()
        assert state.picture.id == "ease-pain"

    def test_a_measure_that_is_gone_gives_way_to_the_first(self) -> None:
        state = read()
        state.show("test")
        state.turn_measure()
        fewer = replace(FIGURES, strands=FIGURES.strands[:2])
        state.take(Trends(fewer, Place("low_back"), (), 2), None)
        assert state.blank
        state.turn_measure()
        assert state.picture.id == "ease"


class TestMarks:
    def test_each_day_once_and_a_run_of_high_pain_once(self) -> None:
        state = read()
        seen = []
        for _ in range(8):
            state.mark(-1)
            seen.append(cursor(state))
        assert seen == [6, 19, 20, 26, 30, 40, 40, 40]
        state.mark(1)
        assert cursor(state) == 30

    def test_where_sessions_are_rows_only_sessions_count(self) -> None:
        state = read()
        state.show("sessions")
        seen = []
        for _ in range(3):
            state.mark(-1)
            seen.append(cursor(state))
        # The first lands on the newest row; what lies after a session is its row still.
        assert seen[-1] <= 40
        assert all(day in (19, 20, 26, 30, 40, 6) for day in seen)
        state.put(back(20))
        state.mark(1)
        assert cursor(state) == 6

    def test_planned_sessions_are_reached_too(self) -> None:
        state = read()
        state.mark(1)
        assert cursor(state) == -8


class TestRows:
    @pytest.mark.parametrize(
        ("picture", "begin", "down", "to"),
        [
            ("sessions", 20, 1, 6),
            ("sessions", 20, -1, 40),
            ("sessions", 15, -1, 20),
            ("sessions", 15, 1, 6),
            ("sessions", 6, 1, 6),
            # Weeks begin on the weekday of the first session, 40 days ago.
            ("weekly", 30, 1, 26),
            ("weekly", 30, -1, 40),
            ("calendar", 30, 1, 23),
            ("calendar", 30, -1, 37),
        ],
    )
    def test_down_the_page_is_later(self, picture: str, begin: int, down: int, to: int) -> None:
        state = read()
        state.show(picture)
        state.put(back(begin))
        assert state.has_rows
        state.row(down)
        assert cursor(state) == to

    @pytest.mark.parametrize(
        ("picture", "begin", "down", "to"),
        [
            ("sessions", 20, 1, 40),
            ("sessions", 20, -1, 6),
            ("test", 12, 1, 30),
            ("test", 12, -1, 10),
            ("function", 20, 1, 21),
            ("ease-pain", 20, 1, 21),
        ],
    )
    def test_down_a_table_is_earlier(self, picture: str, begin: int, down: int, to: int) -> None:
        state = read()
        state.show(picture)
        state.put(back(begin))
        state.turn_table()
        state.row(down)
        assert cursor(state) == to

    def test_where_days_are_columns_there_are_none(self) -> None:
        state = read()
        assert not state.has_rows
        state.row(1)
        assert cursor(state) == 0


class TestPulling:
    def test_the_days_move_from_where_they_were_taken(self) -> None:
        state = read()
        state.zoom(1)
        before = state.view
        assert before is not None
        state.grab()
        for days in (-3, -9, -5):
            state.drag(days)
            assert state.view is not None
            assert state.view.first == before.first - timedelta(days=-days)
        state.drag(0)
        assert state.view == before

    def test_they_stop_at_both_ends(self) -> None:
        state = read()
        state.grab()
        for days in (-999, 999):
            state.drag(days)
            assert state.view is not None
            assert back(99) <= state.view.first
            assert state.view.last <= back(-8)

    def test_without_a_hold_nothing_moves(self) -> None:
        state = read()
        before = state.view
        state.drag(-5)
        assert state.view == before


class TestRanges:
    def test_each_picture_has_its_own(self) -> None:
        state = read()
        whole = state.view
        state.show("weekly")
        state.zoom(1)
        near = state.view
        state.show("ease-pain")
        assert state.view == whole
        state.show("weekly")
        assert state.view == near

    def test_the_cursor_is_one_and_the_range_follows_it(self) -> None:
        state = read()
        state.show("weekly")
        state.zoom(1)
        state.show("ease-pain")
        state.put(back(90))
        state.show("weekly")
        assert state.view is not None
        assert state.view.first <= back(90) <= state.view.last

    def test_those_left_behind_go_on_with_the_file(self) -> None:
        state = read(replace(FIGURES, ease_pain=replace(DATA, marks=DATA.marks[:-1])))
        state.show("weekly")
        state.pan(-1)
        tomorrow = TODAY + timedelta(days=1)
        data = replace(DATA, marks=DATA.marks[:-1], today=tomorrow)
        state.take(Trends(replace(FIGURES, ease_pain=data), Place("low_back"), (), 2), None)
        # "Ease and pain" ended with today, so it does again; the weeks did not.
        assert state.view is not None
        assert state.view.last < TODAY
        state.put(tomorrow)
        state.show("ease-pain")
        assert state.view.last == tomorrow

    def test_a_range_up_to_today_goes_on_though_more_is_planned(self) -> None:
        was, now = Extent(back(99), back(-8), TODAY), Extent(back(99), back(-8), back(-1))
        assert trends_steps.kept(View(back(41), TODAY), was, now) == View(back(40), back(-1))
        ending = View(back(41), back(-8))
        assert trends_steps.kept(ending, was, now) == ending
        earlier = View(back(60), back(30))
        assert trends_steps.kept(earlier, was, now) == earlier


def test_what_a_day_opens() -> None:
    state = read()
    state.show("sessions")
    state.put(back(20))
    opens = state.opens()
    assert opens is not None
    assert (opens.day, opens.entry) == (back(20), "s20")
    assert TrendsState(columns=58).opens() is None


class TestEnds:
    """What a key says that leads nowhere."""

    @pytest.mark.parametrize(
        ("begin", "step", "leads_nowhere"),
        [
            (lambda s: None, lambda s: s.move(-1), False),
            (lambda s: s.end(-1), lambda s: s.move(-1), True),
            (lambda s: s.end(-1), lambda s: s.end(-1), True),
            (lambda s: s.end(1), lambda s: s.move(1), True),
            (lambda s: s.end(1), lambda s: s.mark(1), True),
            (lambda s: s.end(-1), lambda s: s.mark(-1), True),
            (lambda s: s.end(-1), lambda s: s.mark(1), False),
            (lambda s: [s.zoom(1) for _ in range(9)], lambda s: s.zoom(1), True),
            (lambda s: [s.zoom(-1) for _ in range(9)], lambda s: s.zoom(-1), True),
            (lambda s: [s.zoom(-1) for _ in range(9)], lambda s: s.zoom(1), False),
            (lambda s: [s.pan(-1) for _ in range(9)], lambda s: s.pan(-1), True),
        ],
    )
    def test_only_a_step_that_leads_nowhere_is_told(
        self,
        begin: Callable[[TrendsState], None],
        step: Callable[[TrendsState], None],
        leads_nowhere: bool,
    ) -> None:
        state = read()
        begin(state)
        said = state.tried(lambda: step(state), "the end")
        assert said == ("the end" if leads_nowhere else None)

    @pytest.mark.parametrize(
        ("picture", "words"),
        [
            ("function", "Function is not about one place."),
            ("test", "Movement tests is not about one place."),
            ("places", "Every place that you rate is here."),
            ("ease-pain", None),
            ("calendar", None),
        ],
    )
    def test_another_place_only_where_the_picture_is_about_one(
        self, picture: str, words: str | None
    ) -> None:
        places = (Place("low_back"), Place("neck"))
        state = TrendsState(columns=58)
        state.take(Trends(FIGURES, places[0], places, 1), None)
        state.show(picture)
        assert state.next_place() == words
        assert state.wants_reading is (words is None)
