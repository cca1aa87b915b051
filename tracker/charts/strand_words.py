"""What is said of one strand: its value of a day, and what its values show."""

from __future__ import annotations

from datetime import date
from statistics import median

from tracker.charts import day_words
from tracker.charts.about import About
from tracker.charts.day_words import clean
from tracker.charts.describe import number
from tracker.domain import measures, weekly_results
from tracker.domain.days import brief
from tracker.domain.figures import Strand, Topic
from tracker.domain.plurals import how_many
from tracker.domain.trend import DayValue, within

DAY_BY_DAY = (Topic.DAILY, Topic.PLACES)
"""What is rated every day."""


OF_PLACES = "Pain, "
"""What the names of the strands of all places begin with, before the place."""


def name_in_line(strand: Strand) -> str:
    """Its name within a line: of places the place alone, of an own activity as it was typed."""
    name = clean(strand.name)
    if strand.topic is Topic.PLACES:
        return name.removeprefix(OF_PLACES)
    return name if strand.measure == "activity" else f"{name[:1].lower()}{name[1:]}"


def named_value(strand: Strand, value: DayValue) -> str:
    """A value with its name, its unit, and its words where its numbers have any."""
    said = f"{name_in_line(strand)} {number(value.value)}{unit(strand)}"
    if words := answer_words(strand, value):
        said += f", {words}"
    return said + day_words.several(value.n, strand.measure)


def answer_words(strand: Strand, value: DayValue) -> str:
    """What an answer means, where its numbers have words; else nothing."""
    words = measures.get(strand.measure).value_words
    whole = value.value == int(value.value)
    return words[int(value.value - strand.low)] if words and whole else ""


def sentence(strand: Strand, about: About, today: date) -> str:
    """How many values there are and where they lie; no result is named.

    Of daily ratings no single day is set against another: that mostly tells ups from downs.
    Weekly answers and tests are told as Progress tells them.
    """
    held = within(strand.series, about.view.first, about.view.last)
    seen = [value for value in held if value.counts]
    name = clean(strand.name)
    if not seen:
        return f"{name}: nothing {_in(about, today)}."
    left_out = len(held) - len(seen)
    if strand.topic in DAY_BY_DAY:
        said = f"{name}: {_spread(strand, seen, about, today)}."
    elif measures.get(strand.measure).value_words:
        said = f"{name}: {_newest(strand, seen, today)}."
    else:
        values = [(value.day, value.value) for value in seen]
        said = weekly_results.told(measures.get(strand.measure), name, values, today)
    if left_out:
        said += f" {how_many(left_out, 'day')} {day_words.FROM_MEMORY} left out."
    return said


def _spread(strand: Strand, seen: list[DayValue], about: About, today: date) -> str:
    first, last = (brief(seen[at].day, today) for at in (0, -1))
    if len(seen) == 1:
        return f"{number(seen[0].value)}{unit(strand)} on {first}, once so far"
    middle = number(median(value.value for value in seen))
    low, high = (number(end(value.value for value in seen)) for end in (min, max))
    when = ""
    if about.course:
        when = f" from {first} to {last}" if about.view.last < today else f" since {first}"
    span = f"{low} to {high}" if low != high else f"always {low}"
    return f"median {middle} of {how_many(len(seen), 'day')}{when}, {span}"


def _newest(strand: Strand, seen: list[DayValue], today: date) -> str:
    newest = seen[-1]
    said = answer_words(strand, newest) or number(newest.value)
    said += f" on {brief(newest.day, today)}"
    return said if len(seen) == 1 else f"{said}, the newest of {len(seen)} answers"


def _in(about: About, today: date) -> str:
    """Which days it is about where none of them has a value."""
    if not about.course:
        return "in these days"
    first, last = (brief(day, today) for day in (about.view.first, about.view.last))
    return f"from {first} to {last}" if about.view.last < today else f"since {first}"


def unit(strand: Strand) -> str:
    """What follows a value where that is a word its name does not say: `` cm``."""
    return f" {strand.unit}" if strand.unit.isalpha() and strand.unit not in strand.name else ""
