"""The safety pages by themselves: after a sign was named, or before a first session."""

from __future__ import annotations

from typing import Any

from tracker.app.desk import Desk
from tracker.app.quiz_flow import Flow
from tracker.app.quiz_repeat import Known
from tracker.app.quiz_result import safety_lines
from tracker.app.quiz_steps import PAGE, RESULT, STOP
from tracker.app.screens.question_form import QuestionForm
from tracker.app.widgets.page import Line
from tracker.domain.safety import Tier
from tracker.services import readiness
from tracker.services.diary import Saved
from tracker.services.drafting import Draft

URGENT = (Tier.EMERGENCY, Tier.SEE_SOON)


class SafetyForm(QuestionForm):
    """Asks the pages of ``tiers``; ``reason`` stands above the first.

    A ``draft`` brings its own pages and reason.
    """

    FORM = "safety"

    def __init__(
        self,
        desk: Desk,
        *,
        tiers: tuple[Tier, ...] = URGENT,
        reason: str = "",
        known: Known | None = None,
        draft: Draft | None = None,
    ) -> None:
        self._reason = reason
        # Something new was named: "as last time" would answer it away unread.
        asked_anew = Known() if reason and known is None else known
        super().__init__(
            desk, Flow(desk.today(), tiers=tiers, quiz=False), known=asked_anew, draft=draft
        )

    async def write(self) -> Saved:
        return await self.desk.store.run(
            readiness.save_safety, self.flow.attempt, draft_id=self.draft_id
        )

    def payload(self) -> dict[str, Any]:
        return {**super().payload(), "reason": self._reason}

    def restore(self, payload: dict[str, Any]) -> None:
        self._reason = str(payload["reason"])
        super().restore(payload)

    def reason(self) -> str:
        return self._reason if self.flow.step == self.flow.steps[0] else ""

    def heading(self) -> str:
        flow = self.flow
        if flow.step == RESULT:
            return "Safety, before it is saved"
        page = f"{PAGE}{Tier.EMERGENCY.value}" if flow.step == STOP else flow.step
        pages = [f"{PAGE}{tier.value}" for tier in flow.tiers]
        # A follow-up belongs to the last page.
        number = pages.index(page) + 1 if page in pages else len(pages)
        more = ", one thing more" if flow.item else ""
        return f"Safety, page {number} of {len(pages)}{more}"

    def result(self, width: int) -> list[Line]:
        return safety_lines(self.flow, width)
