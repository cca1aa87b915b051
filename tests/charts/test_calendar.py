"""The calendar counts as every other picture does: no old memory, nothing before the records."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from chart_data import TODAY, day, lone

from tracker.charts.calendar import VIEW
from tracker.charts.glyphs import Glyphs
from tracker.charts.role import Role
from tracker.charts.spec import Drawing
from tracker.charts.view import View
from tracker.domain.figures import EasePain, Figures
from tracker.domain.trend import DayValue, Mark, MarkKind

BACK = View(day(-20), TODAY)
"""Days long before the first record, which is that of day 0, up to today, which is day 40."""


def drawn(data: EasePain, shown: View, size: tuple[int, int] = (78, 18)) -> Drawing:
    return VIEW.build(Figures(data), shown, *size, Glyphs.BLOCKS)


def cells(data: EasePain, shown: View, size: tuple[int, int] = (78, 18)) -> dict[date, str]:
    """What stands in the five cells of each day."""
    drawing = drawn(data, shown, size)
    found: dict[date, str] = {}
    for row, line in enumerate(drawing.cells.lines()):
        for column in range(size[0]):
            at = VIEW.day_at(Figures(data), shown, drawing, column, row)
            if at is not None:
                found.setdefault(at, line.ljust(size[0])[column : column + 5])
    return found


@pytest.mark.parametrize(
    ("pain", "shown", "words"),
    [
        (
            "3o6" + "." * 38,
            View(day(0), day(9)),
            ("2 of 10 days have a pain rating.",
             "The lowest is 3, the highest 6. 1 day from memory left out."),
        ),
        ("5", View(day(0), day(0)), ("1 of 1 day has a pain rating.", "It is 5.")),
        ("5.5", View(day(0), day(2)), ("2 of 3 days have a pain rating.", "All of them 5.")),
        ("oo", View(day(0), day(3)),
         ("0 of 4 days have a pain rating. 2 days from memory left out.",)),
        ("44", View(day(-20), day(-1)), ("No pain rating in these days.",)),
        ("", BACK, ("No pain rating in these days.",)),
        # Today, day 40, is open until it is rated.
        ("4" * 40, View(day(30), TODAY), ("10 of 10 days have a pain rating.", "All of them 4.")),
        ("4" * 41, View(day(30), TODAY), ("11 of 11 days have a pain rating.", "All of them 4.")),
    ],
)  # fmt: skip
def test_its_sentences_leave_out_what_is_from_memory_and_what_was_before(
    pain: str, shown: View, words: tuple[str, ...]
) -> None:
    assert VIEW.sentences(Figures(lone(pain=pain)), shown) == words


@pytest.mark.parametrize("before", [0, 1, 13, 400])
def test_they_do_not_hang_on_how_far_the_days_reach_back(before: int) -> None:
    figures = Figures(lone(pain="4.6"))
    said = VIEW.sentences(figures, View(day(-before), TODAY))
    assert said == ("2 of 40 days have a pain rating.", "The lowest is 4, the highest 6.")


def test_a_day_before_the_first_record_is_blank_and_one_after_it_a_gap() -> None:
    found = cells(lone(pain="4"), View(day(-7), TODAY))
    assert all(not found[day(n)].strip() for n in range(-7, 0))
    assert all("·" in found[day(n)] for n in range(1, 40))
    assert "·" not in found[TODAY]
    assert "·" not in "".join(cells(lone(), BACK).values())


def test_the_first_record_may_be_of_another_measure_as_in_ease_and_pain() -> None:
    found = cells(lone(ease="5", pain="...4"), View(day(-3), TODAY))
    assert ["·" in found[day(n)] for n in (-1, 0, 2)] == [False, True, True]
    assert VIEW.sentences(Figures(lone(ease="5", pain="...4")), BACK)[0].startswith("1 of 40 days")


def test_where_others_were_rated_a_gap_is_not_rated() -> None:
    data = lone(pain="4..4")
    others = replace(data, elsewhere=((day(2), "left knee"),))
    shown = View(day(0), TODAY)
    said = [{sign.words for sign in drawn(one, shown).signs} for one in (data, others)]
    assert ["no entry" in words for words in said] == [True, False]
    assert ["not rated" in words for words in said] == [False, True]
    assert "· not rated" in "\n".join(drawn(others, shown).cells.lines())


@pytest.mark.parametrize("width", [36, 40, 44, 78])
def test_a_day_keeps_its_shade_beside_a_mark_and_a_ten(width: int) -> None:
    flares = (Mark(day(0), MarkKind.FLARE), Mark(day(1), MarkKind.FLARE))
    data = replace(lone(pain="8x4"), marks=flares)
    drawing = drawn(data, View(day(0), day(6)), (width, 14))
    row = next(row for row in drawing.cells.rows if ("█", Role.PAIN) in row)
    shades = [char for char, role in row if role is Role.PAIN]
    marks = [char for char, role in row if role is Role.FLARE]
    bar = len(shades) // 3
    assert shades == ["█"] * bar * 2 + ["▒"] * bar
    assert marks == ["f", "f"]


def test_each_new_year_is_said_at_its_first_week() -> None:
    first, today = date(2024, 11, 20), date(2026, 11, 22)
    pain = tuple(DayValue(first + timedelta(days=n), 4.0) for n in range(93))
    data = EasePain("", (), pain, (), (), today)
    found = drawn(data, View(first, date(2025, 2, 20))).cells.lines()
    names = [line[:7].strip() for line in found[1:16]]
    at = names.index("30 Dec")
    assert names[0] == "2024"
    assert names[at + 1 : at + 3] == ["2025", "13 Jan"]
    # Another block of weeks has its own.
    wide = drawn(data, View(first, date(2025, 2, 20)), (150, 10)).cells.lines()
    assert wide[1].count("2024") == 1
    assert "2025" in "\n".join(wide)
