"""A few lines for words, in a form."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.binding import BindingType
from textual.widgets import TextArea

from tracker.app import in_order
from tracker.domain.text import in_place


class NoteArea(TextArea, inherit_bindings=False):
    """A small text area; it takes the keys that print while it has the focus.

    Undoing what was typed is ctrl+_, as at a shell's prompt: ctrl+z leaves for the shell.
    """

    BINDINGS: ClassVar[list[BindingType]] = in_order.at_once(
        TextArea.BINDINGS, {"undo": "ctrl+underscore"}
    )
    DEFAULT_CSS = """
    NoteArea { height: 4; margin: 0 1; border: round $panel; }
    NoteArea:focus { border: round $accent; }
    """

    def __init__(self) -> None:
        super().__init__(soft_wrap=True, tab_behavior="focus", classes="takes-text")
        self._filled = self._laid_out = ""

    def get_line(self, line_index: int) -> Text:
        """The line as it is drawn: signs for what could steer the terminal."""
        return Text(in_place(self.document.get_line(line_index)), end="", no_wrap=True)

    def fill(self, text: str) -> None:
        """Put ``text`` in without it counting as typed."""
        self._filled = text
        self.text = text
        self._laid_out = self.text

    async def open(self) -> None:
        """Show it, take the focus and have it in sight."""
        await in_order.open_field(self)
        self.scroll_visible(animate=False)

    @property
    def kept(self) -> str:
        """The words to keep: to the letter as they were put in, until somebody types.

        Once laid out for typing, rare line separators have become plain ones.
        """
        return self._filled if self.text == self._laid_out else self.text

    def settled(self, event: TextArea.Changed) -> bool:
        """Whether a change is one the person made."""
        return event.text_area is self and self.kept != self._filled
