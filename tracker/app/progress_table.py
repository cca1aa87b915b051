"""Ease, pain and stiffness before and now as a table, with the ruler of their changes. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.app import progress_ruler
from tracker.app.progress_block import GUTTER, Block
from tracker.app.progress_ruler import Change
from tracker.app.widgets.page import Line, Part
from tracker.domain import measures, progress_wording, shown
from tracker.domain.measure_result import MeasureResult
from tracker.domain.measures import format_value

STYLES = {"ease": "$ease", "pain_avg": "$pain", "stiffness": "$stiffness"}

ONE_LINE_FROM = 77
"""Cells from which a measure keeps to one line."""

RULER_BESIDE_FROM = 112
"""Cells from which the ruler stands beside the table."""

_NAME, _MEAN, _CHANGE, _RANGE, _RESULT = 15, 9, 10, 14, 18
_TABLE = len(GUTTER) + _NAME + 2 * _MEAN + _CHANGE + _RANGE + _RESULT
_SHORT_MEANS, _SHORT_CHANGE = 12, 7


def table(
    results: Sequence[MeasureResult], heads: tuple[str, str], width: int, *, ascii_only: bool
) -> Block:
    """The measures in the order given; ``heads`` name the earlier and the recent window."""
    changes = [change for one in results if (change := _change(one)) is not None]
    if width < ONE_LINE_FROM:
        block = _narrow(results, heads)
        ruler = progress_ruler.block(changes, width, _NAME, ascii_only=ascii_only)
    elif width < RULER_BESIDE_FROM:
        block = _wide(results, heads)
        ruler = progress_ruler.block(changes, width, _NAME, ascii_only=ascii_only)
    else:
        block = _wide(results, heads)
        _put_beside(block, results, width, ascii_only=ascii_only)
        ruler = []
    if ruler:
        block.lines += [[], *ruler]
    return block


def points(value: float, size: float) -> str:
    """A change with its sign, ``size`` being how it is rounded: ``+2.2``, ``0.0``, ``−0.98``."""
    said = shown.decimals(size)
    if not float(said):
        return "0.0"
    return f"{'+' if value > 0 else '−'}{said}"


def _wide(results: Sequence[MeasureResult], heads: tuple[str, str]) -> Block:
    block = Block()
    before, now = heads
    head = f"{before:{_MEAN}}{now:{_MEAN}}{'change':{_CHANGE}}{'likely range':{_RANGE}}"
    block.lines.append([GUTTER, ("mean (days)".ljust(_NAME), "$muted"), (head, "$muted"),
                        ("+ is better", "$muted")])  # fmt: skip
    for one in results:
        means = "".join(_with_days(*mean).ljust(_MEAN) for mean in _means(one))
        line: Line = [
            (GUTTER, ""),
            (_name(one).ljust(_NAME), STYLES.get(one.measure, "")),
            means,
            (_points_and_percent(one).ljust(_CHANGE), "bold"),
            _range(one).ljust(_RANGE),
            (_result(one), "bold"),
        ]
        block.add_row([line], one, _name(one), one.sentence)
    return block


def _narrow(results: Sequence[MeasureResult], heads: tuple[str, str]) -> Block:
    block = Block()
    room = _SHORT_MEANS + _SHORT_CHANGE
    block.lines.append([(f"{GUTTER}{'':{_NAME}}{' → '.join(heads):{room}}+ is better", "$muted")])
    for one in results:
        means = " → ".join(said for said, _ in _means(one))
        change = "–" if one.improvement is None else _points(one, one.improvement)
        first: Line = [
            (GUTTER, ""),
            (_name(one).ljust(_NAME), STYLES.get(one.measure, "")),
            means.ljust(_SHORT_MEANS),
            (change.ljust(_SHORT_CHANGE), "bold"),
            (_result(one), "bold"),
        ]
        counts = " and ".join(str(w.n if w else 0) for w in (one.baseline, one.recent))
        likely = "" if one.range is None else f", likely {_range(one)}"
        second: Line = [GUTTER, (f"  {counts} days{likely}", "$muted")]
        block.add_row([first, second], one, _name(one), one.sentence)
    return block


def _put_beside(
    block: Block, results: Sequence[MeasureResult], width: int, *, ascii_only: bool
) -> None:
    found = {id(one): change for one in results if (change := _change(one)) is not None}
    ruler = progress_ruler.fitted(list(found.values()), width - _TABLE - 2, ascii_only=ascii_only)
    if ruler is None:
        return
    used = len(GUTTER) + _NAME + 2 * _MEAN + _CHANGE + _RANGE + len("+ is better")
    block.lines[0].append((" " * (_TABLE - used) + ruler.head(), "$muted"))
    for one, stop in zip(results, block.stops, strict=True):
        change = found.get(id(one))
        if change is not None:
            before, bar, after = ruler.bar(change)
            gap = " " * (_RESULT - len(_result(one)) + 1)
            parts: list[Part] = [gap, (before, "$muted"), (bar, change.style), (after, "$muted")]
            block.lines[stop.first] += parts


def _change(one: MeasureResult) -> Change | None:
    if one.improvement is None or one.range is None or one.verdict is None:
        return None
    return Change(_name(one), STYLES.get(one.measure, ""), one.improvement, *one.range)


def _name(one: MeasureResult) -> str:
    return measures.get(one.measure).name


def _means(one: MeasureResult) -> tuple[tuple[str, int | None], ...]:
    """Both means as they are shown, each with its days; ``None`` without a window."""
    windows = (one.baseline, one.recent)
    held = [None if w is None or w.mean is None else round(w.mean, 1) for w in windows]
    if one.improvement is not None and one.baseline and one.recent:
        held[:] = progress_wording.shown_means(one.measure, one.baseline, one.recent)[:2]
    return tuple((_bare(mean), w.n if w else None) for mean, w in zip(held, windows, strict=True))


def _with_days(mean: str, days: int | None) -> str:
    if days is None:
        return mean
    # Two decimals take the room of the space.
    said = f"{mean} ({days})"
    return said if len(said) < _MEAN else f"{mean}({days})"


def _bare(mean: float | None) -> str:
    if mean is None:
        return "–"
    return "10" if mean == 10 else shown.decimals(mean)


def _points_and_percent(one: MeasureResult) -> str:
    if one.improvement is None:
        return "–"
    change = _points(one, one.improvement)
    if one.percent is None:
        return change
    sign = "−" if one.percent < 0 else ""
    both = f"{change} {sign}{format_value(shown.percent(one.percent))}%"
    # No room for both: the words of the row say how many percent.
    return both if len(both) < _CHANGE else change


def _points(one: MeasureResult, improvement: float) -> str:
    if one.baseline is None or one.recent is None:
        return "–"
    return points(
        improvement, progress_wording.shown_means(one.measure, one.baseline, one.recent)[2]
    )


def _range(one: MeasureResult) -> str:
    if one.range is None or one.improvement is None:
        return "–"
    ends = [shown.end(value, one.improvement) for value in one.range]
    said = " to ".join(points(end, abs(end)) for end in ends)
    if len(said) < _RANGE:
        return said
    return " to ".join(points(end, round(abs(end), 1)) for end in ends)


def _result(one: MeasureResult) -> str:
    return one.verdict.value if one.verdict else ""
