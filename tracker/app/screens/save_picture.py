"""Writing the view on screen to a file: as what, and under which name."""

from __future__ import annotations

import textwrap
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from tracker.app import keys, trends_keys
from tracker.app.desk import Desk
from tracker.app.widgets.key_line import KeyLine
from tracker.app.widgets.page import Line, Page
from tracker.app.widgets.text_line import TextLine
from tracker.charts.glyphs import Glyphs
from tracker.charts.palette import DARK, PALETTES
from tracker.domain.text import visible
from tracker.errors import NeedsConfirmation, TrackerError
from tracker.services import picturing
from tracker.services.picturing import Framed, Kind

_KINDS = (
    (Kind.TEXT, "Text", "as it stands here, for a terminal or a message"),
    (Kind.SVG, "SVG", "a drawing, for a page or a browser"),
    (Kind.MARKDOWN, "Markdown", "the sentences and the table"),
)


class SavePicture(ModalScreen[str | None]):
    """Dismisses what was written, in words; ``None`` if nothing was."""

    BINDINGS: ClassVar[list[BindingType]] = list(trends_keys.SAVE_KEYS)
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    SavePicture { align: center middle; background: $background 60%; }
    SavePicture > Vertical { width: 76; max-width: 100%; height: auto; max-height: 100%;
        background: $surface; border: round $accent; padding: 0 1; }
    SavePicture Page { padding: 0; height: auto; }
    SavePicture Horizontal { height: 1; margin: 1 0; }
    SavePicture Horizontal Page { width: 8; }
    SavePicture TextLine { width: 1fr; }
    SavePicture KeyLine { dock: none; margin-top: 1; }
    """

    def __init__(self, desk: Desk, framed: Framed, *, tabled: bool) -> None:
        super().__init__()
        self._desk, self._framed, self._tabled = desk, framed, tabled
        self._kind = Kind.TEXT
        self._folder = picturing.here()
        self._agreed: Path | None = None
        self._writing = False
        self._problem = self._told_of = ""
        self._choice = Page(self._kind_lines)
        self._field = TextLine(picturing.file_name(framed, self._kind))
        self._says = Page(self._said_lines)

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = "Save this view"
            yield self._choice
            with Horizontal():
                yield Page(lambda _width, _height: [[("  Name", "bold")]])
                yield self._field
            yield self._says
            yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("save_or_press", "to_name"):
            return True
        return action in keys.WITHIN_TEXT or not self._typing

    def action_pick(self, number: int) -> None:
        """Another kind; the name takes its ending."""
        self._kind = _KINDS[number - 1][0]
        self._field.value = picturing.renamed(self._field.value, self._kind)
        self._tell("")

    def action_to_name(self) -> None:
        """Type the name, or leave it as it is now."""
        self.set_focus(None if self._typing else self._field)
        self._tell("")

    def action_next_row(self) -> None:
        """The kind below; after the last the name, and round again."""
        self._step(1)

    def action_previous_row(self) -> None:
        """The kind above, or the name."""
        self._step(-1)

    def action_leave(self) -> None:
        """Write nothing."""
        self.dismiss(None)

    async def action_save_or_press(self) -> None:
        """Write the file."""
        if self._writing:
            return
        self._writing = True
        try:
            path = picturing.path_of(self._field.value, self._folder)
            await self._desk.drawing.run(partial(self._write, path))
        except NeedsConfirmation as asked:
            self._agreed = path
            self._tell(f"{asked.question} Enter again does.")
        except TrackerError as error:
            self._tell(str(error))
        else:
            self.dismiss(f"Written: {path}")
        finally:
            self._writing = False

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        # It comes late: what was said meanwhile may be about this very name.
        if event.value != self._told_of:
            self._tell("")

    def _write(self, path: Path) -> None:
        """On the drawing thread: nothing here waits for it."""
        if self._kind is Kind.TEXT and self._tabled:
            content = picturing.tabled(self._framed)
        else:
            palette = PALETTES.get(self.app.theme, DARK)
            glyphs = Glyphs(self._desk.settings.glyphs)
            content = picturing.written(self._framed, self._kind, palette, glyphs=glyphs)
        picturing.save(path, content, file=self._desk.file, over=path == self._agreed)

    def _step(self, step: int) -> None:
        at = len(_KINDS) if self._typing else self._at
        to = (at + step) % (len(_KINDS) + 1)
        if to == len(_KINDS):
            self.set_focus(self._field)
            self._tell("")
        else:
            self.set_focus(None)
            self.action_pick(to + 1)

    @property
    def _typing(self) -> bool:
        # What the field itself says of its focus comes a key late.
        return self.focused is self._field

    @property
    def _at(self) -> int:
        return [kind for kind, _, _ in _KINDS].index(self._kind)

    def _tell(self, problem: str) -> None:
        self._problem, self._told_of = problem, self._field.value
        if not problem:
            self._agreed = None
        self._choice.redraw()
        self._says.redraw()
        self.refresh_bindings()

    def _kind_lines(self, _width: int, _height: int) -> list[Line]:
        lines: list[Line] = []
        for number, (kind, name, words) in enumerate(_KINDS, 1):
            here = kind is self._kind
            lines.append(
                [
                    ("▸ " if here else "  ", "$accent bold"),
                    (f"{number}  ", "$accent bold"),
                    (f"{name:<10}", "bold" if here else ""),
                    (words, "$muted"),
                ]
            )
        return lines

    def _said_lines(self, width: int, _height: int) -> list[Line]:
        if self._problem:
            return [[(line, "$accent bold")] for line in _wrapped(self._problem, width)]
        return [[(line, "$muted")] for line in _wrapped(f"Into {self._folder}", width)]


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(visible(text), max(width, 20))
