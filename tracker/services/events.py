"""Flares, other events, and questions for the next visit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from tracker.domain import days, text, wording
from tracker.domain.help_now import needs_help
from tracker.domain.records import EVENT_TAGS, FLARE, Entry, Kind
from tracker.errors import InvalidValue, NothingGiven
from tracker.services import existing
from tracker.services.diary import Diary, Saved
from tracker.services.seen import check
from tracker.store import drafts, entries
from tracker.store.ids import natural

if TYPE_CHECKING:
    from tracker.store.journal import Change


def save(
    diary: Diary,
    tag: str,
    day: date,
    *,
    note: str = "",
    private: bool = False,
    entry_id: str | None = None,
    draft_id: str | None = None,
    seen: str | None = None,
) -> Saved:
    """Note that something happened on ``day``; a flare is one event a day.

    ``entry_id`` saves an earlier event anew, ``draft_id`` is forgotten; ``seen`` is the
    ``seen.mark`` of the record a form was given, ``None`` saves over whatever stands there.
    Raises ``InvalidValue`` for an unknown tag or a future day, and ``ChangedElsewhere``.
    """
    _check_day(diary, day)
    if tag not in EVENT_TAGS:
        raise InvalidValue("event", tag, ", ".join(EVENT_TAGS))
    kept_note = text.check_note(note).strip() or None
    connection = diary.store.connection
    with diary.store.change(f"{wording.EVENT_WORDS[tag].lower()} on {days.label(day)}") as change:
        old = _existing(diary, entry_id, Kind.EVENT, seen)
        entry = _flare(diary, day) if tag == FLARE else _new(diary, Kind.EVENT, day)
        if tag != FLARE and old is not None and old.event_tag != FLARE:
            entry = old
        known = entries.load(connection, entry.id) or entry
        # Noting a flare once more says nothing about the note it already has.
        says_more = bool(kept_note) or old is not None or known is entry
        late = days.from_memory(day, diary.today())
        entry = replace(
            known,
            day=day,
            event_tag=tag,
            from_memory=known.from_memory if day == known.day else late,
            note=kept_note if says_more else known.note,
            private=private if says_more else known.private,
        )
        if old is not None and old.id != entry.id:
            # A flare is known by its day, so becoming one or ceasing to be one is a new record.
            entries.remove(change, old.id)
        entries.write(change, entry)
        if draft_id is not None:
            drafts.discard_within(connection, draft_id)
    words = f"{wording.EVENT_WORDS[tag]} noted for {days.label(day)}."
    return Saved(entry.id, day, words, change=_seq(diary), concern=needs_help(note))


def has_flare(diary: Diary, day: date) -> bool:
    """Whether a flare was noted for ``day``."""
    return entries.load(diary.store.connection, flare_id(day)) is not None


def set_flare(diary: Diary, change: Change, day: date, *, flare: bool) -> None:
    """Make ``day`` have a flare or have none, as part of a larger change."""
    known = entries.load(diary.store.connection, flare_id(day))
    if flare and known is None:
        entries.write(change, _flare(diary, day))
    elif not flare and known is not None:
        entries.remove(change, known.id)


def save_question(
    diary: Diary,
    words: str,
    *,
    private: bool = False,
    answered: date | Literal[False] | None = None,
    entry_id: str | None = None,
    draft_id: str | None = None,
    seen: str | None = None,
) -> Saved:
    """Keep a question for the next visit, or the one of ``entry_id`` anew.

    ``answered``: the day on which it was answered, ``False`` for "open again", ``None`` to
    leave that as it is; ``seen`` as for ``save``. Raises ``InvalidValue`` if there are no
    words, or for a future day, and ``ChangedElsewhere``.
    """
    kept = text.check_note(words, field="question").strip()
    if not kept:
        raise NothingGiven("Nothing to save yet: a question needs some words.")
    if answered:
        _check_day(diary, answered)
    day = diary.today()
    with diary.store.change("question for the next visit") as change:
        old = _existing(diary, entry_id, Kind.QUESTION, seen)
        entry = replace(old or _new(diary, Kind.QUESTION, day), note=kept, private=private)
        if answered is not None:
            entry = replace(entry, answered_on=answered or None)
        entries.write(change, entry)
        if draft_id is not None:
            drafts.discard_within(diary.store.connection, draft_id)
    return Saved(
        entry.id,
        entry.day,
        "Question kept for the next visit.",
        change=_seq(diary),
        concern=needs_help(kept),
    )


def flare_id(day: date) -> str:
    """The id of the one flare that ``day`` can have."""
    return natural("event", FLARE, day.isoformat())


def _flare(diary: Diary, day: date) -> Entry:
    return replace(_new(diary, Kind.EVENT, day), id=flare_id(day), event_tag=FLARE)


def _new(diary: Diary, kind: Kind, day: date) -> Entry:
    late = days.from_memory(day, diary.today())
    return Entry(
        id=diary.store.ids.new(), kind=kind, day=day, moment=diary.moment(), from_memory=late
    )


def _existing(diary: Diary, entry_id: str | None, kind: Kind, seen: str | None) -> Entry | None:
    entry = existing.changed(diary, entry_id, kind, seen)
    if entry is None:
        return None
    words = f"“{text.one_line(entry.note, 60)}”" if entry.note else "no words"
    if kind is Kind.EVENT:
        noted = f", {words}" if entry.note else ""
        words = f"{wording.entry_sentence(entry, None)}, {days.label(entry.day)}{noted}"
    check(seen, entry, wording.KIND_WORDS[kind].lower(), words)
    return entry


def _check_day(diary: Diary, day: date) -> None:
    if day > diary.today():
        raise InvalidValue("day", day, f"a day up to today, {diary.today()}")


def _seq(diary: Diary) -> int:
    done = diary.store.last_done
    return done.seq if done else 0
