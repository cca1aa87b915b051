"""Strands over the days they speak for, and what leaves the screen."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.figures import DayNote, EasePain, Figures, Strand, Topic
from tracker.domain.measure import Better
from tracker.domain.trend import DayValue

START = date(2026, 10, 1)


def day(number: int) -> date:
    return START + timedelta(days=number)


def weekly(*numbers: int, covers: int = 7) -> Strand:
    series = tuple(DayValue(day(n), float(n % 11)) for n in sorted(numbers))
    return Strand("peg", Topic.FUNCTION, "PEG", "peg", "0–10", 0, 10, Better.LOWER, series, covers)


def test_a_weekly_answer_speaks_for_the_seven_days_up_to_its_own() -> None:
    found = weekly(20).spread_out(day(0), day(40))
    assert [value.day for value in found] == [day(n) for n in range(14, 21)]
    assert {value.value for value in found} == {9.0}
    assert weekly(20).begun == day(14)
    assert weekly().begun is None


def test_where_two_answers_overlap_the_newer_speaks() -> None:
    found = {value.day: value.value for value in weekly(20, 23).spread_out(day(0), day(40))}
    assert [found[day(n)] for n in (16, 17, 20, 23)] == [9.0, 1.0, 1.0, 1.0]


@given(st.sets(st.integers(0, 60), max_size=12), st.integers(0, 60), st.integers(0, 30))
def test_a_part_of_the_days_is_what_the_whole_says_of_them(
    numbers: set[int], first: int, more: int
) -> None:
    strand = weekly(*numbers)
    span = (day(first), day(first + more))
    whole = strand.spread_out(day(-10), day(100))
    part = {v.day: v for v in strand.spread_out(*span)}
    assert [part[v.day] for v in whole if span[0] <= v.day <= span[1]] == [
        v for v in whole if span[0] <= v.day <= span[1]
    ]


def test_private_notes_are_not_shared() -> None:
    notes = (DayNote(day(1), "a"), DayNote(day(2), "b", private=True))
    data = EasePain("", (), (), (), (), day(9), notes=notes)
    shared = Figures(data).shareable()
    assert [note.text for note in shared.ease_pain.notes] == ["a"]
    assert shared.today == day(9)
