"""The sentences about a comparison of two windows, the same in app, command line and report.

They say what changed and by how much, with the days behind it; never why, never for how long.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.domain import measures, shown
from tracker.domain.comparison import Comparison
from tracker.domain.days import label_with_year, short
from tracker.domain.measures import format_value
from tracker.domain.plurals import how_many
from tracker.domain.trend import WINDOW_DAYS, WINDOW_LEAST
from tracker.domain.verdict import Verdict
from tracker.domain.weekly_trend import Direction, Trend
from tracker.domain.windows import Window, Windows

_NAMES = {"ease": "Ease", "pain_avg": "Pain"}

_WORDS = {
    Verdict.LARGE: "Large improvement",
    Verdict.CLEAR: "Clear improvement",
    Verdict.SMALL: "Small improvement",
    Verdict.SLIGHTLY_BETTER: "Slightly better",
    Verdict.LEANING_BETTER: "Leaning better, within your usual ups and downs",
    Verdict.SAME: "About the same",
    Verdict.LEANING_WORSE: "Leaning worse, within your usual ups and downs",
    Verdict.WORSE: "Worse",
    Verdict.LOW: "Low from the start; little room to fall",
    Verdict.CANNOT_TELL: "Cannot tell yet: your days differ too much for this few entries",
    Verdict.NOT_ENOUGH: "Not enough check-ins yet",
    Verdict.TOO_EARLY: "Too early to compare",
}
"""Every result as it is read; the code itself is for data."""

NO_START = "There is no session yet to compare with."
OPEN_SAFETY = "The result waits until the safety pages are answered."
FALLBACK = "The start includes the first sessions."

HIGHER_LATELY = "Pain has been higher for two weeks. That is worth having looked at."
RATE_LESS = "You can also rate less often or pause."
"""Only added to ``HIGHER_LATELY`` once a mini-screen was answered "nothing"."""


ASK_FIRST = "First: is anything new or getting worse? The safety pages say how soon to ask."


def higher_lately(*, asked: bool) -> tuple[str, ...]:
    """What to say of a fortnight with more pain; ``asked``: the safety question was answered
    "nothing" within it, else it comes first."""
    return (HIGHER_LATELY, RATE_LESS if asked else ASK_FIRST)


@dataclass(frozen=True, slots=True)
class Spoken:
    """How the earlier and the later window are called within a sentence."""

    earlier: str = "at the start"
    later: str = "lately"


FIRST_AND_LAST = Spoken("in the first fortnight", "in the last")


def around(day: date) -> Spoken:
    """The fortnights before and from ``day`` on."""
    return Spoken(f"before {short(day)}", f"from {short(day)} on")


def measure_name(measure: str) -> str:
    """What a daily measure is called: ``Ease``, ``Pain``, ``Stiffness``."""
    return _NAMES.get(measure) or measures.get(measure).name


def result_words(verdict: Verdict, fewest: int | None = None) -> str:
    """A result as a screen shows it; ``fewest`` is the X of "X of 5"."""
    words = _WORDS[verdict]
    if verdict is Verdict.NOT_ENOUGH and fewest is not None:
        return f"{words}: {fewest} of {WINDOW_LEAST}"
    return words


def measure_sentence(
    measure: str,
    found: Windows,
    compared: Comparison,
    spoken: Spoken,
    *,
    so_far: bool,
    hidden: bool,
) -> str:
    """What became of a daily measure, in one to four short sentences."""
    name = measure_name(measure)
    before, now = found.baseline, found.recent
    if before is None:
        return _only_recent(name, now, OPEN_SAFETY if hidden else NO_START)
    if not before.n and not (now and now.n):
        return f"{name}: not recorded in these weeks."
    if compared.improvement is None or now is None:
        return _uncompared(name, found, compared.verdict, spoken)
    first, last, size = shown_means(measure, before, now)
    means = f"{shown.decimals(first)} {spoken.earlier}, {shown.decimals(last)} {spoken.later}"
    said = [f"{name}: {means} ({_day_counts(before, now)})."]
    if before.fallback:
        said.append(FALLBACK)
    if hidden:
        return " ".join((*said, OPEN_SAFETY))
    said.append(_difference(measure, compared, size))
    if compared.percent is not None and now.mean == 0:
        said.append("None in these days.")
    said.append(f"{result_words(compared.verdict)}{_heading(compared, so_far)}.")
    return " ".join(said)


def shown_means(measure: str, before: Window, now: Window) -> tuple[float, float, float]:
    """Both means of a daily measure and the size of their difference, as they are shown."""
    steps = shown.steps(measures.get(measure).better)
    return shown.apart(before.mean or 0.0, now.mean or 0.0, steps)


def without_sentence(words: str, code: Verdict | None) -> str:
    """What the comparison says once ``words`` ("session days") are left out."""
    if code is None:
        return f"This could not be checked without {words}."
    result = _WORDS[code]
    return f"Without {words}: {result[:1].lower()}{result[1:]}."


def trend_sentence(measure: str, trend: Trend) -> str:
    """The direction over the weeks, with its points a week only where it has one."""
    name = measure_name(measure)
    if trend.words is Direction.NONE:
        return f"{name} week by week: no clear trend."
    size = points(abs(trend.per_week), digits=2)
    return f"{name} week by week: {trend.words.value}, about {size} a week."


def stale_sentence(newest: date | None, as_of: date) -> str:
    """That the newest check-in is over a fortnight old; ``""`` if it is not."""
    if newest is None or (as_of - newest).days <= WINDOW_DAYS:
        return ""
    return f"The last check-in was {(as_of - newest).days} days ago, on {label_with_year(newest)}."


_FLARE_DAYS = "Flare days, noted or pain up 2 days"


def flare_sentence(before: int | None, now: int | None) -> str:
    """How many flare days each window holds; ``""`` where there was none."""
    if not before and not now:
        return ""
    if before is None or now is None:
        return f"{_FLARE_DAYS} lately: {before or now}."
    return f"{_FLARE_DAYS}: {before} at the start, {now} lately."


def mean(window: Window) -> str:
    """The mean of a window to one decimal, ``–`` without one."""
    return "–" if window.mean is None else f"{window.mean + 0.0:.1f}"


def points(size: float, *, digits: int = 1) -> str:
    """A size in points: ``1 point``, ``2.3 points``; small ones to two digits if asked."""
    return how_many(format_value(round(size, digits)), "point")


def _only_recent(name: str, now: Window | None, then: str) -> str:
    if now is None or not now.n:
        return f"{name}: nothing recorded lately. {then}"
    if now.mean is None:
        return f"{name}: {_listed(now)} ({how_many(now.n, 'day')}). {then}"
    return f"{name}: {mean(now)} on average lately ({how_many(now.n, 'day')}). {then}"


def _uncompared(name: str, found: Windows, verdict: Verdict, spoken: Spoken) -> str:
    before, now = found.baseline, found.recent
    held, later = (before.n if before else 0), (now.n if now else 0)
    counts = f"{held} {spoken.earlier}, {later} {spoken.later}"
    if verdict is Verdict.TOO_EARLY:
        return f"{name}: not compared yet, as both fortnights share days."
    return f"{name}: not enough check-ins yet, {found.fewest} of {WINDOW_LEAST} ({counts})."


def ways(measure: str) -> tuple[str, str]:
    """What a daily measure is called when it moved for the better, and for the worse."""
    return ("easier", "harder") if measure == "ease" else ("lower", "higher")


def range_words(measure: str, low: float, high: float, improvement: float) -> str:
    """The likely range in words, so that no sign need be read."""
    better, worse = ways(measure)
    from_, to = shown.end(low, improvement), shown.end(high, improvement)
    if from_ >= 0:
        return f"{shown.decimals(from_)} to {shown.decimals(to)} {better}"
    if to <= 0:
        return f"{shown.decimals(-to + 0.0)} to {shown.decimals(-from_)} {worse}"
    return f"between {shown.decimals(-from_)} {worse} and {shown.decimals(to)} {better}"


def _difference(measure: str, compared: Comparison, size: float) -> str:
    improvement = compared.improvement or 0.0
    likely = range_words(measure, compared.low or 0.0, compared.high or 0.0, improvement)
    if not size:
        return f"That is no difference, likely {likely}."
    percent = ""
    if compared.percent is not None:
        percent = f" ({format_value(shown.percent(compared.percent))}%)"
    way = ways(measure)[improvement <= 0]
    return f"That is {points(size, digits=2)} {way}{percent}, likely {likely}."


def _heading(compared: Comparison, so_far: bool) -> str:
    said = ", so far" if so_far else ""
    return f"{said}, based on few days" if compared.few_days else said


def _listed(window: Window) -> str:
    return " and ".join(format_value(round(value, 1)) for value in window.values)


def _day_counts(before: Window, now: Window) -> str:
    return f"{before.n} and {now.n} days"
