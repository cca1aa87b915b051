"""The two safety pages, where a result waits for them."""

from __future__ import annotations

from tracker.app.desk import Desk
from tracker.app.quiz_repeat import Known
from tracker.app.screens.safety_form import SafetyForm
from tracker.domain import progress_page_wording
from tracker.services import quiz_form


async def form(desk: Desk) -> SafetyForm:
    """The form with its draft and the earlier answers. Raises ``TrackerError``."""
    around = await desk.store.run(quiz_form.context)
    return SafetyForm(
        desk,
        reason=progress_page_wording.SAFETY_REASON,
        known=Known(around.earlier, around.site, around.since),
        draft=around.safety_draft,
    )
