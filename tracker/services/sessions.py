"""Saving a massage session: before, after, both at once, or filled in later."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from tracker.domain import days, session, text, wording
from tracker.domain.days import Moment
from tracker.domain.help_now import needs_help
from tracker.domain.records import Entry, Kind, Phase, SessionDetails, SessionState, keeping_times
from tracker.domain.session import SessionForm
from tracker.errors import InvalidValue, NeedsConfirmation
from tracker.services import checkins, existing
from tracker.services.diary import Diary, Saved
from tracker.services.seen import check
from tracker.store import drafts, entries, places
from tracker.store.entries import Filter


def open_today(diary: Diary) -> Entry | None:
    """The session of this tracking day that waits for its "after"; ``None`` if there is none."""
    today = diary.today()
    found = entries.search(
        diary.store.connection, Filter(kind=Kind.SESSION, since=today, until=today)
    )
    return next((e for e in found if e.session and e.session.state is SessionState.OPEN), None)


def last(diary: Diary, besides: str | None = None) -> Entry | None:
    """The newest session (other than ``besides``), for "same as last time"."""
    found = entries.search(diary.store.connection, Filter(kind=Kind.SESSION), limit=2)
    return next((entry for entry in found if entry.id != besides), None)


def load(diary: Diary, entry_id: str) -> SessionForm:
    """The session of that id as its form shows it. Raises ``NotFound``."""
    return session.from_entry(existing.record(diary, entry_id, Kind.SESSION))


def save(
    diary: Diary,
    form: SessionForm,
    *,
    entry_id: str | None = None,
    draft_id: str | None = None,
    confirmed: bool = False,
    seen: str | None = None,
) -> Saved:
    """Save a new session, or the one of ``entry_id`` anew, and forget its draft.

    A session of today without an "after" stays open for it until the day ends. ``seen`` is the
    ``seen.mark`` of what ``load`` gave for ``entry_id``; ``None`` saves over whatever stands
    there. Raises ``InvalidValue`` (out of range, a future day), ``NotFound``,
    ``ChangedElsewhere`` and, unless ``confirmed``, ``NeedsConfirmation`` for an unlikely
    value; then nothing changed.
    """
    today = diary.today()
    if form.day > today:
        raise InvalidValue("day", form.day, f"a day up to today, {today}")
    session.checked(form)
    before = None if confirmed else last(diary, besides=entry_id)
    asked = session.questions(form, session.from_entry(before)) if before else ()
    if asked:
        raise NeedsConfirmation(" ".join(asked))
    form = replace(
        form,
        note=text.check_note(form.note).strip(),
        details=_checked_details(form.details),
    )
    connection = diary.store.connection
    with diary.store.change(f"session on {days.label(form.day)}") as change:
        # Read within the change, so that what another window wrote meanwhile is not lost.
        old = existing.changed(diary, entry_id, Kind.SESSION, seen)
        if old is not None:
            now = session.from_entry(old)
            check(seen, now, "session", wording.session_sentence(now))
        state = SessionState.OPEN if form.after.empty and form.day == today else SessionState.DONE
        if old is not None and old.session is not None and old.session.state is SessionState.DONE:
            state = SessionState.DONE
        details = replace(form.details, state=state)
        # The form does not ask which planned session it was; what it was given may be gone.
        linked = old.session.planned_id if old is not None and old.session is not None else None
        details = replace(details, planned_id=linked)
        main = places.main_place(connection, form.day)
        if old is not None:
            # A record put right later stays about the place it was made for.
            main = session.own_place(old, main)
        late = days.from_memory(form.day, today, written=form.written)
        ratings = session.ratings(form, main, diary.moment(), late)
        if old is None:
            record = Entry(
                id=diary.store.ids.new(), kind=Kind.SESSION, day=form.day,
                moment=_held_at(diary, form, None), from_memory=late, ratings=ratings,
            )  # fmt: skip
        else:
            next_day = tuple(r for r in old.ratings if r.phase is Phase.NEXT_DAY)
            if form.day != old.day:
                next_day = tuple(replace(r, day=form.day + timedelta(days=1)) for r in next_day)
            record = replace(
                old,
                day=form.day,
                moment=_held_at(diary, form, old),
                ratings=(*keeping_times(old, ratings), *next_day),
            )
        answers = session.mini_as_answers(form.mini)
        record = replace(
            record,
            note=form.note or None,
            private=form.private,
            session=details,
            answers=answers or record.answers,
        )
        _check_next_day(diary, form)
        if form.next_day_pain != record.value("pain_now", Phase.NEXT_DAY):
            record = checkins.with_next_day_pain(
                diary, record, form.next_day_pain, written=form.written
            )
        entries.write(change, record)
        if draft_id is not None:
            drafts.discard_within(connection, draft_id)
    done = diary.store.last_done
    notes = []
    if state is SessionState.OPEN:
        notes.append("When it is over, note how it feels right after.")
    elif form.day == today:
        notes.append("Tomorrow's check-in asks how it feels the day after.")
    return Saved(
        record.id,
        form.day,
        f"Session on {days.label(form.day)} saved: {wording.session_sentence(form)}.",
        tuple(notes),
        done.seq if done else 0,
        concern=needs_help(form.note),
    )


def _held_at(diary: Diary, form: SessionForm, old: Entry | None) -> Moment:
    if form.at is None:
        return old.moment if old else diary.moment()
    day = form.day
    if form.at.hour < diary.settings.day_start_hour:
        day += timedelta(days=1)
    return Moment.of(datetime.combine(day, form.at, diary.now().tzinfo))


def _checked_details(details: SessionDetails) -> SessionDetails:
    return replace(
        details,
        therapist=_words(details.therapist, "by"),
        technique=_words(details.technique, "technique"),
    )


def _words(value: str | None, field: str) -> str | None:
    return None if value is None else text.check_note(value, field=field).strip() or None


def _check_next_day(diary: Diary, form: SessionForm) -> None:
    if form.next_day_pain is not None and form.day >= diary.today():
        raise InvalidValue(
            "pain the next day", form.next_day_pain, "only once the next day has come"
        )
