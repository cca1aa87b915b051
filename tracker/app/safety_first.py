"""The two safety pages, where a result waits for them."""

from __future__ import annotations

from tracker.app.main_actions import RecordingActions
from tracker.app.quiz_repeat import Known
from tracker.app.screens.safety_form import SafetyForm
from tracker.domain import progress_page_wording
from tracker.services import quiz_form


async def answer(screen: RecordingActions) -> None:
    """Open the form with its draft and the earlier answers."""
    around = await screen.call(quiz_form.context)
    if around is None:
        return
    form = SafetyForm(
        screen.desk,
        reason=progress_page_wording.SAFETY_REASON,
        known=Known.of(around),
        draft=around.safety_draft,
    )
    screen.app.push_screen(form, screen.recorded)
