"""Opening a form again, for a draft or a record; each is imported when it is first needed."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen

from tracker.app.desk import Desk
from tracker.domain.records import Entry, Kind
from tracker.services.drafting import Draft


def form_for(desk: Desk, draft: Draft) -> Screen[Any] | None:
    """The form that made the draft, going on with it; ``None`` if no form here made it."""
    match draft.form:
        case "checkin":
            from tracker.app.screens.checkin import CheckInScreen

            return CheckInScreen(desk, draft=draft)
        case "session":
            from tracker.app.screens.session import SessionScreen

            return SessionScreen(desk, draft=draft)
        case "question":
            from tracker.app.screens.question import QuestionScreen

            return QuestionScreen(desk, draft=draft)
        case "event":
            from tracker.app.screens.event import EventScreen

            return EventScreen(desk, draft=draft)
        case "weekly":
            from tracker.app.screens.weekly import WeeklyScreen

            return WeeklyScreen(desk, draft=draft)
        case "test":
            from tracker.app.screens.movement import MovementScreen

            return MovementScreen(desk, draft=draft)
        case "plan":
            from tracker.app.screens.plan import PlanScreen

            return PlanScreen(desk, draft=draft)
        case "planned" if draft.subject_id is not None:
            from tracker.app.screens.planned_date import PlannedDateScreen

            return PlannedDateScreen(desk, draft.subject_id, draft=draft)
        case "decision" if draft.subject_id is not None:
            from tracker.app.screens.decision import DecisionScreen

            return DecisionScreen(desk, draft.subject_id, draft=draft)
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
        case _:
            return None


def form_of(desk: Desk, entry: Entry) -> Screen[Any] | None:
    """The form that made the record, holding it; ``None`` if it is kept as it was answered."""
    match entry.kind:
        case Kind.CHECKIN:
            from tracker.app.screens.checkin import CheckInScreen

            return CheckInScreen(desk, entry_id=entry.id)
        case Kind.SESSION:
            from tracker.app.screens.session import SessionScreen

            return SessionScreen(desk, entry_id=entry.id)
        case Kind.QUESTION:
            from tracker.app.screens.question import QuestionScreen

            return QuestionScreen(desk, entry_id=entry.id)
        case Kind.EVENT:
            from tracker.app.screens.event import EventScreen

            return EventScreen(desk, entry_id=entry.id)
        case Kind.WEEKLY:
            from tracker.app.screens.weekly import WeeklyScreen

            return WeeklyScreen(desk, entry_id=entry.id)
        case Kind.TEST:
            from tracker.app.screens.movement import MovementScreen

            return MovementScreen(desk, entry_id=entry.id)
        case _:
            return None
