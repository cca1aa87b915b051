"""The keys of Learn: the list of pages, and a page."""

from __future__ import annotations

from tracker.app.keys import MOVE, key
from tracker.app.list_keys import SCROLL_KEYS

_FURTHER = key("space,pagedown", "pages(1)", "further", "A page further down", MOVE, show=True,
               display="Space")  # fmt: skip

LEARN_KEYS = [
    key("enter", "open", "read", "Read the page", MOVE, show=True, display="Enter"),
    key("escape", "leave", "back", "Back to the list of pages", MOVE, show=True, display="Esc"),
    key("right_square_bracket", "turn(1)", "next page", "The page after this one", MOVE,
        show=True, display="]"),
    key("left_square_bracket", "turn(-1)", "page before", "The page before this one", MOVE,
        display="["),
    _FURTHER,
    *(scroll for scroll in SCROLL_KEYS if scroll.action != _FURTHER.action),
]  # fmt: skip
