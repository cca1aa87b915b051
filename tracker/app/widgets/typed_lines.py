"""Short texts typed a line each: what it is, the field, and what may be typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from tracker.app.widgets.text_line import TextLine
from tracker.domain.text import cells

NUMBER_ROOM = 10
"""Cells of a field for a number."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One text to type: its field in the form, a short name, and what stands beside it.

    ``last`` is how the newest earlier one is named ("last time 14"), ``""`` without one;
    it takes the place of ``allowed`` only once this one is typed. ``room``: cells of the
    field, ``None`` for all there are. ``hint`` stands in an empty field.
    """

    field: str
    name: str
    allowed: str = ""
    last: str = ""
    room: int | None = NUMBER_ROOM
    hint: str = ""


class TypedLine(Horizontal):
    """One such line."""

    DEFAULT_CSS = """
    TypedLine { height: 1; }
    TypedLine > .label { width: auto; }
    TypedLine > .beside { width: 1fr; color: $muted; padding-left: 2; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.asked: Asked | None = None
        self.box = TextLine()
        self.known = ""
        self._label = Static(classes="label", markup=False)
        self._beside = Static(classes="beside", markup=False)

    def compose(self) -> ComposeResult:
        yield self._label
        yield self.box
        yield self._beside

    @property
    def field(self) -> str:
        """The field it asks for; ``""`` for none."""
        return self.asked.field if self.asked else ""

    def ask(self, asked: Asked, text: str, room: int) -> None:
        """Ask for another one, with this text; it does not count as typed."""
        self.asked, self.known = asked, text
        self._label.update(asked.name + " " * (room - cells(asked.name) + 2))
        self.box.placeholder = asked.hint
        self.box.styles.width = "1fr" if asked.room is None else asked.room
        self._beside.display = asked.room is not None
        if self.box.value != text:
            self.box.value = text
            self.box.cursor_position = len(text)
        self.say(taken=False)

    def say(self, *, taken: bool) -> None:
        """What is allowed; beside a text that can be ``taken``, what it was before."""
        if self.asked is not None:
            last = self.asked.last if taken else ""
            self._beside.update(last or self.asked.allowed)


class TypedLines(Vertical):
    """Such lines of a form, which says which are asked and keeps their texts."""

    DEFAULT_CSS = """
    TypedLines { height: auto; padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[TypedLine] = []

    @property
    def shown(self) -> list[TypedLine]:
        """The lines that are asked now, in their order."""
        return [line for line in self._lines if line.asked is not None]

    @property
    def here(self) -> int | None:
        """Which of them has the focus; ``None`` if none has."""
        focused = self.screen.focused if self.is_attached else None
        return next((n for n, line in enumerate(self.shown) if line.box is focused), None)

    async def ask(self, asked: tuple[Asked, ...], texts: Mapping[str, str]) -> None:
        """Ask for these, with what was typed for each so far."""
        if not self.is_attached:
            # The app closes, or its form was left meanwhile.
            return
        missing = [TypedLine() for _ in range(len(asked) - len(self._lines))]
        if missing:
            self._lines += missing
            await self.mount(*missing)
        room = max((cells(one.name) for one in asked), default=0)
        for number, line in enumerate(self._lines):
            wanted = number < len(asked)
            line.display = wanted
            if wanted:
                line.ask(asked[number], texts.get(asked[number].field, ""), room)
            else:
                line.asked = None

    def enter(self, at: int = 0) -> None:
        """Put the focus into one of them; while the app closes there may be none left."""
        if self.is_attached:
            self.screen.set_focus(self.shown[at].box)

    def step(self, step: int) -> bool:
        """Go to the line below or above; ``False`` if there is none."""
        at = (self.here or 0) + step
        if 0 <= at < len(self.shown):
            self.enter(at)
            return True
        return False

    def typed(self, event: Input.Changed) -> TypedLine | None:
        """The line that somebody typed into; ``None`` if nobody did.

        For the form to ask at once: a message of its own would come after the next key.
        """
        line = next((line for line in self.shown if line.box is event.input), None)
        # What stands there now, not what the event tells: the line may ask for another since.
        if line is None or line.box.value == line.known:
            return None
        line.known = line.box.value
        return line
