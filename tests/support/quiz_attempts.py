"""Attempts at the readiness quiz and their results, up to every one there can be."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from itertools import product

from tracker.domain.fit_items import FIT_ITEMS
from tracker.domain.readiness import Attempt, Result, evaluate
from tracker.domain.safety import ITEMS, Answer

TODAY = date(2026, 11, 22)
ALL_NO: Mapping[str, Answer] = dict.fromkeys(ITEMS, Answer.NO)
BEST: Mapping[str, int] = dict.fromkeys(FIT_ITEMS, 2)


def finished(
    fit: Mapping[str, int] = BEST,
    safety: Mapping[str, Answer] | None = None,
    condition: Answer = Answer.NO,
    cleared: Mapping[str, date] | None = None,
    months: str | None = None,
    allergy: Answer | None = None,
    touch: Answer | None = None,
) -> Attempt:
    """A finished attempt; ``safety`` holds the answers that are not "no"."""
    return Attempt(
        safety={**ALL_NO, **(safety or {})},
        cleared=cleared or {},
        fit=fit,
        months=months,
        long_term_condition=condition,
        allergy=allergy,
        touch=touch,
    )


def result(attempt: Attempt) -> Result:
    """What the attempt comes to today."""
    return evaluate(attempt, TODAY)


def fit(digits: str) -> dict[str, int]:
    """Fit answers from their nine digits, Q1 first."""
    return dict(zip(FIT_ITEMS, map(int, digits), strict=True))


def every_fit() -> list[tuple[int, ...]]:
    """Every set of points of the nine fit questions."""
    return list(product(*(item.allowed for item in FIT_ITEMS.values())))


@cache
def every_result() -> Mapping[tuple[Answer, tuple[int, ...]], Result]:
    """The result of every set, by the answer about a long-term condition and its points."""
    return {
        (condition, points): result(
            finished(dict(zip(FIT_ITEMS, points, strict=True)), condition=condition)
        )
        for condition in Answer
        for points in every_fit()
    }
