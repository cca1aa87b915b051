"""The keys of the Course screen and of its forms."""

from __future__ import annotations

from textual.binding import Binding

from tracker.app.keys import FORM, MOVE, key

DATE = Binding.Group("The marked session")
PLAN = Binding.Group("The course")

COURSE_KEYS = [
    key("enter", "open", "change", "All that can be done with the marked session", DATE, show=True,
        display="Enter"),
    key("v", "move", "move", "Move the marked session to another day", DATE),
    key("x", "excuse", "excuse", "Excused: illness, the therapist, a doctor's advice", DATE),
    key("d", "leave_out", "leave out", "Cancel the marked session, your own choice", DATE),
    key("b", "put_back", "put back", "Plan it again as it was", DATE),
    key("a", "link", "link", "Say which recorded session it was", DATE),
    key("e", "edit", "the plan", "Change the plan", PLAN, show=True),
    key("t", "talked", "talked over", "You talked it over with a professional today", PLAN),
    key("y", "decide", "what now?", "What do you want to do? And why", PLAN, show=True),
    key("r", "rest", "pause", "Pause the course", PLAN, show=True),
    key("r", "rest_tracking", "pause tracking", "Pause tracking: nothing is asked meanwhile", PLAN,
        show=True),
    key("r", "go_on", "go on", "Go on after a pause, or after the end of a course", PLAN,
        show=True),
    key("p", "plan", "new course", "Plan a course, or a new one", PLAN, show=True),
    key("W", "weekly_only", "once a week", "Ask once a week only, or daily again", PLAN),
    key("E", "end", "end", "End the course; it is kept", PLAN),
    key("left_square_bracket", "other(1)", "earlier course", "The course before this one", MOVE,
        display="["),
    key("right_square_bracket", "other(-1)", "later course", "The course after this one", MOVE,
        display="]"),
    key("h,left", "date(-1)", "session before", "The planned session before", MOVE,
        display="h ←"),
    key("l,right", "date(1)", "next session", "The next planned session", MOVE, display="l →"),
    key("k,up", "week(-1)", "week before", "A planned session of an earlier week", MOVE,
        display="k ↑"),
    key("j,down", "week(1)", "week after", "A planned session of a later week", MOVE,
        display="j ↓"),
    key("home,g", "ends(-1)", "first", "The first planned session", MOVE, display="g Home"),
    key("end,G", "ends(1)", "last", "The last planned session", MOVE, display="G End"),
    key("pagedown,space", "pages(1)", "page down", "Further down", MOVE, display="PgDn Space"),
    key("pageup", "pages(-1)", "page up", "Further up", MOVE, display="PgUp"),
]  # fmt: skip

PLAN_FORM_KEYS = [
    key("enter", "take", "next", "Go on; after the last question, save", FORM, show=True,
        display="Enter"),
    key("down,tab", "next_row", "next question", "The question below", FORM, display="↓ Tab"),
    key("up,shift+tab", "previous_row", "question above", "The question above", FORM,
        display="↑"),
    key("pagedown", "turn(1)", "page down", "Further down", MOVE, display="PageDown"),
    key("pageup", "turn(-1)", "page up", "Further up", MOVE, display="PageUp"),
    *(key(str(n), f"spell({n})", "how it was", "How the last weeks were, 0 for no answer", FORM)
      for n in range(4)),
]  # fmt: skip

CHOICE_KEYS = [
    *(key(str(n), f"pick({n})", "pick", "Pick this line", FORM) for n in range(1, 10)),
    key("down,tab", "next_row", "next", "The line below", FORM, display="↓ Tab"),
    key("up,shift+tab", "previous_row", "previous", "The line above", FORM, display="↑"),
    key("enter", "save_or_press", "save", "Save", FORM, show=True, display="Enter"),
]  # fmt: skip
"""Of a form whose lines are picked by number: a planned session, a decision."""

DECISION_KEYS = [
    *CHOICE_KEYS,
    key("t", "note", "why", "Why, in some words; Esc or Tab leaves them", FORM, show=True),
]

PAUSE_KEYS = [
    key("enter", "save_or_press", "pause", "Pause", FORM, show=True, display="Enter"),
]
