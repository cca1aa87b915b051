"""Progress and the decision summary as lines to read: headings, sentences, points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tracker.cli import wrapping
from tracker.domain import course_wording, days, progress_wording, sites
from tracker.domain.decision import Summary
from tracker.domain.measure_result import MeasureResult
from tracker.services.progress import ProgressView

POINT = "- "


def progress(looked: ProgressView, room: int) -> Iterator[str]:
    """The look, a line at a time, none wider than ``room`` cells."""
    found = looked.progress
    spans = found.spans
    yield from wrapping.lines(_title(looked), room)
    for text in looked.instead:
        yield from ("", *wrapping.lines(text, room))
    if looked.around is not None and spans is not None:
        yield from _section("Before and after", _measures(spans.measures), room)
        yield from _section("Bear in mind", (one.text for one in spans.cautions), room)
        return
    yield from _section("All in all", _overall(looked), room)
    yield from _section("Course", _course(looked), room)
    yield from _section("What changed", _measures(found.measures), room)
    if spans is not None:
        yield from _section("First and last fortnight", _measures(spans.measures), room)
    yield from _section("Weekly", (one.sentence for one in found.weekly), room)
    if found.sessions is not None:
        told = (*found.sessions.sentences, *found.sessions.advice)
        yield from _section("Sessions", told, room)
    yield from _section("My usual", found.usual.sentences if found.usual else (), room)
    cautions = found.cautions if spans is None else spans.cautions
    yield from _section("Bear in mind", (one.text for one in cautions), room)
    hint = (
        f"tracker progress --as-of {looked.follow_up.isoformat()} shows the days since."
        if looked.follow_up
        else ""
    )
    yield from _section("Also", (*looked.notes, hint), room)


def summary(page: Summary, room: int) -> Iterator[str]:
    """The decision summary, a line at a time, none wider than ``room`` cells."""
    place = f"{_place(page.place)}, " if page.place else ""
    title = f"Decision summary: {place}{days.label_with_year(page.as_of)}"
    yield from wrapping.lines(title, room)
    for section in page.sections:
        texts = (line.text for line in section.lines)
        yield from _section(section.heading, texts, room, POINT if section.points else "")


def _title(looked: ProgressView) -> str:
    found = looked.progress
    place = _place(found.place) if found.place else "No main site yet"
    when = f"as of {days.label_with_year(found.as_of)}"
    if looked.around is not None:
        when = f"before and from {days.label_with_year(looked.around)} on"
    return f"{place[:1].upper()}{place[1:]}, {when}"


def _overall(looked: ProgressView) -> Iterator[str]:
    found = looked.progress
    yield found.overall
    if found.advice is not None:
        yield found.advice.text
    if found.stale:
        yield found.stale
    if found.higher_lately and not found.safety_open:
        yield progress_wording.HIGHER_LATELY
    if looked.pgic_open and not found.safety_open:
        yield "Your overall view is asked now: tracker weekly --pgic 1-7."


def _course(looked: ProgressView) -> Iterator[str]:
    view = looked.view
    if view is None:
        return
    yield f"{course_wording.plan_sentence(view.course.plan)}  [{view.course.id}]"
    yield from course_wording.attendance_sentences(view.attendance)
    for review in view.reviews:
        yield f"{course_wording.review_sentence(review)}."


def _measures(results: Iterable[MeasureResult]) -> Iterator[str]:
    for one in results:
        yield one.sentence
        checks = (one.without_session_days, one.without_flare_days)
        yield from (check.sentence for check in checks if check is not None)
        if one.trend is not None:
            yield progress_wording.trend_sentence(one.measure, one.trend)


def _section(heading: str, texts: Iterable[str], room: int, mark: str = "") -> Iterator[str]:
    """A heading with its texts below; nothing where there are none."""
    told = [text for text in texts if text]
    if not told:
        return
    yield from ("", heading)
    for text in told:
        yield from wrapping.lines(text, room, first=f"  {mark}", rest="  " + " " * len(mark))


def _place(place: sites.Place) -> str:
    return sites.label(place)
