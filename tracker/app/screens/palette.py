"""The palette's box: a field, and the actions that answer to what is in it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.events import Click
from textual.screen import ModalScreen
from textual.widgets import Input

from tracker.app import in_order, list_keys, palette
from tracker.app.live_keys import KeyAction
from tracker.app.widgets.page import Line, Page
from tracker.app.widgets.text_line import TextLine
from tracker.domain.text import one_line

_WIDTH, _NAME = 76, 18
_AROUND = 6
"""Rows the box takes besides its actions."""


class PaletteScreen(ModalScreen[None]):
    """Enter does the marked action on the screen beneath."""

    BINDINGS: ClassVar[list[BindingType]] = list(list_keys.PALETTE_KEYS)
    AUTO_FOCUS = in_order.TEXT_FIRST
    DEFAULT_CSS = """
    PaletteScreen { align: center top; background: $background 60%; }
    PaletteScreen > Vertical { width: 80; max-width: 100%; height: auto; max-height: 100%;
        margin-top: 1; background: $surface; border: round $accent; padding: 0 1;
        border-title-color: $foreground; border-subtitle-color: $muted; }
    PaletteScreen TextLine { margin-bottom: 1; }
    PaletteScreen Page { padding: 0; }
    """

    def __init__(self, actions: tuple[KeyAction, ...]) -> None:
        super().__init__()
        self._actions = actions
        self._at = 0
        self._first = 0
        self._field = TextLine(placeholder="What would you like to do?")
        self._page = Page(self._lines)

    def compose(self) -> ComposeResult:
        box = Vertical(self._field, self._page)
        box.border_title = "Every action by name"
        box.border_subtitle = "Enter does it · ↑ ↓ · Esc closes"
        yield box

    async def action_take(self) -> None:
        """Do the marked action on the screen beneath."""
        found = self._found
        if found:
            await self._do(found[min(self._at, len(found) - 1)])

    def action_next_row(self) -> None:
        """Mark the action below."""
        self._move(1)

    def action_previous_row(self) -> None:
        """Mark the action above."""
        self._move(-1)

    def action_leave(self) -> None:
        """Close without doing anything."""
        self.dismiss(None)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._at = self._first = 0
        self._page.redraw()

    async def on_click(self, event: Click) -> None:
        if not self._page.region.contains(event.screen_x, event.screen_y):
            return
        at = self._first + event.screen_y - self._page.region.y
        if at < len(self._found):
            await self._do(self._found[at])

    @property
    def _found(self) -> tuple[KeyAction, ...]:
        return palette.matching(self._actions, self._field.value)

    async def _do(self, action: KeyAction) -> None:
        self.dismiss(None)
        await self.app.run_action(action.action, action.node)

    def _move(self, step: int) -> None:
        self._at = max(0, min(self._at + step, len(self._found) - 1))
        self._page.redraw()

    def _lines(self, width: int, height: int) -> list[Line]:
        found = self._found
        if not found:
            return [[("Nothing is called that here.", "$muted")]]
        wide = min(width - 4, _WIDTH) - 2
        room = max(3, height - _AROUND)
        self._first = max(min(self._first, self._at), self._at - room + 1)
        shown = found[self._first : self._first + room]
        return [
            _line(action, wide, here=number == self._at)
            for number, action in enumerate(shown, self._first)
        ]


def _line(action: KeyAction, wide: int, *, here: bool) -> Line:
    name = f"{'▸ ' if here else '  '}{action.name}".ljust(_NAME)
    room = wide - len(name) - len(action.keys) - 3
    words = one_line(action.words, room)
    ink = "bold" if here else ""
    gap = " " * (room - len(words) + 2)
    return [(name, ink), " ", (words, "" if here else "$muted"), gap, (action.keys, "$accent bold")]
