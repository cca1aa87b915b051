"""The daily check-in: what the form holds, and the ratings it stands for.

All of it is about the last 24 hours, so that any hour of the day is a good hour. Nothing
is required: what is left blank is "not recorded", never 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tracker.domain import measures
from tracker.domain.days import FromMemory, Moment
from tracker.domain.measures import AFTER_EFFECTS
from tracker.domain.records import Entry, Phase, Rating
from tracker.domain.sites import Place, label
from tracker.errors import InvalidValue


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One check-in as it is filled in; ``None`` means not recorded.

    ``ease`` 0-10, higher is easier. ``pain``, ``stiffness``, ``worst``: 0-10, lower is
    less, over the last 24 hours. ``next_day_pain``: 0-10, pain right now on the day after
    a session; it belongs to that session. ``since_session``: some of ``AFTER_EFFECTS``.
    ``places``: average pain at further places. ``medicine``: pain medicine was taken.
    ``flare``: true adds a flare to the day, false takes it away, ``None`` leaves it.
    ``written``: noted down on its own day, though entered later.
    """

    day: date
    ease: float | None = None
    pain: float | None = None
    stiffness: float | None = None
    worst: float | None = None
    next_day_pain: float | None = None
    since_session: tuple[str, ...] = ()
    places: tuple[tuple[Place, float], ...] = ()
    medicine: bool = False
    flare: bool | None = None
    note: str = ""
    private: bool = False
    written: bool = False

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it to save."""
        rated = (self.ease, self.pain, self.stiffness, self.worst, self.next_day_pain)
        return (
            all(value is None for value in rated)
            and not (self.since_session or self.places or self.medicine or self.note.strip())
            and self.flare is None
        )


def checked(form: CheckIn) -> None:
    """Raise ``InvalidValue`` for the first value outside its measure's range."""
    for measure, field, value in _numbers(form):
        measures.parse_value(measure, value, field=field)
    for item in form.since_session:
        if item not in AFTER_EFFECTS:
            raise InvalidValue("since session", item, ", ".join(AFTER_EFFECTS))
    for place, value in form.places:
        measures.parse_value("pain_avg", value, field=f"pain, {label(place)}")


def check_places(form: CheckIn, main: Place | None) -> None:
    """Raise ``InvalidValue`` for a further place that is named twice, or is the main site."""
    seen = {main}
    for place, _ in form.places:
        if place in seen:
            raise InvalidValue("place", label(place), "a place besides the main site, each once")
        seen.add(place)


def questions(form: CheckIn, last: CheckIn | None) -> tuple[str, ...]:
    """What to ask before keeping unlikely values, given the check-in before (if any)."""
    asked = []
    before = {} if last is None else {m: v for m, _, v in _numbers(last)}
    for measure, _, value in _numbers(form):
        question = measures.confirm_question(
            measure, value, average=form.pain, last=before.get(measure)
        )
        if question:
            asked.append(question)
    return tuple(asked)


def ratings(
    form: CheckIn, main: Place | None, moment: Moment, memory: FromMemory | None
) -> tuple[Rating, ...]:
    """The ratings of the check-in's own entry (the next-day pain belongs to its session).

    The after-effects are kept here rather than with the session, since the same sign may
    be ticked again on the second and third day and each day's tick counts.
    """

    def rating(
        measure: str,
        value: float,
        place: Place | None = None,
        phase: Phase | None = None,
        item: str | None = None,
    ) -> Rating:
        return Rating(
            measure,
            value,
            form.day,
            moment,
            place=place,
            phase=phase,
            item=item,
            from_memory=memory,
        )

    made = [
        rating(measure, value, main)
        for measure, _, value in _numbers(form)
        if measure != "pain_now"
    ]
    made += [rating("pain_avg", value, place) for place, value in form.places]
    made += [
        rating("since_session", 1, phase=Phase.NEXT_DAY, item=item) for item in form.since_session
    ]
    if form.medicine:
        made.append(rating("medicine", 1))
    return tuple(made)


def from_entry(entry: Entry, main: Place | None, next_day_pain: float | None) -> CheckIn:
    """The check-in as its form shows it again; ``flare`` is left as it is.

    ``main`` is the main site in force on its day, ``next_day_pain`` what its session holds.
    """
    main = own_place(entry, main)
    found = {r.measure: r.value for r in entry.ratings if r.place in (main, None)}
    return CheckIn(
        day=entry.day,
        ease=found.get("ease"),
        pain=found.get("pain_avg"),
        stiffness=found.get("stiffness"),
        worst=found.get("pain_worst"),
        next_day_pain=next_day_pain,
        since_session=tuple(
            item
            for item in AFTER_EFFECTS
            if entry.value("since_session", Phase.NEXT_DAY, item) is not None
        ),
        places=tuple(
            (r.place, r.value)
            for r in entry.ratings
            if r.measure == "pain_avg" and r.place is not None and r.place != main
        ),
        medicine=entry.value("medicine") is not None,
        note=entry.note or "",
        private=entry.private,
    )


def own_place(entry: Entry, main: Place | None) -> Place | None:
    """The place the entry's headline ratings are about; ``main`` where it does not tell."""
    # Ease, stiffness and worst pain are asked of the main site only, so they name the one
    # the entry was made under even if the main site was changed for that day since.
    asked = ("ease", "stiffness", "pain_worst")
    return next((r.place for r in entry.ratings if r.measure in asked), main)


def _numbers(form: CheckIn) -> Iterator[tuple[str, str, float]]:
    pairs = (
        ("ease", "ease", form.ease),
        ("pain_avg", "pain", form.pain),
        ("stiffness", "stiffness", form.stiffness),
        ("pain_worst", "worst pain", form.worst),
        ("pain_now", "pain right now", form.next_day_pain),
    )
    for measure, field, value in pairs:
        if value is not None:
            yield measure, field, value
