"""The keys of a screen, from its live key map; at the foot where everything is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.binding import ActiveBinding

import tracker
from tracker.app.desk import Desk
from tracker.app.live_keys import KeyAction, live
from tracker.app.prose import paragraph
from tracker.app.screens.sheet import Sheet, hanging
from tracker.app.widgets.page import Line
from tracker.domain.text import visible
from tracker.errors import TrackerError

if TYPE_CHECKING:
    from tracker.charts.spec import Sign

TWO_COLUMNS_FROM = 92
"""Cells inside the sheet from which the groups stand in two columns."""

_KEYS = 14
_GAP = 4


class Help(Sheet):
    """Made from ``active_bindings`` of the screen beneath, so that it can never be out of date."""

    heading = "Keys of this screen"
    closing = "Esc, q, ? or Enter closes"

    def __init__(
        self, bindings: Mapping[str, ActiveBinding], desk: Desk, signs: tuple[Sign, ...] = ()
    ) -> None:
        super().__init__()
        self._signs = signs
        self._actions = live(bindings)
        self._desk = desk

    def lines(self, width: int) -> list[Line]:
        blocks = _blocks(self._actions)
        if width >= TWO_COLUMNS_FROM:
            wide = (width - _GAP) // 2
            left, right = _halves(blocks)
            out = _beside(_laid_out(left, wide), _laid_out(right, wide), wide)
        else:
            out = _laid_out(blocks, width)
        return [*out, *self._explained(width), [], *self._foot(width)]

    def _explained(self, width: int) -> list[Line]:
        """What the signs on the screen beneath stand for."""
        if not self._signs:
            return []
        from tracker.charts.signs import at_length

        out: list[Line] = [[], [("Signs of this picture", "bold $accent")]]
        for sign in self._signs:
            out += hanging(f"  {sign.glyph} ".ljust(_KEYS), at_length(sign), width)
        return out

    def _foot(self, width: int) -> list[Line]:
        file = self._desk.file
        try:
            size = _size(file.stat().st_size)
        except OSError:
            size = "not there yet"
        demo = "A demo: its person and all records are made up."
        about = f"Nothing leaves this machine. Massage Tracker {tracker.__version__}."
        kept = f"{visible(str(file))} ({size})"
        return [
            *(paragraph(demo, width, "bold") if self._desk.store.made_up else []),
            *hanging("Everything is in one file: ", kept, width, style="$muted"),
            *hanging("Last backup: ", self._backup(), width, style="$muted"),
            *paragraph(about, width, "$muted"),
        ]

    def _backup(self) -> str:
        from tracker.services import looking_after

        try:
            newest = looking_after.last(self._desk.file, self._desk.settings)
        except TrackerError as error:
            return visible(str(error))
        return "none yet" if newest is None else looking_after.when(newest.at)


def _blocks(actions: tuple[KeyAction, ...]) -> list[tuple[str, list[KeyAction]]]:
    groups: dict[str, list[KeyAction]] = {}
    for action in actions:
        groups.setdefault(action.group, []).append(action)
    return list(groups.items())


def _halves(
    blocks: list[tuple[str, list[KeyAction]]],
) -> tuple[list[tuple[str, list[KeyAction]]], list[tuple[str, list[KeyAction]]]]:
    """Whole groups on either side, as even as their order allows."""
    heights = [len(actions) + 2 for _, actions in blocks]
    total = sum(heights)
    cut = min(range(len(blocks) + 1), key=lambda n: abs(total - 2 * sum(heights[:n])))
    return blocks[:cut], blocks[cut:]


def _laid_out(blocks: list[tuple[str, list[KeyAction]]], width: int) -> list[Line]:
    out: list[Line] = []
    for title, actions in blocks:
        if out:
            out.append([])
        out.append([(title, "bold $accent")])
        for action in actions:
            out += hanging(f"  {action.keys} ".ljust(_KEYS), action.words or action.name, width)
    return out


def _beside(left: list[Line], right: list[Line], wide: int) -> list[Line]:
    out: list[Line] = []
    for n in range(max(len(left), len(right))):
        line = list(left[n]) if n < len(left) else []
        used = sum(len(part if isinstance(part, str) else part[0]) for part in line)
        line.append(" " * (wide + _GAP - used))
        out.append([*line, *(right[n] if n < len(right) else [])])
    return out


def _size(size: int) -> str:
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    return f"{size / 1_000_000:.1f} MB"
