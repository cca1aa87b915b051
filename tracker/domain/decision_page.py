"""The page of the decision summary, made from what is known of a person.

Only what was recorded with a session can speak for or against a course; what changed
without one is told, and no reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from tracker.domain import decision_wording as words
from tracker.domain.cautions import CautionCode
from tracker.domain.decision import Line, Part, Section, Summary
from tracker.domain.fit_items import FIT_ITEMS
from tracker.domain.measure_result import MeasureResult
from tracker.domain.progress import Progress
from tracker.domain.readiness import ItemReason, Outcome, Result
from tracker.domain.verdict import CLEAR_OR_MORE, SOMEWHAT_BETTER, Verdict
from tracker.domain.weekly_result_wording import MEDICINE_NOTE
from tracker.domain.weekly_results import Beyond, WeeklyResult


@dataclass(frozen=True, slots=True)
class Safety:
    """What the safety pages know: ``instead`` is what to do first while a sign is open.

    ``screened`` the day of the newest screen, ``None`` before one, and whether it is
    ``whole``; ``named`` what it did not answer with "no", in words; ``talked_on`` when a
    professional was asked, ``None`` if that was not noted.
    """

    instead: tuple[str, ...] = ()
    screened: date | None = None
    whole: bool = True
    named: tuple[str, ...] = ()
    talked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """What a person told: ``since`` a month such as ``2025-03`` with its side of one and three
    ``months``, ``plan`` and ``target`` from the profile, ``questions`` for the next visit,
    and how many ``private_questions`` stay off the page. ``None``: not told."""

    since: str | None = None
    months: str | None = None
    plan: str | None = None
    target: str | None = None
    questions: tuple[str, ...] = ()
    private_questions: int = 0


@dataclass(frozen=True, slots=True)
class Kept:
    """A planned course in sentences: what it takes, and what of it was ``attended``, ``""``
    while nothing is due. ``too_few``: under 60 % of what was due was attended.
    """

    takes: str
    attended: str = ""
    too_few: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the page is made from; ``result`` and ``course`` are ``None`` without a quiz
    or a planned course."""

    progress: Progress
    safety: Safety = field(default_factory=Safety)
    person: Person = field(default_factory=Person)
    result: Result | None = None
    quiz_day: date | None = None
    course: Kept | None = None


def summary(facts: Facts) -> Summary:
    """The page, with every section that has something to say."""
    open_sign = facts.progress.safety_open
    made = [_right_for_me(facts), _safety(facts), _ask(facts), _plan(facts), _notice()]
    if not open_sign:
        made[1:1] = [_changed(facts), _for(facts), _against(facts)]
    else:
        made[:2] = [made[1], made[0]]
    return Summary(
        as_of=facts.progress.as_of,
        place=facts.progress.place,
        safety_open=open_sign,
        quiz_day=facts.quiz_day,
        outcome=facts.result.outcome.value if facts.result else None,
        overall=None if open_sign else facts.progress.overall_code,
        sections=tuple(section for section in made if section.lines),
    )


def _right_for_me(facts: Facts) -> Section:
    person = facts.person
    lines = [Line(words.MAY_HELP, ("S36",)), Line(words.COURSE, ("S37",))]
    if person.since is not None:
        lines.append(Line(words.lasted(person.since, person.months), ("S37",)))
    if facts.course is not None:
        lines.append(Line(facts.course.takes, ("S37",)))
    lines.append(Line(_quiz(facts), ("S34",)))
    time = next((one for one in _items(facts) if one.id == _TIME), None)
    lines.append(Line(words.ready(time.answer) if time else words.READY, ("S35",)))
    return _section(Part.RIGHT_FOR_ME, "right_for_me", lines)


def _quiz(facts: Facts) -> str:
    result = facts.result
    if result is None or facts.quiz_day is None:
        return words.NO_QUIZ
    if facts.progress.safety_open:
        return words.QUIZ_PUT_AWAY
    if result.outcome in _URGENT:
        return words.QUIZ_AGAIN
    return words.quiz_result(facts.quiz_day, result.title, result.score, result.max_score)


def _changed(facts: Facts) -> Section:
    found = facts.progress
    lines = [Line(found.overall)]
    told = (*_favourable(found), *_unfavourable(found))
    lines += [Line(one.sentence) for one in _shown(found) if one not in told]
    if found.pgic == _NO_CHANGE:
        lines.append(Line(words.overall_view(found.pgic)))
    if found.advice is not None:
        lines.append(Line(found.advice.text))
    without = found.first_session is None and found.spans is not None
    cautions = found.spans.cautions if without and found.spans else found.cautions
    # That no cause can be shown is said once, at the foot of the page.
    lines += [Line(one.text) for one in cautions if one.code is not CautionCode.CAUSE]
    return _section(Part.CHANGED, "changed", lines)


def _for(facts: Facts) -> Section:
    found = facts.progress
    lines = [Line(one.sentence) for one in _favourable(found)]
    if found.pgic is not None and found.pgic < _NO_CHANGE:
        lines.append(Line(words.overall_view(found.pgic)))
    if facts.course is not None and facts.course.attended and not facts.course.too_few:
        lines.append(Line(facts.course.attended, ("S37",)))
    full = [FIT_ITEMS[one.id].title for one in _items(facts) if one.points == _FULL]
    if full:
        lines.append(Line(words.fits(full), ("S35",)))
    return _section(Part.FOR, "for", lines or [Line(words.NOTHING_FOR)], points=True)


def _against(facts: Facts) -> Section:
    found, result = facts.progress, facts.result
    lines = [Line(one.sentence) for one in _unfavourable(found)]
    if found.pgic is not None and found.pgic > _NO_CHANGE:
        lines.append(Line(words.overall_view(found.pgic)))
    if found.sessions is not None:
        lines += [Line(text) for text in found.sessions.advice]
    if facts.course is not None and facts.course.too_few:
        lines += [Line(facts.course.attended, ("S37",)), Line(words.TOO_FEW, ("S37",))]
    if result is not None and result.outcome in _FIRST:
        lines.append(Line(words.decided(result.rule_text), ("S34",)))
    steps = result is not None and result.shows_next_steps
    lines += [
        Line(
            words.reason(
                FIT_ITEMS[one.id].title, one.answer, one.why, one.next_step if steps else None
            ),
            ("S35",),
        )
        for one in _items(facts)
        if one.points < _FULL
    ]
    return _section(Part.AGAINST, "against", lines or [Line(words.NOTHING_AGAINST)], points=True)


def _safety(facts: Facts) -> Section:
    safety = facts.safety
    lines = [Line(text, ("S38",)) for text in safety.instead]
    lines += [Line(words.LOW_RISK, ("S38",)), Line(words.TALK, ("S38",))]
    lines.append(Line(words.talked_over(safety.talked_on), ("S38",)))
    if safety.screened is None:
        lines.append(Line(words.SCREEN_NOT_ASKED, ("S38",)))
    else:
        lines.append(
            Line(words.screened(safety.screened, safety.named, whole=safety.whole), ("S38",))
        )
    if facts.result is not None and not safety.instead:
        lines += [Line(text, ("S38",)) for text in facts.result.tell_therapist]
    return _section(Part.SAFETY, "safety_first" if safety.instead else "safety", lines)


def _ask(facts: Facts) -> Section:
    lines = [Line(text) for text in facts.person.questions]
    if facts.person.private_questions:
        lines.append(Line(words.private_questions(facts.person.private_questions)))
    lines.append(Line(words.ASK_SAFE, ("S38",)))
    if not facts.progress.safety_open:
        lines.append(Line(_ask_about_numbers(facts.progress)))
    lines += [
        Line(words.ASK_ALONGSIDE, ("S40",)),
        Line(words.ASK_THERAPIST, ("S38",)),
        Line(words.NOT_PUT_OFF, ("S38",)),
    ]
    return _section(Part.ASK, "ask", lines, points=True)


def _plan(facts: Facts) -> Section:
    person = facts.person
    lines = [
        Line(words.ONE_TOOL, ("S40",)),
        Line(words.wider_plan(person.plan), ("S40",)),
        Line(words.SUPPORTS, ("S39",)),
    ]
    if person.target:
        lines.append(Line(words.target(person.target)))
    neutral = [one for one in facts.progress.weekly if one.measure in _STATED]
    lines += [Line(one.sentence, ("S40",)) for one in neutral]
    if any(one.measure != "exercise_days" for one in neutral):
        lines.append(Line(MEDICINE_NOTE))
    return _section(Part.PLAN, "plan", lines)


def _notice() -> Section:
    return _section(Part.NOTICE, "notice", [Line(words.NOTICE, ("S36",)), Line(words.NOT_ADVICE)])


_Judged = MeasureResult | WeeklyResult

_NO_CHANGE = 4
"""The overall view in the middle of its seven answers."""

_BETTER = frozenset({*CLEAR_OR_MORE, *SOMEWHAT_BETTER, Beyond.BETTER})
_WORSE = frozenset({Verdict.WORSE, Verdict.LEANING_WORSE, Beyond.WORSE})
_STATED = ("exercise_days", "med_days", "med_doses", "other_days")
"""Weekly measures that are stated and never judged."""

_FIRST = frozenset({Outcome.TALK_FIRST, Outcome.NOT_YET, Outcome.NOT_THIS_TOOL, Outcome.NOT_NOW})
"""Outcomes that ask for something else before a course."""


_URGENT = frozenset({Outcome.EMERGENCY, Outcome.SEE_SOON})
"""Outcomes of an urgent sign; without an open one, later safety pages answered it with "no"."""

_FULL = 2
"""Points of a quiz answer that fits a course."""

_TIME = "Q5"
"""The quiz item about time for a course."""


def _shown(found: Progress) -> tuple[_Judged, ...]:
    """Daily measures and those weekly ones that are judged; without a session two fortnights."""
    weekly = tuple(one for one in found.weekly if one.measure not in _STATED)
    if found.first_session is None and found.spans is not None:
        return (*found.spans.measures, *weekly)
    return (*found.measures, *weekly)


def _since_sessions(found: Progress) -> tuple[_Judged, ...]:
    return () if found.first_session is None else _shown(found)


def _favourable(found: Progress) -> tuple[_Judged, ...]:
    return tuple(one for one in _since_sessions(found) if one.verdict in _BETTER)


def _unfavourable(found: Progress) -> tuple[_Judged, ...]:
    return tuple(
        one
        for one in _since_sessions(found)
        # That nothing changed speaks against more of it only once there was time to change.
        if one.verdict in _WORSE or (one.verdict == Verdict.SAME and not found.so_far)
    )


def _items(facts: Facts) -> tuple[ItemReason, ...]:
    return facts.result.items if facts.result is not None else ()


def _ask_about_numbers(found: Progress) -> str:
    codes = {one.verdict for one in _since_sessions(found)}
    if codes & _WORSE or (found.pgic or 0) > _NO_CHANGE:
        return words.ASK_WORSE
    if codes & CLEAR_OR_MORE:
        return words.ASK_BETTER
    return words.ASK_SAME if codes & {Verdict.SAME} and not found.so_far else words.ASK_EARLY


def _section(part: Part, heading: str, lines: Iterable[Line], *, points: bool = False) -> Section:
    return Section(part, words.HEADINGS[heading], tuple(lines), points)
