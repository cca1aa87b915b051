"""A field for one line of words; it shows what could steer a terminal as signs."""

from __future__ import annotations

from typing import ClassVar

from rich.highlighter import Highlighter
from rich.text import Text
from textual.binding import BindingType
from textual.widgets import Input

from tracker.app import in_order
from tracker.domain.text import in_place


class _Signs(Highlighter):
    """Puts signs in the place of unseen characters; not a character more or less."""

    def __call__(self, text: str | Text) -> Text:
        plain = text if isinstance(text, str) else text.plain
        return Text(in_place(plain), no_wrap=True, overflow="ignore", end="")

    def highlight(self, text: Text) -> None:
        """Nothing more: the words are a person's own."""


class TextLine(Input, inherit_bindings=False):
    """One line of words; it takes the keys that print while it has the focus."""

    BINDINGS: ClassVar[list[BindingType]] = in_order.at_once(Input.BINDINGS)
    DEFAULT_CSS = """
    TextLine { height: 1; border: none; padding: 0 1; background: $panel; }
    TextLine:focus { border: none; background: $panel; }
    """

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(
            value,
            placeholder=placeholder,
            highlighter=_Signs(),
            select_on_focus=False,
            id=id,
            classes="takes-text",
        )
