"""What is said when the window is too small for anything else."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static


class TooSmall(Screen[None]):
    """Covers whatever is open, which stays as it is underneath, until there is room again."""

    DEFAULT_CSS = """
    TooSmall { align: center middle; }
    TooSmall Static { width: auto; max-width: 100%; text-align: center; }
    """

    def __init__(self, columns: int, rows: int) -> None:
        super().__init__()
        self._needed = f"{columns} columns and {rows} rows"

    def compose(self) -> ComposeResult:
        yield Static(
            f"Massage Tracker needs {self._needed}. "
            "Make the window larger; nothing is lost. ctrl+q closes.",
            markup=False,
        )
