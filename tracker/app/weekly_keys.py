"""The letters of the weekly review and of the movement tests, beside what all forms share."""

from __future__ import annotations

from tracker.app.keys import APP, FORM, key

_DAYS = [
    key("left_square_bracket", "day(-1)", "day before", "Enter it for the day before", FORM,
        display="["),
    key("right_square_bracket", "day(1)", "day after", "Enter it for the day after", FORM,
        display="]"),
]  # fmt: skip

_WORDS = [
    key("t", "note", "note", "Some words; Esc or Tab leaves them", FORM),
    key("v", "private", "private", "The note stays out of reports", FORM),
]

WEEKLY_KEYS = [
    key("a", "names", "activities", "Name what you want to do again", FORM),
    key("x", "extras", "what is asked", "Choose what is asked besides the six", FORM),
    key("m", "tests", "tests", "The movement tests of this review", FORM),
    *_WORDS,
    *_DAYS,
    key("n", "mini('n')", "nothing new", "Nothing new since the last safety pages", FORM),
    key("y", "safety_pages", "safety pages", "Take the safety pages", FORM),
]

EXTRAS_KEYS = [
    key("space", "change", "yes or no", "Ask it, or not", FORM, show=True, display="Space"),
    key("down,j,tab", "next_row", "next", "The one below", FORM, display="↓ j Tab"),
    key("up,k,shift+tab", "previous_row", "previous", "The one above", FORM, display="↑ k"),
    key("enter,escape,q", "leave", "done", "Back to the review, asking these", APP, show=True,
        display="Enter"),
]  # fmt: skip

MOVEMENT_KEYS = [
    *(key(str(n), f"pick({n})", "test", "Do that test", FORM) for n in range(1, 8)),
    key("space,right", "choose", "do it", "Do the marked test", FORM, show=True, display="Space"),
    key("down,j,tab", "next_row", "next", "The test or field below", FORM, display="↓ j Tab"),
    key("up,k,shift+tab", "previous_row", "previous", "The test or field above", FORM,
        display="↑ k"),
    key("backspace", "clear", "clear", "Clear the marked test", FORM, display="Backspace"),
    *_WORDS,
    *_DAYS,
    key("enter", "save_or_press", "save", "Take the number; on the list, save", FORM, show=True,
        display="Enter"),
]  # fmt: skip
