"""The readiness quiz's main screen: the last result, the earlier ones, and taking it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from tracker.app import quiz_history, quiz_keys
from tracker.app.desk import Desk
from tracker.app.quiz_repeat import Known
from tracker.app.screens.main_screen import MainScreen
from tracker.app.widgets.page import Line, Page
from tracker.services import quiz_form as service
from tracker.services.quiz_form import Context, Look


class QuizScreen(MainScreen):
    """Shows the last result with its reasons; Enter takes the quiz or goes on with it."""

    MODE = "quiz"
    BINDINGS: ClassVar[list[BindingType]] = list(quiz_keys.QUIZ_KEYS)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._look: Look | None = None
        self._rule = False
        self._page = Page(self._lines)
        self._body = VerticalScroll(self._page, classes="body", can_focus=False)

    def body(self) -> Widget:
        return self._body

    async def on_mount(self) -> None:
        await self.reload()

    async def reload(self) -> None:
        look = await self.call(service.look)
        if look is None:
            return
        self._look = look
        self.seen_change = look.last_change
        self._page.redraw()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "rule":
            look = self._look
            return look is not None and bool(look.past) and not quiz_history.puts_away(look)
        if action in ("safety", "take"):
            waits = self._look is not None and self._look.safety_open
            return waits == (action == "safety")
        return super().check_action(action, parameters)

    async def action_take(self) -> None:
        """The quiz; first the safety pages, while an urgent sign waits for an answer."""
        # Read first, so that keys typed ahead find the draft and the earlier answers there.
        around = await self.call(service.context)
        if around is None:
            return
        # Asked of the file: a key may come before the page was read.
        if around.safety_open:
            await self.action_safety()
            return
        self._open_quiz(around)

    async def action_quiz(self) -> None:
        """The quiz, whatever else waits."""
        around = await self.call(service.context)
        if around is not None:
            self._open_quiz(around)

    def action_rule(self) -> None:
        """Show or hide how the result was decided."""
        self._rule = not self._rule
        self._page.redraw()
        if self.is_mounted:
            self._body.scroll_home(animate=False)

    def action_down(self) -> None:
        """Further down."""
        self._scroll(2)

    def action_up(self) -> None:
        """Further up."""
        self._scroll(-2)

    def action_turn(self, pages: int) -> None:
        """Scroll by pages."""
        self._scroll(pages * max(self._body.size.height - 2, 1))

    def _open_quiz(self, around: Context) -> None:
        from tracker.app.screens.quiz_form import QuizForm

        form = QuizForm(self.desk, known=Known.of(around), draft=around.draft)
        self.app.push_screen(form, self.recorded)

    def _scroll(self, lines: int) -> None:
        if self.is_mounted:
            self._body.scroll_relative(y=lines, animate=False)

    def _lines(self, width: int, height: int) -> list[Line]:
        if self._look is None:
            return []
        return quiz_history.lines(self._look, width, rule=self._rule)
