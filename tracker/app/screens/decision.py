"""What do you want to do? And why: kept with the course, at a review and when it ends."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import TextArea

from tracker.app import course_keys, in_order
from tracker.app.desk import Desk
from tracker.app.planned_options import Option
from tracker.app.prose import measure, paragraph
from tracker.app.screens.choice_form import ChoiceForm
from tracker.app.widgets.note import NoteArea
from tracker.app.widgets.page import Line, Page
from tracker.domain import course_page_wording, course_wording, sites
from tracker.domain.course import Decision
from tracker.errors import NothingGiven
from tracker.services import course_form, planning
from tracker.services.course_form import DecisionContext
from tracker.services.courses import CourseState
from tracker.services.diary import Saved
from tracker.services.drafting import Draft


class DecisionScreen(ChoiceForm[DecisionContext]):
    """``ends``: whatever is picked, the course ends today; so it does with "stop" or once over."""

    FORM = "decision"
    BINDINGS: ClassVar[list[BindingType]] = list(course_keys.DECISION_KEYS)

    def __init__(
        self, desk: Desk, course_id: str, *, ends: bool = False, draft: Draft | None = None
    ) -> None:
        super().__init__(desk, course_id, draft)
        self._ends = ends
        self._head = Page(self._head_lines)
        self._foot = Page(self._foot_lines)
        self._why = NoteArea()

    def body(self) -> ComposeResult:
        self._why.display = False
        yield self.sign
        yield self._head
        yield self.numbered
        yield self._foot
        yield self._why

    async def read(self, subject_id: str) -> DecisionContext:
        return await self.desk.store.run(course_form.decision_context, subject_id)

    def options(self) -> tuple[Option, ...]:
        words = course_page_wording.DECISION_CHOICES
        return tuple(Option(one.value, words[one]) for one in Decision)

    def blank(self) -> bool:
        return self.chosen is None and not self._why.kept.strip()

    def payload(self) -> dict[str, Any]:
        return {"choice": self.chosen, "why": self._why.kept, "ends": self._ends}

    def restore(self, payload: dict[str, Any]) -> None:
        choice = payload["choice"]
        self.chosen = self.chosen or (choice if choice in tuple(Decision) else None)
        self._ends = self._ends or bool(payload["ends"])
        self._why.fill(str(payload["why"]))
        self._why.display = bool(self._why.kept)

    async def write(self) -> Saved:
        await self.ready()
        if self.chosen is None:
            raise NothingGiven("What do you want to do? A digit from 1 to 5, then Enter.")
        service = planning.end if self._ending else planning.decide
        return await self.desk.store.run(
            service,
            self.subject_id,
            Decision(self.chosen),
            self._why.kept,
            draft_id=self.draft_id,
        )

    async def action_note(self) -> None:
        """Say why, in some words."""
        await in_order.open_field(self._why)
        self.show_all()
        self.call_after_refresh(self._why.scroll_visible, animate=False)

    async def action_leave(self) -> None:
        if self.takes_text():
            self._leave_words()
            return
        await super().action_leave()

    async def action_next_row(self) -> None:
        """The line below; from the words back to the lines."""
        if self.takes_text():
            self._leave_words()
        else:
            await super().action_next_row()

    async def action_previous_row(self) -> None:
        """The line above; from the words back to the lines."""
        if self.takes_text():
            self._leave_words()
        else:
            await super().action_previous_row()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        if self._why.settled(event):
            self.touched()
            self.show_all()

    def show_all(self) -> None:
        for page in (self._head, self.numbered, self._foot):
            page.redraw()
        place = "" if self.around is None else sites.label(self.around.view.course.place)
        self.title_line.update(f"What do you want to do? · {place}" if place else "")
        if self.takes_text():
            self.tell("Esc or Tab leaves the words; F2 saves.")
            return
        if self.chosen is None:
            self.tell("A digit from 1 to 5, and t for why, if you like.")
            return
        said = course_wording.DECISION_WORDS[Decision(self.chosen)]
        why = " and why" if self._why.kept.strip() else ""
        if self._ending:
            self.tell(f"Enter keeps “{said}”{why} and ends the course today; u takes it back.")
        else:
            self.tell(f"Enter keeps “{said}”{why}; the course stays as it is planned.")

    @property
    def _ending(self) -> bool:
        view = None if self.around is None else self.around.view
        if view is None or not view.course.open:
            return False
        over = view.state is CourseState.OVER
        return self._ends or over or self.chosen == Decision.STOP

    def _leave_words(self) -> None:
        self.set_focus(None)
        self._why.display = bool(self._why.kept.strip())
        self.show_all()

    def _head_lines(self, width: int, _height: int) -> list[Line]:
        return [[], *paragraph(course_page_wording.before_decision(), measure(width), "$muted")]

    def _foot_lines(self, _width: int, _height: int) -> list[Line]:
        on = "●" if self._why.kept.strip() else " "
        return [[], [("More: ", "$muted"), (f"{on}t ", "$accent bold"), ("why", "$muted")]]
