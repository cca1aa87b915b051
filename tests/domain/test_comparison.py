"""The comparison of two windows: worked examples to four digits, every rule, and its properties."""

from __future__ import annotations

import math
from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain.comparison import Comparison, compare, spread
from tracker.domain.measure import Better
from tracker.domain.verdict import Verdict, verdict

LOWER, HIGHER = Better.LOWER, Better.HIGHER

VECTORS = [
    ("6765766756", "4344534434", (2.3, 37.7049, 1.4785, 3.1215), "clear improvement"),
    ("6766766", "5556555", (1.1429, 18.1818, 0.4284, 1.8573), "small improvement"),
    ("887898", "343433", (4.6667, 58.3333, 3.7756, 5.5577), "large improvement"),
    ("6847584", "5364734", (1.4286, 23.8095, -0.8943, 3.7515), "leaning better"),
    ("6765766", "6567566", (0.2857, 4.6512, -0.7003, 1.2717), "about the same"),
    ("77777", "77777", (0.0, 0.0, -0.8453, 0.8453), "about the same"),
    ("000000", "212322", (-2.0, None, -2.8798, -1.1202), "worse"),
    ("5656565", "7877877", (-1.8571, -34.2105, -2.5967, -1.1176), "worse"),
    ("101211", "000100", (0.8333, None, -0.0465, 1.7132), "low from the start"),
    ("667", "334", (None, None, None, None), "not enough yet"),
]


def digits(text: str) -> list[float]:
    return [float(char) for char in text]


def figures(found: Comparison) -> tuple[float | None, ...]:
    return found.improvement, found.percent, found.low, found.high


@pytest.mark.parametrize(("before", "now", "expected", "code"), VECTORS)
def test_worked_examples(
    before: str, now: str, expected: tuple[float | None, ...], code: str
) -> None:
    found = compare(digits(before), digits(now), LOWER)
    assert [None if f is None else round(f, 4) for f in figures(found)] == list(expected)
    assert found.verdict == code


class TestFewDays:
    @pytest.mark.parametrize(
        ("before", "now", "few"), [(5, 5, True), (9, 14, True), (14, 9, True), (10, 10, False)]
    )
    def test_from_five_to_nine(self, before: int, now: int, few: bool) -> None:
        assert compare([6.0] * before, [6.0] * now, LOWER).few_days is few

    @pytest.mark.parametrize(("before", "now"), [(4, 14), (14, 4), (0, 0)])
    def test_under_five_nothing_is_compared(self, before: int, now: int) -> None:
        found = compare([6.0] * before, [3.0] * now, LOWER)
        assert figures(found) == (None,) * 4
        assert (found.verdict, found.few_days) == (Verdict.NOT_ENOUGH, False)


class TestEdges:
    def test_from_nought_there_is_no_percent(self) -> None:
        assert compare([0.0] * 6, [0.0] * 6, LOWER).percent is None

    def test_down_to_nought_is_all_of_it(self) -> None:
        found = compare([6.0] * 6, [0.0] * 6, LOWER)
        assert (found.percent, found.verdict) == (100, Verdict.LARGE)

    def test_ease_has_no_percent(self) -> None:
        assert compare([6.0] * 6, [3.0] * 6, HIGHER).percent is None

    def test_no_difference_is_never_minus_nought(self) -> None:
        for better in (LOWER, HIGHER):
            for figure in figures(compare([5.0] * 5, [5.0] * 5, better))[:1]:
                assert figure is not None
                assert math.copysign(1, figure) == 1

    @pytest.mark.parametrize(
        ("before", "now", "code"),
        [
            # Differences that binary fractions miss by a hair.
            (6.1, 5.1, Verdict.SMALL),
            (4.1, 5.1, Verdict.WORSE),
            (2.0, 1.0, Verdict.CLEAR),
        ],
    )
    def test_thresholds_hold_for_decimals(self, before: float, now: float, code: str) -> None:
        assert compare([before] * 14, [now] * 14, LOWER).verdict == code


class TestVerdict:
    """Every rule on both sides of its edge, for a mean at the start of 6 unless said."""

    @pytest.mark.parametrize(
        ("mean", "points", "percent", "low", "high", "code"),
        [
            (6, 3.0, 50, 0.1, 5, Verdict.LARGE),
            (6, 2.0, 50, 0.1, 5, Verdict.LARGE),
            (6, 1.9, 50, 0.1, 5, Verdict.CLEAR),
            (6, 2.0, 49.9, 0.1, 5, Verdict.CLEAR),
            (6, 1.0, 30, 0.1, 5, Verdict.CLEAR),
            (6, 1.0, 29.9, 0.1, 5, Verdict.SMALL),
            (6, 1.0, 15, 0.1, 5, Verdict.SMALL),
            (8, 1.0, 14.9, 0.1, 5, Verdict.SLIGHTLY_BETTER),
            (6, 3.0, 50, 0.0, 6, Verdict.LEANING_BETTER),
            (6, 1.0, 15, -0.1, 5, Verdict.LEANING_BETTER),
            (6, 0.9, 15, 0.1, 1.7, Verdict.SAME),
            (6, 0.0, 0, -2, 2, Verdict.SAME),
            (6, 0.0, 0, -2.1, 2, Verdict.CANNOT_TELL),
            (6, 0.0, 0, -2, 2.1, Verdict.CANNOT_TELL),
            (6, -0.9, -15, -1.8, 0, Verdict.SAME),
            (6, -1.0, -15, -2, -0.1, Verdict.WORSE),
            (6, -1.0, -15, -2, 0, Verdict.LEANING_WORSE),
            (6, -3.0, -50, -6, 0.1, Verdict.LEANING_WORSE),
            (1.9, 0.9, None, 0.5, 1.3, Verdict.LOW),
            (1.9, -0.9, None, -3, 1, Verdict.LOW),
            (1.9, -1.0, None, -2, -0.1, Verdict.WORSE),
            (1.9, -1.0, None, -2, 0.1, Verdict.LEANING_WORSE),
            (2.0, 0.5, 25, 0, 1, Verdict.SAME),
        ],
    )
    def test_lower_is_better(
        self, mean: float, points: float, percent: float | None, low: float, high: float, code: str
    ) -> None:
        assert verdict(mean, points, percent, low, high, LOWER) == code

    @pytest.mark.parametrize(
        ("points", "low", "high", "code"),
        [
            (3.0, 0.1, 5, Verdict.LARGE),
            (2.9, 0.1, 5, Verdict.CLEAR),
            (2.0, 0.1, 5, Verdict.CLEAR),
            (1.9, 0.1, 5, Verdict.SMALL),
            (1.0, 0.1, 5, Verdict.SMALL),
            (3.0, 0.0, 6, Verdict.LEANING_BETTER),
            (0.9, 0.1, 1.7, Verdict.SAME),
            (0.0, -2, 2, Verdict.SAME),
            (0.0, -2.1, 2.1, Verdict.CANNOT_TELL),
            (-1.0, -2, 0.1, Verdict.LEANING_WORSE),
            (-1.0, -2, -0.1, Verdict.WORSE),
        ],
    )
    @pytest.mark.parametrize("mean", [0.0, 1.0, 6.0])
    def test_higher_is_better(
        self, mean: float, points: float, low: float, high: float, code: str
    ) -> None:
        assert verdict(mean, points, None, low, high, HIGHER) == code


whole = st.lists(st.integers(0, 10).map(float), min_size=5, max_size=14)
anything = st.lists(st.floats(0, 10), max_size=16)
directions = st.sampled_from([LOWER, HIGHER])


@given(anything, anything, directions)
@settings(max_examples=200)
def test_whatever_was_rated_gets_one_answer(
    before: list[float], now: list[float], better: Better
) -> None:
    found = compare(before, now, better)
    assert found.verdict in Verdict
    assert (found.improvement is None) is (min(len(before), len(now)) < 5)
    for figure in figures(found):
        assert figure is None or math.isfinite(figure)
        assert figure is None or figure != 0 or math.copysign(1, figure) == 1
    if found.improvement is not None and found.low is not None and found.high is not None:
        assert found.low < found.improvement < found.high
        # A change is never called better when it is worse, nor the other way round.
        if found.verdict.endswith(("improvement", "better")):
            assert found.improvement > 0
        if found.verdict.endswith("worse"):
            assert found.improvement < 0


@given(whole, whole, directions)
@settings(max_examples=150)
def test_the_other_way_round_it_is_the_same_change_with_the_other_sign(
    before: list[float], now: list[float], better: Better
) -> None:
    there, back = compare(before, now, better), compare(now, before, better)
    assert there.improvement is not None
    assert back.improvement is not None
    assert there.low is not None
    assert back.high is not None
    assert there.improvement == -back.improvement
    assert math.isclose(there.low, -back.high, abs_tol=1e-12)


@given(whole, whole)
@settings(max_examples=150)
def test_up_is_to_ease_what_down_is_to_pain(before: list[float], now: list[float]) -> None:
    pain, ease = compare(before, now, LOWER), compare(before, now, HIGHER)
    assert pain.improvement is not None
    assert ease.improvement is not None
    assert pain.improvement == -ease.improvement
    assert (pain.improvement > 0) is (fmean(before) > fmean(now))


@given(whole, whole, directions, st.randoms(use_true_random=False))
@settings(max_examples=100)
def test_the_order_of_the_days_does_not_matter(
    before: list[float], now: list[float], better: Better, random: object
) -> None:
    shuffled = [list(before), list(now)]
    for values in shuffled:
        random.shuffle(values)  # type: ignore[attr-defined]
    assert compare(*shuffled, better) == compare(before, now, better)


def test_the_spread_has_a_floor() -> None:
    assert spread([7.0] * 5) == 0.25
    assert spread([5.0, 7.0]) == 2
