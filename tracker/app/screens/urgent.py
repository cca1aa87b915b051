"""Urgent help: whom to ring, and which signs cannot wait."""

from __future__ import annotations

from tracker import help_numbers
from tracker.app.desk import Desk
from tracker.app.screens.sheet import Sheet, hanging
from tracker.app.widgets.page import Line
from tracker.domain import help_now
from tracker.domain.text import visible


class Urgent(Sheet):
    """Open from anywhere by ``!``, and after a note that asks for it."""

    heading = "Urgent help"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        folder = desk.settings_folder()
        self._numbers = help_numbers.read(folder) or help_now.NUMBERS
        self._kept_in = folder / help_numbers.FILE_NAME

    def lines(self, width: int) -> list[Line]:
        out: list[Line] = [
            [(help_now.TITLE, "bold $accent")],
            [help_now.BEFORE_NUMBERS],
            [],
        ]
        wide = max(len(visible(where)) for where, _ in self._numbers)
        for where, what in self._numbers:
            label = visible(where).ljust(min(wide, width // 3))
            out += hanging(f"  {label}  ", visible(what), width)
        out += [[], [help_now.AFTER_NUMBERS], []]
        *signs, what_to_do = help_now.body_lines()
        out.append([(help_now.BODY_TITLE, "bold $accent")])
        for sign in signs:
            out += hanging("  – ", sign.removeprefix("- "), width)
        out.append([what_to_do])
        own = visible(str(self._kept_in))
        out += [[], [(f"Numbers of your own can stand in {own}.", "$muted")]]
        return out
