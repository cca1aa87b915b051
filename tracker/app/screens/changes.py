"""Everything that was ever changed in a record, over what it was opened from."""

from __future__ import annotations

import textwrap

from tracker.app import record_page
from tracker.app.screens.sheet import Sheet
from tracker.app.widgets.page import Line
from tracker.domain import days
from tracker.domain.records import Entry
from tracker.domain.text import visible
from tracker.services import past


class ChangesSheet(Sheet):
    """Each change with its time, the door it came through, and the values it changed."""

    def __init__(self, entry: Entry, changes: tuple[past.Line, ...]) -> None:
        super().__init__()
        self.heading = f"Changes: {record_page.title(entry)}"
        self._changes = changes

    def lines(self, width: int) -> list[Line]:
        out: list[Line] = []
        for change in self._changes:
            if out:
                out.append([])
            moment = f"{days.label_with_year(change.at.date())}, {change.at:%H:%M}"
            out.append([(moment, "bold"), f"  {change.what}  ", (change.where, "$muted")])
            for words in change.words:
                out += [[piece] for piece in textwrap.wrap(
                    visible(words), max(width, 20), initial_indent="  ", subsequent_indent="    "
                )]  # fmt: skip
        return out
