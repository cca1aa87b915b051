"""The decision summary: every sentence of its source has a place, hedged; nothing is weighed."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest
from plain_words import AVOIDED, sentences, words
from progress_data import course, day, series, weekly

from tracker.domain import decision_wording, look_wording
from tracker.domain.decision import Part, Summary, as_json
from tracker.domain.decision_page import Facts, Kept, Person, Safety, summary
from tracker.domain.fit_items import FIT_ITEMS
from tracker.domain.progress import Progress, ProgressInput, compute
from tracker.domain.readiness import Attempt, Outcome, Result, evaluate
from tracker.domain.safety import ITEMS, Answer
from tracker.domain.session_results import SessionNumbers

TODAY = date(2026, 11, 22)
SOURCES = {f"S{number}" for number in range(34, 41)}
NO: Mapping[str, Answer] = dict.fromkeys(ITEMS, Answer.NO)
USUAL, LESS, MORE = "67657667567667", "43445344344344", "88988988998898"
KEPT = Kept("Yours: 6 weeks. That takes 6 sessions.", "Sessions: 5 of 5 due.")


def quiz(fit: str = "222222222", condition: Answer = Answer.NO, **safety: Answer) -> Result:
    points = dict(zip(FIT_ITEMS, map(int, fit), strict=True))
    attempt = Attempt({**NO, **safety}, fit=points, long_term_condition=condition)
    return evaluate(attempt, TODAY)


def found(now: str, **more: object) -> Progress:
    """Two weeks of the usual, four weeks of sessions, then a fortnight of ``now``."""
    return compute(course(pain=USUAL + "." * 28 + now, **more))


def page(progress: Progress, **more: object) -> Summary:
    return summary(Facts(progress, **more))  # type: ignore[arg-type]


def text(made: Summary, part: Part) -> str:
    section = made.section(part)
    return "" if section is None else "\n".join(line.text for line in section.lines)


def whole(made: Summary) -> str:
    return "\n".join(line.text for section in made.sections for line in section.lines)


NOTHING = compute(ProgressInput(TODAY))
OPEN = replace(NOTHING, safety_open=True)
HIDDEN = found(LESS, safety_open=True)


@pytest.mark.parametrize(
    "facts",
    [
        Facts(NOTHING),
        Facts(NOTHING, result=quiz(), quiz_day=TODAY),
        Facts(NOTHING, result=quiz("202222222"), quiz_day=TODAY, course=KEPT),
        Facts(found(LESS), course=KEPT),
        Facts(found(MORE), result=quiz("222222220"), quiz_day=TODAY, course=KEPT),
        Facts(HIDDEN, Safety(("Answer the pages.",)), result=quiz(), quiz_day=TODAY),
        Facts(OPEN, Safety(("Answer the pages.",))),
    ],
)
def test_every_sentence_of_the_source_has_a_place_whatever_is_known(facts: Facts) -> None:
    made = summary(facts)
    named = {one for section in made.sections for line in section.lines for one in line.sources}
    assert named == SOURCES
    for part in (Part.RIGHT_FOR_ME, Part.SAFETY, Part.ASK, Part.PLAN, Part.NOTICE):
        assert text(made, part)
    assert all(line.text.strip() for section in made.sections for line in section.lines)
    assert len({section.part for section in made.sections}) == len(made.sections)


def test_claims_are_hedged_and_limits_named() -> None:
    said = whole(page(NOTHING))
    for words_ in (
        "may ease", "some people", "others notice little", "uncertain", "not a cure",
        "several weeks", "more than a month", "low risk, never risk free", "before you start",
        "health condition", "one way among others", "one tool in a wider plan",
        "not meant to be the whole", "gives no permission", "Being ready",
        "put off seeing a professional", "training", "registered", "can have many causes",
        "no medical device",
    ):  # fmt: skip
        assert words_ in said


def test_without_a_quiz_or_a_course_the_page_says_so_and_counts_nothing_for_or_against() -> None:
    made = page(NOTHING)
    assert (made.quiz_day, made.outcome, made.overall) == (None, None, "too early to say")
    assert "not taken yet" in text(made, Part.RIGHT_FOR_ME)
    assert text(made, Part.FOR) == decision_wording.NOTHING_FOR
    assert text(made, Part.AGAINST) == decision_wording.NOTHING_AGAINST
    assert "not asked" in text(made, Part.SAFETY)
    assert [section.part for section in made.sections] == list(Part)


def test_quiz_answers_stand_for_and_against_with_their_reasons() -> None:
    made = page(NOTHING, result=quiz("220222221"), quiz_day=TODAY)
    assert made.outcome == Outcome.PARTLY_READY
    assert "Could be worth trying. 15 of 18 points." in text(made, Part.RIGHT_FOR_ME)
    assert "You said: yes." in text(made, Part.RIGHT_FOR_ME)
    assert "where the pain is" in text(made, Part.FOR)
    assert "exercise alongside" not in text(made, Part.FOR)
    against = text(made, Part.AGAINST)
    assert "Exercise alongside: not sure. Even a short daily walk can count" in against
    assert "Next step: Choose a small, regular movement" in against
    assert "Tight muscles and stiffness: none at all." in against


@pytest.mark.parametrize(
    ("result", "decided"),
    [
        (quiz(C1=Answer.YES), "talk it over first"),
        (quiz("222220222", condition=Answer.YES), "talk it over first"),
        (quiz("022222222"), "not the tool for it"),
        (quiz("202222222"), "it may be early"),
        (quiz("222202222"), "perhaps not now"),
    ],
)
def test_what_asks_for_something_else_first_stands_against(result: Result, decided: str) -> None:
    made = page(NOTHING, result=result, quiz_day=TODAY)
    assert decided in text(made, Part.AGAINST)
    assert text(made, Part.AGAINST).startswith("What decided the quiz: ")


def test_results_stand_on_the_side_they_speak_for_and_only_there() -> None:
    better, worse = page(found(LESS)), page(found(MORE))
    assert "Clear improvement" in text(better, Part.FOR)
    assert "Clear improvement" not in text(better, Part.CHANGED) + text(better, Part.AGAINST)
    assert "spaced out" in text(better, Part.ASK)
    assert "Worse." in text(worse, Part.AGAINST)
    assert "Worse." not in text(worse, Part.FOR)
    assert "point the other way" in text(worse, Part.ASK)
    assert worse.overall == "one sign points the other way"


def test_that_nothing_changed_speaks_against_only_once_there_was_time() -> None:
    late = page(found(USUAL))
    assert "About the same" in text(late, Part.AGAINST)
    assert "much the same" in text(late, Part.ASK)
    early = page(compute(course(pain=USUAL * 3, until=41)))
    assert "About the same" in text(early, Part.CHANGED)
    assert "so far" in text(early, Part.CHANGED)
    assert "About the same" not in text(early, Part.AGAINST)


def test_what_changed_without_a_session_is_no_reason() -> None:
    days = {"pain_avg": series(USUAL + "." * 14 + LESS)}
    made = page(compute(ProgressInput(day(41), daily=days)))
    assert "Clear improvement" in text(made, Part.CHANGED)
    assert text(made, Part.FOR) == decision_wording.NOTHING_FOR


@pytest.mark.parametrize(
    ("pgic", "part"), [(1, Part.FOR), (3, Part.FOR), (4, Part.CHANGED), (5, Part.AGAINST)]
)
def test_the_own_view_stands_where_it_points(pgic: int, part: Part) -> None:
    made = page(found(USUAL, weekly=weekly("pgic", {55: pgic})))
    own = [p for p in Part if "Your own overall view" in text(made, p)]
    assert own == [part]


def test_attendance_and_after_effects() -> None:
    sore = (SessionNumbers(day(14), "s", 6, 4, sore_days=(1, 2, 3)),)
    made = page(found(USUAL, sessions=sore), course=KEPT)
    assert KEPT.attended in text(made, Part.FOR)
    assert KEPT.takes in text(made, Part.RIGHT_FOR_ME)
    assert "sore" in text(made, Part.AGAINST)
    few = page(found(USUAL), course=replace(KEPT, attended="Sessions: 1 of 5 due.", too_few=True))
    assert "1 of 5 due" in text(few, Part.AGAINST)
    assert "Too few sessions" in text(few, Part.AGAINST)
    assert "1 of 5 due" not in text(few, Part.FOR)
    assert "due" not in whole(page(found(USUAL), course=replace(KEPT, attended="")))


def test_while_a_sign_is_open_only_what_to_do_first_is_said() -> None:
    safety = Safety(decision_wording.instead(("today", ("one swollen leg",))), TODAY, True, ())
    made = page(HIDDEN, safety=safety, result=quiz(), quiz_day=TODAY, course=KEPT)
    assert (made.safety_open, made.overall) == (True, None)
    assert made.sections[0].part is Part.SAFETY
    assert "one swollen leg" in made.sections[0].lines[1].text
    for part in (Part.CHANGED, Part.FOR, Part.AGAINST):
        assert made.section(part) is None
    assert "put away" in text(made, Part.RIGHT_FOR_ME)
    assert "fair thing" not in whole(made)
    assert "mprovement" not in whole(made)


def test_an_urgent_quiz_that_was_answered_since_asks_to_be_taken_again() -> None:
    made = page(NOTHING, result=quiz(U1=Answer.YES), quiz_day=TODAY)
    assert "Take it again" in text(made, Part.RIGHT_FOR_ME)
    assert "checked before" not in whole(made)


def test_safety_answers_are_named_with_their_day() -> None:
    def said(**more: object) -> str:
        return text(page(NOTHING, safety=Safety(screened=TODAY, **more)), Part.SAFETY)  # type: ignore[arg-type]

    assert "Safety pages, last on Sun 22 Nov 2026: all answered no." in said()
    assert "in part: what was answered is no" in said(whole=False)
    named = decision_wording.ticked("thin bones", unsure=True, cleared_on=None)
    assert "no, except thin bones (not sure)." in said(named=(named,))
    assert "Not noted as talked over yet." in said()
    assert "talked it over on Sun 22 Nov 2026" in said(talked_on=TODAY)
    cleared = decision_wording.ticked("a clot", unsure=True, cleared_on=TODAY)
    assert cleared == "a clot (said to be fine, Sun 22 Nov 2026)"


def test_own_words_and_information_stand_without_a_judgement() -> None:
    points = weekly("exercise_days", {14: 1, 55: 3}) + weekly("med_days", {14: 4, 55: 2})
    person = Person("2025-03", "3+", "exercise", "an hour [/] in the garden", ("Why?",), 2)
    made = page(found(USUAL, weekly=points), person=person)
    plan = text(made, Part.PLAN)
    assert "Yours: exercise." in plan
    assert "an hour [/] in the garden" in plan
    assert "Do not stop or cut prescribed medicine" in plan
    assert "Yours began in Mar 2025, more than three months ago." in text(made, Part.RIGHT_FOR_ME)
    assert text(made, Part.ASK).splitlines()[0] == "Why?"
    assert "2 questions are marked private" in text(made, Part.ASK)
    for part in (Part.FOR, Part.AGAINST, Part.CHANGED):
        assert "edicine" not in text(made, part)
    alone = page(found(USUAL, weekly=weekly("exercise_days", {14: 1})), person=Person(plan="none"))
    assert "prescribed" not in whole(alone)
    assert "nothing else so far" in whole(alone)


@pytest.mark.parametrize("months", [None, "0-1", "1-3", "3+", "nonsense"])
def test_how_long_it_lasts_is_told_with_what_is_known(months: str | None) -> None:
    said = decision_wording.lasted("2026-11", months)
    assert said.startswith("Yours began in Nov 2026")
    assert said.endswith(".")


def test_the_document_has_every_line_with_its_sources() -> None:
    made = page(found(LESS), result=quiz(), quiz_day=TODAY, course=KEPT)
    document = as_json(made)
    assert list(document) == [
        "as_of", "site", "side", "safety_open", "quiz_day", "outcome", "overall", "sections",
    ]  # fmt: skip
    assert [one["part"] for one in document["sections"]] == list(Part)  # type: ignore[attr-defined]
    assert document["outcome"] == "GOOD_FIT"


def constants(room: object) -> list[str]:
    kept = [v for k, v in vars(room).items() if k.isupper()]
    return [
        one
        for value in kept
        for one in (value if isinstance(value, tuple) else [value])
        if isinstance(one, str)
    ]


@pytest.mark.parametrize("room", [decision_wording, look_wording])
def test_the_rooms_hold_plain_calm_words(room: object) -> None:
    made = constants(room)
    made += [
        whole(page(found(now), result=quiz("221121212"), quiz_day=TODAY)) for now in (LESS, MORE)
    ]
    made += [look_wording.began_before(TODAY), look_wording.sessions_since(2, TODAY),
             look_wording.up_to_the_end(TODAY), look_wording.recorded_since(TODAY)]  # fmt: skip
    for told in made:
        assert not AVOIDED.search(told), told
    for told in constants(room):
        longest = max((len(words(one)) for one in sentences(told)), default=0)
        assert longest <= 25, told


def test_no_sentence_promises_or_names_a_cause() -> None:
    source = inspect.getsource(decision_wording) + inspect.getsource(look_wording)
    for word in ("will help", "will ease", "because of the massage", "massage did", "works for"):
        assert word not in source


def test_days_are_looked_at_no_further_than_the_look() -> None:
    made = page(found(LESS))
    assert made.as_of == day(55) == day(0) + timedelta(days=55)
