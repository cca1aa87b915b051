"""One record in full, over the list it was opened from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from tracker.app import list_keys, record_page
from tracker.app.screens.sheet import Sheet
from tracker.app.widgets.page import Line
from tracker.domain.records import Entry

if TYPE_CHECKING:
    from tracker.app.screens.history import HistoryScreen


class RecordSheet(Sheet):
    """Everything in the record; ``e``, ``d`` and ``H`` do what they do in the list."""

    BINDINGS: ClassVar[list[BindingType]] = list(list_keys.RECORD_KEYS)
    closing = "e edit · d delete · H its changes · Esc closes"

    def __init__(self, owner: HistoryScreen, entry: Entry, activities: Mapping[str, str]) -> None:
        super().__init__()
        self.heading = record_page.title(entry)
        self._owner = owner
        self._entry = entry
        self._activities = activities

    def lines(self, width: int) -> list[Line]:
        return record_page.lines(self._entry, width, self._activities)

    def action_edit(self) -> None:
        """Open it in the form that made it."""
        self.dismiss(None)
        self._owner.edit(self._entry)

    def action_delete(self) -> None:
        """Delete it, after a question."""
        self.dismiss(None)
        self._owner.ask_to_delete(self._entry)

    async def action_changes(self) -> None:
        """Show everything that was ever changed in it; closing that leads back here."""
        await self._owner.show_changes(self._entry)
