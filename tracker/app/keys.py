"""Every key of the app: what it does, in words, and in which group help lists it.

Footer, help, palette and the README's table of keys are all read from here. A binding's
``id`` is its stable name; its ``tooltip`` the sentence help and palette show.

All are priority bindings: the app then runs them itself, one after the other, so that keys
typed faster than a screen opens reach the screen they were meant for. A key that prints
gives way to a focused text field: the action then is not in ``WITHIN_TEXT``.
"""

from __future__ import annotations

from textual.binding import Binding

GO = Binding.Group("Screens")
RECORD = Binding.Group("Record")
MOVE = Binding.Group("Move")
FORM = Binding.Group("This form")
RATE = Binding.Group("Rate")
APP = Binding.Group("App")

WITHIN_TEXT = frozenset({"leave", "save", "help", "command_palette", "quit", "suspend", "next_row",
                         "previous_row", "help_now"})  # fmt: skip
"""Actions whose keys a text field leaves alone."""


def key(
    keys: str,
    action: str,
    description: str,
    tooltip: str,
    group: Binding.Group,
    *,
    show: bool = False,
    display: str | None = None,
) -> Binding:
    """A binding; ``description`` is the footer's word, ``display`` how the key is written."""
    return Binding(
        keys,
        action,
        description,
        show=show,
        key_display=display,
        priority=True,
        tooltip=tooltip,
        id=f"{action.split('(', maxsplit=1)[0]}.{keys.split(',', maxsplit=1)[0]}",
        group=group,
    )


APP_KEYS = [
    key("question_mark", "keys", "all keys", "The keys of this screen", APP, show=True,
        display="?"),
    key("f1", "help", "all keys", "The keys of this screen", APP, display="F1"),
    key("exclamation_mark", "urgent", "urgent help", "Numbers to ring, now", APP, display="!"),
    key("f4", "help_now", "urgent help", "Numbers to ring, now", APP, display="F4"),
    key("ctrl+p", "command_palette", "palette", "Every action by name", APP, display="ctrl+p"),
    key("ctrl+q", "quit", "quit", "Close; everything is saved already", APP, display="ctrl+q"),
    key("ctrl+z", "suspend", "to the shell", "Back to the shell; fg comes back here", APP,
        display="ctrl+z"),
]  # fmt: skip

OFFER_KEYS = [
    key("enter", "fill_day", "fill the day", "Fill in the day that was just offered", RECORD,
        display="Enter"),
    key("minus", "leave_day", "leave the day", "Leave the day that was just offered", RECORD,
        display="-"),
]  # fmt: skip
"""Only while a day is on offer; the app's own, so that they then come before the screen's."""

MAIN_KEYS = [
    key("1", "go('today')", "Today", "What is open, and the last 14 days", GO),
    key("2", "go('trends')", "Trends", "Ease and pain over time", GO),
    key("3", "go('history')", "History", "Every record: find, edit, delete", GO),
    key("4", "go('progress')", "Progress", "What changed, with its numbers; the summary", GO),
    key("5", "go('course')", "Course", "Plan a course and keep its dates", GO),
    key("6", "go('quiz')", "Quiz", "Is a course worth trying?", GO),
    key("7", "go('learn')", "Learn", "Short pages: what to expect, research, words, safety", GO),
    key("c", "checkin", "check-in", "How the last 24 hours were: three digits", RECORD,
        show=True),
    key("s", "session", "session", "A massage: before, after, or both", RECORD, show=True),
    key("w", "weekly", "weekly review", "The last 7 days: up to six digits", RECORD),
    key("m", "movement", "movement test", "How far a movement goes, measured alike", RECORD),
    key("f", "flare", "flare", "A day much worse than usual; again for other events", RECORD),
    key("n", "question", "question", "A question for the next visit", RECORD),
    key("u", "undo", "undo", "Take back the last change, and say what it was", RECORD, show=True),
    key("U", "redo", "redo", "Do again what was undone last", RECORD),
    key("P", "about", "about you", "Where it hurts, since when", RECORD),
    key("colon", "palette", "palette", "Every action by name", APP, display=":"),
    key("T", "theme", "theme", "The next theme: dark, light, high contrast …; remembered", APP),
    key("0", "blank", "blank", "An empty screen until any key", APP),
    key("q", "close", "quit", "Close; everything is saved already", APP),
]  # fmt: skip
"""Work on main screens only, so that digits can rate in a form."""

FORM_KEYS = [
    key("escape", "leave", "back", "Back; what you typed is kept", APP, show=True, display="Esc"),
    key("ctrl+s,f2", "save", "save", "Save, also from inside a text field", APP,
        display="ctrl+s F2"),
]  # fmt: skip

RATING_KEYS = [
    *(key(str(n), f"digit({n})", "rate", "Rate the row", RATE) for n in range(10)),
    key("space,right", "keep", "keep 1", "After a 1: keep it and go on", RATE, display="Space"),
    key("down,j,tab", "next_row", "next row", "The row below", RATE, display="↓ j Tab"),
    key("up,k,shift+tab", "previous_row", "row above", "The row above", RATE, display="↑ k"),
    key("backspace", "clear", "clear", "Clear the row, or go back and clear", RATE, show=True,
        display="Backspace"),
    key("enter", "save_or_press", "save", "Save", RATE, show=True, display="Enter"),
]  # fmt: skip
"""Shared by every form with rating rows."""

MAIN_SCREENS = (
    ("1", "Today"),
    ("2", "Trends"),
    ("3", "History"),
    ("4", "Progress"),
    ("5", "Course"),
    ("6", "Quiz"),
    ("7", "Learn"),
)
"""The main screens there are, as the top line names them."""
