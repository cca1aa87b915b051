"""A person's own ups and downs, with and without a course."""

from __future__ import annotations

from math import sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from progress_data import day, series

from tracker.domain import usual_wording
from tracker.domain.usual import own_fortnights, usual


def test_quartiles_median_and_what_a_fortnight_moves_by() -> None:
    found = usual(series("5566667" + "7"), day(7), None, ())
    assert found is not None
    assert (found.low, found.high, found.median, found.n) == (5.75, 6.25, 6, 8)
    variance = 4 / 7  # squares 1 1 0 0 0 0 1 1 over 7
    assert found.spread == pytest.approx(variance)
    assert found.ordinary == pytest.approx(1.75 * sqrt(7 / 3 * 2 * variance / 14))
    assert found.sentences == (
        "My usual: pain 5.8 to 6.2, typically 6.",
        "From fortnight to fortnight, less than about 0.8 points is your ordinary ups and downs.",
    )


def test_people_who_never_vary_still_have_ordinary_ups_and_downs() -> None:
    found = usual(series("6666666"), day(6), None, ())
    assert found is not None
    assert found.ordinary == pytest.approx(1.75 * sqrt(7 / 3 * 2 * 0.25 / 14))
    assert found.sentences[0] == "My usual: pain 6."


@pytest.mark.parametrize(
    ("text", "until", "enough"),
    [
        ("666666", 5, False),
        ("6666666", 6, True),
        ("6666666", 27, True),
        ("6666666", 28, False),  # the first lies 28 days back
        ("666666o", 6, False),
        ("66666667777777", 5, False),  # the rest is still to come
    ],
)
def test_seven_days_in_the_last_twenty_eight(text: str, until: int, enough: bool) -> None:
    assert (usual(series(text), day(until), None, ()) is not None) is enough


class TestOwnFortnights:
    def test_back_from_the_first_session(self) -> None:
        pain = series("9" + "7" * 14 + "5" * 14 + "6" * 14 + "1" * 5)
        assert own_fortnights(pain, day(43), ()) == (6, 5, 7)
        found = usual(pain, day(47), day(43), ())
        assert found is not None
        assert (found.moved, found.fortnights) == (2, 3)
        assert found.sentences[-1] == (
            "Before the first session, your own 3 fortnights moved by up to 2 points "
            "without massage."
        )

    def test_one_fortnight_moves_nowhere(self) -> None:
        found = usual(series("6" * 20), day(19), day(14), ())
        assert found is not None
        assert (found.moved, found.fortnights) == (None, 1)
        assert len(found.sentences) == 2

    @pytest.mark.parametrize(
        ("text", "sessions", "n"),
        [
            ("6" * 42, (), 3),
            ("6" * 14 + "6666.........." + "6" * 14, (), 1),
            ("6" * 14 + "66666........." + "6" * 14, (), 3),
            ("6" * 42, (20,), 1),
            ("6" * 42, (13,), 1),  # the day after it lies in the fortnight
            ("6" * 42, (12,), 2),
            ("6" * 42, (42, 49), 3),  # those of the course itself
        ],
    )
    def test_they_end_at_gaps_and_sessions(
        self, text: str, sessions: tuple[int, ...], n: int
    ) -> None:
        days = tuple(day(number) for number in sessions)
        assert len(own_fortnights(series(text), day(42), days)) == n

    def test_no_further_back_than_half_a_year(self) -> None:
        assert len(own_fortnights(series("6" * 1000), day(1000), ())) == 13

    def test_without_a_session_there_are_none(self) -> None:
        assert own_fortnights(series("6" * 42), None, ()) == ()


@given(st.lists(st.integers(0, 10).map(float), min_size=7, max_size=28))
@settings(max_examples=100)
def test_the_middle_half_lies_within_the_days(values: list[float]) -> None:
    text = "".join("x" if value == 10 else f"{value:.0f}" for value in values)
    found = usual(series(text), day(len(values) - 1), None, ())
    assert found is not None
    assert min(values) <= found.low <= found.median <= found.high <= max(values)
    assert found.ordinary > 0


@pytest.mark.parametrize(
    ("ordinary", "moved", "words"),
    [
        (1.0, None, "less than about 1 point is"),
        (0.96, 1.04, "moved by up to 1 point without"),
        (1.1, 2.0, "moved by up to 2 points without"),
    ],
)
def test_one_point_is_one(ordinary: float, moved: float | None, words: str) -> None:
    assert words in " ".join(usual_wording.sentences(4, 6, 5, ordinary, moved, 3))
