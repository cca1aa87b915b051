"""A massage session: ratings right before and right after, and its details."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time

from tracker.domain import measures
from tracker.domain.days import FromMemory, Moment
from tracker.domain.records import (
    MINI_ITEM,
    PRESSURES,
    Entry,
    Phase,
    Rating,
    SessionDetails,
    StoredAnswer,
)
from tracker.domain.sites import Place
from tracker.errors import InvalidValue

ROWS = (("ease", "ease"), ("pain", "pain_now"), ("tension", "tension"))
"""The rows asked before and after every session: field and measure."""

OPTIONAL_ROWS = (("stiffness", "stiffness"), ("soreness", "soreness"))

NOT_ASKED = "not_asked"

TOO_FAR_APART_HOURS = 3
"""A rating further than this from its session's time is marked, not refused."""


@dataclass(frozen=True, slots=True)
class RightNow:
    """Five ratings of this moment; ``None`` means not recorded.

    ``ease`` 0-10, higher is easier; ``pain``, ``tension``, ``stiffness``, ``soreness``
    0-10, lower is less.
    """

    ease: float | None = None
    pain: float | None = None
    tension: float | None = None
    stiffness: float | None = None
    soreness: float | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing was rated."""
        return all(value is None for _, _, value in self.numbers())

    def numbers(self) -> Iterator[tuple[str, str, float | None]]:
        """Field, measure and value of each of the five."""
        for name, measure in (*ROWS, *OPTIONAL_ROWS):
            yield name, measure, getattr(self, name)


@dataclass(frozen=True, slots=True)
class SessionForm:
    """One session as it is filled in.

    ``mini``: the mini-screen's answer (a key of it), ``NOT_ASKED``, or ``None`` to leave
    what was answered before. ``next_day_pain`` 0-10, lower is less, the day after.
    ``at``: the local time of the session, ``None`` for the time it is saved at (or was).
    """

    day: date
    before: RightNow = field(default_factory=RightNow)
    after: RightNow = field(default_factory=RightNow)
    next_day_pain: float | None = None
    details: SessionDetails = field(default_factory=SessionDetails)
    mini: str | None = None
    at: time | None = None
    note: str = ""
    private: bool = False
    written: bool = False


def checked(form: SessionForm) -> None:
    """Raise ``InvalidValue`` for the first value that is not allowed."""
    for when, feel in (("before", form.before), ("after", form.after)):
        for name, measure, value in feel.numbers():
            if value is not None:
                measures.parse_value(measure, value, field=f"{name} {when}")
    if form.next_day_pain is not None:
        measures.parse_value("pain_now", form.next_day_pain, field="pain the next day")
    details = form.details
    if details.minutes is not None and not 1 <= details.minutes <= 600:
        raise InvalidValue("minutes", details.minutes, "a whole number from 1 to 600")
    if details.pressure is not None and details.pressure not in PRESSURES:
        raise InvalidValue("pressure", details.pressure, ", ".join(PRESSURES))
    if details.cost_cents is not None and details.cost_cents < 0:
        raise InvalidValue("cost", details.cost_cents / 100, "0 or more")


def questions(form: SessionForm, last: SessionForm | None) -> tuple[str, ...]:
    """What to ask before keeping unlikely values, given the session before (if any)."""
    if last is None:
        return ()
    asked = []
    for feel, earlier in ((form.before, last.before), (form.after, last.after)):
        was = {measure: value for _, measure, value in earlier.numbers()}
        for _, measure, value in feel.numbers():
            if value is not None:
                asked.append(measures.confirm_question(measure, value, last=was[measure]))
    return tuple(question for question in asked if question)


def ratings(
    form: SessionForm, main: Place | None, moment: Moment, memory: FromMemory | None
) -> tuple[Rating, ...]:
    """The ratings of the session, each with its phase."""
    made = []
    for phase, feel in ((Phase.BEFORE, form.before), (Phase.AFTER, form.after)):
        for _, measure, value in feel.numbers():
            if value is not None:
                made.append(
                    Rating(measure, value, form.day, moment, main, phase, None, None, memory)
                )
    return tuple(made)


def from_entry(entry: Entry) -> SessionForm:
    """The session as its form shows it again."""

    def feel(phase: Phase) -> RightNow:
        return RightNow(
            **{name: entry.value(measure, phase) for name, measure in (*ROWS, *OPTIONAL_ROWS)}
        )

    return SessionForm(
        day=entry.day,
        before=feel(Phase.BEFORE),
        after=feel(Phase.AFTER),
        next_day_pain=entry.value("pain_now", Phase.NEXT_DAY),
        details=entry.session or SessionDetails(),
        mini=mini_answer(entry),
        note=entry.note or "",
        private=entry.private,
    )


def own_place(entry: Entry, main: Place | None) -> Place | None:
    """The place the session's ratings are about; ``main`` where it has none."""
    return next((r.place for r in entry.ratings if r.phase is not None), main)


def rated_apart(entry: Entry) -> tuple[Phase, ...]:
    """Before and after, where a rating was given more than three hours from the session."""
    held = entry.moment.local()
    minutes = (entry.session.minutes or 0) if entry.session else 0
    far = []
    for phase in (Phase.BEFORE, Phase.AFTER):
        limit = TOO_FAR_APART_HOURS * 60 + (minutes if phase is Phase.AFTER else 0)
        given = [r.moment.local() for r in entry.ratings if r.phase is phase]
        if any(abs((at - held).total_seconds()) > limit * 60 for at in given):
            far.append(phase)
    return tuple(far)


def mini_answer(entry: Entry) -> str | None:
    """What the mini-screen of this session was answered with; ``None`` if it never came up."""
    return next((a.answer for a in entry.answers if a.item == MINI_ITEM), None)


def mini_as_answers(answer: str | None) -> tuple[StoredAnswer, ...]:
    """The mini-screen's answer in the form an entry keeps it."""
    return () if answer is None else (StoredAnswer(MINI_ITEM, answer),)
