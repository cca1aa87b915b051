"""What a weekly review asks: six by default, the rest by choice."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.charts import panels_views
from tracker.domain import weekly_rows
from tracker.domain.activity import Activity
from tracker.domain.weekly import WeeklyForm
from tracker.domain.weekly_result_wording import MEDICINE_NOTE
from tracker.domain.weekly_rows import EXTRAS, Row, extra_name, parse_extras, rows
from tracker.errors import InvalidValue

DAY = date(2026, 11, 22)
WALK = Activity("w", 1, "walk to work", DAY)
FILM = Activity("f", 2, "a film", DAY)
SIX = ["peg-pain", "peg-enjoy", "peg-activity", "activity:w", "med-days", "exercise-days"]
BLANK = WeeklyForm(DAY)


def fields(found: tuple[Row, ...]) -> list[str]:
    return [row.field for row in found]


def test_six_questions_by_default() -> None:
    found = rows((WALK, FILM), (), BLANK, review=False)
    assert fields(found) == SIX
    walk = found[3]
    assert (walk.name, walk.question) == ("walk to work", "walk to work: how able were you?")
    assert (walk.low_end, walk.high_end) == ("cannot do it", "as well as before")
    assert found[0].question == "In the last 7 days, how much pain on average?"
    assert (found[0].high_end, found[1].high_end) == ("worst imaginable", "completely")


def test_without_an_activity_it_is_not_asked() -> None:
    assert fields(rows((), ("activity",), BLANK, review=False)) == [
        field for field in SIX if field != "activity:w"
    ]


@pytest.mark.parametrize(
    ("extras", "more"),
    [
        (("activity",), ["activity:f"]),
        (("sleep", "med_doses"), ["sleep", "med-doses"]),
        (("other_days:heat", "other_days:tens"), ["other-days:heat", "other-days:tens"]),
        (("ftf_cm", "ms_minutes"), ["ms_minutes", "ftf_cm"]),
        (("neck_rot",), ["neck_rot:left", "neck_rot:right"]),
    ],
)
def test_what_was_chosen_is_asked_too(extras: tuple[str, ...], more: list[str]) -> None:
    found = fields(rows((WALK, FILM), extras, BLANK, review=False))
    assert [field for field in found if field not in SIX] == more
    assert [field for field in found if field in SIX] == SIX


def test_the_overall_view_is_asked_at_a_review_and_comes_last() -> None:
    found = rows((WALK,), ("neck_rot",), BLANK, review=True)
    assert fields(found)[-1] == "pgic"
    assert fields(found)[:6] == SIX


def test_a_test_that_is_not_offered_is_not_asked_unless_it_was_done() -> None:
    extras = ("ftf_cm", "sit_reach_cm", "neck_turn_self")
    hidden = ("ftf_cm", "sit_reach_cm")
    found = fields(rows((), extras, BLANK, review=False, hidden=hidden))
    assert [field for field in found if "_" in field] == [
        "neck_turn_self:left",
        "neck_turn_self:right",
    ]
    from tracker.domain.movement import Measured

    done = WeeklyForm(DAY, tests=(Measured("ftf_cm", 3),))
    assert "ftf_cm" in fields(rows((), extras, done, review=False, hidden=hidden))


def test_what_has_a_value_is_shown_though_it_is_not_asked_any_more() -> None:
    form = WeeklyForm(DAY, activities=(("gone", 4),), sleep=2, pgic=3, other_days=(("rest", 1),))
    found = fields(rows((WALK,), (), form, review=False))
    assert found == [*SIX[:4], *SIX[4:], "sleep", "other-days:rest", "pgic", "activity:gone"]


def test_every_extra_has_a_name_and_a_question_with_two_ends() -> None:
    everything = rows((WALK, FILM), EXTRAS, BLANK, review=True)
    assert len({row.field for row in everything}) == len(everything)
    assert len({row.question for row in everything}) == len(everything)
    for row in everything:
        assert row.name, row.field
        assert row.question.endswith((".", "?", ")")), row.question
        assert row.low_end, row.field
        assert row.high_end, row.field
    assert len({extra_name(extra) for extra in EXTRAS}) == len(EXTRAS)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", ()),
        ("  ", ()),
        ("sleep", ("sleep",)),
        ("ftf_cm, sleep SLEEP", ("sleep", "ftf_cm")),
        ("other_days:cold activity", ("activity", "other_days:cold")),
        ("other_days", tuple(e for e in EXTRAS if e.startswith("other_days:"))),
    ],
)
def test_extras_are_read_each_once_and_in_order(text: str, read: tuple[str, ...]) -> None:
    assert parse_extras(text) == read
    assert parse_extras(" ".join(read)) == read


@pytest.mark.parametrize("text", ["peg", "sleep mood", "other_days:magnets", "med_days"])
def test_other_extras_are_refused(text: str) -> None:
    with pytest.raises(InvalidValue, match="weekly extras"):
        parse_extras(text)


def test_medicine_is_information_and_never_advice_to_take_less() -> None:
    assert MEDICINE_NOTE in weekly_rows.RELIANCE_NOTE
    assert MEDICINE_NOTE in panels_views.NEUTRAL_NOTE
    assert MEDICINE_NOTE == (
        "Do not stop or cut prescribed medicine on your own; ask the person who prescribed it."
    )
