"""The keys of History, its sheets and questions, and of the small forms."""

from __future__ import annotations

from tracker.app.keys import APP, FORM, MOVE, RECORD, key

SCROLL_KEYS = [
    key("down,j", "lines(1)", "down", "One line down", MOVE, display="↓ j"),
    key("up,k", "lines(-1)", "up", "One line up", MOVE, display="↑ k"),
    key("pagedown,space", "pages(1)", "page down", "One page down", MOVE, display="PgDn Space"),
    key("pageup", "pages(-1)", "page up", "One page up", MOVE, display="PgUp"),
    key("home,g", "ends(-1)", "top", "To the top", MOVE, display="g Home"),
    key("end,G", "ends(1)", "bottom", "To the bottom", MOVE, display="G End"),
]
"""Move through a text or a list."""

CLOSE_KEYS = [
    key("escape,q,enter", "leave", "close", "Close this", APP, show=True, display="Esc"),
]

CONFIRM_KEYS = [
    key("y", "yes", "yes", "Do it", FORM, show=True),
    key("n,escape", "leave", "no", "Leave everything as it is", FORM, show=True,
        display="n Esc"),
]  # fmt: skip

RECORD_KEYS = [
    key("e", "edit", "edit", "Open it in the form that made it", RECORD, show=True),
    key("d", "delete", "delete", "Delete it, after a question", RECORD, show=True),
    key("H", "changes", "its changes", "Everything that was ever changed in it", RECORD),
]
"""What can be done with one record, in the list and on its sheet."""

HISTORY_KEYS = [
    key("enter", "open", "whole record", "Everything in this record", RECORD, show=True,
        display="Enter"),
    *RECORD_KEYS,
    key("slash", "filter", "find", "Find by words, kind:, site:, since:, until:", MOVE, show=True,
        display="/"),
    key("escape", "leave", "back", "Back to the list; again: every record", MOVE, display="Esc"),
    *SCROLL_KEYS,
]  # fmt: skip

QUESTION_KEYS = [
    key("enter", "save_or_press", "save", "Keep the question", FORM, show=True, display="Enter"),
    key("f3", "private", "private", "It stays out of reports", FORM, show=True, display="F3"),
]

EVENT_KEYS = [
    *(key(str(n), f"pick({n})", "what it was", "Pick what it was", FORM) for n in range(1, 8)),
    key("down,j,tab", "next_row", "next", "The one below", FORM, display="↓ j Tab"),
    key("up,k,shift+tab", "previous_row", "previous", "The one above", FORM, display="↑ k"),
    key("t", "note", "note", "Some words; Esc or Tab leaves them", FORM, show=True),
    key("v", "private", "private", "The note stays out of reports", FORM),
    key("left_square_bracket", "day(-1)", "day before", "It was the day before", FORM,
        display="["),
    key("right_square_bracket", "day(1)", "day after", "It was the day after", FORM,
        display="]"),
    key("enter", "save_or_press", "save", "Save", FORM, show=True, display="Enter"),
]  # fmt: skip

FIRST_RUN_KEYS = [
    key("enter", "take", "next", "Take the answer and go on", FORM, show=True, display="Enter"),
    key("down,tab", "next_row", "next question", "The question below", FORM, display="↓ Tab"),
    key("up,shift+tab", "previous_row", "question above", "The question above", FORM,
        display="↑"),
    *(key(str(n), f"stage({n})", "where you are", "Say where you are", FORM) for n in range(1, 5)),
]  # fmt: skip

PALETTE_KEYS = [
    key("enter", "take", "do it", "Do what is marked", FORM, show=True, display="Enter"),
    key("down,tab", "next_row", "next", "The one below", FORM, display="↓"),
    key("up,shift+tab", "previous_row", "previous", "The one above", FORM, display="↑"),
    key("escape", "leave", "close", "Close this", APP, show=True, display="Esc"),
]
