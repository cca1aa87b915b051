"""Rows say which year they are of, how many are hidden, and nothing over one another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from chart_data import TODAY
from drawing_cases import Case
from drawing_read import Read, charts_seen, check_labels
from figure_data import everything

from tracker.charts import views
from tracker.charts.glyphs import Glyphs
from tracker.charts.view import View
from tracker.domain.figures import EasePain, Figures, OtherSession, SessionPain
from tracker.domain.trend import DayValue

SIZES = ((78, 18), (118, 33), (58, 14), (40, 18), (200, 20))


def held(count: int, newest: date, apart: int = 4) -> Figures:
    """So many sessions, the last of them on ``newest``, with a rating on each day of theirs."""
    days = [newest - timedelta(days=apart * n) for n in reversed(range(count))]
    made = tuple(
        SessionPain(f"s{n}", one, n, 6, 4, 5 + n % 2, memory=n % 3 == 0)
        for n, one in enumerate(days, start=1)
    )
    values = tuple(DayValue(one, 5.0) for one in days)
    data = EasePain("low back", values, values, (), (), TODAY, first_session=days[0])
    return Figures(data, made)


def lines(name: str, figures: Figures, shown: View, size: tuple[int, int]) -> tuple[str, ...]:
    return views.get(name).build(figures, shown, *size, Glyphs.BLOCKS).cells.lines()


OLD = held(10, date(2025, 1, 9), apart=7)
OF_OLD = View(date(2024, 11, 1), date(2025, 1, 20))


@pytest.mark.parametrize("size", SIZES)
def test_sessions_of_another_year_say_it_at_the_first_row_and_where_it_changes(
    size: tuple[int, int],
) -> None:
    text = "\n".join(lines("sessions", OLD, OF_OLD, size))
    years = [word for word in ("24", "25") if f" Nov {word}" in text or f" Jan {word}" in text]
    assert "25" in years
    assert "2 Jan 25" in text
    assert "9 Jan 25" not in text or text.count("Jan 25") == 2
    if "7 Nov" in text:
        assert "7 Nov 24" in text
        assert "14 Nov 24" not in text or size[0] == 200


@pytest.mark.parametrize("size", SIZES)
def test_weeks_of_another_year_say_it_too(size: tuple[int, int]) -> None:
    found = lines("weekly", OLD, OF_OLD, size)
    text = "\n".join(found)
    assert "Dec 24" in text or "Nov 24" in text or "Oct 24" in text
    # The weeks begin on Thursdays, as the sessions do.
    assert "2 Jan 25" in text


@pytest.mark.parametrize("name", ["sessions", "weekly"])
def test_rows_of_this_year_say_none(name: str) -> None:
    figures = held(6, TODAY)
    shown = View(figures.sessions[0].day, TODAY)
    rows = [line[:15] for line in lines(name, figures, shown, (78, 18))[1:]]
    assert not [row for row in rows if " 26" in row[4:]]


@pytest.mark.parametrize("size", [(25, 11), (24, 10), (30, 13), (26, 12), (39, 11), (60, 14)])
@pytest.mark.parametrize("name", ["sessions", "weekly"])
@pytest.mark.parametrize("last", [TODAY, date(2025, 1, 9)])
def test_no_sign_lies_over_the_name_of_a_row(name: str, size: tuple[int, int], last: date) -> None:
    for count in range(1, 13):
        figures = held(count, last)
        shown = View(figures.sessions[0].day, last)
        case = Case(figures, shown, size, Glyphs.BLOCKS)
        with charts_seen() as charts:
            drawing = views.get(name).build(figures, shown, *size, Glyphs.BLOCKS)
        check_labels(Read(case, drawing, charts[0]))


@pytest.mark.parametrize("size", [*SIZES, (58, 10), (30, 12), (24, 10)])
def test_of_how_many_sessions_these_are_is_said_wherever_some_are_not_on_screen(
    size: tuple[int, int],
) -> None:
    figures = held(8, TODAY, apart=7)
    whole, part = (View(figures.sessions[n].day, TODAY) for n in (0, 2))
    assert "6 of 8 sessions" in "\n".join(lines("sessions", figures, part, size))
    assert " of 8" not in "\n".join(lines("sessions", figures, whole, size))


@pytest.mark.parametrize("name", ["sessions", "weekly", "calendar"])
def test_no_picture_made_of_rows_names_a_key(name: str) -> None:
    picture = views.get(name)
    figures = replace(held(60, TODAY), other_sessions=(OtherSession(TODAY, "neck"),))
    shown = View(figures.sessions[0].day, TODAY)
    drawing = picture.build(figures, shown, 58, 14, Glyphs.BLOCKS)
    said = "\n".join((*drawing.cells.lines(), *drawing.sentences))
    assert " more" in said
    assert ": j k" not in said
    assert ": i " not in said


@pytest.mark.parametrize(("width", "blanks"), [(78, 2), (80, 2), (118, 2)])
def test_what_is_counted_of_ease_stands_apart_from_the_scale_of_pain(
    width: int, blanks: int
) -> None:
    figures = everything()
    shown = View(figures.ease_pain.first_session or TODAY, TODAY)
    scale = next(line for line in lines("weekly", figures, shown, (width, 18)) if "mid" in line)
    assert f"days{' ' * blanks}0" in scale.replace("   ", "  ")
    assert "days 0" not in scale
