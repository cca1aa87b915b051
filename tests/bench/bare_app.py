"""The least a Textual app can be: one label, a footer, one key. What ours is measured against."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Footer, Label


class Bare(App[None]):
    """Counts how often a key was pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("c", "count", "count")]

    def compose(self) -> ComposeResult:
        self.label = Label("pressed 0 times")
        self.pressed = 0
        yield self.label
        yield Footer()

    def action_count(self) -> None:
        self.pressed += 1
        self.label.update(f"pressed {self.pressed} times")


if __name__ == "__main__":
    Bare().run()
