"""The letters of the check-in and session forms, beside the rating keys both share."""

from __future__ import annotations

from tracker.app.keys import FORM, key

CHECKIN_KEYS = [
    key("f", "flare", "flare", "A day much worse than usual", FORM),
    key("p", "place", "second place", "Pain at a further place", FORM),
    key("w", "worst", "worst pain", "The worst of the last 24 hours", FORM),
    key("m", "medicine", "medicine", "Pain medicine in the last 24 hours", FORM),
    key("t", "note", "note", "Some words; Esc or Tab leaves them", FORM),
    key("v", "private", "private", "The note stays out of reports", FORM),
    key("left_square_bracket", "day(-1)", "day before", "Enter it for the day before",
             FORM, display="["),
    key("right_square_bracket", "day(1)", "day after", "Enter it for the day after",
             FORM, display="]"),
    key("o", "sign('sore')", "sore", "Sore since the session", FORM),
    key("b", "sign('bruise')", "bruise", "A bruise since the session", FORM),
    key("z", "sign('dizzy')", "dizzy", "Dizzy since the session", FORM),
    key("x", "sign('numb')", "numb", "New numbness or weakness since", FORM),
]  # fmt: skip

SESSION_KEYS = [
    key("b", "tab('before')", "before", "How it feels right before", FORM),
    key("a", "tab('after')", "after", "How it feels right after", FORM, show=True),
    key("o", "tab('both')", "both", "Before and after on one page", FORM),
    key("w", "more", "more rows", "Stiffness and soreness as well", FORM),
    key("t", "details", "details", "Time, minutes, who, where, note", FORM,
             show=True),
    key("equals_sign", "same", "as last time", "Details as last time", FORM,
             display="="),
    key("n", "mini('n')", "nothing new", "Nothing new since the last time", FORM),
    key("y", "safety_pages", "safety pages", "Take the safety pages first", FORM),
    key("left_square_bracket", "day(-1)", "day before", "It was the day before",
             FORM, display="["),
    key("right_square_bracket", "day(1)", "day after", "It was the day after",
             FORM, display="]"),
]  # fmt: skip
