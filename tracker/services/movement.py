"""Saving movement tests, which are offered, and what earlier ones came to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from tracker.domain import days, movement, text, trend, weekly_wording
from tracker.domain.help_now import needs_help
from tracker.domain.movement import Cautions, Measured, MovementForm
from tracker.domain.movement_how import HOW, HowTo
from tracker.domain.records import Entry, Kind, keeping_times
from tracker.domain.safety import TICKED
from tracker.domain.sites import Side
from tracker.errors import InvalidValue, NeedsConfirmation, NothingGiven
from tracker.services import drafting, events, existing, readiness
from tracker.services.diary import Diary, Saved
from tracker.services.drafting import Draft
from tracker.services.seen import check
from tracker.store import drafts, entries, movement_queries, places, queries

FORM = "test"
"""The name of its form among the drafts."""


@dataclass(frozen=True, slots=True)
class Past:
    """One earlier number of a test, in the record ``entry_id`` (a test or a weekly review)."""

    day: date
    side: Side | None
    value: float
    entry_id: str


@dataclass(frozen=True, slots=True)
class Offer:
    """One test as it is offered for a day.

    ``reason`` says why it is not, ``None`` if it is. ``last``: the newest number before that
    day for each side (one without a side), in the order of ``sides``.
    """

    measure: str
    sides: tuple[Side, ...]
    how: HowTo
    reason: str | None
    last: tuple[Past, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """Around the form for ``day``: every test, those for the main site first.

    ``form`` is what stands in it to begin with: the record ``entry_id``, or nothing.
    ``sign``: the urgent sign that is open, and how soon to be seen, ``""`` without one.
    ``draft``: an unfinished form about the same; ``older_draft`` one of another day.
    """

    day: date
    entry_id: str | None
    form: MovementForm
    offers: tuple[Offer, ...]
    sign: str
    draft: Draft | None
    older_draft: Draft | None


def context(diary: Diary, day: date, entry_id: str | None = None) -> Context:
    """Read what the form shows; of the record's own day where one is named.

    Raises ``NotFound`` for an id that is no movement test.
    """
    form = MovementForm(day) if entry_id is None else load(diary, entry_id)
    of_day = None if entry_id else day
    draft = drafting.newest(diary, FORM, day=of_day, subject_id=entry_id)
    older = None if draft or entry_id else drafting.newest(diary, FORM)
    known = offers(diary, day, besides=entry_id)
    return Context(day, entry_id, form, known, readiness.open_sign(diary), draft, older)


def offers(diary: Diary, day: date, *, besides: str | None = None) -> tuple[Offer, ...]:
    """Every test, those that fit the main site first; ``besides``: a record left out."""
    connection = diary.store.connection
    found = cautions(diary, day)
    last = _newest(diary, day, besides)
    made = []
    for test in movement.in_order(places.main_place(connection, day)):
        sides = movement.sides(test)
        before = (last.get((test, side)) for side in sides or (None,))
        made.append(
            Offer(
                test,
                sides,
                HOW[test],
                movement.not_offered(test, found),
                tuple(past for past in before if past is not None),
            )
        )
    return tuple(made)


def cautions(diary: Diary, day: date) -> Cautions:
    """What speaks against bending forward on ``day``, from the newest answers and events."""
    connection = diary.store.connection
    bones = movement_queries.newest_answer(connection, "C3")
    surgery = movement_queries.newest_answer(connection, "C6")
    since = day - timedelta(days=movement.SURGERY_DAYS)
    return Cautions(
        weak_bones=bones is not None and bones[1] in TICKED,
        surgery=surgery is not None and surgery[1] in TICKED and surgery[0] > since,
        flare=_in_a_flare(diary, day),
        urgent=readiness.safety_open(diary),
    )


def _in_a_flare(diary: Diary, day: date) -> bool:
    """Whether one was noted for the day or the day before, or shows in the pain of both."""
    eve = day - timedelta(days=1)
    if events.has_flare(diary, day) or events.has_flare(diary, eve):
        return True
    connection = diary.store.connection
    since = eve - timedelta(days=trend.WINDOW_DAYS + 2)
    place = places.main_place(connection, day)
    pain = queries.daily_series(connection, ("pain_avg",), place, since, day)["pain_avg"]
    return bool(trend.auto_flares(pain, eve, day))


def load(diary: Diary, entry_id: str) -> MovementForm:
    """The tests of that record as their form shows them. Raises ``NotFound``."""
    entry = existing.record(diary, entry_id, Kind.TEST)
    return movement.from_entry(entry)


def history(diary: Diary, measure: str, until: date | None = None) -> tuple[Past, ...]:
    """Every number of a test up to and with ``until`` (default: all), oldest first."""
    found = movement_queries.values(diary.store.connection, (measure,), until)
    return tuple(_past(one) for one in found)


def save(
    diary: Diary,
    form: MovementForm,
    *,
    entry_id: str | None = None,
    draft_id: str | None = None,
    confirmed: bool = False,
    seen: str | None = None,
) -> Saved:
    """Save movement tests anew, or the record ``entry_id``, and forget their draft.

    ``seen`` is the ``seen.mark`` of what ``load`` gave for ``entry_id``; ``None`` saves over
    whatever stands there. Raises ``NothingGiven``, ``InvalidValue`` (out of range, a side
    missing, a future day), ``ChangedElsewhere`` and, unless ``confirmed``,
    ``NeedsConfirmation`` for an unlikely number or a test that is not offered now. Then
    nothing was changed.
    """
    today = diary.today()
    if form.day > today:
        raise InvalidValue("day", form.day, f"a day up to today, {today}")
    movement.checked(form.values)
    if not form.values and not form.note.strip():
        raise NothingGiven("Nothing to save yet: a movement test needs a number.")
    form = replace(form, note=text.check_note(form.note).strip())
    before = existing.changed(diary, entry_id, Kind.TEST, seen)
    had = movement.measured(before) if before else ()
    asked = questions(diary, form.day, form.values, had, besides=entry_id)
    if asked and not confirmed:
        raise NeedsConfirmation(" ".join(asked))
    with diary.store.change(f"movement test for {days.label(form.day)}") as change:
        old = existing.changed(diary, entry_id, Kind.TEST, seen)
        if old is not None:
            now = movement.from_entry(old)
            check(seen, now, "movement test", weekly_wording.movement_sentence(now.values))
        entry = _entry(diary, form, old)
        entries.write(change, entry)
        if draft_id is not None:
            drafts.discard_within(diary.store.connection, draft_id)
    done = diary.store.last_done
    said = weekly_wording.movement_sentence(form.values)
    return Saved(
        entry.id,
        form.day,
        f"Saved for {days.label(form.day)}: {said}.",
        (),
        done.seq if done else 0,
        concern=needs_help(form.note),
    )


def questions(
    diary: Diary,
    day: date,
    values: tuple[Measured, ...],
    had: tuple[Measured, ...] = (),
    *,
    besides: str | None = None,
) -> tuple[str, ...]:
    """What to ask before keeping ``values``: unlikely numbers, and tests not offered on ``day``.

    Nothing is asked of what the record ``besides`` ``had`` already.
    """
    fresh = tuple(one for one in values if one not in had)
    if not fresh:
        return ()
    found = cautions(diary, day)
    reasons = dict.fromkeys(movement.not_offered(one.measure, found) for one in fresh)
    last = tuple(
        Measured(test, past.value, side)
        for (test, side), past in _newest(diary, day, besides).items()
    )
    return (
        *(f"{reason} Keep the number all the same?" for reason in reasons if reason),
        *movement.questions(fresh, last),
    )


def _newest(diary: Diary, day: date, besides: str | None) -> dict[tuple[str, Side | None], Past]:
    found = movement_queries.values(
        diary.store.connection, movement.TEST_IDS, day - timedelta(days=1)
    )
    return {(one.measure, one.side): _past(one) for one in found if one.entry_id != besides}


def _past(one: movement_queries.Value) -> Past:
    return Past(one.day, one.side, one.value, one.entry_id)


def _entry(diary: Diary, form: MovementForm, old: Entry | None) -> Entry:
    late = days.from_memory(form.day, diary.today(), written=form.written)
    ratings = movement.ratings(form.values, form.day, diary.moment(), late)
    note = form.note or None
    if old is None:
        return Entry(
            id=diary.store.ids.new(), kind=Kind.TEST, day=form.day, moment=diary.moment(),
            note=note, private=form.private, from_memory=late, ratings=ratings,
        )  # fmt: skip
    others = tuple(r for r in old.ratings if r.measure not in movement.TEST_IDS)
    return replace(
        old,
        day=form.day,
        note=note,
        private=form.private,
        from_memory=old.from_memory if form.day == old.day else late,
        ratings=(*keeping_times(old, ratings), *others),
    )
