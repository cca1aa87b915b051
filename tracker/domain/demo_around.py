"""The quiz before the newest course of a made-up diary, and two questions for the doctor."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.domain import demo_words, readiness
from tracker.domain.demo_course import Source
from tracker.domain.demo_plan import Spell
from tracker.domain.quiz_answers import attempt_to_answers
from tracker.domain.quiz_attempt import Attempt
from tracker.domain.records import Entry, Kind, QuizOutcome, StoredAnswer
from tracker.domain.safety import ITEMS, Answer
from tracker.domain.sites import Place


def make(source: Source, last: Spell, place: Place) -> Iterator[Entry]:
    """The quiz before the newest course, and two questions for the doctor."""
    day = last.begin + min(2, (last.first_session - last.begin) // 2)
    attempt = Attempt(
        safety=dict.fromkeys(ITEMS, Answer.NO),
        fit={"Q3": 2, "Q4": 1, "Q5": 2, "Q6": 1, "Q7": 2, "Q8": 2, "Q9": 2},
        sites=(place.site,),
        months="3+",
        long_term_condition=Answer.NO,
        allergy=Answer.NO,
        touch=Answer.NO,
    )
    result = readiness.evaluate(attempt, source.day(day))
    yield Entry(
        source.new_id(), Kind.QUIZ, source.day(day), source.at(day, 19, 10),
        answers=tuple(StoredAnswer(i, answer) for i, answer, _ in attempt_to_answers(attempt)),
        quiz=QuizOutcome(
            result.rule_version, result.outcome.value, result.rule, result.score
        ),
    )  # fmt: skip
    for number, words in enumerate(demo_words.QUESTIONS, start=1):
        asked = last.begin + (source.end - last.begin) * number // 3
        moment = source.at(asked, 21, 20)
        yield Entry(source.new_id(), Kind.QUESTION, source.day(asked), moment, note=words)
