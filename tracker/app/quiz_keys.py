"""The keys of the readiness quiz and the safety screen."""

from __future__ import annotations

import string

from textual.binding import Binding

from tracker.app.keys import FORM, MOVE, RECORD, key
from tracker.app.quiz_steps import PLACE_KEYS

ANSWER = Binding.Group("Answer")

_LETTERS = frozenset(string.ascii_lowercase)
_DIGITS = tuple(str(n) for n in range(1, 10))

RULE_KEY = key(
    "r", "rule", "how decided", "Show or hide the rule behind the result", MOVE, show=True
)

FORM_KEYS = [
    key("n", "press('n')", "no", "No", ANSWER, show=True),
    key("y", "press('y')", "yes", "Yes", ANSWER, show=True),
    key("s", "press('s')", "not sure", "Not sure; it is handled like a yes", ANSWER, show=True),
    key("backspace", "press('back')", "change", "Take the last answer or page back", ANSWER,
        show=True, display="Backspace"),
    key("enter", "press('enter')", "go on", "The next page", FORM, show=True, display="Enter"),
    RULE_KEY,
    key("enter", "finish", "save", "Save the answers and the result", FORM, show=True,
        display="Enter"),
    key("equals_sign", "press('=')", "nothing changed", "Answer this page as last time", ANSWER,
        show=True, display="="),
    key("0", "press('0')", "none of the others", "No to all lines that are still open", ANSWER),
    key("m", "press('m')", "as in my profile", "What your profile says already", ANSWER),
    *(key(n, f"press('{n}')", "choose", "Choose this answer", ANSWER) for n in _DIGITS),
    *(key(n, f"press('{n}')", "choose", "Choose or drop this place", ANSWER,
          display="a–t")
      for n in PLACE_KEYS if n in _LETTERS),
    key("space", "press('space')", "choose", "Choose or drop this place", ANSWER,
        display="Space"),
    key("down", "press('down')", "next line", "The line below", MOVE, display="↓"),
    key("up", "press('up')", "line above", "The line above", MOVE, display="↑"),
    key("left", "press('left')", "left", "The column to the left", MOVE, display="←"),
    key("right", "press('right')", "right", "The column to the right", MOVE, display="→"),
    key("j", "press('j')", "next line", "The line below", MOVE),
    key("k", "press('k')", "line above", "The line above", MOVE),
    key("h", "press('h')", "left", "The column to the left", MOVE),
    key("l", "press('l')", "right", "The column to the right", MOVE),
    key("pagedown", "turn(1)", "page down", "Further down", MOVE, display="PageDown"),
    key("pageup", "turn(-1)", "page up", "Further up", MOVE, display="PageUp"),
    *(key({"-": "minus"}.get(n, n), f"type('{n}')", "type a day",
          "A day such as mon, -10d or 2026-11-12", ANSWER, display="a–z 0–9 -")
      for n in f"{string.ascii_lowercase}{string.digits}-"),
]  # fmt: skip
"""Each is live only on the pages where it does something."""

QUIZ_KEYS = [
    key("enter", "take", "take the quiz", "Take the quiz, or go on where you left it", RECORD,
        show=True, display="Enter"),
    key("enter", "safety", "the two pages", "The safety pages, which come before any result",
        RECORD, show=True, display="Enter"),
    key("t", "quiz", "take the quiz", "The quiz, also while a safety question waits", RECORD),
    RULE_KEY,
    key("down,j", "down", "down", "Further down", MOVE, display="↓ j"),
    key("up,k", "up", "up", "Further up", MOVE, display="↑ k"),
    key("pagedown,space", "turn(1)", "page down", "A page further down", MOVE,
        display="PageDown"),
    key("pageup", "turn(-1)", "page up", "A page further up", MOVE, display="PageUp"),
]  # fmt: skip
