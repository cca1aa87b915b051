"""What the picture of sessions says: of those of the course, in the words of Progress."""

from __future__ import annotations

from tracker.charts import about
from tracker.charts.day_words import clean
from tracker.charts.view import View
from tracker.domain import look_wording
from tracker.domain.figures import Figures, SessionPain
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


def rest(figures: Figures) -> tuple[str, ...]:
    """How many sessions were of other places, and where they are."""
    if not figures.other_sessions:
        return ()
    count = sum(one.count for one in figures.other_sessions)
    few = figures.other_sessions[:_MOST_SAID]
    names = and_list(clean(one.place) for one in few)
    if len(few) < len(figures.other_sessions):
        names = "other places"
    said = f"{count} session{' was' if count == 1 else 's were'} for {names}"
    if any(one.offered for one in figures.other_sessions):
        said += f": i shows {'it' if count == 1 else 'them'}"
    return (f"{said}.",)


def _numbers(one: SessionPain) -> SessionNumbers:
    """A session as Progress counts it: one from old memory without its ratings."""
    if one.memory:
        return SessionNumbers(one.day, one.id)
    return SessionNumbers(one.day, one.id, one.before, one.after, one.next_day)
