"""Attempts from JSON documents, and to and from the rows they are stored in."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain.fit_items import ELSEWHERE, FIT_ITEMS, MONTHS, MUSCLE_AND_JOINT_SITES
from tracker.domain.readiness import (
    Attempt,
    Outcome,
    attempt_from_answers,
    attempt_to_answers,
    evaluate,
    parse_answers,
)
from tracker.domain.safety import ITEMS, TICKED, Answer
from tracker.errors import InvalidValue

TODAY = date(2026, 11, 22)


def test_a_whole_document() -> None:
    text = """
    {"safety": {"E1": "no", "U3": "not_sure", "C2": "yes"},
     "cleared": {"C2": "2026-10-01"},
     "fit": {"Q1": 2, "Q2": 2, "Q3": 1},
     "sites": ["low_back"], "months": "3+",
     "long_term_condition": "no", "allergy": "yes"}
    """
    assert parse_answers(json.loads(text), TODAY) == Attempt(
        safety={"E1": Answer.NO, "U3": Answer.NOT_SURE, "C2": Answer.YES},
        cleared={"C2": date(2026, 10, 1)},
        fit={"Q1": 2, "Q2": 2, "Q3": 1},
        sites=("low_back",),
        months="3+",
        long_term_condition=Answer.NO,
        allergy=Answer.YES,
    )


def test_a_document_may_leave_everything_out() -> None:
    assert parse_answers({}, TODAY) == Attempt()
    nulls = dict.fromkeys(("safety", "cleared", "fit", "sites", "months", "long_term_condition"))
    assert parse_answers(nulls, TODAY) == Attempt()


def test_a_clearance_of_today_counts() -> None:
    document = {"safety": {"C1": "yes"}, "cleared": {"C1": "2026-11-22"}}
    assert parse_answers(document, TODAY).cleared == {"C1": TODAY}


@pytest.mark.parametrize(
    ("document", "field", "value", "allowed"),
    [
        (None, "answers", None, "an object"),
        ([], "answers", "a list", "an object"),
        ("yes", "answers", "yes", "an object"),
        ({"saftey": {}}, "answers", "saftey", "safety, cleared, fit"),
        ({"safety": ["E1"]}, "safety", "a list", "an object"),
        ({"safety": {"E9": "no"}}, "safety", "E9", "E1 to E5"),
        ({"safety": {"e1": "no"}}, "safety", "e1", "E1 to E5"),
        ({"safety": {"E1": "No"}}, "safety.E1", "No", "yes, no, not_sure"),
        ({"safety": {"E1": False}}, "safety.E1", False, "yes, no, not_sure"),
        ({"safety": {"E1": None}}, "safety.E1", None, "yes, no, not_sure"),
        ({"safety": {"E1": {"a": 1}}}, "safety.E1", "an object", "yes, no, not_sure"),
        ({"safety": {1: "no"}}, "safety", 1, "text"),
        ({"fit": {"Q0": 1}}, "fit", "Q0", "Q1 to Q9"),
        ({"fit": {"Q1": 1}}, "fit.Q1", 1, "0 or 2"),
        ({"fit": {"Q2": 1}}, "fit.Q2", 1, "0 or 2"),
        ({"fit": {"Q3": 3}}, "fit.Q3", 3, "0, 1 or 2"),
        ({"fit": {"Q3": -1}}, "fit.Q3", -1, "0, 1 or 2"),
        ({"fit": {"Q3": "1"}}, "fit.Q3", "1", "0, 1 or 2"),
        ({"fit": {"Q3": 1.0}}, "fit.Q3", 1.0, "0, 1 or 2"),
        ({"fit": {"Q3": True}}, "fit.Q3", True, "0, 1 or 2"),
        ({"fit": {"Q3": 10**5000}}, "fit.Q3", "a very large number", "0, 1 or 2"),
        ({"sites": "knee"}, "sites", "knee", "a list"),
        ({"sites": ["moon"]}, "sites", "moon", "low_back"),
        ({"sites": [["knee"]]}, "sites", "a list", "places"),
        ({"sites": ["knee", "knee"]}, "sites", "knee", "once"),
        ({"months": "2"}, "months", "2", "0-1, 1-3, 3+"),
        ({"months": 3}, "months", 3, "0-1, 1-3, 3+"),
        ({"long_term_condition": "maybe"}, "long_term_condition", "maybe", "not_sure"),
        ({"touch": 1}, "touch", 1, "not_sure"),
        ({"sites": ["elsewhere"], "fit": {"Q1": 2}}, "fit.Q1", 2, "0 with the places"),
        ({"sites": ["knee"], "fit": {"Q1": 0}}, "fit.Q1", 0, "2 with the places"),
        ({"months": "0-1", "fit": {"Q2": 2}}, "fit.Q2", 2, "0 with"),
        ({"months": "1-3", "fit": {"Q2": 0}}, "fit.Q2", 0, "2 with"),
        ({"safety": {"C1": "yes"}, "cleared": {"C1": "yes"}}, "cleared.C1", "yes", "a day such"),
        ({"safety": {"C1": "yes"}, "cleared": {"C1": 1}}, "cleared.C1", 1, "a day such"),
        (
            {"safety": {"C1": "yes"}, "cleared": {"C1": "20261001"}},
            "cleared.C1",
            "20261001",
            "a day such",
        ),
        (
            {"safety": {"C1": "yes"}, "cleared": {"C1": "２０２６-10-01"}},
            "cleared.C1",
            "２０２６-10-01",
            "a day such",
        ),
        (
            {"safety": {"C1": "yes"}, "cleared": {"C1": "2026-02-30"}},
            "cleared.C1",
            "2026-02-30",
            "a day such",
        ),
        (
            {"safety": {"C1": "yes"}, "cleared": {"C1": "2026-11-23"}},
            "cleared.C1",
            "2026-11-23",
            "2026-11-22",
        ),
        (
            {"safety": {"C7": "yes"}, "cleared": {"C7": "2026-10-01"}},
            "cleared.C7",
            "2026-10-01",
            "nothing. Wait until",
        ),
        (
            {"safety": {"C12": "yes"}, "cleared": {"C12": "2026-10-01"}},
            "cleared.C12",
            "2026-10-01",
            "parent or guardian",
        ),
        ({"safety": {"E1": "yes"}, "cleared": {"E1": "2026-10-01"}}, "cleared", "E1", "C1 to C12"),
        ({"safety": {"C1": "no"}, "cleared": {"C1": "2026-10-01"}}, "cleared", "C1", "only with"),
        ({"cleared": {"C1": "2026-10-01"}}, "cleared", "C1", "only with"),
        ({"cleared": {"X": "2026-10-01"}}, "cleared", "X", "C1 to C12"),
    ],
)
def test_documents_that_cannot_be(
    document: object, field: str, value: object, allowed: str
) -> None:
    with pytest.raises(InvalidValue) as caught:
        parse_answers(document, TODAY)
    assert caught.value.field == field
    assert caught.value.value == value
    assert type(caught.value.value) is type(value)
    assert allowed in caught.value.allowed


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from([*Answer, *MONTHS, *ITEMS, *FIT_ITEMS, "knee", "2026-10-01", "2026-12-01"]),
)
NAMES = st.one_of(
    st.text(max_size=4),
    st.sampled_from(["safety", "cleared", "fit", "sites", "months", "allergy", *ITEMS, *FIT_ITEMS]),
)
JSON_LIKE = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)
NEARLY_RIGHT = st.fixed_dictionaries(
    {},
    optional={
        "safety": st.dictionaries(st.sampled_from([*ITEMS]), st.sampled_from([*Answer]))
        | JSON_LIKE,
        "cleared": st.dictionaries(st.sampled_from([*ITEMS]), SCALARS, max_size=2) | JSON_LIKE,
        "fit": st.dictionaries(st.sampled_from([*FIT_ITEMS]), st.integers(0, 2)) | JSON_LIKE,
        "sites": st.lists(st.sampled_from(["knee", "neck", ELSEWHERE]), max_size=3) | JSON_LIKE,
        "months": st.sampled_from([*MONTHS]) | JSON_LIKE,
        "long_term_condition": st.sampled_from([*Answer]) | JSON_LIKE,
    },
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(NEARLY_RIGHT, JSON_LIKE))
def test_whatever_the_document_holds_it_is_read_or_refused(document: object) -> None:
    try:
        attempt = parse_answers(document, TODAY)
    except InvalidValue:
        return
    assert evaluate(attempt, TODAY).outcome in Outcome
    assert attempt_from_answers(attempt_to_answers(attempt)) == attempt


@st.composite
def attempts(draw: st.DrawFn) -> Attempt:
    """Attempts that can be, finished or not."""
    safety = draw(st.dictionaries(st.sampled_from([*ITEMS]), st.sampled_from([*Answer])))
    clearable = [k for k, a in safety.items() if a in TICKED and ITEMS[k].clearable]
    cleared = {key: draw(st.dates(max_value=TODAY)) for key in clearable if draw(st.booleans())}
    places = [*MUSCLE_AND_JOINT_SITES, ELSEWHERE]
    sites = tuple(draw(st.lists(st.sampled_from(places), max_size=4, unique=True)))
    months = draw(st.none() | st.sampled_from([*MONTHS]))
    fit = {
        key: draw(st.sampled_from(item.allowed))
        for key, item in FIT_ITEMS.items()
        if draw(st.booleans())
    }
    if sites:
        fit.pop("Q1", None)
    if months:
        fit.pop("Q2", None)
    maybe = st.none() | st.sampled_from([*Answer])
    return Attempt(safety, cleared, fit, sites, months, draw(maybe), draw(maybe), draw(maybe))


@settings(max_examples=150, deadline=None)
@given(attempts())
def test_an_attempt_comes_back_from_its_rows(attempt: Attempt) -> None:
    rows = attempt_to_answers(attempt)
    assert len({item for item, _, _ in rows}) == len(rows)
    back = attempt_from_answers(rows)
    assert back == attempt
    assert evaluate(back, TODAY) == evaluate(attempt, TODAY)
    shuffled = sorted(rows, reverse=True)
    assert evaluate(attempt_from_answers(shuffled), TODAY) == evaluate(attempt, TODAY)


def test_the_rows_of_an_attempt() -> None:
    attempt = Attempt(
        safety={"C2": Answer.YES, "E1": Answer.NO},
        cleared={"C2": date(2026, 10, 1)},
        fit={"Q3": 1},
        sites=("low_back", "knee"),
        months="3+",
        long_term_condition=Answer.NO,
        allergy=Answer.NOT_SURE,
    )
    assert attempt_to_answers(attempt) == (
        ("E1", "no", None),
        ("C2", "yes", "2026-10-01"),
        ("site:low_back", "yes", None),
        ("site:knee", "yes", None),
        ("months", "3+", None),
        ("Q3", "1", None),
        ("condition", "no", None),
        ("allergy", "not_sure", None),
    )


@pytest.mark.parametrize(
    ("rows", "field"),
    [
        ([("E1", "no", None), ("E1", "yes", None)], "item"),
        ([("X1", "no", None)], "item"),
        ([("E1", "maybe", None)], "E1"),
        ([("Q3", "3", None)], "Q3"),
        ([("Q3", "one", None)], "Q3"),
        ([("Q1", "1", None)], "fit.Q1"),
        ([("site:moon", "yes", None)], "sites"),
        ([("site:knee", "no", None)], "site:knee"),
        ([("months", "12", None)], "months"),
        ([("condition", "", None)], "condition"),
        ([("C1", "yes", "soon")], "cleared.C1"),
        ([("C7", "yes", "2026-10-01")], "cleared.C7"),
        ([("Q3", "1", "2026-10-01")], "cleared"),
    ],
)
def test_rows_that_cannot_be(rows: list[tuple[str, str, str | None]], field: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        attempt_from_answers(rows)
    assert caught.value.field == field
