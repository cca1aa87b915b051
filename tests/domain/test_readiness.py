"""The decision of the readiness quiz: every set of answers, every rule, every edge."""

from __future__ import annotations

import pytest
from quiz_attempts import ALL_NO, BEST, every_fit, every_result, finished, fit, result

from tracker.domain.fit_items import FIT_ITEMS
from tracker.domain.readiness import (
    RULES,
    Attempt,
    Outcome,
    band_rank,
    first_unanswered,
    stops_at,
    unanswered,
)
from tracker.domain.safety import ITEMS, TICKED, Answer


def test_there_are_8748_answer_sets() -> None:
    assert len(every_fit()) == 8748


def test_every_set_follows_the_published_order() -> None:
    """The rules once more, written as conditions that exclude each other."""
    for (condition, points), got in every_result().items():
        q1, q2, _q3, _q4, q5, q6, q7, _q8, _q9 = points
        total = sum(points)
        gate = condition is not Answer.NO and q6 < 2
        course = q5 > 0 and q7 > 0
        right_pain = q1 == 2 and q2 == 2
        conditions = {
            (4, Outcome.TALK_FIRST): gate,
            (5, Outcome.NOT_THIS_TOOL): not gate and q1 == 0,
            (6, Outcome.NOT_YET): not gate and q1 == 2 and q2 == 0,
            (7, Outcome.NOT_NOW): not gate and right_pain and not course,
            (8, Outcome.NOT_NOW): not gate and right_pain and course and total < 10,
            (9, Outcome.GOOD_FIT): not gate
            and right_pain
            and course
            and total > 13
            and min(points) > 0,
            (10, Outcome.PARTLY_READY): not gate
            and right_pain
            and course
            and total > 9
            and (total < 14 or min(points) == 0),
        }
        matching = [decision for decision, holds in conditions.items() if holds]
        assert matching == [(got.rule, got.outcome)]
        assert got.score == total


def test_not_sure_about_a_condition_is_yes() -> None:
    found = every_result()
    for points in every_fit():
        yes, unsure = found[Answer.YES, points], found[Answer.NOT_SURE, points]
        assert (yes.outcome, yes.rule) == (unsure.outcome, unsure.rule)


def test_every_rule_without_safety_signs_is_reached() -> None:
    assert {got.rule for got in every_result().values()} == set(range(4, 11))


def _worse_when_raised(condition: Answer) -> set[tuple[str, int, int, Outcome]]:
    """The single raised answers that lowered the rank: item, from, to, and what it was."""
    found, worse = every_result(), set()
    for points in every_fit():
        before = found[condition, points]
        for place, (key, item) in enumerate(FIT_ITEMS.items()):
            for higher in item.allowed:
                if higher <= points[place]:
                    continue
                raised = (*points[:place], higher, *points[place + 1 :])
                after = found[condition, raised]
                ranks = band_rank(before.outcome), band_rank(after.outcome)
                assert ranks[0] is not None
                assert ranks[1] is not None
                if ranks[1] < ranks[0]:
                    worse.add((key, points[place], higher, before.outcome))
    return worse


def test_raising_an_answer_never_worsens_the_band() -> None:
    assert _worse_when_raised(Answer.NO) == set()


def test_with_a_condition_only_talking_it_over_may_uncover_a_not() -> None:
    assert _worse_when_raised(Answer.YES) == {
        ("Q6", 0, 2, Outcome.TALK_FIRST),
        ("Q6", 1, 2, Outcome.TALK_FIRST),
    }


SCORE_LEVELS = ("000000000", "220000000", "220010100", "221111111", "222212120", "222222222")


@pytest.mark.parametrize("digits", SCORE_LEVELS)
@pytest.mark.parametrize("answer", sorted(TICKED))
@pytest.mark.parametrize("key", ITEMS)
def test_every_safety_item_overrides_every_score(key: str, answer: Answer, digits: str) -> None:
    expected = {
        "E": (1, Outcome.EMERGENCY),
        "U": (2, Outcome.SEE_SOON),
        "C": (3, Outcome.TALK_FIRST),
    }
    for condition in Answer:
        got = result(finished(fit(digits), {key: answer}, condition))
        assert (got.rule, got.outcome) == expected[key[0]]
        assert [item.id for item in got.deciding] == [key]
        assert (ITEMS[key].short in got.text) == (key[0] != "E")


@pytest.mark.parametrize(
    ("digits", "condition", "rule", "outcome"),
    [
        # 4 stands above 5, 6, 7 and 8
        ("000000000", "yes", 4, Outcome.TALK_FIRST),
        ("222221222", "yes", 4, Outcome.TALK_FIRST),
        ("222221222", "not_sure", 4, Outcome.TALK_FIRST),
        ("222222222", "yes", 9, Outcome.GOOD_FIT),
        ("222221222", "no", 9, Outcome.GOOD_FIT),
        # 5 above 6, 6 above 7
        ("000000000", "no", 5, Outcome.NOT_THIS_TOOL),
        ("022222222", "no", 5, Outcome.NOT_THIS_TOOL),
        ("202222222", "no", 6, Outcome.NOT_YET),
        ("202202022", "no", 6, Outcome.NOT_YET),
        # 7 above 8 and 9
        ("222202222", "no", 7, Outcome.NOT_NOW),
        ("222222022", "no", 7, Outcome.NOT_NOW),
        ("220000000", "no", 7, Outcome.NOT_NOW),
        # 9 and 10 points
        ("221111100", "no", 8, Outcome.NOT_NOW),
        ("221111110", "no", 10, Outcome.PARTLY_READY),
        ("220011111", "no", 8, Outcome.NOT_NOW),
        ("220011121", "no", 10, Outcome.PARTLY_READY),
        # 13 and 14 points
        ("221111122", "no", 10, Outcome.PARTLY_READY),
        ("221111222", "no", 9, Outcome.GOOD_FIT),
        # 14 and more with an answer at 0
        ("222211220", "no", 10, Outcome.PARTLY_READY),
        ("220222222", "no", 10, Outcome.PARTLY_READY),
        ("222220222", "no", 10, Outcome.PARTLY_READY),
        ("222222222", "no", 9, Outcome.GOOD_FIT),
    ],
)
def test_rules_and_edges(digits: str, condition: str, rule: int, outcome: Outcome) -> None:
    got = result(finished(fit(digits), condition=Answer(condition)))
    assert (got.rule, got.outcome) == (rule, outcome)
    assert got.score == sum(map(int, digits))
    assert got.rule_text == RULES[rule]
    assert got.missing == ()


def test_tiers_decide_in_their_order() -> None:
    signs = {"E1": Answer.YES, "U1": Answer.YES, "C1": Answer.YES}
    assert result(finished(safety=signs)).rule == 1
    assert result(finished(safety={**signs, "E1": Answer.NO})).rule == 2


# Not finished, and the two rules that do not wait.


def test_nothing_answered_lists_everything_in_order() -> None:
    got = result(Attempt())
    assert got.outcome is Outcome.NOT_FINISHED
    assert got.missing == (*ITEMS, *FIT_ITEMS, "long_term_condition")
    assert (got.rule, got.score, got.max_score) == (None, None, 18)
    assert band_rank(got.outcome) is None
    assert "38 questions are still open" in got.text


@pytest.mark.parametrize("key", [*ITEMS, *FIT_ITEMS, "long_term_condition"])
def test_one_open_question_keeps_the_result_back(key: str) -> None:
    attempt = Attempt(
        safety={k: v for k, v in ALL_NO.items() if k != key},
        fit={k: v for k, v in BEST.items() if k != key},
        long_term_condition=None if key == "long_term_condition" else Answer.NO,
    )
    got = result(attempt)
    assert (got.outcome, got.rule, got.score) == (Outcome.NOT_FINISHED, None, None)
    assert got.missing == (key,) == unanswered(attempt)
    assert first_unanswered(attempt) == key
    assert "One question is still open" in got.text


@pytest.mark.parametrize(("key", "outcome"), [("E4", Outcome.EMERGENCY), ("U9", Outcome.SEE_SOON)])
@pytest.mark.parametrize("answer", sorted(TICKED))
def test_urgent_signs_decide_with_all_else_open(key: str, outcome: Outcome, answer: Answer) -> None:
    got = result(Attempt(safety={key: answer}))
    assert got.outcome is outcome
    assert len(got.missing) == 37
    assert key not in got.missing
    assert got.score is None


def test_a_known_condition_waits_for_the_rest() -> None:
    got = result(Attempt(safety={"C1": Answer.YES}))
    assert got.outcome is Outcome.NOT_FINISHED


def test_where_the_quiz_is() -> None:
    assert first_unanswered(Attempt()) == "E1"
    assert first_unanswered(Attempt(safety=ALL_NO)) == "Q1"
    assert first_unanswered(Attempt(safety=ALL_NO, sites=("knee",))) == "Q2"
    assert first_unanswered(finished()) is None
    assert stops_at(finished()) is None
    assert stops_at(finished(safety={"U1": Answer.YES})) is None
    assert stops_at(Attempt(safety={"E5": Answer.NOT_SURE})) is ITEMS["E5"]
