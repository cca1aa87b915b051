"""What is open "when it suits you": offered, never demanded."""

from __future__ import annotations

from dataclasses import dataclass

ANY_TIME = "whenever you like"


@dataclass(frozen=True, slots=True)
class Due:
    """One open thing: ``key`` starts it on a main screen, ``word`` is its one-word name.

    ``effort`` says how little it takes in the app, ``until`` how long it stays open.
    ``waits`` is false for what may be done whenever: it does not count as open today.
    """

    key: str
    word: str
    name: str
    effort: str
    until: str
    waits: bool = True


def due_list(
    *,
    has_place: bool,
    checked_in: bool,
    session_open: bool,
    day_after_of: int | None,
    quiz_taken: bool,
    quiz_begun: bool,
    safety_open: bool,
    day_ends: str,
) -> tuple[Due, ...]:
    """What is open today, most useful first.

    ``has_place``: a main site is set, without which nothing is compared with its start.
    ``day_after_of`` is the number of the session of yesterday, ``None`` if there was none
    or its day after is noted already. ``day_ends``: the hour at which the tracking day
    ends, such as ``04:00``.
    """
    open_now = []
    if safety_open:
        open_now.append(
            Due("6", "safety", "Safety pages", "2 pages", "before the next session, please")
        )
    if session_open:
        open_now.append(Due("s", "after", "After the session", "3 keys and Enter", "until tonight"))
    if not checked_in:
        name = "Check-in" if day_after_of is None else f"Check-in, day after session {day_after_of}"
        open_now.append(
            Due("c", "check-in", name, "3 keys and Enter", f"any time until {day_ends}")
        )
    elif day_after_of is not None:
        name = f"The day after session {day_after_of}"
        open_now.append(Due("c", "day-after", name, "1 key and Enter", f"until {day_ends}"))
    if not has_place:
        open_now.append(
            Due("P", "place", "Where does it hurt?", "a few letters", ANY_TIME, waits=False)
        )
    if not quiz_taken:
        name = "Go on with the readiness quiz" if quiz_begun else "Is a course worth trying?"
        effort = "where you left it" if quiz_begun else "2 to 3 minutes"
        open_now.append(Due("6", "quiz", name, effort, ANY_TIME, waits=False))
    return tuple(open_now)
