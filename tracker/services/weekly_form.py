"""What the form of a weekly review needs to know besides what is typed into it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.domain import weekly_rows
from tracker.domain.activity import Activity
from tracker.domain.course import ReviewKind
from tracker.domain.weekly import ACTIVITY_FIELD, WeeklyForm, fields
from tracker.domain.weekly_rows import Row
from tracker.services import activities, drafting, movement, readiness, reviewing, weekly
from tracker.services.diary import Diary
from tracker.services.drafting import Draft

FORM = "weekly"
"""The name of its form among the drafts."""


@dataclass(frozen=True, slots=True)
class Context:
    """Around one review.

    - ``entry_id``: the record that is put right or gone on with: the one named, else that of
      ``day`` if there is one already; ``form`` is what it holds, or nothing.
    - ``rows`` are asked, in this order. ``hidden``: tests that were chosen but are not
      offered now, with the reason. ``extras``: what was chosen.
    - ``activities`` may be rated; empty: none was named yet.
    - ``last`` is the review before it.
    - ``review``: the review of a course that is open on ``day``, ``None`` for a plain week;
      ``ask_mini``: the safety question is asked before it, with ``last_screen`` the day of the
      last safety screen. ``sign``: the urgent sign that is open, and how soon to be seen, ``""``
      without one.
    - ``draft``: an unfinished form about the same; ``older_draft`` one of another day.
    """

    day: date
    entry_id: str | None
    form: WeeklyForm
    rows: tuple[Row, ...]
    hidden: tuple[tuple[str, str], ...]
    extras: tuple[str, ...]
    activities: tuple[Activity, ...]
    last: WeeklyForm | None
    review: ReviewKind | None
    ask_mini: bool
    last_screen: date | None
    sign: str
    draft: Draft | None
    older_draft: Draft | None


def context(diary: Diary, day: date, entry_id: str | None = None) -> Context:
    """Read what the form for ``day`` shows around its rows.

    ``day`` may be another one than that of the record ``entry_id``, whose form is then kept.
    Raises ``NotFound`` for an id that is no weekly review.
    """
    there = None if entry_id else weekly.of_day(diary, day)
    subject = entry_id or (there.id if there else None)
    form = weekly.load(diary, subject) if subject else WeeklyForm(day)
    review = reviewing.kind_for(diary, day, subject)
    chosen = weekly.extras(diary)
    hidden = tuple(
        (offer.measure, offer.reason)
        for offer in movement.offers(diary, day, besides=subject)
        if offer.reason is not None and offer.measure in chosen
    )
    known = _activities(diary, day, form)
    draft = drafting.newest(diary, FORM, day=None if subject else day, subject_id=subject)
    older = None if draft or entry_id else drafting.newest(diary, FORM)
    return Context(
        day=day,
        entry_id=subject,
        form=form,
        rows=weekly_rows.rows(
            known, chosen, form, review=review is not None, hidden=(test for test, _ in hidden)
        ),
        hidden=hidden,
        extras=chosen,
        activities=known,
        last=weekly.last_before(diary, day),
        review=review,
        ask_mini=review is not None and day == diary.today() and form.mini is None,
        last_screen=readiness.last_screen(diary),
        sign=readiness.open_sign(diary),
        draft=draft,
        older_draft=older,
    )


def _activities(diary: Diary, day: date, form: WeeklyForm) -> tuple[Activity, ...]:
    """Those of ``day``, then those that the form has rated already."""
    now = activities.current(diary, day)
    rated = {field.removeprefix(ACTIVITY_FIELD) for field, _ in fields(form)}
    before = (one for one in activities.everything(diary) if one.id in rated)
    return tuple({one.id: one for one in (*now, *before)}.values())
