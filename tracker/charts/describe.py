"""What the picture "ease and pain" says, in words: one text for app, command line and report.

Only counts, means and what is missing; results and their words belong to Progress, and no
sentence names a cause.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from tracker.charts import about, day_words
from tracker.charts.about import About
from tracker.charts.day_words import clean, mark_words
from tracker.charts.picture import Dated
from tracker.charts.role import Role
from tracker.charts.table import DAY, NOTES, Column, Table
from tracker.charts.view import View
from tracker.domain.days import brief, label_with_year, short
from tracker.domain.figures import EasePain, elsewhere_within
from tracker.domain.plurals import how_many
from tracker.domain.progress_wording import stale_sentence
from tracker.domain.standing_wording import standing_sentence
from tracker.domain.trend import (
    WINDOW_LEAST,
    DayValue,
    MarkKind,
    at,
    marks_within,
    within,
)
from tracker.domain.windows import Window, Windows, frame, window, windows

COLUMNS = (
    DAY,
    Column("Ease", role=Role.EASE, ten=True),
    Column("Pain", role=Role.PAIN, ten=True),
    Column("Stiffness", role=Role.STIFFNESS, ten=True),
    NOTES,
)


_NAMES = ("ease", "pain", "stiffness")

_LATELY = "lately"

_OPEN_DAYS = 2
"""Days without a check-in up to which the newest fortnight is simply lately: they can be filled."""


def title(data: EasePain) -> str:
    """The name of the picture, with its place."""
    return f"Ease and pain, {clean(data.place)}" if data.place else "Ease and pain"


def empty(data: EasePain) -> str:
    """What stands where the picture will be, before the first check-in."""
    return f"Nothing is recorded{_where(data)} yet. The first check-in draws the first column here."


def sentences(data: EasePain, view: View | None = None) -> tuple[str, ...]:
    """One to four sentences: ease and pain at the start and lately, with their counts.

    A new main place in the course or on screen is named, since it begins another series.
    """
    return (*new_places(data, view), *_found(data, view))


def new_places(data: EasePain, view: View | None) -> tuple[str, ...]:
    """A sentence for each time another main place was named, in the course or on screen.

    Where none was, but other places alone were rated on some of these days, one about those.
    """
    if view is None:
        return ()
    first, last = about.both(data, view)
    told = tuple(
        f"New series from {label_with_year(mark.day)}: {mark_words(mark)}."
        for mark in marks_within(data.marks, first, last)
        if mark.kind is MarkKind.PLACE
    )
    if told:
        return told
    others = elsewhere_within(data, first, last)
    if not others:
        return ()
    where = {name for _, name in others}
    only = clean(where.pop()) if len(where) == 1 else "other places"
    was = "were" if only == "other places" else "was"
    since = "" if view.first <= first else f" from {brief(first, data.today)} on"
    return (f"On {how_many(len(others), 'day')}{since} only {only} {was} rated: another series.",)


def readout(data: EasePain, day: date, *, other: bool = False) -> str:
    """The line about one day: its values, what was marked on it, the session before, notes.

    ``other``: something stands on it that is no part of ``data``.
    """
    series = (data.ease, data.pain, data.stiffness)
    found = [(name, at(one, day)) for name, one in zip(_NAMES, series, strict=True)]
    parts = [day_words.named(data, day), _values(found, data, day, other=other)]
    return "  ".join(part for part in (*parts, *day_words.beside(data, day)) if part)


def rating(place: str) -> str:
    """What a check-in leaves behind: a ``rating for low back``."""
    return f"{day_words.RATING} for {clean(place)}" if place else day_words.RATING


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
        named = list(zip(_NAMES, values, strict=True))
        rows.append((day.isoformat(), *cells, remarks(data, day, named)))
    return Table(COLUMNS, tuple(rows))


def remarks(data: EasePain, day: date, values: Sequence[tuple[str, DayValue | None]]) -> str:
    """What the last column of a table says of a day: its marks, and how its values were made.

    What is not true of all of its values names those it is true of.
    """
    said = [mark_words(mark) for mark in marks_within(data.marks, day, day)]
    known = [(name, value) for name, value in values if value is not None]
    ways: dict[str, list[str]] = {}
    for name, value in known:
        if word := day_words.memory_word(value):
            ways.setdefault(word, []).append(name)
    for name, value in known:
        if value.n > 1:
            ways.setdefault(f"{value.n} entries", []).append(name)
    of: dict[str, list[str]] = {}
    for words, names in ways.items():
        whose = "" if len(names) == len(known) else f"{' and '.join(names)}: "
        of.setdefault(whose, []).append(words)
    said += [f"{whose}{', '.join(words)}" for whose, words in of.items()]
    return ("; " if any(of) else ", ").join(said)


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


def _found(data: EasePain, view: View | None) -> tuple[str, ...]:
    until = data.compared_until
    days = None if view is None else about.days(data, view, (data.ease, data.pain))
    if days is not None and not days.course:
        return (_within(data, days),)
    on = frame((data.ease, data.pain, data.stiffness), data.first_session, until)
    newest = on.newest
    if newest is None:
        return (empty(data),)
    out = [stale] if (stale := stale_sentence(newest, until)) else []
    lately = _LATELY if (data.today - newest).days <= _OPEN_DAYS else _up_to(newest)
    found = {"ease": windows(data.ease, on), "pain": windows(data.pain, on)}
    if on.first_session is None:
        out.append(_without_start(data))
        return (*out, _listed(lately, {name: one.recent for name, one in found.items()}))
    recorded = [found[name] for name in ("pain", "ease") if _any(found[name])]
    if recorded and all(one.overlap for one in recorded):
        # It tells of the last check-in itself where that is what is in the way.
        said = standing_sentence(recorded[0], until)
        return (said, _listed("at the start", {name: one.baseline for name, one in found.items()}))
    told = tuple(_compared(name, one, lately) for name, one in found.items())
    return (*out, *(told if days is None else days.led(told)))


def _within(data: EasePain, days: About) -> str:
    """What is recorded on days that belong to no course: nothing to compare them with is told."""
    first, last = days.view.first, days.view.last
    named = {"ease": data.ease, "pain": data.pain}
    found = {name: window(series, first, last) for name, series in named.items()}
    if not any(one.n for one in found.values()):
        return f"{days.lead} nothing is recorded{_where(data)}."
    return _listed(days.lead, found)


def _where(data: EasePain) -> str:
    return f" for {clean(data.place)}" if data.place else ""


def _any(found: Windows) -> bool:
    return any(window is not None and window.n for window in found)


def _without_start(data: EasePain) -> str:
    none = "recorded"
    if data.planned_start is not None:
        none = "of the course"
    elif any(mark.kind is MarkKind.SESSION for mark in data.marks):
        none = f"for {clean(data.place)}" if data.place else "to go by"
    return f"No session {none} yet, so there is no start to compare with."


def _values(
    found: list[tuple[str, DayValue | None]], data: EasePain, day: date, *, other: bool
) -> str:
    if all(value is None for _, value in found):
        return day_words.nothing(data, day, rating(data.place), other=other)
    said = [(f"{name} {_value(value)}", value) for name, value in found]
    return day_words.with_memory(said) + "."


def _value(value: DayValue | None) -> str:
    if value is None:
        return "not recorded"
    return number(value.value) + day_words.several(value.n)


def _compared(name: str, found: Windows, lately: str) -> str:
    start, now = _known(found.baseline), _known(found.recent)
    before, after = (w.n if w else 0 for w in (found.baseline, found.recent))
    called = _capital(name)
    if found.overlap and _any(found):
        return f"{called}: not compared yet, as both fortnights share days."
    if start is not None and now is not None:
        then = f"{called} {_mean(start)} {_start(start)} ({how_many(start.n, 'day')})"
        return f"{then}, {_mean(now)} {lately} ({how_many(now.n, 'day')})."
    if now is not None:
        missing = f"only {before} of the {WINDOW_LEAST} days needed at the start"
        return f"{called} {_mean(now)} {lately} ({how_many(now.n, 'day')}); {missing}."
    if start is not None:
        missing = f"{lately} only {after} of the {WINDOW_LEAST} days needed"
        return f"{called} {_mean(start)} {_start(start)} ({how_many(start.n, 'day')}); {missing}."
    counts = f"{before} at the start, {after} {lately}"
    return f"{called}: not enough days to compare yet ({counts}; {WINDOW_LEAST} each are needed)."


def _listed(when: str, held: Mapping[str, Window | None]) -> str:
    means, few, none = [], [], []
    for name, one in held.items():
        if known := _known(one):
            means.append(f"{name} {_mean(known)} ({how_many(known.n, 'day')})")
        elif one is not None and one.n:
            few.append(f"{name} on {how_many(one.n, 'day')}")
        else:
            none.append(f"no {name}")
    if few:
        few.append("too few for a mean")
    return f"{_capital(when)}: {', '.join((*means, *few, *none))}."


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
