"""What is shown of a figure never says what the figure itself does not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from progress_data import course

from tracker.domain import progress_wording, shown
from tracker.domain.comparison import compare
from tracker.domain.measure import Better
from tracker.domain.progress_wording import Spoken
from tracker.domain.trend import DayValue
from tracker.domain.verdict import at_least
from tracker.domain.windows import Window, Windows

POINTS = st.floats(-10, 10, allow_nan=False)
STEPS = (1.0, 2.0, 3.0)


@pytest.mark.parametrize(
    ("value", "said"),
    [(0.98, 0.98), (0.97, 0.97), (0.94, 0.9), (1.04, 1.0), (0.9999, 0.99), (1.97, 1.97), (-0.0, 0)],
)
def test_a_step_is_only_shown_where_it_is_reached(value: float, said: float) -> None:
    assert shown.size(value, STEPS) == said


@pytest.mark.parametrize(
    ("value", "said"), [(29.7, 29.7), (29.4, 29), (30.2, 30), (-14.96, 14.96), (49.999, 49.99)]
)
def test_so_it_is_with_percent(value: float, said: float) -> None:
    assert shown.percent(value) == said


@given(POINTS)
@settings(max_examples=100)
def test_what_is_shown_reaches_the_same_steps(value: float) -> None:
    found = shown.size(value, STEPS)
    assert [at_least(found, s) for s in STEPS] == [at_least(abs(value), s) for s in STEPS]
    assert abs(found - abs(value)) <= 0.05 + 1e-9


@pytest.mark.parametrize(
    ("first", "last", "at", "said"),
    [
        (4.46, 5.72, (1.0, 2.0), (4.5, 5.7, 1.2)),  # 1.26, seen as 1.2
        (4.5, 5.714, (1.0, 2.0), (4.5, 5.7, 1.2)),
        (28.5, 25.25, (5.0,), (28.5, 25.2, 3.3)),
        (28.5, 24.5, (5.0,), (28.5, 24.5, 4.0)),
        (4.44, 5.42, (1.0,), (4.44, 5.42, 0.98)),  # 1.0 would seem to be a step
        (4.46, 5.44, (1.0,), (4.5, 5.4, 0.9)),
        (4.46, 5.46, (1.0,), (4.5, 5.5, 1.0)),
        (4.44, 5.45, (1.0,), (4.4, 5.5, 1.1)),
        (4.45, 5.46, (1.0,), (4.5, 5.5, 1.0)),
        (5.0, 4.0001, (1.0,), (5.0, 4.0, 0.99)),
        (3.0, 3.0, (1.0,), (3.0, 3.0, 0.0)),
        (-12.25, -8.0, (), (-12.2, -8.0, 4.2)),
    ],
)
def test_figures_and_their_difference_agree(
    first: float, last: float, at: tuple[float, ...], said: tuple[float, ...]
) -> None:
    assert shown.apart(first, last, at) == pytest.approx(said)


@given(POINTS, POINTS)
@settings(max_examples=200)
def test_whoever_subtracts_finds_the_difference(first: float, last: float) -> None:
    before, now, size = shown.apart(first, last, STEPS)
    exact = abs(first - last)
    assert [at_least(size, s) for s in STEPS] == [at_least(exact, s) for s in STEPS]
    # Only where two decimals would still seem to reach a step is it 0.01 beside them.
    assert abs(abs(before - now) - size) <= 0.01 + 1e-9
    assert max(abs(before - first), abs(now - last)) <= 0.05 + 1e-9


@pytest.mark.parametrize(
    ("value", "improvement", "said"),
    [(-0.0465, 0.83, "0.0"), (0.04, 1.2, "0.04"), (-0.04, -1.2, "-0.04"), (0.04, -0.9, "0.0"),
     (2.03, 0.9, "2.03"), (2.03, 1.2, "2.0"), (1.97, 0.5, "2.0")],
)  # fmt: skip
def test_ends_of_a_range(value: float, improvement: float, said: str) -> None:
    assert shown.decimals(shown.end(value, improvement)) == said


def fortnights(before: list[float], now: list[float]) -> str:
    start, rest = course("6" * 14).first_session, course("6" * 14).as_of
    assert start is not None

    def window(values: list[float]) -> Window:
        days = tuple(DayValue(start, value) for value in values)
        mean = sum(values) / len(values)
        return Window(start, rest, days, mean, mean)

    found = compare(before, now, Better.LOWER)
    two = Windows(window(before), window(now))
    return progress_wording.measure_sentence(
        "pain_avg", two, found, Spoken(), so_far=False, hidden=False
    )


def test_just_under_a_point_is_not_called_one() -> None:
    said = fortnights([5, 5, 5, 5, 5, 5, 5], [4.02] * 7)
    assert "That is 0.98 points lower" in said
    assert "About the same" in said


def test_a_difference_does_not_contradict_the_means_beside_it() -> None:
    said = fortnights([5.75] * 14, [4.2] * 14)
    assert "5.8 at the start, 4.2 lately" in said
    assert "That is 1.6 points lower" in said


@given(st.lists(st.integers(0, 10), min_size=14, max_size=14))
@settings(max_examples=60)
def test_no_zero_has_a_sign(values: list[int]) -> None:
    said = fortnights([float(v) for v in values[:7]], [float(v) for v in values[7:]])
    assert "-0" not in said
    assert "−0" not in said
    assert "-" not in said
