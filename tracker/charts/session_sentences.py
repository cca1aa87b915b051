"""What the picture of sessions says: of those of the course, in the words of Progress."""

from __future__ import annotations

from collections import Counter

from tracker.charts import about
from tracker.charts.day_words import clean
from tracker.charts.view import View
from tracker.domain import look_wording
from tracker.domain.figures import Figures, SessionPain
from tracker.domain.plurals import how_many
from tracker.domain.session_results import SessionNumbers, session_figures
from tracker.domain.wording import and_list

_MOST_SAID = 3


def told(figures: Figures, view: View) -> tuple[str, ...]:
    """Right after, the day after, and before from one to the next, as far as there is enough."""
    said, held = about.sessions(figures, view)
    found = session_figures(map(_numbers, held))
    if found is None:
        return ("No session in these days.",)
    few = (look_wording.few_pairs(found.n, found.pairs),)
    return said.led((found.sentences or few)[:_MOST_SAID])


def rest(figures: Figures, view: View | None = None) -> tuple[str, ...]:
    """How many sessions were of other places, in the course or on screen, and where they are."""
    found = figures.other_sessions
    if view is not None:
        first, last = about.both(figures.ease_pain, view)
        found = tuple(one for one in found if first <= one.day <= last)
    if not found:
        return ()
    places = Counter(clean(one.place) for one in found)
    names = and_list(places) if len(places) <= _MOST_SAID else "other places"
    return (f"{how_many(len(found), 'session was', 'sessions were')} for {names}.",)


def _numbers(one: SessionPain) -> SessionNumbers:
    """A session as Progress counts it: one from old memory without its ratings."""
    if one.memory:
        return SessionNumbers(one.day, one.id)
    return SessionNumbers(one.day, one.id, one.before, one.after, one.next_day)
