"""The decision of the readiness quiz: every set of answers, every rule, every edge."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import product

import pytest

from tracker.domain.fit_items import (
    CONDITION_QUESTION,
    FIT_ITEMS,
    MONTHS,
    MONTHS_NOTES,
    FitItem,
)
from tracker.domain.readiness import (
    NOT_VALIDATED,
    RULE_VERSION,
    RULES,
    Attempt,
    Outcome,
    Result,
    as_json,
    band_rank,
    evaluate,
    first_unanswered,
    fit_points,
    stops_at,
    unanswered,
    with_safety,
)
from tracker.domain.readiness_texts import BANDS, CLOSING, TITLES
from tracker.domain.safety import ITEMS, TICKED, Answer
from tracker.errors import InvalidValue

TODAY = date(2026, 11, 22)
ALL_NO: Mapping[str, Answer] = dict.fromkeys(ITEMS, Answer.NO)
BEST: Mapping[str, int] = dict.fromkeys(FIT_ITEMS, 2)
CLEARABLE = [key for key, item in ITEMS.items() if item.clearable]

BANNED = re.compile(
    r"\b(heal|heals|cures|(?<!not a )cure|detox\w*|fix(es|ed)?|proven|suffer\w*|agony|victim|"
    r"battle|failed|missed|streak|relapse|damaged|worn out|you may have|score)\b",
    re.IGNORECASE,
)


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
    return evaluate(attempt, TODAY)


def fit(digits: str) -> dict[str, int]:
    """Fit answers from their nine digits, Q1 first."""
    return dict(zip(FIT_ITEMS, map(int, digits), strict=True))


def every_fit() -> list[tuple[int, ...]]:
    return list(product(*(item.allowed for item in FIT_ITEMS.values())))


@pytest.fixture(scope="module")
def enumerated() -> dict[tuple[Answer, tuple[int, ...]], Result]:
    return {
        (condition, points): result(
            finished(dict(zip(FIT_ITEMS, points, strict=True)), condition=condition)
        )
        for condition in Answer
        for points in every_fit()
    }


Enumerated = dict[tuple[Answer, tuple[int, ...]], Result]


def test_there_are_8748_answer_sets() -> None:
    assert len(every_fit()) == 8748


def test_every_set_follows_the_published_order(enumerated: Enumerated) -> None:
    """The rules once more, written as conditions that exclude each other."""
    for (condition, points), got in enumerated.items():
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


def test_not_sure_about_a_condition_is_yes(enumerated: Enumerated) -> None:
    for points in every_fit():
        yes, unsure = enumerated[Answer.YES, points], enumerated[Answer.NOT_SURE, points]
        assert (yes.outcome, yes.rule) == (unsure.outcome, unsure.rule)


def test_every_rule_without_safety_signs_is_reached(enumerated: Enumerated) -> None:
    assert {got.rule for got in enumerated.values()} == set(range(4, 11))


def _worse_when_raised(
    enumerated: Enumerated, condition: Answer
) -> set[tuple[str, int, int, Outcome]]:
    """The single raised answers that lowered the rank: item, from, to, and what it was."""
    worse = set()
    for points in every_fit():
        before = enumerated[condition, points]
        for place, (key, item) in enumerate(FIT_ITEMS.items()):
            for higher in item.allowed:
                if higher <= points[place]:
                    continue
                raised = (*points[:place], higher, *points[place + 1 :])
                after = enumerated[condition, raised]
                ranks = band_rank(before.outcome), band_rank(after.outcome)
                assert ranks[0] is not None
                assert ranks[1] is not None
                if ranks[1] < ranks[0]:
                    worse.add((key, points[place], higher, before.outcome))
    return worse


def test_raising_an_answer_never_worsens_the_band(enumerated: Enumerated) -> None:
    assert _worse_when_raised(enumerated, Answer.NO) == set()


def test_with_a_condition_only_talking_it_over_may_uncover_a_not(enumerated: Enumerated) -> None:
    assert _worse_when_raised(enumerated, Answer.YES) == {
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


# Clearing.


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


# Texts.


@pytest.mark.parametrize(("key", "note"), MONTHS_NOTES.items())
def test_duration_adds_its_note(key: str, note: str) -> None:
    assert note in result(finished(months=key)).notes
    assert note not in result(finished()).notes


def test_notes_that_are_no_gates() -> None:
    got = result(finished(allergy=Answer.YES, touch=Answer.NOT_SURE))
    assert got.rule == 9
    assert got.tell_therapist == ("Tell your therapist about: an allergy to oils or latex.",)
    assert any("touch is hard" in note for note in got.notes)
    calm = result(finished(allergy=Answer.NO, touch=Answer.NO))
    assert calm.tell_therapist == ()
    assert not any("touch" in note for note in calm.notes)


def test_an_emergency_says_nothing_beside_itself() -> None:
    attempt = finished(
        safety={"E1": Answer.YES, "C2": Answer.YES},
        cleared={"C2": TODAY},
        months="1-3",
        allergy=Answer.YES,
        touch=Answer.YES,
    )
    got = result(attempt)
    assert got.notes == ()
    assert got.tell_therapist == ()
    assert not got.shows_next_steps


def test_an_unsure_emergency_gives_the_words_to_read_out() -> None:
    got = result(finished(safety={"E2": Answer.NOT_SURE, "E3": Answer.YES}))
    assert f"read them this: “{ITEMS['E2'].question}”" in got.text
    assert ITEMS["E3"].question not in got.text


@pytest.mark.parametrize(
    ("ids", "when"),
    [
        (("U2",), "within a few days"),
        (("U5",), "today"),
        (("U2", "U11"), "today"),
        (("U7",), "within a few days"),
        (("U1",), "within a few days"),
        (("U1", "U7"), "today"),
    ],
)
def test_how_soon_to_be_seen(ids: tuple[str, ...], when: str) -> None:
    text = result(finished(safety=dict.fromkeys(ids, Answer.YES))).text
    assert f"Try to be seen {when}." in text
    for key in ids:
        assert ITEMS[key].short in text


def test_a_long_term_condition_is_named() -> None:
    got = result(finished(fit("222221222"), condition=Answer.NOT_SURE))
    assert "Because of a long-term condition (not sure), someone" in got.text


def test_partly_ready_names_both_sides_and_steps() -> None:
    got = result(finished(fit("220221222")))
    lines = got.text.splitlines()
    assert lines[0].startswith("What speaks for it: where the pain is, how long it has lasted,")
    open_point = lines[lines.index("What is still open:") + 1]
    q6, q3 = FIT_ITEMS["Q6"], FIT_ITEMS["Q3"]
    assert open_point.startswith(f"- {q6.title}: {q6.options[1].why} Next step: {q6.next_step}")
    assert lines[lines.index("Good to know:") + 1].startswith(f"- {q3.title}: ")
    assert got.shows_next_steps


def test_stiffness_alone_is_no_open_point() -> None:
    got = result(finished(fit("220222222")))
    assert got.rule == 10
    assert "What is still open" not in got.text
    assert "Good to know" in got.text


@pytest.mark.parametrize(
    ("digits", "words"),
    [
        ("221202121", "your answer about time for a course stands in the way"),
        (
            "222202022",
            "your answers about time for a course and openness to hands-on care stand in the way",
        ),
        ("220012101", "tight muscles and stiffness, what you are looking for, time for a course"),
    ],
)
def test_not_now_names_what_decided(digits: str, words: str) -> None:
    got = result(finished(fit(digits)))
    assert got.outcome is Outcome.NOT_NOW
    assert words in got.text


def test_reasons_follow_the_answers() -> None:
    got = result(finished(fit("221022222")))
    assert [(reason.id, reason.points) for reason in got.items[:4]] == [
        ("Q1", 2),
        ("Q2", 2),
        ("Q3", 1),
        ("Q4", 0),
    ]
    assert got.items[2].answer == "A little"
    assert got.items[2].why == "There may be less for massage to change."
    assert got.items[3].next_step == "List what you have tried and what you would like to add."
    assert all(reason.next_step is None for reason in got.items if reason.points == 2)


def test_all_texts_end_alike_and_stay_calm(enumerated: Enumerated) -> None:
    results = list(enumerated.values())
    results += [
        result(finished(safety=dict.fromkeys(ids, answer)))
        for ids in ([k] for k in ITEMS)
        for answer in TICKED
    ]
    results.append(result(Attempt()))
    assert {got.outcome for got in results} == set(Outcome)
    for text in {got.text for got in results}:
        assert text.endswith("\n" + CLOSING)
        assert not BANNED.search(text), text
        without_given = text.replace("is not caused by anything dangerous", "")
        assert "dangerous" not in without_given


def test_titles_bands_and_rules_are_complete() -> None:
    assert set(TITLES) == set(BANDS) == set(Outcome)
    assert list(RULES) == list(range(1, 11))
    for text in (*TITLES.values(), *BANDS.values(), *RULES.values(), NOT_VALIDATED):
        assert text
        assert not BANNED.search(text), text
    assert "not a validated instrument" in NOT_VALIDATED


@pytest.mark.parametrize("item", FIT_ITEMS.values(), ids=FIT_ITEMS)
def test_texts_of_fit_items(item: FitItem) -> None:
    assert item.question.count("?") == 1
    assert item.title
    fixed = item.id in ("Q1", "Q2")
    assert item.allowed == ((0, 2) if fixed else (0, 1, 2))
    assert (item.next_step is None) == fixed
    texts = [item.question, item.next_step or "Nothing."]
    for option in item.options:
        assert option.text
        assert option.why.endswith(".")
        texts += [option.text, option.why]
    for text in texts:
        assert not BANNED.search(text), text
        assert len(text.split()) <= 20, text


def test_the_unscored_questions() -> None:
    assert CONDITION_QUESTION.endswith("long-term condition?")
    assert list(MONTHS) == ["0-1", "1-3", "3+"]


def test_the_json_other_programs_rely_on() -> None:
    got = as_json(result(finished(fit("221222222"), {"C2": Answer.YES})))
    assert list(got) == [
        "outcome",
        "rule",
        "score",
        "max_score",
        "band",
        "items",
        "missing",
        "text",
        "rule_version",
    ]
    assert got["outcome"] == "TALK_FIRST"
    assert (got["rule"], got["score"], got["max_score"]) == (3, 17, 18)
    assert got["rule_version"] == RULE_VERSION
    assert got["missing"] == []
    items = got["items"]
    assert isinstance(items, list)
    assert items[2] == {
        "id": "Q3",
        "points": 1,
        "why": "There may be less for massage to change.",
        "next_step": "Ask a professional what seems to drive the pain.",
    }


def test_the_json_of_an_unfinished_attempt() -> None:
    got = as_json(result(Attempt(safety=ALL_NO, fit=BEST)))
    assert (got["outcome"], got["rule"], got["score"]) == ("NOT_FINISHED", None, None)
    assert got["missing"] == ["long_term_condition"]
