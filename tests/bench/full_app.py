"""A bare Textual app that redraws a full screen of static text at each key."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static


class Full(App[None]):
    """Every line of the screen says how often a key was pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("c", "count", "count")]
    CSS = "Static { height: 100%; width: 100%; }"

    def compose(self) -> ComposeResult:
        self.pressed = 0
        self.page = Static(self._text(), markup=False)
        yield self.page

    def action_count(self) -> None:
        self.pressed += 1
        self.page.update(self._text())

    def _text(self) -> str:
        line = f"pressed {self.pressed} times "
        return "\n".join(
            (line * 10)[: self.size.width or 80] for _ in range(self.size.height or 24)
        )


if __name__ == "__main__":
    Full().run()
