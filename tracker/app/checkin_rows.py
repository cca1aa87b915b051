"""Which rows the check-in form has, and how they are named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tracker.app.widgets.rating_rows import RatingRow
from tracker.domain import days, measures, sites
from tracker.domain.checkin import CheckIn
from tracker.domain.measures import HEADLINE
from tracker.domain.sites import Place
from tracker.domain.wording import number

PLACE = "place:"
"""Begins the field of a row about a further place; its ``Place`` as text follows."""

NEXT_DAY = "next_day_pain"
WORST = "worst"


def rows(
    day: date,
    last: CheckIn | None,
    *,
    after_session: int | None,
    worst: bool,
    further: tuple[Place, ...],
) -> tuple[RatingRow, ...]:
    """The rows for ``day``: ease, pain, stiffness, what was added, and the day after."""
    made = [_row(field, measure, day, last) for field, measure in HEADLINE]
    if worst:
        made.append(_row(WORST, "pain_worst", day, last))
    pain = measures.get("pain_avg")
    for place in further:
        before = None if last is None else dict(last.places).get(place)
        made.append(
            RatingRow(
                PLACE + str(place),
                f"Pain, {sites.label(place)}, last 24 hours?",
                pain.low_end,
                pain.high_end,
                "$pain",
                _last(day, last, before),
            )
        )
    if after_session is not None:
        now = measures.get("pain_now")
        made.append(
            RatingRow(
                NEXT_DAY,
                now.question_now or now.question,
                now.low_end,
                now.high_end,
                "$pain",
                heading=f"── The day after session {after_session} ── only today, if you like ──",
            )
        )
    return tuple(made)


def values_of(form: CheckIn) -> dict[str, int | None]:
    """The values of a check-in by field."""
    found = {
        "ease": form.ease,
        "pain": form.pain,
        "stiffness": form.stiffness,
        WORST: form.worst,
        **{PLACE + str(place): value for place, value in form.places},
        NEXT_DAY: form.next_day_pain,
    }
    return {field: None if value is None else int(value) for field, value in found.items()}


def with_values(form: CheckIn, values: dict[str, int | None]) -> CheckIn:
    """The check-in with these values by field."""
    return replace(
        form,
        ease=values.get("ease"),
        pain=values.get("pain"),
        stiffness=values.get("stiffness"),
        worst=values.get(WORST),
        next_day_pain=values.get(NEXT_DAY),
        places=tuple(
            (place_of(field), float(value))
            for field, value in values.items()
            if field.startswith(PLACE) and value is not None
        ),
    )


def place_of(field: str) -> Place:
    """The place a row's field is about."""
    return sites.parse_place(field.removeprefix(PLACE))


def _row(field: str, measure_id: str, day: date, last: CheckIn | None) -> RatingRow:
    measure = measures.get(measure_id)
    before = None if last is None else getattr(last, field)
    style = "$ease" if field == "ease" else "$stiffness" if field == "stiffness" else "$pain"
    return RatingRow(
        field,
        _short(measure.question),
        measure.low_end,
        measure.high_end,
        style,
        _last(day, last, before),
    )


def _short(question: str) -> str:
    # The line above the rows says already that all of it is about the last 24 hours.
    asked = question.removeprefix("In the last 24 hours, ")
    return asked[:1].upper() + asked[1:]


def _last(day: date, last: CheckIn | None, value: float | None) -> str:
    if last is None or value is None:
        return ""
    when = "yesterday" if last.day == day - timedelta(days=1) else days.label(last.day)
    return f"{when} {number(value)}"
