"""A form whose answer is one of a few numbered lines, picked by digit, arrow or mouse."""

from __future__ import annotations

import asyncio
import textwrap
from dataclasses import dataclass
from typing import ClassVar, Generic, Protocol, TypeVar

from textual.binding import BindingType
from textual.events import Click
from textual.message import Message

from tracker.app import course_keys
from tracker.app.desk import Desk
from tracker.app.planned_options import Option
from tracker.app.screens.form import FormScreen
from tracker.app.widgets.open_sign import OpenSign
from tracker.app.widgets.page import Line, Page
from tracker.domain.text import visible
from tracker.errors import TrackerError
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


class Around(Protocol):
    """What is read before there is anything to pick from."""

    @property
    def sign(self) -> str:
        """The urgent safety sign that is open, in words; ``""`` for none."""

    @property
    def draft(self) -> Draft | None:
        """The newest draft about the same; ``None`` if there is none."""


A = TypeVar("A", bound=Around)


class ChoiceForm(FormScreen, Generic[A]):
    """Subclasses give ``read`` and ``options``, and say with ``show_all`` what stands around them.

    ``around`` is what was read, ``None`` until then and if it cannot be.
    """

    BINDINGS: ClassVar[list[BindingType]] = list(course_keys.CHOICE_KEYS)
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    ChoiceForm Numbered { margin-top: 1; }
    """

    def __init__(self, desk: Desk, subject_id: str, draft: Draft | None = None) -> None:
        super().__init__(desk, subject_id=subject_id, draft=draft)
        self.day = draft.day if draft else desk.today()
        self.chosen: str | None = None
        self.around: A | None = None
        self.sign = OpenSign()
        self.numbered = Numbered(self._option_lines)
        self._reading = asyncio.Lock()

    async def on_mount(self) -> None:
        await self.ready()
        self.show_all()

    async def read(self, subject_id: str) -> A:
        """What stands around the choice. Raises ``TrackerError``."""
        raise NotImplementedError

    def options(self) -> tuple[Option, ...]:
        """The lines there are to pick from."""
        raise NotImplementedError

    async def ready(self) -> None:
        """Wait until ``options`` are known."""
        async with self._reading:
            if self.around is not None or self.subject_id is None:
                return
            try:
                around = await self.read(self.subject_id)
            except TrackerError as error:
                self.tell(str(error), asks=True)
                return
            self.settle(around)

    def settle(self, around: A) -> None:
        """Take in what was read, and go on with a draft."""
        self.around = around
        self.sign.tell(around.sign)
        draft = self.draft or around.draft
        if draft is not None:
            self.take_up(draft)

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
