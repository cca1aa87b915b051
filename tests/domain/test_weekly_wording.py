"""What is said of weekly reviews and movement tests."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tracker.domain import differences, measures, weekly, weekly_rows, wording
from tracker.domain import weekly_wording as said
from tracker.domain.course import ReviewKind
from tracker.domain.days import Moment
from tracker.domain.movement import Measured
from tracker.domain.records import Entry, Kind, StoredAnswer
from tracker.domain.sites import Side
from tracker.domain.weekly import WeeklyForm

DAY = date(2026, 11, 22)
AT = Moment.of(datetime.fromisoformat("2026-11-22T19:30+01:00"))
NAMES = {"w": "walk to work"}


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        (WeeklyForm(DAY, 7, 6, 6), "based on PEG 6.3"),
        (WeeklyForm(DAY, 7, 6), said.NO_SCORE),
        (
            WeeklyForm(DAY, 5, 4, 6, (("w", 7),), med_days=2, exercise_days=1),
            "walk to work 7, based on PEG 5, medicine 2 days, exercise 1 day",
        ),
        (WeeklyForm(DAY, activities=(("x", 3),)), "an activity 3"),
        (WeeklyForm(DAY, sleep=4, med_doses=1), "sleep 4, medicine 1 dose"),
        (
            WeeklyForm(DAY, other_days=(("heat", 1), ("tens", 0))),
            "heat 1 day, TENS 0 days",
        ),
        (WeeklyForm(DAY, pgic=2), "overall much better"),
        (WeeklyForm(DAY, tests=(Measured("ftf_cm", 1.5),)), "fingertips to floor 1.5 cm"),
        (WeeklyForm(DAY, note="a"), "a note"),
        (WeeklyForm(DAY, mini="n"), "the safety question only"),
    ],
)
def test_a_review_in_one_line(form: WeeklyForm, sentence: str) -> None:
    assert said.weekly_sentence(form, NAMES) == sentence


def test_tests_in_one_line() -> None:
    values = (
        Measured("neck_rot", 62, Side.LEFT),
        Measured("neck_turn_self", 3, Side.RIGHT),
        Measured("ms_minutes", 30),
        Measured("posture_comfort", 6),
    )
    assert said.movement_sentence(values) == (
        "neck turn left 62 degrees, chin to shoulder right 3, morning stiffness 30 minutes,"
        " posture comfort 6"
    )
    assert said.movement_sentence(()) == "a note"


def test_the_overall_view_has_a_word_for_each_value() -> None:
    words = [said.pgic_words(value) for value in range(1, 8)]
    assert words == list(measures.get("pgic").value_words)
    assert said.pgic_words(9) == "9"


def test_extras_are_named_together() -> None:
    assert said.extras_sentence(()) == "The six questions are asked, nothing more."
    extras = weekly_rows.parse_extras("activity other_days:tens other_days:heat ms_minutes")
    assert said.extras_sentence(extras) == (
        "Also asked: my second and third activity, heat, TENS and morning stiffness."
    )


def test_a_review_that_was_made_says_where_to_look() -> None:
    assert said.review_note((ReviewKind.WEEK4, ReviewKind.END)) == (
        "Review after week 4 and Review at the end: done."
        " Progress shows what changed since the start."
    )


def entry(form: WeeklyForm) -> Entry:
    answers = () if form.mini is None else (StoredAnswer("mini", form.mini),)
    ratings = weekly.ratings(form, AT, None)
    return Entry(
        "w", Kind.WEEKLY, form.day, AT, note=form.note or None, ratings=ratings, answers=answers
    )


def test_lists_name_activities_and_give_the_score() -> None:
    record = entry(WeeklyForm(DAY, 5, 4, 6, (("w", 7),)))
    assert wording.entry_sentence(record, None, NAMES) == "walk to work 7, based on PEG 5"
    assert wording.entry_sentence(record, None) == "an activity 7, based on PEG 5"


def test_history_says_what_changed_by_name() -> None:
    before = entry(WeeklyForm(DAY, 5, 4, 6, (("w", 7), ("x", 1)), med_days=2))
    after = entry(WeeklyForm(DAY, 5, 4, 7, (("w", 8),), sleep=3, mini="n", note="a"))
    assert differences.between(before, after, NAMES) == (
        "Based on PEG, General activity 6 → 7",
        "walk to work 7 → 8",
        "My activity 1 → not recorded",
        "Medicine days 2 → not recorded",
        "Sleep not recorded → 3",
        "answer mini not recorded → n",
        "note added",
    )
    held = differences.between(None, before, NAMES)
    assert held == (
        "Based on PEG, Pain, last 7 days 5",
        "Based on PEG, Enjoying life 4",
        "Based on PEG, General activity 6",
        "walk to work 7",
        "My activity 1",
        "Medicine days 2",
    )


@pytest.mark.parametrize(
    ("measure", "value", "words"),
    [
        ("med_days", 2, "2"),
        ("other_days", 1, "1 day"),
        ("neck_rot", 62, "62 degrees"),
        ("sleep", 4, "4"),
        ("pgic", 2, "2, much better"),
        ("ms_minutes", 1, "1 minute"),
    ],
)
def test_a_value_beside_its_name(measure: str, value: float, words: str) -> None:
    assert said.beside_name(measures.get(measure), value) == words
