"""The keys of the Trends screen, beside those of every main screen."""

from __future__ import annotations

from dataclasses import replace

from textual.binding import Binding

from tracker.app import keys
from tracker.app.keys import key

_MOVE = keys.MOVE
_SHOW = Binding.Group("This picture")

TRENDS_KEYS = [
    # The footer has room for five: what is special here goes first.
    *(replace(one, show=False) for one in keys.MAIN_KEYS if one.show),
    key("h,left", "cursor(-1)", "day", "A day back", _MOVE, show=True, display="h l"),
    key("l,right", "cursor(1)", "next day", "A day on", _MOVE, display="l"),
    key("left_square_bracket", "pan(-1)", "pan", "Half a screen back", _MOVE, show=True,
        display="[ ]"),
    key("right_square_bracket", "pan(1)", "pan on", "Half a screen on", _MOVE, display="]"),
    key("plus,equals_sign", "zoom(1)", "zoom", "Fewer days, wider apart", _SHOW, show=True,
        display="+ -"),
    key("minus", "zoom(-1)", "zoom out", "More days", _SHOW, display="-"),
    key("t", "table", "table", "The same days as a table, or as a picture", _SHOW, show=True),
    key("a", "all_or_course", "all, course", "Everything there is, or the course", _SHOW),
    key("i", "next_place", "next place", "Another place that you rate", _SHOW),
    key("g", "end(-1)", "first day", "The first day there is", _MOVE),
    key("G", "end(1)", "last day", "The last day there is", _MOVE),
    key("j,down", "row(1)", "row below", "In the table a row down; else the page", _MOVE),
    key("k,up", "row(-1)", "row above", "In the table a row up; else the page", _MOVE),
    key("enter", "open_day", "open day", "The records of that day, in History", _SHOW,
        display="Enter"),
]  # fmt: skip

PICTURE_ACTIONS = frozenset(
    {"cursor", "pan", "zoom", "table", "all_or_course", "end", "row", "open_day"}
)
"""What there is to do only once something was recorded."""
