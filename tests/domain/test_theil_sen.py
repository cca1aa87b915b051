"""The Theil–Sen line against SciPy, which is only installed for this."""

from __future__ import annotations

import math
import warnings
from random import Random

import pytest
from scipy.stats import theilslopes

from tracker.domain.theil_sen import theil_sen


def test_the_worked_example() -> None:
    found = theil_sen(range(0, 50, 7), [7, 7, 6, 6, 6, 5, 5, 5])
    assert found is not None
    assert found.low is not None
    assert found.high is not None
    assert [round(f, 4) for f in (found.slope, found.low, found.high)] == [
        -0.0476,
        -0.0571,
        -0.0286,
    ]
    assert round(found.slope * 7, 2) == -0.33


def test_four_hundred_random_series_are_as_scipy_has_them() -> None:
    random = Random(20261122)
    tied_days = compared = 0
    for number in range(450):
        n = random.randint(2, 40)
        days = [random.randint(0, 60) for _ in range(n)]
        if number % 3:
            days = random.sample(range(200), n)
        if len(set(days)) < 2:
            continue
        compared += 1
        tied_days += len(set(days)) < n
        half = number % 2
        values = [random.randint(0, 20) / 2 if half else random.randint(0, 10) for _ in range(n)]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            theirs = theilslopes(values, days, alpha=0.9, method="separate")
        ours = theil_sen(days, values)
        assert ours is not None
        assert ours.slope == pytest.approx(theirs.slope, abs=1e-12)
        assert ours.intercept == pytest.approx(theirs.intercept, abs=1e-9)
        for mine, other in ((ours.low, theirs.low_slope), (ours.high, theirs.high_slope)):
            if mine is None:
                assert math.isnan(other)
            else:
                assert mine == pytest.approx(other, abs=1e-12)
    assert compared >= 400
    assert tied_days > 50


@pytest.mark.parametrize(("days", "values"), [((), ()), ((1,), (5,)), ((3, 3, 3), (1, 2, 3))])
def test_without_two_different_days_there_is_no_line(
    days: tuple[float, ...], values: tuple[float, ...]
) -> None:
    assert theil_sen(days, values) is None


def test_a_level_line_is_not_minus_nought() -> None:
    found = theil_sen([0, 1, 2, 3], [5, 5, 5, 5])
    assert found is not None
    for figure in (found.slope, found.low, found.high):
        assert figure is not None
        assert math.copysign(1, figure) == 1
