"""Which answers of the readiness quiz count: cleared signs, and what places and months say."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from quiz_attempts import ALL_NO, TODAY, finished, result

from tracker.domain.fit_items import FIT_ITEMS
from tracker.domain.readiness import Attempt, fit_points, unanswered, with_safety
from tracker.domain.safety import ITEMS, TICKED, Answer
from tracker.errors import InvalidValue

CLEARABLE = [key for key, item in ITEMS.items() if item.clearable]


@pytest.mark.parametrize("key", CLEARABLE)
@pytest.mark.parametrize("answer", sorted(TICKED))
def test_a_cleared_item_lets_the_rest_decide_and_is_kept(key: str, answer: Answer) -> None:
    got = result(finished(safety={key: answer}, cleared={key: date(2026, 10, 1)}))
    assert got.rule == 9
    (line,) = got.tell_therapist
    assert line.startswith(f"Tell your therapist about: {ITEMS[key].short}")
    assert "Thu 1 Oct 2026" in line


def test_clearing_one_of_two_leaves_the_other() -> None:
    got = result(finished(safety={"C1": Answer.YES, "C2": Answer.NOT_SURE}, cleared={"C1": TODAY}))
    assert got.rule == 3
    assert [item.id for item in got.deciding] == ["C2"]
    assert f"{ITEMS['C2'].short} (not sure)" in got.text
    assert ITEMS["C1"].short not in got.text


@pytest.mark.parametrize(
    ("key", "answer", "day"),
    [
        ("C7", Answer.YES, TODAY),
        ("C12", Answer.NOT_SURE, TODAY),
        ("E1", Answer.YES, TODAY),
        ("U1", Answer.YES, TODAY),
        ("C1", Answer.NO, TODAY),
        ("C1", Answer.YES, TODAY + timedelta(days=1)),
        ("C99", Answer.NO, TODAY),
    ],
)
def test_what_cannot_be_cleared(key: str, answer: Answer, day: date) -> None:
    safety = {key: answer} if key in ITEMS else {}
    with pytest.raises(InvalidValue, match=r"cleared.*" + key):
        result(finished(safety=safety, cleared={key: day}))


def test_an_item_not_answered_cannot_be_cleared() -> None:
    with pytest.raises(InvalidValue, match="only with yes or not_sure for C1"):
        result(Attempt(cleared={"C1": TODAY}))


def test_taking_an_answer_back_takes_its_clearance_back() -> None:
    cleared = finished(safety={"C2": Answer.YES}, cleared={"C2": TODAY})
    assert with_safety(cleared, "C2", Answer.NOT_SURE).cleared == {"C2": TODAY}
    assert with_safety(cleared, "C2", Answer.NO).cleared == {}
    back = with_safety(cleared, "C2", None)
    assert back.cleared == {}
    assert unanswered(back) == ("C2",)
    assert cleared.cleared == {"C2": TODAY}


def test_waiting_and_under_18_say_what_to_do() -> None:
    got = result(finished(safety={"C7": Answer.YES, "C12": Answer.YES, "C1": Answer.YES}))
    assert ITEMS["C7"].why in got.text
    assert ITEMS["C12"].why in got.text
    assert ITEMS["C1"].why not in got.text


# Places and duration.


@pytest.mark.parametrize(
    ("sites", "points"),
    [
        (("low_back",), 2),
        (("jaw",), 2),
        (("head_tension",), 2),
        (("other",), 2),
        (("elsewhere", "knee"), 2),
        (("elsewhere",), 0),
    ],
)
def test_places_answer_q1(sites: tuple[str, ...], points: int) -> None:
    assert fit_points(Attempt(sites=sites)) == {"Q1": points}
    assert fit_points(Attempt(sites=sites, fit={"Q1": points})) == {"Q1": points}
    with pytest.raises(InvalidValue, match=r"fit\.Q1"):
        result(Attempt(sites=sites, fit={"Q1": 2 - points}))


@pytest.mark.parametrize(("months", "points"), [("0-1", 0), ("1-3", 2), ("3+", 2)])
def test_duration_answers_q2(months: str, points: int) -> None:
    assert fit_points(Attempt(months=months)) == {"Q2": points}
    with pytest.raises(InvalidValue, match=r"fit\.Q2"):
        result(Attempt(months=months, fit={"Q2": 2 - points}))


def test_derived_answers_are_enough_for_a_result() -> None:
    rest = {key: 2 for key in FIT_ITEMS if key not in ("Q1", "Q2")}
    attempt = Attempt(
        safety=ALL_NO, fit=rest, sites=("neck",), months="3+", long_term_condition=Answer.NO
    )
    assert result(attempt).score == 18


@pytest.mark.parametrize(
    "attempt",
    [
        Attempt(fit={"Q1": 1}),
        Attempt(fit={"Q2": 1}),
        Attempt(fit={"Q3": 3}),
        Attempt(fit={"Q3": -1}),
        Attempt(fit={"Q3": True}),
        Attempt(fit={"Q10": 2}),
        Attempt(safety={"E6": Answer.NO}),
        Attempt(sites=("tooth",)),
        Attempt(sites=("knee", "knee")),
        Attempt(months="4"),
    ],
)
def test_what_cannot_be_answered(attempt: Attempt) -> None:
    with pytest.raises(InvalidValue):
        result(attempt)
