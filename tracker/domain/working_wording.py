"""How a figure was worked out, line by line: the values, their means, the subtraction.

Whoever doubts a number can do it again by hand.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tracker.domain import measures, progress_wording, shown
from tracker.domain.comparison import RANGE_WIDTH, spread
from tracker.domain.days import short
from tracker.domain.measure import Better
from tracker.domain.measures import format_value
from tracker.domain.trend import WINDOW_DAYS, WINDOW_LEAST
from tracker.domain.verdict import LOW_MEAN, NO_VERDICT, Verdict
from tracker.domain.weekly_results import (
    CLEAR_PERCENT,
    CLEAR_POINTS,
    LEAST_VALUES,
    WeeklyResult,
    steps,
)
from tracker.domain.weekly_trend import Direction

if TYPE_CHECKING:
    from tracker.domain.measure_result import MeasureResult
    from tracker.domain.session_results import SessionFigures, SessionNumbers
    from tracker.domain.usual import Usual
    from tracker.domain.weekly_trend import Trend
    from tracker.domain.windows import Window

_WAYS = ("lower", "higher")
_MORE = ("fewer", "more")

MOST_LISTED = 30
"""Sessions listed, the newest; older ones are counted."""

_PAIN_RULES = {
    Verdict.LARGE: "Large: 2 points and 50% or more, and the whole range on the better side.",
    Verdict.CLEAR: "Clear: 1 point and 30% or more, and the whole range on the better side.",
    Verdict.SMALL: "Small: 1 point and 15% or more, and the whole range on the better side.",
    Verdict.SLIGHTLY_BETTER: "Slightly better: 1 point or more, the whole range better, under 15%.",
}

_EASE_RULES = {
    Verdict.LARGE: "Large: 3 points or more, and the whole range on the better side.",
    Verdict.CLEAR: "Clear: 2 points or more, and the whole range on the better side.",
    Verdict.SMALL: "Small: 1 point or more, and the whole range on the better side.",
}

_RULES = {
    Verdict.LEANING_BETTER: "Leaning better: 1 point or more, but the range reaches 0.",
    Verdict.SAME: "About the same: under 1 point, and the range lies within 2 points of 0.",
    Verdict.LEANING_WORSE: "Leaning worse: 1 point or more, but the range reaches 0.",
    Verdict.WORSE: "Worse: 1 point or more, and the whole range on the worse side.",
    Verdict.LOW: f"Low from the start: a mean below {LOW_MEAN:.0f} leaves little room to fall.",
    Verdict.CANNOT_TELL: "Cannot tell: under 1 point, but the range reaches beyond 2 points.",
    Verdict.NOT_ENOUGH: f"Each fortnight needs {WINDOW_LEAST} days before they are compared.",
    Verdict.TOO_EARLY: "The two fortnights must not share a day before they are compared.",
}

WIDENING = (
    "0.25 is the least a spread counts. 7/3 makes the range wider, "
    "because a day resembles the day before."
)


def of_measure(result: MeasureResult) -> tuple[str, ...]:
    """The two means of a daily measure, the difference, its range and what it is called."""
    said = [*_window("Start", result.baseline), *_window("Lately", result.recent)]
    if result.baseline is not None and result.baseline.fallback and result.baseline.n:
        said.append(progress_wording.FALLBACK)
    compared = result.improvement is not None and result.verdict is not None
    if compared and result.baseline is not None and result.recent is not None:
        said += _subtraction(result, result.baseline, result.recent)
    if result.verdict is not None:
        own = _EASE_RULES if result.better is Better.HIGHER else _PAIN_RULES
        said.append(own.get(result.verdict) or _RULES[result.verdict])
        if result.few_days:
            said.append("Few days: under 10 in one of the fortnights.")
        if result.so_far and result.verdict not in NO_VERDICT:
            said.append("So far: under four weeks or four sessions.")
    if result.trend is not None:
        said += _trend(result.trend, "weekly medians")
    return tuple(said)


def of_weekly(result: WeeklyResult) -> tuple[str, ...]:
    """The values of a weekly measure, the medians compared, and what the change is called."""
    measure = measures.get(result.measure)
    said = [f"{short(day)}: {_two(value)}" for day, value in result.values[-MOST_LISTED:]]
    earlier = len(result.values) - len(said)
    if earlier:
        said.insert(0, f"{earlier} earlier values are not listed.")
    if result.first is None or result.last is None:
        return tuple(said)
    first, last = _two(result.first), _two(result.last)
    if result.n >= LEAST_VALUES:
        said.append(f"First two, in the middle: {first}. Last two: {last}.")
    else:
        said.append(f"Under {LEAST_VALUES} values: the first and the last stand as they are.")
    if result.improvement is None:
        way = "It is information, neither better nor worse."
        return (*said, f"{_taken(result.first, result.last, _MORE)}.", way)
    said.append(f"{_taken(result.first, result.last, at=steps(measure))}.")
    if result.percent is not None:
        percent = _two(shown.size(result.percent, (CLEAR_PERCENT,), digits=0))
        said.append(f"Of the first: {_two(abs(result.improvement))} ÷ {first} = {percent}%.")
    if result.verdict is not None and measure.small_points is not None:
        said.append(_weekly_rule(result, measure.small_points, measure.unit))
    return tuple(said)


def of_sessions(figures: SessionFigures) -> tuple[str, ...]:
    """Each session's subtraction, their middles, and the first two against the last two."""
    listed = figures.held[-MOST_LISTED:]
    said = [_session(one) for one in listed]
    if len(listed) < figures.n:
        said.insert(0, f"{figures.n - len(listed)} earlier sessions are not listed.")
    if figures.within_median is not None:
        said.append(
            f"From before to after, the middle of {figures.pairs}: {_moved(figures.within_median)}."
        )
    if figures.next_day_median is not None:
        middle = _moved(figures.next_day_median)
        said.append(
            f"From before to the day after, the middle of {len(figures.next_day)}: {middle}."
        )
    if figures.between is not None:
        values = [value for _, value in figures.before]
        first, last = sum(values[:2]) / 2, sum(values[-2:]) / 2
        said.append(f"Before: {_two(first)} in the first two, {_two(last)} in the last two.")
        said.append(f"{_taken(first, last)}.")
    if figures.trend is not None:
        said += _trend(figures.trend, "ratings before a session")
    return tuple(said)


def of_usual(found: Usual) -> tuple[str, ...]:
    """The days behind "my usual" and what two fortnights of them differ by."""
    values = sorted(value.value for value in found.days)
    said = [
        f"The last 28 days hold {found.n} with a rating. In order of size:",
        _listed(values),
        f"A quarter lie at or below {_two(found.low)}, half at or below {_two(found.median)}, "
        f"three quarters at or below {_two(found.high)}.",
        f"Two fortnights of such days differ by up to {_two(found.ordinary)} points by chance: "
        f"{RANGE_WIDTH} × √(7/3 × 2 × {_two(found.spread)} ÷ {WINDOW_DAYS}).",
        WIDENING,
    ]
    if found.moved is not None:
        said.append(
            f"Own fortnights back from the first session: {found.fortnights}; "
            f"neighbours differed by up to {_two(found.moved)}."
        )
    return tuple(said)


def _window(called: str, window: Window | None) -> list[str]:
    if window is None:
        return [f"{called}: there is none yet."]
    days = (window.last - window.first).days + 1
    said = [
        f"{called}: {short(window.first)} to {short(window.last)}, "
        f"{window.n} of {days} days filled."
    ]
    if window.n:
        said.append(_listed(window.values))
    if window.mean is not None and window.median is not None:
        total = f"{_two(sum(window.values))} ÷ {window.n} = {_two(window.mean)}"
        said.append(f"Mean: {total}. (Median: {_two(window.median)}, only shown.)")
    return said


def _subtraction(result: MeasureResult, before: Window, now: Window) -> list[str]:
    assert result.improvement is not None
    assert before.mean is not None
    assert now.mean is not None
    better, worse = progress_wording.ways(result.measure)
    rises = result.better is Better.HIGHER
    words = (f"points {better}", f"points {worse}")
    words = words[::-1] if rises else words
    at = shown.steps(result.better)
    size = _two(shown.size(result.improvement, at, digits=shown.DIGITS))
    said = [f"{_taken(before.mean, now.mean, words, at)}."]
    if result.percent is not None:
        percent = _two(shown.percent(result.percent))
        said.append(f"Of the start: {size} ÷ {_two(before.mean)} = {percent}%.")
    if result.low is not None and result.high is not None and result.error is not None:
        parts = [f"{_two(spread(w.values))} ÷ {w.n}" for w in (before, now)]
        said.append(f"Its error: √(7/3 × ({' + '.join(parts)})) = {_two(result.error)}.")
        likely = _range(result.low, result.high, better, worse)
        said.append(f"Likely range: {size} ± {RANGE_WIDTH} × {_two(result.error)} = {likely}.")
        said.append(WIDENING)
    for without in (result.without_session_days, result.without_flare_days):
        if without is not None and without.sentence:
            said.append(without.sentence)
    return said


def _trend(trend: Trend, through: str) -> list[str]:
    said = [
        f"Trend: the middle slope of all pairs of {trend.n} {through}, "
        f"{_moved(-trend.per_week)} a week."
    ]
    if trend.low is not None and trend.high is not None:
        likely = _range(-trend.high, -trend.low, *_WAYS)
        said.append(f"Its 90% range: {likely} a week.")
    if trend.words is Direction.NONE:
        said.append("A direction needs a range without 0 and a change of 1 point overall.")
    return said


def _weekly_rule(result: WeeklyResult, small: float, unit: str) -> str:
    if result.measure not in CLEAR_POINTS:
        return f"A change counts from {_two(small)} {unit} on, the error of measuring at home."
    clear = f"{_two(CLEAR_POINTS[result.measure])} points"
    if result.better is Better.LOWER:
        clear += f" and {CLEAR_PERCENT:.0f}%"
    return f"Small or worse from {_two(small)} on, clear from {clear} on."


def _session(one: SessionNumbers) -> str:
    after = "–" if one.after is None else _two(one.after)
    if one.before is None:
        return f"{short(one.day)}: before not recorded, after {after}."
    said = f"{short(one.day)}: {_two(one.before)} before"
    if one.after is not None:
        said += f", {after} after ({_moved(one.before - one.after)})"
    if one.next_day is not None:
        said += f", {_two(one.next_day)} next day ({_moved(one.before - one.next_day)})"
    return said + "."


def _listed(values: Iterable[float]) -> str:
    return "  " + " ".join(_two(value) for value in values)


def _two(value: float) -> str:
    return format_value(value).replace("-", "−")


def _taken(
    first: float, last: float, words: tuple[str, str] = _WAYS, at: tuple[float, ...] = ()
) -> str:
    """The smaller taken from the larger, and which way it went; no sign need be read."""
    size = _two(shown.size(first - last, at, digits=shown.DIGITS))
    way = "no difference" if size == "0" else f"{size} {words[last > first]}"
    return f"Difference: {_two(max(first, last))} − {_two(min(first, last))} = {way}"


def _moved(fall: float) -> str:
    """``3 lower``, ``2 higher``, ``no change``; ``fall`` is above 0 where it is lower."""
    size = _two(abs(fall))
    return "no change" if size == "0" else f"{size} {_WAYS[fall < 0]}"


def _range(low: float, high: float, better: str, worse: str) -> str:
    """Two ends, above 0 ``better``, in words."""
    if low >= 0:
        return f"{_two(low)} to {_two(high)} {better}"
    if high <= 0:
        return f"{_two(-high)} to {_two(-low)} {worse}"
    return f"between {_two(-low)} {worse} and {_two(high)} {better}"
