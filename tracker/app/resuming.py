"""Opening a form again, for a draft or a record; each is imported when it is first needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.screen import Screen

from tracker.app.desk import Desk
from tracker.domain.records import Entry, Kind
from tracker.services.drafting import Draft


def form_for(desk: Desk, draft: Draft) -> Screen[Any] | None:
    """The form that made the draft, going on with it; ``None`` if no form here made it."""
    match draft.form:
        case "planned" if draft.subject_id is not None:
            from tracker.app.screens.planned_date import PlannedDateScreen

            return PlannedDateScreen(desk, draft.subject_id, draft=draft)
        case "decision" if draft.subject_id is not None:
            from tracker.app.screens.decision import DecisionScreen

            return DecisionScreen(desk, draft.subject_id, draft=draft)
        case "plan":
            from tracker.app.screens.plan import PlanScreen

            return PlanScreen(desk, draft=draft)
        case "pause":
            from tracker.app.screens.pause import PauseScreen

            return PauseScreen(desk, draft=draft)
        case "first_run":
            from tracker.app.screens.first_run import FirstRun

            return FirstRun(desk, draft=draft)
        case "about":
            from tracker.app.screens.about import AboutYou

            return AboutYou(desk, draft=draft)
        case "quiz":
            from tracker.app.screens.quiz_form import QuizForm

            return QuizForm(desk, draft=draft)
        case "safety":
            from tracker.app.screens.safety_form import SafetyForm

            return SafetyForm(desk, draft=draft)
    made = _records(draft.form)
    return None if made is None else made(desk, draft=draft)


def form_of(desk: Desk, entry: Entry) -> Screen[Any] | None:
    """The form that made the record, holding it; ``None`` if it is kept as it was answered."""
    made = _records(entry.kind)
    return None if made is None else made(desk, entry_id=entry.id)


def _records(kind: str) -> Callable[..., Screen[Any]] | None:
    """The form for records of that kind, which its drafts are named after."""
    match kind:
        case Kind.CHECKIN:
            from tracker.app.screens.checkin import CheckInScreen

            return CheckInScreen
        case Kind.SESSION:
            from tracker.app.screens.session import SessionScreen

            return SessionScreen
        case Kind.QUESTION:
            from tracker.app.screens.question import QuestionScreen

            return QuestionScreen
        case Kind.EVENT:
            from tracker.app.screens.event import EventScreen

            return EventScreen
        case Kind.WEEKLY:
            from tracker.app.screens.weekly import WeeklyScreen

            return WeeklyScreen
        case Kind.TEST:
            from tracker.app.screens.movement import MovementScreen

            return MovementScreen
        case _:
            return None
