"""The days each picture begins with: a column each, or all of the course in rows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tracker.app.trends_state import TrendsState
from tracker.charts import view as ranges
from tracker.charts import views
from tracker.domain.figures import EasePain, Figures, SessionPain
from tracker.domain.sites import Place
from tracker.domain.trend import DayValue, Mark, MarkKind
from tracker.services.trends import Trends

TODAY = date(2026, 11, 22)
BACK = Place("low_back")
ROWS = ("sessions", "weekly", "calendar")


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


def begun(first_session: int = 80, ended: int | None = None, newest: int = 0) -> TrendsState:
    """A course of so many days, as Trends begins with it in 58 columns."""
    days = tuple(DayValue(back(n), 5.0) for n in range(200, newest - 1, -1))
    held = [back(n) for n in range(first_session, ended or 0, -7)]
    marks = tuple(Mark(one, MarkKind.SESSION, f"session {n}") for n, one in enumerate(held, 1))
    sessions = tuple(SessionPain(f"s{n}", one, n, 6, 4, 5) for n, one in enumerate(held, 1))
    stop = None if ended is None else back(ended)
    data = EasePain("low back", days, days, (), marks, TODAY, held[0], ended=stop)
    state = TrendsState(columns=58)
    state.take(Trends(Figures(data, sessions), BACK, (BACK,), 1), BACK)
    return state


def span(state: TrendsState) -> tuple[date, date]:
    assert state.view is not None
    return state.view.first, state.view.last


@pytest.mark.parametrize("name", ROWS)
def test_rows_begin_with_all_of_the_course(name: str) -> None:
    state = begun()
    assert state.look is not None
    columns = span(state)
    assert columns == (back(55), TODAY)
    state.show(name)
    course = ranges.course(state.look.data)
    assert span(state) == (course.first, course.last) == (back(94), TODAY)
    # Days find a column each again in the pictures they run across, also in those to come.
    for across in (one for one in views.VIEWS if views.get(one).across):
        state.show(across)
        assert span(state) == columns


def test_every_session_of_the_course_has_a_row_where_there_is_room() -> None:
    state = begun()
    state.show("sessions")
    assert state.look is not None
    assert state.view is not None
    held = state.look.figures.sessions
    assert all(state.view.first <= one.day <= state.view.last for one in held)


def test_what_was_moved_to_is_looked_at_in_the_next_picture_too() -> None:
    state = begun()
    state.zoom(1)
    chosen = span(state)
    state.show("sessions")
    assert span(state) == chosen
    state.show("weekly")
    assert span(state) == chosen


def test_a_course_that_was_ended_is_there_with_all_its_sessions_and_the_cursor() -> None:
    state = begun(first_session=150, ended=60)
    assert state.look is not None
    assert state.view is not None
    cursor = state.view.cursor
    state.show("sessions")
    assert span(state)[0] <= state.look.figures.sessions[0].day
    assert state.view.cursor == cursor == TODAY
