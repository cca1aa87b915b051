"""Forms of one page after another: the readiness quiz, and the safety pages by themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from tracker.app import quiz_draft, quiz_keys, quiz_pages
from tracker.app.desk import Desk
from tracker.app.prose import measure
from tracker.app.quiz_drawn import Drawn
from tracker.app.quiz_flow import Flow
from tracker.app.quiz_repeat import Known
from tracker.app.quiz_steps import RESULT
from tracker.app.screens.form import FormScreen
from tracker.app.widgets.page import Line
from tracker.app.widgets.quiz_page import QuizPage
from tracker.domain.quiz_attempt import Attempt
from tracker.errors import TrackerError
from tracker.services import quiz_form
from tracker.services.drafting import Draft

_BAR = 12


class QuestionForm(FormScreen):
    """Feeds keys to a ``Flow`` and shows its page; subclasses give ``write`` and two texts.

    The state is there from the start, so that keys typed before the first frame count.
    """

    BINDINGS: ClassVar[list[BindingType]] = list(quiz_keys.FORM_KEYS)
    DEFAULT_CSS = """
    QuestionForm > .body { scrollbar-size-vertical: 1; }
    """

    def __init__(
        self, desk: Desk, flow: Flow, *, known: Known | None = None, draft: Draft | None = None
    ) -> None:
        self.day = draft.day if draft else flow.today
        super().__init__(desk, draft=draft)
        self.flow = flow
        self._live = flow.live
        self._knows = known is not None
        self._before: tuple[date, Attempt] | None = None
        self.page = QuizPage(self._drawn)
        if draft is not None:
            self.take_up(draft)
        self._know(known or Known())

    def heading(self) -> str:
        """What the title says of the step one is at."""
        raise NotImplementedError

    def result(self, width: int) -> list[Line]:
        """The page before saving."""
        raise NotImplementedError

    def reason(self) -> str:
        """A sentence above the first page, ``""`` for none."""
        return ""

    def body(self) -> ComposeResult:
        yield self.page

    async def on_mount(self) -> None:
        self._show()
        if not self._knows:
            try:
                around = await self.desk.store.run(quiz_form.context)
            except TrackerError as error:
                self.tell(str(error), asks=True)
                return
            self._know(Known.of(around))
            self._show()

    def blank(self) -> bool:
        return self.flow.attempt == Attempt()

    def payload(self) -> dict[str, Any]:
        return quiz_draft.to_payload(self.flow)

    def restore(self, payload: dict[str, Any]) -> None:
        kept = quiz_draft.from_payload(payload, self.flow)
        if quiz_draft.is_stale(self.day, self.flow.today):
            self._before = (self.day, kept.attempt)
            self.day = self.flow.today
            kept = quiz_draft.asked_again(kept)
        self._go(kept)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("press", "type"):
            key = str(parameters[0])
            if self.flow.at_end:
                return key == "back" or key in _SCROLLS
            named = key in ("enter", "back")
            return (named or self.flow.typing == (action == "type")) and self._reaches(key)
        if action == "finish":
            return self.flow.at_end
        if action == "rule":
            return False
        return super().check_action(action, parameters)

    def action_press(self, key: str) -> None:
        """What a key does on this page."""
        if self.flow.at_end and key in _SCROLLS:
            self._scroll(_SCROLLS[key])
        else:
            self._answer(self.flow.press(key))

    async def action_finish(self) -> None:
        """Save what was answered."""
        await self.action_save()

    def action_type(self, key: str) -> None:
        """One more sign of a day."""
        self._answer(self.flow.press(key))

    async def action_save(self) -> None:
        if self.flow.at_end:
            await super().action_save()
        else:
            self.tell("Not finished yet. Esc leaves it for later; what you answered is kept.")

    async def on_quiz_page_clicked(self, event: QuizPage.Clicked) -> None:
        event.stop()
        if event.key == "enter" and self.flow.at_end:
            await self.action_save()
        else:
            self.action_press(event.key)

    def on_resize(self) -> None:
        self._show()

    def _reaches(self, key: str) -> bool:
        arrows = {"j": "down", "k": "up", "h": "left", "l": "right"}
        return key in self._live or (not self.flow.typing and arrows.get(key) in self._live)

    def _know(self, known: Known) -> None:
        if self._before is not None:
            known = replace(known, earlier=known.earlier.then(*self._before))
        self._go(replace(self.flow, known=known))

    def _go(self, flow: Flow) -> None:
        self.flow = flow
        self._live = flow.live

    def _answer(self, flow: Flow) -> None:
        if flow == self.flow:
            return
        moved = flow.step != self.flow.step
        self._go(flow)
        self.touched()
        self._show(top=moved)

    def _drawn(self, width: int, height: int) -> Drawn:
        if self.flow.step == RESULT:
            hint = "Nothing is saved yet: Enter saves, Backspace goes back to put a slip right."
            return Drawn([[], *self.result(measure(width))], hint=hint, done=True)
        return quiz_pages.draw(self.flow, width, height, self.reason())

    def _show(self, *, top: bool = False) -> None:
        if not self.is_mounted:
            return
        self.page.redraw()
        drawn = self.page.drawn
        self.tell(self.flow.says or drawn.hint, asks=bool(self.flow.says) or drawn.done)
        self.title_line.update(self._title_line())
        self.refresh_bindings()
        if top:
            for body in self.bodies():
                body.scroll_home(animate=False)
        self.call_after_refresh(self._reveal)

    def _title_line(self) -> str:
        done = round(self.flow.progress * _BAR)
        bar = "━" * done + "─" * (_BAR - done)
        words = self.heading()
        gap = self.app.size.width - 2 - len(words) - _BAR
        return words + " " * gap + bar if gap > 1 else words

    def _reveal(self) -> None:
        """Bring the line that is asked into view, whole."""
        begin, end = self.page.drawn.focus
        for body in self.bodies():
            if end == 0 or not body.max_scroll_y:
                return
            if end + 1 > body.scroll_y + body.size.height:
                body.scroll_to(y=end + 1 - body.size.height, animate=False)
            if begin - 1 < body.scroll_y:
                body.scroll_to(y=max(begin - 1, 0) if begin > 4 else 0, animate=False)

    def _scroll(self, lines: int) -> None:
        for body in self.bodies():
            body.scroll_relative(y=lines, animate=False)


_SCROLLS = {"down": 2, "j": 2, "up": -2, "k": -2}
