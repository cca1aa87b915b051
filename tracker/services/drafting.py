"""Unfinished forms: kept as they are typed, offered again, let go."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from tracker.domain import days
from tracker.services import processes
from tracker.services.diary import Diary
from tracker.store import drafts
from tracker.store.drafts import Draft

__all__ = ["Draft", "Offer", "claim", "close", "discard", "keep", "newest", "offers"]

FORM_WORDS = {
    "checkin": "check-in",
    "session": "session",
    "quiz": "readiness quiz",
    "safety": "safety screen",
    "question": "question",
    "about": "about you",
    "event": "event",
    "weekly": "weekly review",
    "test": "movement test",
    "plan": "plan of a course",
    "planned": "change of a planned session",
    "decision": "decision on the course",
    "pause": "pause",
    "first_run": "first questions",
}


class Offer(NamedTuple):
    """A draft that may be taken up again, and how a screen names it."""

    draft: Draft
    text: str


def keep(
    diary: Diary,
    draft_id: str | None,
    form: str,
    day: date,
    payload: str,
    subject_id: str | None = None,
) -> str:
    """Keep what is in the form now, under ``draft_id`` or a new id, which is returned.

    Raises ``TrackerError`` if it cannot be kept.
    """
    kept_as = draft_id or diary.store.ids.new()
    instant = diary.now().isoformat(timespec="milliseconds")
    owner = processes.own()
    drafts.save(diary.store, Draft(kept_as, form, subject_id, day, payload, owner, instant))
    return kept_as


def claim(diary: Diary, draft_id: str) -> bool:
    """Say that the draft's form is open here; ``False`` if another window has it or had it.

    That is so once it was saved or let go there.
    """
    own = processes.own()
    return drafts.claim(
        diary.store, draft_id, own, lambda owner: owner in (None, own) or not processes.runs(owner)
    )


def close(diary: Diary, draft_id: str) -> None:
    """The form was left; its draft may be offered again."""
    drafts.close(diary.store, draft_id)


def discard(diary: Diary, draft_id: str) -> None:
    """Forget the draft."""
    drafts.discard(diary.store, draft_id)


def offers(diary: Diary) -> tuple[Offer, ...]:
    """The drafts whose form is no longer open anywhere, newest first."""
    free = [draft for draft in drafts.all_drafts(diary.store) if _free(draft)]
    return tuple(
        Offer(draft, f"{FORM_WORDS.get(draft.form, draft.form)}, {days.label(draft.day)}")
        for draft in free
    )


def newest(
    diary: Diary, form: str, *, day: date | None = None, subject_id: str | None = None
) -> Draft | None:
    """The newest free draft of that form (and day) about the same record; ``None`` if none."""
    for draft in drafts.all_drafts(diary.store):
        same = draft.form == form and draft.subject_id == subject_id
        if same and (day is None or draft.day == day) and _free(draft):
            return draft
    return None


def _free(draft: Draft) -> bool:
    # The program's own process counts as open: this window has the form on screen.
    return draft.pid is None or not processes.runs(draft.pid)
