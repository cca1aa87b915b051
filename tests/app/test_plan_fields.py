"""What is typed into the plan form, read field by field."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.app.plan_fields import TYPED, Defaults, Field, hint, read, texts_of
from tracker.domain import course
from tracker.domain.course import Plan, Spell
from tracker.domain.sites import Place, Side

TODAY = date(2026, 11, 22)
DEFAULTS = Defaults(TODAY, Place("low_back"), TODAY + timedelta(days=7))
BLANK = dict.fromkeys(TYPED, "")


def test_blank_fields_are_the_usual_plan() -> None:
    found = read(BLANK, None, DEFAULTS)

    assert found.plan == Plan(Place("low_back"), 6, 1.0, 60, date(2026, 11, 29))
    assert found.placed
    assert found.wrong == {}


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        (Field.WEEKS, " 12 ", 12),
        (Field.PER_WEEK, "0.5", 0.5),
        (Field.PER_WEEK, "1,5", 1.5),
        (Field.PER_WEEK, ".75", 0.75),
        (Field.MINUTES, "180", 180),
        (Field.START, "tue", date(2026, 11, 24)),
        (Field.START, "+10d", date(2026, 12, 2)),
        (Field.START, "2026-10-01", date(2026, 10, 1)),
        (Field.PLACE, "kn l", Place("knee", Side.LEFT)),
        (Field.TALKED, "yesterday", date(2026, 11, 21)),
        (Field.TALKED, "not yet", None),
        (Field.COST, "60", (6000, None)),
        (Field.COST, "60.50 EUR", (6050, "EUR")),
        (Field.COST, "0€", (0, "€")),
    ],
)
def test_what_is_possible_is_read(field: Field, typed: str, value: object) -> None:
    found = read({**BLANK, field: typed}, Spell.WORSE, DEFAULTS)

    assert found.values[field] == value
    assert found.plan is not None
    assert found.plan.spell is Spell.WORSE


@pytest.mark.parametrize(
    ("field", "typed", "allowed"),
    [
        *((Field.WEEKS, typed, "from 1 to 26") for typed in ("0", "27", "6.5", "six", "-1", "٦")),
        *(
            (Field.PER_WEEK, typed, "from 0.5 to 5")
            for typed in ("40", "0.4", "5.01", "1.234", ",")
        ),
        *((Field.MINUTES, typed, "from 10 to 180") for typed in ("9", "181", "60 min")),
        *((Field.START, typed, "such as 2026-11-22") for typed in ("soon", "2026-13-01", "31")),
        (Field.PLACE, "zzz", "a place such as"),
        (Field.TALKED, "tomorrow", "a day up to today"),
        *(
            (Field.COST, typed, "an amount")
            for typed in ("free", "1,500", "60 euros each", "6\x1b[2J")
        ),
    ],
)
def test_what_is_not_possible_says_what_is(field: Field, typed: str, allowed: str) -> None:
    found = read({**BLANK, field: typed}, None, DEFAULTS)

    assert list(found.wrong) == [field]
    assert allowed in found.wrong[field].allowed
    assert found.plan is None
    words, asks = hint(field, found)
    assert asks
    assert len(words) <= 18


def test_without_a_main_site_it_can_be_looked_at_but_has_no_place() -> None:
    found = read(BLANK, None, Defaults(TODAY, None, TODAY))

    assert found.plan is not None
    assert not found.placed
    assert hint(Field.PLACE, found) == ("such as low back", True)


@given(
    st.builds(
        Plan,
        st.just(Place("knee", Side.LEFT)),
        st.integers(course.WEEKS_LEAST, course.WEEKS_MOST),
        st.integers(50, 500).map(lambda pace: pace / 100),
        st.integers(course.MINUTES_LEAST, course.MINUTES_MOST),
        st.dates(date(1950, 1, 1), date(2150, 1, 1)),
        st.sampled_from([None, *Spell]),
        st.one_of(st.none(), st.integers(0, 10**7)),
        st.sampled_from([None, "EUR", "€"]),
        st.one_of(st.none(), st.dates(date(1950, 1, 1), TODAY)),
    )
)
def test_a_plan_put_into_the_fields_is_read_as_the_same(plan: Plan) -> None:
    found = read(texts_of(plan), plan.spell, DEFAULTS)

    # Without a price there is nothing for a currency to be of.
    said = plan.currency if plan.cost_cents is not None else None
    assert found.plan is not None
    assert found.plan.currency == said
    assert found.plan.cost_cents == plan.cost_cents
    assert (found.plan.place, found.plan.weeks, found.plan.per_week) == (
        plan.place,
        plan.weeks,
        plan.per_week,
    )
    assert (found.plan.minutes, found.plan.start, found.plan.talked_on, found.plan.spell) == (
        plan.minutes,
        plan.start,
        plan.talked_on,
        plan.spell,
    )


@given(st.dictionaries(st.sampled_from(TYPED), st.text(max_size=30)))
def test_any_text_is_read_or_named(texts: dict[Field, str]) -> None:
    found = read({**BLANK, **texts}, None, DEFAULTS)

    assert (found.plan is None) == bool(found.wrong)
    for field in TYPED:
        assert hint(field, found)[0]
