"""Where the mouse, the keys and Enter lead in a picture, and that a long file costs no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from chart_data import TODAY, day
from figure_data import everything, sessions, ten_years

from tracker.charts import view, views
from tracker.charts.glyphs import Glyphs
from tracker.charts.picture import Picture
from tracker.charts.spec import Drawing
from tracker.charts.view import View
from tracker.domain.figures import EasePain, Figures

FIGURES = everything()
COURSE = view.course(FIGURES.ease_pain)
ACROSS = [name for name in views.VIEWS if views.get(name).across]


def drawn(name: str) -> Drawing:
    return views.get(name).build(FIGURES, COURSE, 78, 18, Glyphs.BLOCKS)


class TestRows:
    """Where the mouse and the keys go in pictures made of rows."""

    @pytest.mark.parametrize("name", ["sessions", "weekly"])
    def test_each_row_is_its_stop(self, name: str) -> None:
        picture = views.get(name)
        drawing = drawn(name)
        found = [picture.day_at(FIGURES, COURSE, drawing, 20, row) for row in range(18)]
        days = [one for one in found if one is not None]
        stops = picture.stops(FIGURES)
        assert stops is not None
        assert tuple(days) == stops

    def test_each_cell_of_the_calendar_is_its_day(self) -> None:
        picture = views.get("calendar")
        drawing = drawn("calendar")
        found = {
            picture.day_at(FIGURES, COURSE, drawing, column, row)
            for column in range(78)
            for row in range(18)
        }
        shown = {COURSE.first + timedelta(days=n) for n in range(COURSE.days)}
        assert found == {None, *shown}

    def test_more_sessions_than_rows_follow_the_cursor(self) -> None:
        many = tuple(
            replace(sessions()[0], id=f"s{n}", day=day(n), number=n + 1) for n in range(40)
        )
        figures = replace(FIGURES, sessions=many)
        picture = views.get("sessions")
        for at in (0, 20, 39):
            shown = replace(COURSE, cursor=day(at))
            found = picture.build(figures, shown, 60, 14, Glyphs.BLOCKS).cells.lines()
            assert any(line.startswith(f"{at + 1:<3}") and "◆" in line for line in found)
            assert "more" in "\n".join(found)
            assert "j k" not in "\n".join(found)


class TestOpens:
    def test_a_session_opens_itself(self) -> None:
        opens = views.get("sessions").opens
        assert (opens(FIGURES, day(21)).day, opens(FIGURES, day(21)).entry) == (day(21), "s2")
        assert opens(FIGURES, day(22)).entry is None

    def test_a_week_opens_its_first_day_with_a_record(self) -> None:
        opens = views.get("weekly").opens
        assert opens(FIGURES, day(33)).day == day(28)
        # Monday to Friday of that week there is nothing.
        data = replace(FIGURES.ease_pain, marks=(), ease=(), pain=FIGURES.ease_pain.pain[-1:])
        assert opens(replace(FIGURES, ease_pain=data), day(36)).day == day(40)

    def test_an_answer_about_a_week_is_a_record_of_its_last_day(self) -> None:
        opens = views.get("function").opens
        assert opens(FIGURES, day(30)).day == day(34)
        assert opens(FIGURES, day(36)).day == day(36)

    @pytest.mark.parametrize("name", ["ease-pain", "calendar", "test", "daily", "places"])
    def test_else_a_day_opens_itself(self, name: str) -> None:
        assert views.get(name).opens(FIGURES, day(33)).day == day(33)


class Watched(tuple):  # type: ignore[type-arg]
    """A series that counts what is looked at."""

    seen = 0

    def __getitem__(self, key):  # type: ignore[no-untyped-def]
        found = super().__getitem__(key)
        Watched.seen += len(found) if isinstance(key, slice) else 1
        return found


def watched(figures: Figures) -> Figures:
    data: EasePain = figures.ease_pain
    data = replace(
        data, ease=Watched(data.ease), pain=Watched(data.pain), stiffness=Watched(data.stiffness)
    )
    strands = tuple(replace(one, series=Watched(one.series)) for one in figures.strands)
    return replace(figures, ease_pain=data, strands=strands)


@pytest.mark.parametrize("name", ACROSS)
def test_six_weeks_of_ten_years_cost_as_much_as_six_weeks(name: str) -> None:
    def looked_at(figures: Figures) -> int:
        picture: Picture = views.get(name)
        known = watched(figures)
        shown = View(day(0), TODAY, day(30))
        Watched.seen = 0
        picture.build(known, shown, 78, 18, Glyphs.BLOCKS)
        return Watched.seen

    short, long = looked_at(FIGURES), looked_at(ten_years())
    assert short > 20
    # Finding the range by halving takes a few steps more among 3,600 days.
    assert long < short + 300
