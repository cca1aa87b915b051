"""The inks of a picture on screen, with a ground of ours and on that of the terminal."""

from __future__ import annotations

import pytest
from rich.color import Color

from tracker.app.widgets import chart_strips
from tracker.charts.palette import ANSI, DARK, NONE, PALETTES, Palette
from tracker.charts.role import Role
from tracker.charts.spec import Cells

BAR, LINE = (("█", Role.EASE),) * 6, (("━", Role.TEXT),) * 6
CROSSED = Cells((BAR, LINE, BAR))


@pytest.mark.parametrize("palette", PALETTES.values(), ids=list(PALETTES))
def test_a_line_over_a_bar_is_cut_out_of_it(palette: Palette) -> None:
    written = chart_strips.inks(palette, None)
    (over,) = chart_strips.strip(CROSSED, 1, written)
    (bar,) = chart_strips.strip(CROSSED, 0, written)
    assert over.style is not None
    assert bar.style is not None
    if palette.inks is None:
        assert over.style.bgcolor == bar.style.color
        assert over.style.color == Color.parse(palette.background)
    else:
        # The terminal knows its own ground: turned over, the line is of that.
        assert over.style.reverse
        assert over.style.color == bar.style.color


@pytest.mark.parametrize("palette", PALETTES.values(), ids=list(PALETTES))
def test_among_letters_a_line_is_no_box(palette: Palette) -> None:
    bar, line = (("#", Role.PAIN),) * 6, (("=", Role.TEXT),) * 6
    written = chart_strips.inks(palette, None)
    (plain,) = chart_strips.strip(Cells((bar, line, bar)), 1, written)
    assert plain.style == written[Role.TEXT, None]
    assert plain.style is not None
    assert not plain.style.reverse


def test_a_terminal_s_own_colours_are_told_by_name() -> None:
    written = chart_strips.inks(ANSI, None)
    assert written[Role.EASE, None].color == Color.parse("bright_blue")
    assert written[Role.PAIN, None].color == Color.parse("yellow")
    text = written[Role.TEXT, None].color
    assert text is not None
    assert text.is_default


def test_without_colour_there_is_bold_and_faint() -> None:
    written = chart_strips.inks(NONE, None)
    assert all(ink.color is not None and ink.color.is_default for ink in written.values())
    assert written[Role.CURSOR, None].bold
    assert written[Role.MUTED, None].dim
    assert not chart_strips.inks(DARK, None)[Role.MUTED, None].dim
