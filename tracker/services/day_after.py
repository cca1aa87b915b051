"""How a session feels the day after, noted by itself."""

from __future__ import annotations

from dataclasses import replace

from tracker.domain import days, wording
from tracker.errors import NotFound
from tracker.services import checkins, sessions
from tracker.services.diary import Diary, Saved
from tracker.services.seen import again, mark


def save_pain(diary: Diary, pain: float, session_id: str | None = None) -> Saved:
    """Note pain right now (0-10, lower is less) for the day after a session.

    Without ``session_id`` it is the session of yesterday. Raises ``NotFound`` if there is
    none, and ``InvalidValue`` out of range or before the next day has come.
    """
    if session_id is None:
        session = checkins.session_of_day_before(diary, diary.today())
        if session is None:
            raise NotFound(
                "There is no session yesterday to note the day after of.",
                "Name one with --session ID; tracker list session shows them.",
            )
        session_id = session.id
    id_ = session_id
    saved = again(lambda: _save(diary, pain, id_))
    words = f"Saved for the day after {days.label(saved.day)}: pain {wording.number(pain)}."
    return replace(saved, text=words, notes=())


def _save(diary: Diary, pain: float, session_id: str) -> Saved:
    held = sessions.load(diary, session_id)
    form = replace(held, next_day_pain=pain)
    return sessions.save(diary, form, entry_id=session_id, confirmed=True, seen=mark(held))
