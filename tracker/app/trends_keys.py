"""The keys of the Trends screen, beside those of every main screen.

Both keys of a pair have the same words, so that help and footer name the pair once.
"""

from __future__ import annotations

from textual.binding import Binding

from tracker.app import keys
from tracker.app.keys import APP, FORM, key

_MOVE = keys.MOVE
_SHOW = Binding.Group("This picture")

_DAY = ("day", "A day back or on, or a column of days; the arrows too")
_PAN = ("pan", "Half a screen back or on")
_ZOOM = ("zoom", "Closer: fewer days; or wider: more")
_END = ("ends", "The first day there is, or the last")
_VIEW = ("next view", "The next picture, or the one before")
_MARK = ("session, flare", "To the next session, flare or event, or the one before")
_ROW = ("rows", "A row down or up; the page, where it is cut off")

TRENDS_KEYS = [
    key("h,left", "cursor(-1)", *_DAY, _MOVE, show=True, display="h l"),
    key("l,right", "cursor(1)", *_DAY, _MOVE, display="h l"),
    key("left_square_bracket", "pan(-1)", *_PAN, _MOVE, display="[ ]"),
    key("right_square_bracket", "pan(1)", *_PAN, _MOVE, display="[ ]"),
    key("v", "picture(1)", *_VIEW, _SHOW, show=True, display="v"),
    key("V", "picture(-1)", *_VIEW, _SHOW, display="v V"),
    key("full_stop", "mark(1)", *_MARK, _MOVE, display=". ,"),
    key("comma", "mark(-1)", *_MARK, _MOVE, display=". ,"),
    key("g", "end(-1)", *_END, _MOVE, display="g G"),
    key("G", "end(1)", *_END, _MOVE, display="g G"),
    key("j,down", "row(1)", *_ROW, _MOVE, display="j k ↓ ↑"),
    key("k,up", "row(-1)", *_ROW, _MOVE, display="j k ↓ ↑"),
    key("plus,equals_sign", "zoom(1)", *_ZOOM, _SHOW, show=True, display="+ -"),
    key("minus", "zoom(-1)", *_ZOOM, _SHOW, display="+ -"),
    key("t", "table", "table", "The same days as a table, or as a picture", _SHOW, show=True),
    key("M", "measure", "measure", "One measure by itself, then the next; at last back", _SHOW,
        show=True),
    key("x", "save_picture", "save", "Save this view as text, SVG or Markdown", _SHOW),
    key("a", "all_or_course", "all, course", "Everything there is, or the course", _SHOW),
    key("i", "next_place", "next place", "Another place that you rate", _SHOW),
    key("enter", "open_day", "open day", "The records of that day, in History", _SHOW,
        display="Enter"),
]  # fmt: skip

KEYS_SHOWN = 6
"""Keys that the bottom line names: one more than elsewhere, and all of them fit 60 columns.

Where a picture says that it does not show all its fields, ``M`` is how to see the others.
"""

SAVE_KEYS = [
    *(key(str(n), f"pick({n})", "as what", "Text, SVG or Markdown", FORM, show=n == 1,
          display="1 2 3") for n in range(1, 4)),
    key("tab,shift+tab", "to_name", "name", "To the name, and back to what it is written as", FORM,
        show=True, display="Tab"),
    key("down", "next_row", "line below", "The line below; at last the name", FORM, display="↓"),
    key("up", "previous_row", "line above", "The line above, or the name", FORM, display="↑"),
    key("enter", "save_or_press", "save", "Write the file", FORM, show=True, display="Enter"),
    key("escape", "leave", "back", "Back; nothing is written", APP, show=True, display="Esc"),
]  # fmt: skip
"""The keys of the sheet that saves a view."""

PICTURE_ACTIONS = frozenset(
    {
        "cursor",
        "pan",
        "zoom",
        "table",
        "all_or_course",
        "end",
        "row",
        "open_day",
        "mark",
        "measure",
        "save_picture",
    }
)
"""What there is to do only once something was recorded."""

PICTURE_KEYS = frozenset(
    one
    for binding in TRENDS_KEYS
    if binding.action.partition("(")[0] in PICTURE_ACTIONS
    for one in binding.key.split(",")
)
"""The keys of those."""
