"""What the picture "ease and pain" says, in words: one text for app, command line and report.

Only counts, means and what is missing; results and their words belong to Progress, and no
sentence names a cause.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tracker.charts.view import View
from tracker.domain.days import FromMemory, label, label_with_year, short
from tracker.domain.text import visible
from tracker.domain.trend import (
    WINDOW_DAYS,
    WINDOW_LEAST,
    DayValue,
    EasePain,
    Mark,
    MarkKind,
    at,
    marks_within,
    within,
)
from tracker.domain.windows import Window, Windows, frame, windows

SESSION_ECHO_DAYS = 28
"""Days after a session for which the read-out still counts from it."""

_KIND_WORDS = {
    MarkKind.SESSION: "session",
    MarkKind.PLANNED: "planned session",
    MarkKind.FLARE: "flare",
    MarkKind.AUTO_FLARE: "pain high for two days",
    MarkKind.EVENT: "event",
}


@dataclass(frozen=True, slots=True)
class Table:
    """The picture as a table: a heading and rows of text, one for each day with anything."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def title(data: EasePain) -> str:
    """The name of the picture, with its place."""
    return f"Ease and pain, {clean(data.place)}" if data.place else "Ease and pain"


def empty(data: EasePain) -> str:
    """What stands where the picture will be, before the first check-in."""
    where = f" for {clean(data.place)}" if data.place else ""
    return f"Nothing is recorded{where} yet. The first check-in draws the first column here."


def sentences(data: EasePain) -> tuple[str, ...]:
    """One to three sentences: ease and pain at the start and lately, with their counts."""
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


def readout(data: EasePain, day: date) -> str:
    """The line about one day: its values, what was marked on it, and the session before it."""
    named = (("ease", data.ease), ("pain", data.pain), ("stiffness", data.stiffness))
    found = [(name, at(series, day)) for name, series in named]
    named_day = label(day) if day.year == data.today.year else label_with_year(day)
    parts = [named_day, _values(found, day, data.today)]
    here = marks_within(data.marks, day, day)
    parts.extend(_capital(mark_words(mark)) + "." for mark in here)
    if not any(mark.kind is MarkKind.SESSION for mark in here) and day <= data.today:
        parts.extend(_echo(data, day))
    return "  ".join(part for part in parts if part)


def table(data: EasePain, view: View) -> Table:
    """The days on screen on which anything stands, oldest first."""
    series = (data.ease, data.pain, data.stiffness)
    by_day = [{v.day: v for v in within(one, view.first, view.last)} for one in series]
    marks: dict[date, list[str]] = {}
    for mark in marks_within(data.marks, view.first, view.last):
        marks.setdefault(mark.day, []).append(mark_words(mark))
    days = sorted({*marks, *(day for known in by_day for day in known)})
    rows = []
    for day in days:
        values = [known.get(day) for known in by_day]
        notes = [*marks.get(day, ())]
        if any(v is not None and v.memory is not None for v in values):
            notes.append("from memory")
        cells = (number(v.value) if v is not None else "–" for v in values)
        rows.append((day.isoformat(), *cells, ", ".join(notes)))
    return Table(("Day", "Ease", "Pain", "Stiffness", "Notes"), tuple(rows))


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


def mark_words(mark: Mark) -> str:
    """A mark in words: its own label, or what its kind is called."""
    own = clean(mark.label)
    if mark.kind is MarkKind.PLANNED and own and "planned" not in own:
        return f"{own}, planned"
    return own or _KIND_WORDS[mark.kind]


def clean(text: str) -> str:
    """``text`` from people on one line, with what could steer a terminal made visible."""
    return visible(" ".join(text.split()))


def _values(found: list[tuple[str, DayValue | None]], day: date, today: date) -> str:
    if all(value is None for _, value in found):
        if day > today:
            return ""
        return "nothing recorded yet." if day == today else "nothing recorded."
    text = ", ".join(f"{name} {_value(value)}" for name, value in found)
    memories = {value.memory for _, value in found if value is not None}
    if FromMemory.OLD in memories:
        text += " (from memory, not compared)"
    elif FromMemory.RECENT in memories:
        text += " (from memory)"
    return text + "."


def _value(value: DayValue | None) -> str:
    if value is None:
        return "not recorded"
    several = f" (mean of {value.n})" if value.n > 1 else ""
    return number(value.value) + several


def _echo(data: EasePain, day: date) -> list[str]:
    since = date.fromordinal(max(day.toordinal() - SESSION_ECHO_DAYS, 1))
    for mark in reversed(marks_within(data.marks, since, day)):
        if mark.kind is MarkKind.SESSION:
            return [f"{_days((day - mark.day).days)} after {mark_words(mark)}."]
    return []


def _compared(name: str, found: Windows, lately: str) -> str:
    start, now = _known(found.baseline), _known(found.recent)
    before, after = (w.n if w else 0 for w in (found.baseline, found.recent))
    called = _capital(name)
    if start is not None and now is not None:
        then = f"{called} {_mean(start)} {_start(start)} ({_days(start.n)})"
        return f"{then}, {_mean(now)} {lately} ({_days(now.n)})."
    if now is not None:
        missing = f"only {before} of the {WINDOW_LEAST} days needed at the start"
        return f"{called} {_mean(now)} {lately} ({_days(now.n)}); {missing}."
    if start is not None:
        missing = f"{lately} only {after} of the {WINDOW_LEAST} days needed"
        return f"{called} {_mean(start)} {_start(start)} ({_days(start.n)}); {missing}."
    counts = f"{before} at the start, {after} {lately}"
    return f"{called}: not enough days to compare yet ({counts}; {WINDOW_LEAST} each are needed)."


def _listed(when: str, held: Mapping[str, Window | None]) -> str:
    parts = []
    for name, window in held.items():
        known = _known(window)
        n = window.n if window else 0
        parts.append(
            f"{name} {_mean(known)} ({_days(n)})" if known else f"{name} on {_days(n)}, no mean yet"
        )
    return f"{_capital(when)}: {', '.join(parts)}."


def _known(window: Window | None) -> Window | None:
    """A window with the days for a mean."""
    return window if window is not None and window.enough else None


def _start(window: Window) -> str:
    return "at the start, first sessions included" if window.fallback else "at the start"


def _mean(window: Window) -> str:
    return f"{window.mean:.1f}"


def _days(n: int) -> str:
    return f"{n} day" if n == 1 else f"{n} days"


def _up_to(newest: date) -> str:
    return f"in the 14 days up to {short(newest)}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
