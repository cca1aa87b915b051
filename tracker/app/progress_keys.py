"""The keys of the Progress screen, and of the question it asks in place."""

from __future__ import annotations

from textual.binding import Binding

from tracker.app import keys
from tracker.app.keys import key

_MOVE = keys.MOVE
_SHOW = Binding.Group("This comparison")

_ROW = ("number", "The number below or above; at the end, further down")
_COURSE = ("course", "An earlier course, or a later one and its follow-up")

PROGRESS_KEYS = [
    key("enter", "safety", "safety pages", "The two safety pages, before any result", _SHOW,
        show=True, display="Enter"),
    key("y", "safety", "safety pages", "The two safety pages, where pain has been higher", _SHOW),
    key("enter", "take_day", "compare", "Compare before and after that day", _SHOW, show=True,
        display="Enter"),
    key("enter", "work_out", "how so?", "How was this number worked out?", _SHOW, show=True,
        display="Enter"),
    key("tab", "turn_page", "next tab", "The results, or the decision summary", _SHOW, show=True,
        display="Tab"),
    key("p", "overall", "overall", "How you are overall, in one digit", keys.RECORD,
        show=True),
    key("b", "around", "other day", "Compare before and after a day that you choose", _SHOW,
        show=True),
    key("d", "by_value", "days", "How many days had each value, then and lately", _SHOW),
    key("left_square_bracket", "course_step(-1)", *_COURSE, _SHOW, display="[ ]"),
    key("right_square_bracket", "course_step(1)", *_COURSE, _SHOW, display="[ ]"),
    key("escape", "leave", "back", "Out of the field; back to the course", _MOVE, show=True,
        display="Esc"),
    key("down,j", "row(1)", *_ROW, _MOVE, display="j k ↓ ↑"),
    key("up,k", "row(-1)", *_ROW, _MOVE, display="j k ↓ ↑"),
    key("pagedown,space", "pages(1)", "page down", "A page further down", _MOVE,
        display="PgDn Space"),
    key("pageup", "pages(-1)", "page up", "A page further up", _MOVE, display="PgUp"),
    key("home,g", "ends(-1)", "top", "To the top", _MOVE, display="g Home"),
    key("end,G", "ends(1)", "bottom", "To the bottom", _MOVE, display="G End"),
]  # fmt: skip

OVERALL_KEYS = [
    *(key(str(n), f"answer({n})", "answer", "Your answer; it is saved at once", keys.FORM)
      for n in range(1, 8)),
    key("escape,q", "leave", "not now", "Close without an answer", keys.APP, show=True,
        display="Esc"),
]  # fmt: skip
"""The question about the overall view: one digit answers it."""
