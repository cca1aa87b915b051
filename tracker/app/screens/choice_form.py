"""A form whose answer is one of a few numbered lines, picked by digit, arrow or mouse."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from tracker.app import course_keys
from tracker.app.desk import Desk
from tracker.app.planned_options import Option
from tracker.app.screens.form import FormScreen
from tracker.app.widgets.page import Line, Page
from tracker.domain.text import visible
from tracker.services.drafting import Draft

_MARK, _NUMBER = 2, 3


class Numbered(Page):
    """The lines; a click picks one."""

    @dataclass
    class Picked(Message):
        """The line with that number, from 1, was picked."""

        number: int

    ends: tuple[int, ...] = ()
    """For each option the row after its last."""

    def on_click(self, event: Click) -> None:
        for number, end in enumerate(self.ends, 1):
            if event.y < end:
                self.post_message(self.Picked(number))
                return


class ChoiceForm(FormScreen):
    """Subclasses give ``options`` and say with ``show_all`` what stands around them."""

    BINDINGS: ClassVar[list[BindingType]] = list(course_keys.CHOICE_KEYS)
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    ChoiceForm Numbered { margin-top: 1; }
    """

    def __init__(self, desk: Desk, subject_id: str, draft: Draft | None = None) -> None:
        super().__init__(desk, subject_id=subject_id, draft=draft)
        self.day = draft.day if draft else desk.today()
        self.chosen: str | None = None
        self.title_line = Static(classes="title", markup=False)
        self.numbered = Numbered(self._option_lines)

    def options(self) -> tuple[Option, ...]:
        """The lines there are to pick from."""
        raise NotImplementedError

    async def ready(self) -> None:
        """Wait until ``options`` are known."""

    def show_all(self) -> None:
        """Draw the form anew."""
        raise NotImplementedError

    async def action_pick(self, number: int) -> None:
        """Pick a line."""
        await self.ready()
        found = self.options()
        if 1 <= number <= len(found):
            self.chosen = found[number - 1].code
            self.picked()

    def picked(self) -> None:
        """A line was picked."""
        self.touched()
        self.show_all()

    async def action_next_row(self) -> None:
        """The line below."""
        await self._step(1)

    async def action_previous_row(self) -> None:
        """The line above."""
        await self._step(-1)

    async def action_save_or_press(self) -> None:
        """Save."""
        await self.action_save()

    async def on_numbered_picked(self, event: Numbered.Picked) -> None:
        event.stop()
        await self.action_pick(event.number)

    async def _step(self, step: int) -> None:
        await self.ready()
        codes = [option.code for option in self.options()]
        at = codes.index(self.chosen) + step if self.chosen in codes else 0
        await self.action_pick(max(0, min(at, len(codes) - 1)) + 1)

    def _option_lines(self, width: int, _height: int) -> list[Line]:
        out: list[Line] = []
        ends: list[int] = []
        for number, option in enumerate(self.options(), 1):
            here = option.code == self.chosen
            room = max(width - _MARK - _NUMBER, 20)
            first, *rest = textwrap.wrap(visible(option.words), room) or [""]
            out.append(
                [
                    ("▸ " if here else "  ", "$accent bold"),
                    (f"{number}".ljust(_NUMBER), "$accent bold"),
                    (first, "bold" if here else ""),
                ]
            )
            indent = " " * (_MARK + _NUMBER)
            out += [[indent, (piece, "bold" if here else "")] for piece in rest]
            ends.append(len(out))
        self.numbered.ends = tuple(ends)
        return out
