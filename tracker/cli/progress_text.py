"""Progress and the decision summary as lines to read: headings, sentences, points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tracker.charts import distribution
from tracker.cli import wrapping
from tracker.domain import (
    course_wording,
    days,
    look_wording,
    progress_page_wording,
    progress_wording,
    sites,
    text_table,
    weekly_result_wording,
)
from tracker.domain.decision import Summary
from tracker.domain.measure_result import MeasureResult
from tracker.domain.progress import working
from tracker.domain.session_results import LEAST_PAIRS, SessionFigures
from tracker.domain.usual import Usual
from tracker.domain.weekly_results import WeeklyResult
from tracker.services.progress import ProgressView

MEDICINE = ("med_days", "med_doses")
POINT = "- "
WORKED_OUT = "| "
"""What stands before the lines that say how a number was worked out."""

Told = tuple[str, tuple[str, ...]]
"""A sentence, and how its numbers were worked out, a line each."""


def progress(
    looked: ProgressView, room: int, *, explain: bool = False, made_up: bool = False
) -> Iterator[str]:
    """The look, a line at a time, none wider than ``room`` cells.

    ``explain``: below each result stands how it was worked out. ``made_up``: it is of a demo.
    """

    def section(heading: str, told: Iterable[Told | str]) -> Iterator[str]:
        pairs = [one if isinstance(one, tuple) else (one, ()) for one in told]
        return _section(heading, pairs if explain else [(text, ()) for text, _ in pairs], room)

    found = looked.progress
    spans = found.spans
    yield from wrapping.lines(_marked(_title(looked), made_up=made_up), room)
    for text in looked.instead:
        yield from ("", *wrapping.lines(text, room))
    if looked.around is not None and spans is not None:
        yield from section("Before and after", (*looked.notes, *_measures(spans.measures)))
        yield from _days(spans.measures, ("before", "after"), room)
        yield from section("Bear in mind", (one.text for one in spans.cautions))
        return
    yield from section("All in all", _overall(looked))
    yield from section("Course", _course(looked))
    # Without a session the first and the last fortnight are all there is to compare.
    yield from section("What changed", _measures((spans or found).measures))
    heads = ("start", "lately") if spans is None else ("first", "last")
    yield from _days((spans or found).measures, heads, room)
    yield from section("Weekly", _weekly(found.weekly))
    if found.sessions is not None:
        yield from section("Sessions", _sessions(found.sessions))
    if found.usual is not None:
        yield from section("My usual", _usual(found.usual))
    cautions = found.cautions if spans is None else spans.cautions
    yield from section("Bear in mind", (one.text for one in cautions))


def summary(page: Summary, room: int, *, made_up: bool = False) -> Iterator[str]:
    """The decision summary, a line at a time, none wider than ``room`` cells.

    ``made_up``: it is of a demo.
    """
    place = f"{sites.label(page.place)}, " if page.place else ""
    title = f"Decision summary: {place}{days.label_with_year(page.as_of)}"
    yield from wrapping.lines(_marked(title, made_up=made_up), room)
    for section in page.sections:
        told = ((line.text, ()) for line in section.lines)
        yield from _section(section.heading, told, room, POINT if section.points else "")


def _marked(title: str, *, made_up: bool) -> str:
    return f"{title} (demo: all made up)" if made_up else title


def _title(looked: ProgressView) -> str:
    found = looked.progress
    place = sites.label(found.place) if found.place else "No main site yet"
    when = f"as of {days.label_with_year(found.as_of)}"
    if looked.around is not None:
        when = f"before and from {days.label_with_year(looked.around)} on"
    return f"{place[:1].upper()}{place[1:]}, {when}"


def _overall(looked: ProgressView) -> Iterator[str]:
    found = looked.progress
    if not found.safety_open:
        yield found.overall
        if found.advice is not None:
            yield found.advice.text
        yield from progress_page_wording.standing(found)
    yield from looked.higher
    if looked.pgic_open and not found.safety_open:
        yield "Your overall view is asked now: tracker weekly --pgic 1-7."


def _course(looked: ProgressView) -> Iterator[str]:
    view = looked.view
    if view is not None:
        yield f"{course_wording.plan_sentence(view.course.plan)}  [{view.course.id}]"
        yield from course_wording.attendance_sentences(view.attendance)
        for review in view.reviews:
            yield f"{course_wording.review_sentence(review)}."
    yield from looked.notes
    if looked.follow_up is not None:
        yield look_wording.recorded_since(looked.follow_up)
        yield f"See: tracker progress --as-of {looked.follow_up.isoformat()}"


def _measures(results: Iterable[MeasureResult]) -> Iterator[Told]:
    for one in results:
        checks = [c.sentence for c in (one.without_session_days, one.without_flare_days) if c]
        trend = progress_wording.trend_sentence(one.measure, one.trend) if one.trend else ""
        yield " ".join(filter(None, (one.sentence, *checks, trend))), working(one)


def _days(results: Sequence[MeasureResult], heads: tuple[str, str], room: int) -> Iterator[str]:
    """How many days had each value, as a table; nothing where it would not stay one."""
    found = distribution.spreads(results)
    table = text_table.lines(distribution.rows(found, heads), room - 2, shrink=(0,))
    if found and max(map(len, table)) <= room - 2:
        yield ""
        yield "Days by value"
        yield from (f"  {line}" for line in table)


def _weekly(results: Iterable[WeeklyResult]) -> Iterator[Told]:
    medicine = False
    for one in results:
        yield one.sentence, working(one)
        medicine = medicine or one.measure in MEDICINE
    if medicine:
        yield weekly_result_wording.MEDICINE_NOTE, ()


def _sessions(figures: SessionFigures) -> Iterator[Told]:
    worked_out = working(figures)
    if figures.n < LEAST_PAIRS:
        # Too few to say anything of: they are only listed.
        yield from ((line, ()) for line in worked_out)
        worked_out = ()
    few = (look_wording.few_pairs(figures.n, figures.pairs),)
    told = (*(figures.sentences or few), *figures.advice)
    yield from ((text, ()) for text in told[:-1])
    yield told[-1], worked_out


def _usual(found: Usual) -> Iterator[Told]:
    yield " ".join(found.sentences), working(found)


def _section(heading: str, told: Iterable[Told], room: int, mark: str = "") -> Iterator[str]:
    """A heading with its texts below; nothing where there are none."""
    rest = "  " + " " * len(mark)
    first = True
    for text, worked_out in told:
        if not text:
            continue
        if first:
            yield from ("", heading)
            first = False
        yield from wrapping.lines(text, room, first=f"  {mark}", rest=rest)
        for line in worked_out:
            yield from wrapping.lines(
                line, room, first=f"{rest}{WORKED_OUT}", rest=f"{rest}{WORKED_OUT}  "
            )
