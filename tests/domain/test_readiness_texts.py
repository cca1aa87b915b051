"""What the readiness quiz says, in calm words, and the document for other programs."""

from __future__ import annotations

import re

import pytest
from quiz_attempts import ALL_NO, BEST, TODAY, every_result, finished, fit, result

from tracker.domain.fit_items import CONDITION_QUESTION, FIT_ITEMS, MONTHS, MONTHS_NOTES, FitItem
from tracker.domain.readiness import NOT_VALIDATED, RULE_VERSION, RULES, Attempt, Outcome, as_json
from tracker.domain.readiness_texts import BANDS, CLOSING, TITLES
from tracker.domain.safety import ITEMS, TICKED, Answer

BANNED = re.compile(
    r"\b(heal|heals|cures|(?<!not a )cure|detox\w*|fix(es|ed)?|proven|suffer\w*|agony|victim|"
    r"battle|failed|missed|streak|relapse|damaged|worn out|you may have|score)\b",
    re.IGNORECASE,
)


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


def test_all_texts_end_alike_and_stay_calm() -> None:
    results = list(every_result().values())
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
