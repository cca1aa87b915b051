"""Saving a check-in, from whichever door, and handing it back to be edited."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from statistics import fmean
from typing import TYPE_CHECKING

from tracker.domain import checkin, days, measures, text, wording
from tracker.domain.checkin import CheckIn
from tracker.domain.help_now import needs_help
from tracker.domain.records import Entry, Kind, Phase, Rating, keeping_times
from tracker.domain.session import own_place
from tracker.domain.sites import Place
from tracker.errors import InvalidValue, NeedsConfirmation, NothingGiven
from tracker.services import events, existing
from tracker.services.diary import Diary, Saved
from tracker.services.seen import check
from tracker.store import drafts, entries, places
from tracker.store.entries import Filter

if TYPE_CHECKING:
    from tracker.store.journal import Change


def save(
    diary: Diary,
    form: CheckIn,
    *,
    entry_id: str | None = None,
    draft_id: str | None = None,
    confirmed: bool = False,
    seen: str | None = None,
) -> Saved:
    """Save a new check-in, or the one of ``entry_id`` anew, and forget its draft.

    ``seen`` is the ``seen.mark`` of what ``load`` gave for ``entry_id``; ``None`` saves over
    whatever stands there. Raises ``NothingGiven``, ``InvalidValue`` (out of range, a future day),
    ``ChangedElsewhere`` and, unless ``confirmed``, ``NeedsConfirmation`` for an unlikely
    value. Then nothing was changed.
    """
    today = diary.today()
    if form.day > today:
        raise InvalidValue("day", form.day, f"a day up to today, {today}")
    checkin.checked(form)
    if form.empty:
        raise NothingGiven("Nothing to save yet: a check-in needs at least one answer.")
    form = replace(form, note=text.check_note(form.note).strip())
    connection = diary.store.connection
    asked = checkin.questions(form, last_before(diary, form.day))
    if asked and not confirmed:
        raise NeedsConfirmation(" ".join(asked))
    if entry_id is None and replace(form, next_day_pain=None).empty:
        return _save_next_day_pain(diary, form, draft_id)
    with diary.store.change(f"check-in for {days.label(form.day)}") as change:
        # Read within the change, so that what another window wrote meanwhile is not lost.
        old = existing.changed(diary, entry_id, Kind.CHECKIN, seen)
        main = places.main_place(connection, form.day)
        if old is not None:
            now = _as_form(diary, old)
            check(seen, now, "check-in", wording.checkin_sentence(now))
            # A record put right later stays about the place it was made for.
            main = checkin.own_place(old, main)
        checkin.check_places(form, main)
        entry = _entry(diary, form, old, checkin.ratings(
            form, main, diary.moment(), days.from_memory(form.day, today, written=form.written)
        ))  # fmt: skip
        earlier = [e for e in _of_day(diary, form.day) if e.id != entry.id]
        entries.write(change, entry)
        _put_next_day_pain(diary, change, form, old)
        if form.flare is not None:
            events.set_flare(diary, change, form.day, flare=form.flare)
        if draft_id is not None:
            drafts.discard_within(connection, draft_id)
    done = diary.store.last_done
    notes = []
    if form.day == today != diary.now().date():
        notes.append(wording.counts_for(form.day))
    if "numb" in form.since_session:
        notes.append(wording.numb_note())
    means = _day_means(earlier, form, main)
    if earlier and old is None and means:
        notes.append(wording.same_day_note(len(earlier), means))
    return Saved(
        entry.id,
        form.day,
        f"Saved for {days.label(form.day)}: {wording.checkin_sentence(form)}.",
        tuple(notes),
        done.seq if done else 0,
        concern=needs_help(form.note),
    )


def load(diary: Diary, entry_id: str) -> CheckIn:
    """The check-in of that id as its form shows it. Raises ``NotFound``."""
    entry = existing.record(diary, entry_id, Kind.CHECKIN)
    return _as_form(diary, entry)


def last_before(diary: Diary, day: date) -> CheckIn | None:
    """The newest check-in of an earlier day, as its form shows it; ``None`` if there is none."""
    connection = diary.store.connection
    found = entries.search(
        connection, Filter(kind=Kind.CHECKIN, until=day - timedelta(days=1)), limit=1
    )
    if not found:
        return None
    return checkin.from_entry(found[0], places.main_place(connection, found[0].day), None)


def session_of_day_before(diary: Diary, day: date) -> Entry | None:
    """The last session of the day before ``day``: the one its day-after questions are about."""
    before = day - timedelta(days=1)
    found = entries.search(
        diary.store.connection, Filter(kind=Kind.SESSION, since=before, until=before), limit=1
    )
    return found[0] if found else None


def still_sore(diary: Diary, day: date) -> bool:
    """Whether "sore" was ticked the day before, so that the signs are asked once more.

    They are asked on the day after a session and, while "sore" stays ticked, on the
    second and third day.
    """
    near = Filter(since=day - timedelta(days=3), until=day - timedelta(days=1))
    found = entries.search(diary.store.connection, near)
    if not any(e.kind is Kind.SESSION for e in found):
        return False
    return any(
        e.day == day - timedelta(days=1)
        and e.value("since_session", Phase.NEXT_DAY, "sore") is not None
        for e in found
    )


def _as_form(diary: Diary, entry: Entry) -> CheckIn:
    main = places.main_place(diary.store.connection, entry.day)
    session = session_of_day_before(diary, entry.day)
    pain = session.value("pain_now", Phase.NEXT_DAY) if session else None
    return checkin.from_entry(entry, main, pain)


def _entry(diary: Diary, form: CheckIn, old: Entry | None, ratings: tuple[Rating, ...]) -> Entry:
    late = days.from_memory(form.day, diary.today(), written=form.written)
    note = form.note or None
    if old is None:
        return Entry(
            id=diary.store.ids.new(), kind=Kind.CHECKIN, day=form.day, moment=diary.moment(),
            note=note, private=form.private, from_memory=late, ratings=ratings,
        )  # fmt: skip
    return replace(
        old,
        day=form.day,
        note=note,
        private=form.private,
        from_memory=old.from_memory if form.day == old.day else late,
        ratings=keeping_times(old, ratings),
    )


def _save_next_day_pain(diary: Diary, form: CheckIn, draft_id: str | None) -> Saved:
    # It belongs to the session alone: an empty check-in beside it would count as a day filled.
    with diary.store.change(f"pain the day after, {days.label(form.day)}") as change:
        _put_next_day_pain(diary, change, form, None)
        if draft_id is not None:
            drafts.discard_within(diary.store.connection, draft_id)
    session = session_of_day_before(diary, form.day)
    done = diary.store.last_done
    words = f"Saved: pain right now {wording.number(form.next_day_pain)}, the day after a session."
    return Saved(session.id if session else "", form.day, words, (), done.seq if done else 0)


def _put_next_day_pain(diary: Diary, change: Change, form: CheckIn, old: Entry | None) -> None:
    session = session_of_day_before(diary, form.day)
    if session is None:
        if form.next_day_pain is not None:
            raise InvalidValue(
                "pain right now", form.next_day_pain, "only on the day after a session"
            )
        return
    if form.next_day_pain is None and (old is None or old.day != form.day):
        # A blank takes back only what this check-in showed: that of the session before its day.
        return
    changed = with_next_day_pain(diary, session, form.next_day_pain, written=form.written)
    entries.write(change, changed)


def with_next_day_pain(
    diary: Diary, session: Entry, value: float | None, *, written: bool = False
) -> Entry:
    """The session with its next-day pain set, or taken away for ``None``.

    ``written``: it was noted down on its own day, though entered later.
    """
    rest = tuple(r for r in session.ratings if r.phase is not Phase.NEXT_DAY)
    if value is None:
        return replace(session, ratings=rest)
    day = session.day + timedelta(days=1)
    rating = Rating(
        "pain_now",
        value,
        day,
        diary.moment(),
        place=own_place(session, places.main_place(diary.store.connection, session.day)),
        phase=Phase.NEXT_DAY,
        from_memory=days.from_memory(day, diary.today(), written=written),
    )
    return replace(session, ratings=(*rest, *keeping_times(session, (rating,))))


def _of_day(diary: Diary, day: date) -> list[Entry]:
    wanted = Filter(kind=Kind.CHECKIN, since=day, until=day)
    return entries.search(diary.store.connection, wanted)


def _day_means(earlier: list[Entry], form: CheckIn, main: Place | None) -> list[tuple[str, float]]:
    forms = [*(checkin.from_entry(entry, main, None) for entry in earlier), form]
    means = []
    for field, _ in measures.HEADLINE:
        if getattr(form, field) is not None:
            values = [v for f in forms if (v := getattr(f, field)) is not None]
            means.append((field, fmean(values)))
    return means
