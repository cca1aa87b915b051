"""What is said of a weekly review and of movement tests: for lists, messages and histories.

No number here is called better or worse; medicine and other methods are information.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tracker.domain import measures, weekly
from tracker.domain.course import ReviewKind
from tracker.domain.course_wording import REVIEW_NAMES
from tracker.domain.measure import Measure
from tracker.domain.movement import Measured
from tracker.domain.plurals import how_many
from tracker.domain.weekly import WeeklyForm
from tracker.domain.weekly_rows import extra_name
from tracker.domain.wording import and_list

NO_SCORE = "based on PEG: no score, as not all three were answered"


def weekly_sentence(form: WeeklyForm, activities: Mapping[str, str]) -> str:
    """What a review holds: ``sitting through a film 6, based on PEG 5.3, medicine 2 days``.

    ``activities``: the name of each by its id.
    """
    said = [
        f"{activities.get(id_, 'an activity')} {measures.format_value(value)}"
        for id_, value in form.activities
    ]
    score = weekly.peg_score(form)
    if score is not None:
        said.append(f"based on PEG {measures.format_value(round(score, 1))}")
    elif weekly.peg_open(form):
        said.append(NO_SCORE)
    for field, _ in weekly.SINGLE[:-1]:
        value = weekly.value(form, field)
        if value is not None:
            said.append(_with_unit(measures.get(weekly.measure_of(field)), value))
    other = measures.get("other_days")
    said += [f"{other.item(item).name} {_days(value)}" for item, value in form.other_days]
    if form.tests:
        said.append(movement_sentence(form.tests))
    if form.pgic is not None:
        said.append(f"overall {pgic_words(form.pgic)}")
    if not said:
        said.append("a note" if form.note.strip() else "the safety question only")
    return ", ".join(said)


def movement_sentence(values: tuple[Measured, ...]) -> str:
    """What tests came to: ``neck turn left 62 degrees, neck turn right 58 degrees``."""
    return ", ".join(measured(one) for one in values) or "a note"


def measured(one: Measured) -> str:
    """One number of a test with its unit: ``neck turn left 62 degrees``."""
    measure = measures.get(one.measure)
    side = f" {one.side.value}" if one.side else ""
    return f"{_lower(measure.name)}{side} {with_unit(measure, one.value)}"


def with_unit(measure: Measure, value: float) -> str:
    """A value with its unit where it has one: ``62 degrees``, ``3`` of a 0–10 scale."""
    shown = measures.format_value(value)
    if not measure.unit.isalpha():
        return shown
    return how_many(shown, measure.unit.removesuffix("s"), measure.unit)


def beside_name(measure: Measure, value: float) -> str:
    """A value as it stands after the name of its measure: ``2`` after "Medicine days"."""
    if measure.value_words:
        return f"{measures.format_value(value)}, {pgic_words(value)}"
    if measure.name.endswith(f" {measure.unit}"):
        return measures.format_value(value)
    return with_unit(measure, value)


def score_words(form: WeeklyForm) -> str | None:
    """The score based on PEG as a record shows it, or why there is none; ``None``: not asked."""
    score = weekly.peg_score(form)
    if score is not None:
        return f"{measures.format_value(round(score, 1))}, the mean of the three"
    return "none, as not all three were answered" if weekly.peg_open(form) else None


def extras_sentence(extras: tuple[str, ...]) -> str:
    """What is asked besides the six: ``Also asked: sleep, heat and morning stiffness.``"""
    if not extras:
        return "The six questions are asked, nothing more."
    # Without the name that several kinds of one measure share.
    names = (_lower(extra_name(extra).rpartition(": ")[2]) for extra in extras)
    return f"Also asked: {and_list(names)}."


def review_note(kinds: Iterable[ReviewKind]) -> str:
    """That a review of a course was made, and where to look now."""
    made = tuple(kinds)
    names = and_list(REVIEW_NAMES[kind] for kind in made)
    if ReviewKind.FU4 in made or ReviewKind.FU12 in made:
        return (
            f"{names}: done. Progress stands at the end of the course: ] there shows it as of"
            " now, as tracker progress --as-of today does."
        )
    return f"{names}: done. Progress shows what changed since the start."


def review_open(kinds: Iterable[ReviewKind], *, pgic: bool) -> str:
    """That the week is kept and the review of a course stays open; ``pgic``: the overall view
    was given, so that something else is still to come."""
    names = and_list(REVIEW_NAMES[kind] for kind in kinds)
    wanted = "the safety question and the rest of the week" if pgic else "the overall view"
    return f"{names}: still open. It is made with {wanted}."


def pgic_words(value: float) -> str:
    """The overall view in words: ``much better`` for 2."""
    measure = measures.get("pgic")
    at = int(value - measure.low)
    return measure.value_words[at] if 0 <= at < len(measure.value_words) else str(value)


def _with_unit(measure: Measure, value: float) -> str:
    name = _lower(measure.name).removesuffix(" days").removesuffix(" doses")
    return f"{name} {with_unit(measure, value)}"


def _days(value: float) -> str:
    return how_many(measures.format_value(value), "day")


def _lower(name: str) -> str:
    return name if name.isupper() else name[:1].lower() + name[1:]
