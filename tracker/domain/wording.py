"""The sentences about numbers: what app, command line and report say of a record.

Ease stands before pain everywhere; a blank is "not recorded"; no number is judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from tracker.domain import days, measures, sites
from tracker.domain.measures import HEADLINE
from tracker.domain.records import Entry, Kind
from tracker.domain.sites import Place
from tracker.domain.text import one_line

if TYPE_CHECKING:
    from tracker.domain.checkin import CheckIn
    from tracker.domain.session import RightNow, SessionForm

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")

EFFECT_WORDS = {
    "sore": "sore",
    "bruise": "a bruise",
    "dizzy": "dizzy",
    "numb": "new numbness or weakness",
}

EVENT_WORDS = {
    "flare": "Flare",
    "new_medicine": "New medicine",
    "injury": "Injury",
    "illness": "Illness",
    "new_exercise": "New exercise",
    "stress": "Big stress",
    "other": "Something else",
}

KIND_WORDS = {
    Kind.CHECKIN: "Check-in",
    Kind.SESSION: "Session",
    Kind.WEEKLY: "Weekly review",
    Kind.TEST: "Movement test",
    Kind.EVENT: "Event",
    Kind.QUESTION: "Question",
    Kind.QUIZ: "Readiness quiz",
    Kind.SAFETY: "Safety screen",
}


def number(value: float | None) -> str:
    """A value as it is read: ``6``, ``5.5``, or ``–`` for not recorded."""
    return "–" if value is None else measures.format_value(value)


def and_list(words: Iterable[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def checkin_sentence(form: CheckIn) -> str:
    """What a check-in holds: ``ease 6, pain 4, stiffness not recorded``."""
    values = [(field, getattr(form, field)) for field, _ in HEADLINE]
    said = [f"{field} {number(v) if v is not None else 'not recorded'}" for field, v in values]
    if form.worst is not None:
        said.append(f"worst pain {number(form.worst)}")
    said += [f"{sites.label(place)} {number(value)}" for place, value in form.places]
    if form.next_day_pain is not None:
        said.append(f"pain right now {number(form.next_day_pain)}")
    if form.since_session:
        said.append("since the session " + and_list(EFFECT_WORDS[i] for i in form.since_session))
    if form.medicine:
        said.append("pain medicine")
    if form.flare is not None:
        said.append("flare" if form.flare else "no flare")
    if form.note.strip():
        said.append("a note")
    return ", ".join(said)


def session_sentence(form: SessionForm) -> str:
    """What a session holds: ``pain 7 → 4, ease 3 → 5``; one side only where one was rated."""
    said = []
    for (name, _, before), (_, _, after) in zip(
        form.before.numbers(), form.after.numbers(), strict=True
    ):
        if before is not None or after is not None:
            said.append(f"{name} {number(before)} → {number(after)}")
    if form.next_day_pain is not None:
        said.append(f"pain the next day {number(form.next_day_pain)}")
    details = form.details
    if details.minutes is not None:
        said.append(f"{details.minutes} minutes")
    return ", ".join(said) or "attended, nothing rated"


def right_now_sentence(feel: RightNow) -> str:
    """One side of a session: ``ease 4, pain 6, tension not recorded``."""
    return ", ".join(
        f"{name} {number(value) if value is not None else 'not recorded'}"
        for name, _, value in feel.numbers()
        if value is not None or name in ("ease", "pain", "tension")
    )


def same_day_note(earlier: int, means: Iterable[tuple[str, float]]) -> str:
    """That this is the second, third … entry of its day, and what the day's figure is now."""
    ordinal = ORDINALS[earlier] if earlier < len(ORDINALS) else f"number {earlier + 1}"
    figures = and_list(f"{name} {number(round(value, 1))}" for name, value in means)
    return f"The {ordinal} check-in of that day; the day's figure is the mean: {figures}."


def worth_checking(found: tuple[str, tuple[str, ...]] | None) -> str:
    """What a safety screen found, until a later one is all "no"; ``""`` if nothing."""
    if found is None:
        return ""
    by, signs = found
    return f"Worth having checked {by}, before any massage: {and_list(signs)}."


def numb_note() -> str:
    """What to do about new numbness or weakness after a session."""
    return "New numbness or weakness is worth checking: the safety pages say how soon."


def counts_for(day: date) -> str:
    """That an entry made in the night belongs to the day before."""
    return f"It is still night: this counts for {days.label(day)}."


def entry_sentence(
    entry: Entry, main: Place | None, activities: Mapping[str, str] | None = None
) -> str:
    """A record in one line, for lists; the note is not in it.

    ``main`` is the main site in force on its day, ``activities`` the name of each by its id.
    """
    from tracker.domain import checkin, movement, session, weekly, weekly_wording

    match entry.kind:
        case Kind.CHECKIN:
            return _recorded(checkin.from_entry(entry, main, None))
        case Kind.SESSION:
            apart = [phase.value for phase in session.rated_apart(entry)]
            late = f" ({and_list(apart)} rated over 3 hours apart)" if apart else ""
            return session_sentence(session.from_entry(entry)) + late
        case Kind.WEEKLY:
            return weekly_wording.weekly_sentence(weekly.from_entry(entry), activities or {})
        case Kind.TEST:
            return weekly_wording.movement_sentence(movement.measured(entry))
        case Kind.EVENT:
            return EVENT_WORDS.get(entry.event_tag or "", entry.event_tag or "")
        case Kind.QUESTION:
            answered = entry.answered_on
            return f"answered {days.short(answered)}" if answered else "for the next visit"
        case Kind.QUIZ:
            return outcome_words(entry)
        case Kind.SAFETY:
            named = [_sign(a.item) for a in entry.answers if a.answer in ("yes", "not_sure")]
            return f"worth checking: {and_list(named)}" if named else "all no"


def outcome_words(entry: Entry) -> str:
    """How a quiz ended: its outcome and points."""
    if entry.quiz is None:
        return "not finished"
    words = entry.quiz.outcome.replace("_", " ").capitalize()
    return words if entry.quiz.score is None else f"{words}, {entry.quiz.score} of 18 points"


def note_excerpt(entry: Entry, width: int) -> str:
    """The beginning of the note on one line of ``width`` cells, safe to print."""
    return one_line(entry.note or "", width)


def _sign(item: str) -> str:
    from tracker.domain.safety import ITEMS

    return ITEMS[item].short if item in ITEMS else item


def _recorded(form: CheckIn) -> str:
    said = checkin_sentence(form).split(", ")
    return ", ".join(word for word in said if not word.endswith("not recorded")) or "a note"
