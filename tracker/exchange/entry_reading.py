"""An entry read from its JSON document, with everything checked that a form would check."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain import quiz_answers, rating_check
from tracker.domain.days import FromMemory
from tracker.domain.fit_items import FIT_ITEMS
from tracker.domain.measures import get as get_measure
from tracker.domain.readiness_texts import Outcome
from tracker.domain.records import (
    EVENT_TAGS,
    MINI_ITEM,
    PRESSURES,
    Entry,
    Kind,
    Phase,
    QuizOutcome,
    Rating,
    SessionDetails,
    SessionState,
    StoredAnswer,
)
from tracker.domain.safety import ITEMS, MiniAnswer
from tracker.domain.sites import Place
from tracker.errors import InvalidValue
from tracker.exchange.documents import NOTE_LEFT_OUT
from tracker.exchange.fields import DAY_FORM, ID_FORM, Fields, shown

ENTRY_KEYS = (
    "id",
    "kind",
    "day",
    "at_utc",
    "offset_min",
    "course_id",
    "note",
    "private",
    NOTE_LEFT_OUT,
    "from_memory",
    "ratings",
    "session",
    "answers",
    "quiz",
    "tag",
    "answered_on",
)
RATING_KEYS = (
    "measure",
    "item",
    "activity_id",
    "value",
    "site",
    "side",
    "phase",
    "day",
    "at_utc",
    "offset_min",
    "from_memory",
)
SESSION_KEYS = (
    "state",
    "minutes",
    "therapist",
    "technique",
    "pressure",
    "cost_cents",
    "planned_id",
    "areas",
)
AREA_KEYS = ("site", "side")
ANSWER_KEYS = ("item", "answer", "cleared_on")
QUIZ_KEYS = ("rule_version", "outcome", "rule", "score")

_WITH_MINI = (Kind.SESSION, Kind.WEEKLY)
"""The kinds whose one answer is that of the safety question in a line."""

_ONLY_FOR = {
    "ratings": rating_check.RATED_KINDS,
    "session": (Kind.SESSION,),
    "answers": (Kind.QUIZ, Kind.SAFETY, *_WITH_MINI),
    "quiz": (Kind.QUIZ,),
    "tag": (Kind.EVENT,),
    "answered_on": (Kind.QUESTION,),
}
"""The parts that only some kinds of entry have."""

_QUIZ_ORDER = {name: at for at, name in enumerate((*ITEMS, "site", "months", *FIT_ITEMS))}
"""Where an answer stands in the quiz, by which it is shown."""

_MOST_CENTS = 10**12
_OUTCOMES = tuple(outcome for outcome in Outcome if outcome is not Outcome.NOT_FINISHED)


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """An entry of a file. ``note_left_out``: it was exported without its private note."""

    entry: Entry
    note_left_out: bool


def read(data: object, today: date) -> ReadEntry:
    """The entry of a document; nothing in it can have been recorded after ``today``.

    A day more is let through, for those who travelled west since. Raises ``InvalidValue``
    for the first field that is not allowed.
    """
    latest = today + timedelta(days=1)
    fields = Fields(data, ENTRY_KEYS)
    entry_id, kind, day = (
        fields.id("id"),
        fields.choice("kind", Kind),
        fields.day("day", latest=latest),
    )
    fields.needed("id", ID_FORM)
    fields.needed("day", DAY_FORM)
    if entry_id is None or kind is None or day is None:
        raise fields.refuse("kind", ", ".join(Kind))
    for key, kinds in _ONLY_FOR.items():
        if fields.present(key) and kind not in kinds:
            raise InvalidValue(key, "given", f"only for {' and '.join(kinds)}")
    private, left_out = fields.flag("private"), fields.flag(NOTE_LEFT_OUT)
    if left_out and (fields.present("note") or not private):
        raise fields.refuse(NOTE_LEFT_OUT, "only true for a private record without its note")
    if kind == Kind.EVENT:
        fields.needed("tag", ", ".join(EVENT_TAGS))
    return ReadEntry(
        Entry(
            entry_id,
            Kind(kind),
            day,
            fields.moment(),
            note=fields.text("note") or None,
            private=private,
            from_memory=_memory(fields),
            course_id=fields.id("course_id"),
            ratings=_ratings(fields, latest),
            session=_session(fields),
            answers=_answers(fields, Kind(kind), today),
            quiz=_quiz(fields),
            event_tag=fields.choice("tag", EVENT_TAGS),
            answered_on=fields.day("answered_on", latest=latest),
        ),
        left_out,
    )


def _ratings(fields: Fields, latest: date) -> tuple[Rating, ...]:
    made: list[Rating] = []
    seen = set()
    for at, data in enumerate(fields.items("ratings")):
        rating = _rating(Fields(data, RATING_KEYS, f"ratings[{at}]."), latest)
        key = (rating.measure, rating.item, rating.activity_id, rating.place, rating.phase)
        if key in seen:
            raise InvalidValue(f"ratings[{at}]", rating.measure, "each measure once in a record")
        seen.add(key)
        made.append(rating)
    return tuple(made)


def _rating(fields: Fields, latest: date) -> Rating:
    measure, value = fields.word("measure"), fields.object("value")
    fields.needed("measure", "the id of a measure")
    with fields.within():
        if type(value) not in (int, float):
            allowed = "a number"
            if measure is not None:
                allowed = get_measure(measure).id and "a number, not text"
            raise InvalidValue("value", shown(value), allowed)
        checked = rating_check.check(
            measure or "",
            value,  # type: ignore[arg-type]
            item=fields.word("item"),
            site=fields.word("site"),
            side=fields.word("side"),
            phase=fields.choice("phase", Phase),
        )
    activity = fields.id("activity_id")
    if (measure == rating_check.ACTIVITY) != (activity is not None):
        raise fields.refuse("activity_id", f"an id for {rating_check.ACTIVITY}, else nothing")
    fields.needed("day", DAY_FORM)
    day = fields.day("day", latest=latest)
    return Rating(
        checked.measure,
        checked.value,
        day or date.min,
        fields.moment(),
        place=checked.place,
        phase=checked.phase,
        item=checked.item,
        activity_id=activity,
        from_memory=_memory(fields),
    )


def _session(fields: Fields) -> SessionDetails | None:
    if not fields.present("session"):
        return None
    part = Fields(fields.object("session"), SESSION_KEYS, "session.")
    part.needed("state", ", ".join(SessionState))
    state = part.choice("state", SessionState)
    areas: list[Place] = []
    for at, data in enumerate(part.items("areas")):
        area = Fields(data, AREA_KEYS, f"session.areas[{at}].")
        area.needed("site", "the key of a site")
        place = area.place()
        if place is None or place in areas:
            raise InvalidValue(f"session.areas[{at}]", place, "each place once")
        areas.append(place)
    return SessionDetails(
        state=SessionState(state or ""),
        minutes=part.whole("minutes", 1, 600),
        therapist=part.text("therapist"),
        technique=part.text("technique"),
        pressure=part.choice("pressure", PRESSURES),
        cost_cents=part.whole("cost_cents", 0, _MOST_CENTS),
        planned_id=part.id("planned_id"),
        areas=tuple(areas),
    )


def _answers(fields: Fields, kind: Kind, today: date) -> tuple[StoredAnswer, ...]:
    made: list[StoredAnswer] = []
    for at, data in enumerate(fields.items("answers")):
        part = Fields(data, ANSWER_KEYS, f"answers[{at}].")
        item, answer = part.text("item"), part.text("answer")
        part.needed("item", "the name of a question")
        part.needed("answer", "an answer")
        if kind in _WITH_MINI and item != MINI_ITEM:
            raise part.refuse("item", f"only {MINI_ITEM} for a {kind.value}")
        if kind in _WITH_MINI:
            part.choice("answer", MiniAnswer)
        made.append(StoredAnswer(item or "", answer or "", part.day("cleared_on", latest=today)))
    if kind in _WITH_MINI and len(made) > 1:
        raise InvalidValue("answers", f"{len(made)} answers", f"at most one for a {kind.value}")
    if kind not in _WITH_MINI:
        with fields.within():
            quiz_answers.attempt_from_answers(
                (one.item, one.answer, one.cleared_on.isoformat() if one.cleared_on else None)
                for one in made
            )
        made.sort(key=lambda one: _QUIZ_ORDER.get(one.item.partition(":")[0], len(_QUIZ_ORDER)))
    return tuple(made)


def _quiz(fields: Fields) -> QuizOutcome | None:
    if not fields.present("quiz"):
        return None
    part = Fields(fields.object("quiz"), QUIZ_KEYS, "quiz.")
    version, outcome = part.text("rule_version", most=80), part.choice("outcome", _OUTCOMES)
    part.needed("rule_version", "text")
    part.needed("outcome", ", ".join(_OUTCOMES))
    return QuizOutcome(
        version or "", outcome or "", part.whole("rule", 1, 99), part.whole("score", 0, 18)
    )


def _memory(fields: Fields) -> FromMemory | None:
    word = fields.choice("from_memory", FromMemory)
    return None if word is None else FromMemory(word)
