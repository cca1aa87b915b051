"""What the made-up person of the demonstration writes, and who treats them."""

from __future__ import annotations

NOTES = (
    "Slept well.",
    "Long day at the desk.",
    "Walked to the shop and back without thinking about it.",
    "Stiff in the morning, better after a warm shower.",
    "Tried the stretches again, ten minutes.",
    "Train both ways, stood most of it.",
    "Quiet Sunday.",
    "Carried the shopping in two trips.",
    "Hard to say today, somewhere in the middle.",
    "Bent down to tie my shoes and only noticed afterwards.",
    "Cold and wet, everything a bit tighter.",
    "Gardening for half an hour, sat down in between.",
    "Played on the floor with the kids.",
    "Meetings all day, got up every hour.",
)

SESSION_NOTES = (
    "Right side was tighter than the left.",
    "Asked for a little less pressure; that was fine.",
    "Mostly the hips today.",
    "Fell asleep for a moment.",
)

PRIVATE_NOTE = "Cancelled dinner and felt bad about it. Nobody else needs to read this."
FLARE_NOTE = "Lifted boxes on the weekend. Taking it slowly."
AWAY_NOTE = "Back from three days away."
PUT_OFF_NOTE = "Session moved to next week, the practice is closed."

EVENTS = (
    ("other", "New desk chair."),
    ("new_exercise", "A short walk after lunch, every day."),
    ("stress", "Handing over a big piece of work."),
    ("illness", "A cold."),
)

QUESTIONS = (
    "Is it all right to go on with the stretches on a bad day?",
    "How long should I give this before we look at something else?",
)

THERAPISTS = ("Marta", "Jonas", "Aylin", "Ruth")
TECHNIQUES = ("Swedish", "deep tissue", "myofascial", "trigger points")

ACTIVITIES = ("sitting through a film", "gardening for an hour")
TARGET = "Sleeping through, and an hour in the garden without thinking about it."
