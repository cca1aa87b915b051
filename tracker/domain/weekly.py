"""The weekly review: what the form holds, and the ratings it stands for.

All of it is about the last 7 days. Nothing is required: what is left blank is "not
recorded", never 0. Only the three answers based on PEG belong together: all of them, or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from statistics import fmean

from tracker.domain import measures, mini_screen, movement
from tracker.domain.days import FromMemory, Moment
from tracker.domain.movement import Measured
from tracker.domain.rating_check import ACTIVITY
from tracker.domain.records import Entry, Rating
from tracker.domain.session import NOT_ASKED, mini_answer
from tracker.errors import InvalidValue

PEG = (("peg-pain", "pain"), ("peg-enjoy", "enjoy"), ("peg-activity", "activity"))
"""The three rows based on PEG, in their order: field and item."""

SPAN = "In the last 7 days, "
"""Begins most questions; where it is said once for all of them it is left out of each."""

SINGLE = (
    ("med-days", "med_days"),
    ("exercise-days", "exercise_days"),
    ("sleep", "sleep"),
    ("med-doses", "med_doses"),
    ("pgic", "pgic"),
)
"""The rows with one number each: field and measure."""

ACTIVITY_FIELD = "activity:"
"""Begins the field of an activity; its id follows."""

OTHER_FIELD = "other-days:"
"""Begins the field of another method; its item follows."""


@dataclass(frozen=True, slots=True)
class WeeklyForm:
    """One weekly review as it is filled in; ``None`` and absent pairs mean not recorded.

    - ``peg_pain``, ``peg_enjoy``, ``peg_activity``: 0-10, lower is less, all three or none.
    - ``activities``: id of an activity and how able, 0-10, higher is abler; sorted by id.
    - ``med_days``, ``exercise_days``, and ``other_days`` by item: 0-7 days; ``med_doses``:
      0-24 on such a day. Information, neither better nor worse.
    - ``sleep``: disturbed by pain, 0-10, lower is less.
    - ``pgic``: since the first session, 1 very much better to 7 very much worse.
    - ``tests``: movement tests done for this review.
    - ``mini``: the answer to the safety question of a review (a key of it), ``NOT_ASKED``,
      or ``None`` to leave what was answered before.
    - ``written``: noted down on its own day, though entered later.
    """

    day: date
    peg_pain: float | None = None
    peg_enjoy: float | None = None
    peg_activity: float | None = None
    activities: tuple[tuple[str, float], ...] = ()
    med_days: float | None = None
    exercise_days: float | None = None
    sleep: float | None = None
    med_doses: float | None = None
    other_days: tuple[tuple[str, float], ...] = ()
    tests: tuple[Measured, ...] = ()
    pgic: float | None = None
    mini: str | None = None
    note: str = ""
    private: bool = False
    written: bool = False

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it to save."""
        answered = self.mini not in (None, NOT_ASKED)
        return not (answered or self.note.strip()) and next(fields(self), None) is None


def fields(form: WeeklyForm) -> Iterator[tuple[str, float]]:
    """Each field that has a value, in the order in which they are asked, with the value."""
    known: list[tuple[str, float | None]] = [
        (field, getattr(form, _attribute(field))) for field, _ in PEG
    ]
    known += [(f"{ACTIVITY_FIELD}{id_}", value) for id_, value in form.activities]
    known += [(field, getattr(form, _attribute(field))) for field, _ in SINGLE[:-1]]
    known += [(f"{OTHER_FIELD}{item}", value) for item, value in form.other_days]
    known += [(one.field, one.value) for one in form.tests]
    known.append(("pgic", form.pgic))
    for field, value in known:
        if value is not None:
            yield field, value


def value(form: WeeklyForm, field: str) -> float | None:
    """The value of that field; ``None`` if it is not recorded."""
    return dict(fields(form)).get(field)


def with_value(form: WeeklyForm, field: str, value: float | None) -> WeeklyForm:
    """The form with that field set, or cleared for ``None``.

    Raises ``InvalidValue`` for a field that there is not; the value is checked by ``checked``.
    """
    if field in _ATTRIBUTES:
        return replace(form, **{_attribute(field): value})  # type: ignore[arg-type]
    if field.startswith(ACTIVITY_FIELD):
        kept = {**dict(form.activities), field.removeprefix(ACTIVITY_FIELD): value}
        pairs = sorted((id_, v) for id_, v in kept.items() if v is not None)
        return replace(form, activities=tuple(pairs))
    if field.startswith(OTHER_FIELD):
        item = measures.get("other_days").item(field.removeprefix(OTHER_FIELD), field="method").id
        kept = {**dict(form.other_days), item: value}
        order = measures.get("other_days").items
        return replace(
            form,
            other_days=tuple((i, v) for i in order if (v := kept.get(i)) is not None),
        )
    test, side = movement.parse_field(field)
    return replace(form, tests=movement.with_value(form.tests, test, side, value))


def measure_of(field: str) -> str:
    """The id of the measure that a field is about. Raises ``InvalidValue`` for no such field."""
    if field in dict(PEG):
        return "peg"
    if field in dict(SINGLE):
        return dict(SINGLE)[field]
    if field.startswith(ACTIVITY_FIELD):
        return ACTIVITY
    if field.startswith(OTHER_FIELD):
        return "other_days"
    return movement.parse_field(field)[0]


def name_of(field: str, activities: Mapping[str, str] | None = None) -> str:
    """A field as a message names it: ``Neck turn, left``, ``sleep``; an activity by its name.

    ``activities``: their names by id. Raises ``InvalidValue`` for no such field.
    """
    measure = measures.get(measure_of(field))
    word = field.partition(":")[2]
    if measure.id == ACTIVITY:
        return (activities or {}).get(word, measure.name)
    if field.startswith(OTHER_FIELD):
        return measure.item(word, field="method").name
    if measure.id in movement.TEST_IDS:
        return movement.name_of(*movement.parse_field(field))
    return field


def peg_score(form: WeeklyForm) -> float | None:
    """The mean of the three answers based on PEG, 0-10, lower is less; ``None`` unless all three.

    Krebs 2009, J Gen Intern Med, doi 10.1007/s11606-009-0981-1.
    """
    answers = (form.peg_pain, form.peg_enjoy, form.peg_activity)
    given = [answer for answer in answers if answer is not None]
    return fmean(given) if len(given) == len(answers) else None


def peg_open(form: WeeklyForm) -> tuple[str, ...]:
    """The fields based on PEG that are blank although others are answered."""
    blank = tuple(field for field, _ in PEG if value(form, field) is None)
    return () if len(blank) == len(PEG) else blank


def parse_peg(text: str) -> dict[str, str]:
    """The three answers based on PEG written one after the other, by field, as they stand.

    Raises ``InvalidValue`` unless there are three.
    """
    words = [word for word in re.split(r"[\s,;]+", text) if word.strip("-\u2013\u2212")]
    if len(words) != len(PEG):
        names = ", ".join(part.name for part in measures.get("peg").parts)
        raise InvalidValue("based on PEG", text, f"three answers from 0 to 10: {names}")
    return {field: word for (field, _), word in zip(PEG, words, strict=True)}


def checked(form: WeeklyForm, activities: Mapping[str, str] | None = None) -> None:
    """Raise ``InvalidValue`` for the first value outside its measure's range.

    ``activities``: their names by id, for the message.
    """
    movement.checked(form.tests)
    for field, value in fields(form):
        measures.parse_value(measure_of(field), value, field=name_of(field, activities))
    for item, _ in form.other_days:
        measures.get("other_days").item(item, field="method")
    if form.mini not in (None, NOT_ASKED):
        mini_screen.read(form.mini or "")


def check_peg(form: WeeklyForm) -> None:
    """Raise ``InvalidValue`` if one or two of the three answers based on PEG are blank."""
    blank = peg_open(form)
    if blank:
        peg = measures.get("peg")
        given = ", ".join(
            measures.format_value(v) for field, _ in PEG if (v := value(form, field)) is not None
        )
        asked = (peg.item(dict(PEG)[field]).question for field in blank)
        names = " ".join(f"“{_begun(text.removeprefix(SPAN))}”" for text in asked)
        raise InvalidValue(
            "based on PEG", given, f"all three answers or none, 0 to 10; still open: {names}"
        )


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


def questions(form: WeeklyForm, last: WeeklyForm | None) -> tuple[str, ...]:
    """What to ask before keeping unlikely values, given the review before (if any)."""
    before = dict(fields(last)) if last else {}
    asked = (
        measures.confirm_question(measure_of(field), value, last=before.get(field))
        for field, value in fields(form)
    )
    return tuple(question for question in asked if question)


def ratings(form: WeeklyForm, moment: Moment, memory: FromMemory | None) -> tuple[Rating, ...]:
    """The ratings of the review's entry, movement tests included."""
    made = []
    for field, value in fields(form):
        measure = measure_of(field)
        if measure in movement.TEST_IDS:
            continue
        item = dict(PEG).get(field)
        if field.startswith(OTHER_FIELD):
            item = field.removeprefix(OTHER_FIELD)
        activity = field.removeprefix(ACTIVITY_FIELD) if measure == ACTIVITY else None
        made.append(
            Rating(
                measure, value, form.day, moment,
                item=item, activity_id=activity, from_memory=memory,
            )
        )  # fmt: skip
    return (*made, *movement.ratings(form.tests, form.day, moment, memory))


def from_entry(entry: Entry) -> WeeklyForm:
    """The review of a record as its form shows it again."""
    form = WeeklyForm(
        entry.day,
        tests=movement.measured(entry),
        mini=mini_answer(entry),
        note=entry.note or "",
        private=entry.private,
    )
    for rating in entry.ratings:
        field = _field_of(rating)
        if field is not None:
            form = with_value(form, field, rating.value)
    return form


def in_order(entry: Entry) -> tuple[Rating, ...]:
    """The ratings of a review or test in the order in which they are asked, others last."""
    asked = [field for field, _ in fields(from_entry(entry))]

    def place(rating: Rating) -> int:
        field = _field_of(rating)
        if field is None and rating.measure in movement.TEST_IDS:
            field = movement.field_of(rating.measure, movement.side_of(rating))
        return asked.index(field) if field in asked else len(asked)

    return tuple(sorted(entry.ratings, key=place))


def other_ratings(entry: Entry) -> tuple[Rating, ...]:
    """The ratings of a record that the form of a review has no row for (they came from a file)."""
    return tuple(
        rating
        for rating in entry.ratings
        if _field_of(rating) is None and rating.measure not in movement.TEST_IDS
    )


def _field_of(rating: Rating) -> str | None:
    if rating.measure == "peg":
        return next((field for field, item in PEG if item == rating.item), None)
    if rating.measure == ACTIVITY:
        return f"{ACTIVITY_FIELD}{rating.activity_id}"
    if rating.measure == "other_days":
        return f"{OTHER_FIELD}{rating.item}"
    return next((field for field, measure in SINGLE if measure == rating.measure), None)


def _attribute(field: str) -> str:
    return field.replace("-", "_")


_ATTRIBUTES = frozenset((*dict(PEG), *dict(SINGLE)))
