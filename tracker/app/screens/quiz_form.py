"""The readiness quiz as a form: safety pages, ten questions, the result before it is saved."""

from __future__ import annotations

from tracker.app.desk import Desk
from tracker.app.quiz_flow import Flow
from tracker.app.quiz_repeat import Known
from tracker.app.quiz_result import result_lines
from tracker.app.quiz_steps import NOTICE, QUESTIONS, RESULT, STOP
from tracker.app.screens.question_form import QuestionForm
from tracker.app.widgets.page import Line
from tracker.domain.readiness import evaluate
from tracker.domain.safety import PAGES, Tier
from tracker.services import readiness
from tracker.services.diary import Saved
from tracker.services.drafting import Draft


class QuizForm(QuestionForm):
    """A new attempt, or an unfinished one from its draft.

    ``known`` is read from the file when it is not given.
    """

    FORM = "quiz"

    def __init__(
        self, desk: Desk, *, known: Known | None = None, draft: Draft | None = None
    ) -> None:
        self._rule = False
        super().__init__(desk, Flow(desk.today()), known=known, draft=draft)

    async def write(self) -> Saved:
        return await self.desk.store.run(readiness.save, self.flow.attempt, draft_id=self.draft_id)

    def heading(self) -> str:
        step = self.flow.step
        if step == NOTICE:
            return "Readiness quiz"
        if step in QUESTIONS:
            return f"Question {QUESTIONS.index(step) + 1} of {len(QUESTIONS)}"
        if step == STOP:
            return PAGES[Tier.EMERGENCY].heading
        if step == RESULT:
            return "Your result, before it is saved"
        if self.flow.item:
            return f"{PAGES[Tier.CHECK_FIRST].heading}, one thing more"
        if self.flow.tier:
            return f"{PAGES[self.flow.tier].heading}, then {len(QUESTIONS)} short questions"
        return "Two notes for your therapist"

    def result(self, width: int) -> list[Line]:
        flow = self.flow
        return result_lines(
            evaluate(flow.attempt, flow.today), flow.attempt, width, rule=self._rule
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "rule":
            return self.flow.step == RESULT
        return super().check_action(action, parameters)

    def action_rule(self) -> None:
        """Show or hide how the result was decided."""
        self._rule = not self._rule
        self._show(top=True)
