"""Earlier answers to the quiz: the newest of each, and what two attempts answer differently."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tracker.domain.quiz_attempt import Attempt
from tracker.domain.quiz_earlier import Change, Earlier, changes, gather
from tracker.domain.safety import ITEMS, Answer

MAY, JUNE = date(2026, 5, 3), date(2026, 6, 7)
WHOLE = Attempt(
    safety=dict.fromkeys(ITEMS, Answer.NO),
    fit={"Q3": 1, "Q4": 2},
    sites=("neck",),
    months="1-3",
    long_term_condition=Answer.NO,
    touch=Answer.NOT_SURE,
)


def test_nothing_is_known_before_the_first() -> None:
    assert gather(()) == Earlier(Attempt(), {})


def test_the_newest_answer_to_each_question_counts_with_its_day() -> None:
    cleared = replace(
        WHOLE, safety={**WHOLE.safety, "C2": Answer.YES}, cleared={"C2": date(2026, 4, 1)}
    )
    screen = Attempt(safety={"E1": Answer.YES, "C2": Answer.NO})

    earlier = gather([(MAY, cleared), (JUNE, screen)])

    assert earlier.attempt.safety == {**WHOLE.safety, "E1": Answer.YES}
    assert earlier.attempt.cleared == {}
    assert earlier.attempt.sites == ("neck",)
    assert {earlier.days[key] for key in ("E1", "C2")} == {JUNE}
    assert {earlier.days[key] for key in ("E2", "Q1", "Q2", "Q3", "touch")} == {MAY}
    assert not {"Q5", "allergy"} & set(earlier.days)


def test_a_newer_yes_without_a_go_ahead_drops_the_old_one() -> None:
    yes = Attempt(safety={"C2": Answer.YES})
    agreed = replace(yes, cleared={"C2": MAY})
    assert gather([(MAY, agreed), (JUNE, yes)]).attempt.cleared == {}
    assert gather([(MAY, yes), (JUNE, agreed)]).attempt.cleared == {"C2": MAY}


def test_points_stored_without_places_replace_places() -> None:
    plain = Attempt(fit={"Q1": 0, "Q2": 2})
    earlier = gather([(MAY, WHOLE), (JUNE, plain)])
    assert (earlier.attempt.sites, earlier.attempt.months) == ((), None)
    assert earlier.attempt.fit == {"Q1": 0, "Q2": 2, "Q3": 1, "Q4": 2}
    back = earlier.then(JUNE, WHOLE)
    assert back.attempt.sites == ("neck",)
    assert "Q1" not in back.attempt.fit


def test_what_differs_is_named_in_words_in_the_order_of_the_quiz() -> None:
    after = replace(
        WHOLE,
        safety={**WHOLE.safety, "C12": Answer.NOT_SURE, "C3": Answer.YES},
        cleared={"C3": MAY},
        fit={"Q3": 2, "Q4": 2},
        sites=("neck", "elsewhere"),
        months="3+",
        touch=Answer.NO,
    )
    assert changes(WHOLE, after) == (
        Change("Osteoporosis, a recent broken bone or thin bones", "no", "yes, said to be fine"),
        Change("Being under 18", "no", "not sure"),
        Change("Where the pain is", "neck", "neck, elsewhere"),
        Change(
            "How long it has lasted",
            "More than one month, up to three",
            "More than three months",
        ),
        Change("Tight muscles and stiffness", "A little", "Quite a lot or very much"),
        Change("Being touched would be hard", "not sure", "no"),
    )


def test_a_question_only_one_of_them_came_to_is_no_change() -> None:
    broken_off = Attempt(safety={"E1": Answer.NO})
    assert changes(broken_off, WHOLE) == changes(WHOLE, broken_off) == ()
    assert changes(WHOLE, WHOLE) == ()
