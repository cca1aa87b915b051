"""What the picture "ease and pain" says, in words: one text for app, command line and report.

Only counts, means and what is missing; results and their words belong to Progress, and no
sentence names a cause.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tracker.charts import day_words
from tracker.charts.day_words import clean, days_counted, mark_words
from tracker.charts.picture import Dated
from tracker.charts.role import Role
from tracker.charts.table import DAY, NOTES, Column, Table
from tracker.charts.view import View
from tracker.domain.days import FromMemory, label_with_year, short
from tracker.domain.figures import EasePain
from tracker.domain.trend import (
    WINDOW_DAYS,
    WINDOW_LEAST,
    DayValue,
    MarkKind,
    at,
    marks_within,
    within,
)
from tracker.domain.windows import Window, Windows, frame, windows

COLUMNS = (
    DAY,
    Column("Ease", role=Role.EASE, ten=True),
    Column("Pain", role=Role.PAIN, ten=True),
    Column("Stiffness", role=Role.STIFFNESS, ten=True),
    NOTES,
)


def title(data: EasePain) -> str:
    """The name of the picture, with its place."""
    return f"Ease and pain, {clean(data.place)}" if data.place else "Ease and pain"


def empty(data: EasePain) -> str:
    """What stands where the picture will be, before the first check-in."""
    where = f" for {clean(data.place)}" if data.place else ""
    return f"Nothing is recorded{where} yet. The first check-in draws the first column here."


def sentences(data: EasePain, view: View | None = None) -> tuple[str, ...]:
    """One to four sentences: ease and pain at the start and lately, with their counts.

    A new main place among the days of ``view`` is named, since it begins another series.
    """
    return (*new_places(data, view), *_found(data))


def new_places(data: EasePain, view: View | None) -> tuple[str, ...]:
    """A sentence for each time another main place was named among the days on screen."""
    if view is None:
        return ()
    marks = marks_within(data.marks, view.first, view.last)
    return tuple(
        f"New series from {label_with_year(mark.day)}: {mark_words(mark)}."
        for mark in marks
        if mark.kind is MarkKind.PLACE
    )


def readout(data: EasePain, day: date) -> str:
    """The line about one day: its values, what was marked on it, the session before, notes."""
    named = (("ease", data.ease), ("pain", data.pain), ("stiffness", data.stiffness))
    found = [(name, at(series, day)) for name, series in named]
    parts = [day_words.named(data, day), _values(found, data, day)]
    return "  ".join(part for part in (*parts, *day_words.beside(data, day)) if part)


def table(data: EasePain, view: View) -> Table:
    """The days on screen on which anything stands, oldest first."""
    series = (data.ease, data.pain, data.stiffness)
    by_day = [{v.day: v for v in within(one, view.first, view.last)} for one in series]
    marks = marks_within(data.marks, view.first, view.last)
    days = sorted({*(mark.day for mark in marks), *(day for known in by_day for day in known)})
    rows = []
    for day in days:
        values = [known.get(day) for known in by_day]
        cells = (number(v.value) if v is not None else "–" for v in values)
        rows.append((day.isoformat(), *cells, remarks(data, day, values)))
    return Table(COLUMNS, tuple(rows))


def remarks(data: EasePain, day: date, values: Iterable[DayValue | None]) -> str:
    """What the last column of a table says of a day: its marks, and how its values were made."""
    said = [mark_words(mark) for mark in marks_within(data.marks, day, day)]
    known = [value for value in values if value is not None]
    if any(value.memory is not None for value in known):
        said.append("from memory")
    most = max((value.n for value in known), default=1)
    if most > 1:
        said.append(f"{most} entries")
    return ", ".join(said)


def dated(data: EasePain) -> tuple[Sequence[Dated], ...]:
    """Everything that has a row in the table."""
    return (data.ease, data.pain, data.stiffness, data.marks)


def values(data: EasePain, view: View) -> tuple[dict[str, str | float | None], ...]:
    """The numbers of the days on screen, unrounded: a record a day that has one, oldest first."""
    named = {"ease": data.ease, "pain": data.pain, "stiffness": data.stiffness}
    records: dict[date, dict[str, str | float | None]] = {}
    for field, series in named.items():
        for one in within(series, view.first, view.last):
            record = records.setdefault(one.day, dict.fromkeys((*named, "from_memory")))
            record[field] = one.value
            record["from_memory"] = one.memory.value if one.memory else record["from_memory"]
    return tuple({"day": day.isoformat(), **records[day]} for day in sorted(records))


def number(value: float) -> str:
    """A value as people write it: ``5``, ``4.5``; to one decimal."""
    text = f"{value:.1f}"
    return text.removesuffix(".0")


def _found(data: EasePain) -> tuple[str, ...]:
    on = frame((data.ease, data.pain, data.stiffness), data.first_session, data.today)
    newest = on.newest
    if newest is None:
        return (empty(data),)
    out = []
    ago = (data.today - newest).days
    if ago > WINDOW_DAYS:
        out.append(f"The last check-in was {ago} days ago, on {label_with_year(newest)}.")
    lately = "in the last 14 days" if newest == data.today or ago <= 2 else _up_to(newest)
    found = {"ease": windows(data.ease, on), "pain": windows(data.pain, on)}
    if on.first_session is None:
        out.append("No session recorded yet, so there is no start to compare with.")
        return (*out, _listed(lately, {name: one.recent for name, one in found.items()}))
    if any(one.overlap for one in found.values()):
        out.append(f"Too early to compare: the first session was on {short(on.first_session)}.")
        return (*out, _listed("at the start", {name: one.baseline for name, one in found.items()}))
    return (*out, *(_compared(name, one, lately) for name, one in found.items()))


def _values(found: list[tuple[str, DayValue | None]], data: EasePain, day: date) -> str:
    if all(value is None for _, value in found):
        return day_words.nothing(data, day)
    text = ", ".join(f"{name} {_value(value)}" for name, value in found)
    return text + from_memory(value for _, value in found) + "."


def from_memory(values: Iterable[DayValue | None]) -> str:
    """Said after values that were written down on a later day; else nothing."""
    memories = {value.memory for value in values if value is not None}
    if FromMemory.OLD in memories:
        return " (from memory, not compared)"
    return " (from memory)" if FromMemory.RECENT in memories else ""


def _value(value: DayValue | None) -> str:
    if value is None:
        return "not recorded"
    return number(value.value) + day_words.several(value.n)


def _compared(name: str, found: Windows, lately: str) -> str:
    start, now = _known(found.baseline), _known(found.recent)
    before, after = (w.n if w else 0 for w in (found.baseline, found.recent))
    called = _capital(name)
    if start is not None and now is not None:
        then = f"{called} {_mean(start)} {_start(start)} ({days_counted(start.n)})"
        return f"{then}, {_mean(now)} {lately} ({days_counted(now.n)})."
    if now is not None:
        missing = f"only {before} of the {WINDOW_LEAST} days needed at the start"
        return f"{called} {_mean(now)} {lately} ({days_counted(now.n)}); {missing}."
    if start is not None:
        missing = f"{lately} only {after} of the {WINDOW_LEAST} days needed"
        return f"{called} {_mean(start)} {_start(start)} ({days_counted(start.n)}); {missing}."
    counts = f"{before} at the start, {after} {lately}"
    return f"{called}: not enough days to compare yet ({counts}; {WINDOW_LEAST} each are needed)."


def _listed(when: str, held: Mapping[str, Window | None]) -> str:
    parts = []
    for name, window in held.items():
        known = _known(window)
        n = window.n if window else 0
        parts.append(
            f"{name} {_mean(known)} ({days_counted(n)})"
            if known
            else f"{name} on {days_counted(n)}, no mean yet"
        )
    return f"{_capital(when)}: {', '.join(parts)}."


def _known(window: Window | None) -> Window | None:
    """A window with the days for a mean."""
    return window if window is not None and window.enough else None


def _start(window: Window) -> str:
    return "at the start, first sessions included" if window.fallback else "at the start"


def _mean(window: Window) -> str:
    return f"{window.mean:.1f}"


def _up_to(newest: date) -> str:
    return f"in the 14 days up to {short(newest)}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
