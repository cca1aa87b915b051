"""What the weekly review asks besides the six: each of it yes or no."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from tracker.app.weekly_keys import EXTRAS_KEYS
from tracker.app.widgets.choice_page import ChoicePage
from tracker.app.widgets.key_line import KeyLine
from tracker.app.widgets.page import Line
from tracker.domain.weekly_rows import EXTRAS, extra_name

_ABOVE: Line = [("Besides the six questions, if you like:", "$muted")]


class WeeklyExtras(ModalScreen[tuple[str, ...]]):
    """Dismisses the extras that are to be asked."""

    BINDINGS: ClassVar[list[BindingType]] = list(EXTRAS_KEYS)
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    WeeklyExtras { align: center middle; background: $background 60%; }
    WeeklyExtras > VerticalScroll { width: 82; max-width: 100%; height: auto; max-height: 100%;
        background: $surface; border: round $muted; border-title-color: $foreground;
        border-title-style: bold; padding: 0 1; margin-bottom: 1; }
    """

    def __init__(self, chosen: tuple[str, ...]) -> None:
        super().__init__()
        self._chosen = set(chosen)
        self._marked = 0
        self._page = ChoicePage(self._lines, self._place)

    def compose(self) -> ComposeResult:
        self.scroll = VerticalScroll(self._page, can_focus=False)
        self.scroll.border_title = "What the weekly review asks"
        yield self.scroll
        yield KeyLine()

    def action_change(self) -> None:
        """Ask it, or not."""
        self._chosen ^= {EXTRAS[self._marked]}
        self._page.redraw()

    def action_next_row(self) -> None:
        """The one below."""
        self._mark(self._marked + 1)

    def action_previous_row(self) -> None:
        """The one above."""
        self._mark(self._marked - 1)

    def action_leave(self) -> None:
        """Back to the review, asking these."""
        self.dismiss(tuple(extra for extra in EXTRAS if extra in self._chosen))

    def on_choice_page_picked(self, event: ChoicePage.Picked) -> None:
        self._mark(event.place)
        self.action_change()

    def _mark(self, place: int) -> None:
        self._marked = max(0, min(place, len(EXTRAS) - 1))
        self._page.redraw()
        middle = self._marked + 1 - self.scroll.size.height // 2
        self.scroll.scroll_to(y=max(0, middle), animate=False)

    def _place(self, line: int, _height: int) -> int | None:
        place = line - 1
        return place if 0 <= place < len(EXTRAS) else None

    def _lines(self, _width: int, _height: int) -> list[Line]:
        out = [_ABOVE]
        for place, extra in enumerate(EXTRAS):
            here, on = place == self._marked, extra in self._chosen
            out.append(
                [
                    ("▸ " if here else "  ", "$accent bold"),
                    ("[x] " if on else "[ ] ", "bold" if on else "$muted"),
                    (extra_name(extra), "bold" if here else "" if on else "$muted"),
                ]
            )
        return out
