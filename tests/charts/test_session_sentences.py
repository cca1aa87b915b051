"""What the picture of sessions says is about those of the course, however few are drawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from figure_data import everything

from tracker.charts import views
from tracker.charts.glyphs import Glyphs
from tracker.charts.sessions import VIEW
from tracker.charts.view import View
from tracker.domain.figures import Figures, OtherSession, SessionPain
from tracker.domain.session_results import SessionNumbers, session_figures

FIRST = date(2026, 9, 7)
TODAY = date(2026, 11, 22)
RIGHT_AFTER = "right after: lower in 8 of 8 sessions, usually by 3."


def weekly(count: int, first: date = FIRST, number: int = 1) -> tuple[SessionPain, ...]:
    return tuple(
        SessionPain(f"s{number + k}", first + timedelta(days=7 * k), number + k, 7 - k // 4, 4, 6)
        for k in range(count)
    )


def figures(held: tuple[SessionPain, ...], **changes: object) -> Figures:
    known = everything()
    data = replace(known.ease_pain, today=TODAY, first_session=FIRST, marks=())
    return replace(known, ease_pain=replace(data, **changes), sessions=held)  # type: ignore[arg-type]


EIGHT = figures(weekly(8))


@pytest.mark.parametrize("begin", [date(2026, 8, 24), FIRST, date(2026, 9, 8), date(2026, 10, 20)])
def test_they_are_those_of_progress_whatever_is_on_screen(begin: date) -> None:
    said = VIEW.sentences(EIGHT, View(begin, TODAY))
    found = session_figures(
        SessionNumbers(one.day, one.id, one.before, one.after, one.next_day) for one in weekly(8)
    )
    assert found is not None
    assert said == found.sentences[:3]
    assert said[0] == f"R{RIGHT_AFTER[1:]}".replace("by 3", "by 2.5")


@pytest.mark.parametrize(
    ("begin", "heading"),
    [
        (date(2026, 8, 24), "low back, 8 sessions"),
        (FIRST, "low back, 8 sessions"),
        (date(2026, 9, 8), "low back, 7 of 8 sessions"),
        (date(2026, 10, 26), "low back, 1 of 8 sessions"),
        (date(2026, 10, 27), "low back, 0 of 8 sessions"),
    ],
)
def test_the_picture_says_how_many_of_them_it_shows(begin: date, heading: str) -> None:
    drawing = VIEW.build(EIGHT, View(begin, TODAY), 118, 33, Glyphs.BLOCKS)
    assert drawing.cells.lines()[0].endswith(heading)


def test_sessions_from_before_the_course_are_left_out_and_that_is_said() -> None:
    earlier = weekly(3, date(2026, 3, 2))
    held = figures((*earlier, *weekly(8, number=4)))
    said = VIEW.sentences(held, View(date(2026, 1, 1), TODAY))
    assert said[0].startswith("From 7 Sep on, right after: lower in 8 of 8 sessions")
    # They are no longer on screen.
    assert VIEW.sentences(held, View(date(2026, 6, 1), TODAY))[0].startswith("Right after: ")
    drawing = VIEW.build(held, View(date(2026, 1, 1), TODAY), 118, 33, Glyphs.BLOCKS)
    assert drawing.cells.lines()[0].endswith("low back, 11 sessions")


def test_days_before_the_course_speak_for_themselves() -> None:
    earlier = weekly(3, date(2026, 3, 2))
    held = figures((*earlier, *weekly(8, number=4)))
    shown = View(date(2026, 3, 1), date(2026, 3, 12))
    assert VIEW.sentences(held, shown) == (
        "In these days, 2 sessions; rated before and after: 2, and 3 are needed to say more.",
    )
    empty = View(date(2001, 1, 1), date(2001, 1, 9))
    assert VIEW.sentences(held, empty) == ("No session in these days.",)


def test_an_ended_course_is_told_up_to_its_end() -> None:
    held = figures(weekly(11), ended=date(2026, 10, 31))
    said = VIEW.sentences(held, View(date(2026, 10, 1), TODAY))
    assert said[0].startswith("From 7 Sep to 31 Oct, right after: lower in 8 of 8 sessions")


def test_one_from_old_memory_is_counted_without_its_ratings() -> None:
    *rest, last = weekly(3)
    held = figures((*rest, replace(last, memory=True)))
    assert VIEW.sentences(held, View(FIRST, TODAY)) == (
        "3 sessions; rated before and after: 2, and 3 are needed to say more.",
    )


def others(*places: str) -> tuple[OtherSession, ...]:
    return tuple(OtherSession(FIRST + timedelta(days=at), place) for at, place in enumerate(places))


@pytest.mark.parametrize(
    ("elsewhere", "words"),
    [
        (others("low back"), "1 session was for low back."),
        (others("low back", "low back"), "2 sessions were for low back."),
        (others("low back", "knee", "low back"), "3 sessions were for low back and knee."),
        (others("low back", "knee", "hip", "neck"), "4 sessions were for other places."),
    ],
)
def test_sessions_of_other_places_are_told_and_no_rows(
    elsewhere: tuple[OtherSession, ...], words: str
) -> None:
    held = replace(EIGHT, other_sessions=elsewhere)
    shown = View(FIRST, TODAY)
    said = VIEW.sentences(held, shown)
    assert said[-1] == words
    assert said[0].startswith("Right after: lower in 8 of 8 sessions")
    assert len(VIEW.table(held, shown).rows) == 8
    # However few days find room; and before there is any session here.
    assert VIEW.sentences(held, View(date(2026, 11, 1), TODAY)) == said
    assert VIEW.empty(replace(held, sessions=()))[-1] == words


def test_those_of_other_places_from_long_ago_are_told_with_their_days() -> None:
    held = replace(EIGHT, other_sessions=(OtherSession(date(2024, 3, 1), "knee"),))
    assert "knee" not in VIEW.sentences(held, View(FIRST, TODAY))[-1]
    assert "knee" in VIEW.sentences(held, View(date(2024, 1, 1), TODAY))[-1]


@pytest.mark.parametrize("name", [name for name in views.VIEWS if name != "calendar"])
def test_no_sentence_hangs_on_how_many_days_find_room(name: str) -> None:
    known = everything()
    whole = View(date(2026, 10, 13), known.today)
    for weeks in (1, 2, 3, 4, 5):
        part = View(known.today - timedelta(days=7 * weeks - 1), known.today)
        assert views.get(name).sentences(known, part) == views.get(name).sentences(known, whole)
