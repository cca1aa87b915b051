"""What each picture says of one day, and in its sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from chart_data import TODAY, day
from figure_data import ACTIVITY, NOTE, PRIVATE_NOTE, everything, on_days

from tracker.charts import day_words, view, views
from tracker.charts.glyphs import Glyphs
from tracker.charts.panels_views import NEUTRAL_NOTE
from tracker.charts.view import View
from tracker.domain.days import FromMemory
from tracker.domain.figures import DayNote, Topic
from tracker.domain.trend import DayValue, Mark, MarkKind
from tracker.domain.weekly_results import WeeklyPoint, weekly_results

FIGURES = everything()
COURSE = view.course(FIGURES.ease_pain)
ECHO = "2 days after session 3."


def said(name: str, number: int) -> str:
    return views.get(name).readout(FIGURES, day(number))


@pytest.mark.parametrize("name", tuple(views.VIEWS))
def test_each_says_what_happened_and_what_was_noted(name: str) -> None:
    found = said(name, 30)
    if name == "weekly":
        assert found.endswith("1 session, 1 event, 2 days with notes.")
    else:
        assert "Event: new chair.  " + ECHO in found
        assert found.endswith(f"Note: “{NOTE}”")


@pytest.mark.parametrize("name", tuple(views.VIEWS))
def test_each_names_a_new_main_place(name: str) -> None:
    found = said(name, 2)
    if name != "weekly":
        assert "Main place low back, before that neck." in found


@pytest.mark.parametrize("name", [name for name in views.VIEWS if name != "weekly"])
def test_what_is_private_never_leaves_the_screen(name: str) -> None:
    assert f"Private note: “{PRIVATE_NOTE}”" in said(name, 33)
    shared = FIGURES.shareable()
    picture = views.get(name)
    assert "note" not in picture.readout(shared, day(33)).lower()
    assert NOTE in picture.readout(shared, day(30))


@pytest.mark.parametrize("name", tuple(views.VIEWS))
def test_nothing_is_said_of_a_day_without_anything(name: str) -> None:
    found = said(name, 5)
    assert any(words in found for words in ("nothing recorded.", "no session.", "Week from"))
    future = said(name, 49)
    assert "nothing recorded" not in future
    if name != "weekly":
        assert "Session 6, planned." in future


@pytest.mark.parametrize(
    ("name", "number", "words"),
    [
        ("ease-pain", 24, "Fri 6 Nov  nothing recorded.  3 days after session 2."),
        ("ease-pain", 40, "Sun 22 Nov  ease 5, pain 4 (added later), stiffness 4."),
        ("sessions", 14, "Tue 27 Oct  Session 1: pain 7 before, 4 after, 6 the day after."),
        ("sessions", 28, "Session 3: pain 5 before, – after, 5 the day after."),
        ("sessions", 35, "3 the day after (from memory, not compared)."),
        ("sessions", 23, "Thu 5 Nov  no session.  Flare.  2 days after session 2."),
        ("weekly", 30, "Week from Tue 10 Nov  ease 5 (4–6, 6 days), pain 5 (4–6, 6 days)."),
        ("function", 34, "Mon 16 Nov  based on PEG 5, sit through a film 6."),
        ("function", 31, "Fri 13 Nov  Week to Mon 16 Nov: based on PEG 5, sit through a film 6."),
        ("reliance", 13, "Mon 26 Oct  medicine days 4."),
        ("calendar", 10, "ease 5 (from memory), pain 5 (from memory), stiffness 4."),
        ("test", 34, "fingertips to floor 25.5 cm."),
        ("test", 35, "overall view 3, a little better.  Session 4."),
        ("test", 14, "Tue 27 Oct  no movement test.  Session 1."),
        ("function", 39, "Sat 21 Nov  nothing recorded yet.  4 days after session 4."),
        ("function", 35, "Tue 17 Nov  no weekly value yet.  Session 4."),
        ("function", 33, "Sun 15 Nov  Week to Mon 16 Nov: based on PEG 5"),
        ("reliance", 1, "Wed 14 Oct  no weekly value."),
        ("function", 6, "Mon 19 Oct  no weekly value."),
        ("ease-pain", 30, "Thu 12 Nov  no rating for low back.  Event: new chair."),
        ("calendar", 30, "Thu 12 Nov  no rating for low back.  Event: new chair."),
        ("daily", 30, "Thu 12 Nov  no rating for low back.  Event: new chair."),
        ("places", 24, "Fri 6 Nov  nothing recorded.  3 days after session 2."),
        ("daily", 20, "ease of moving 5, pain 4, stiffness 4, worst pain 8.  6 days after"),
        ("places", 12, "Sun 25 Oct  pain: low back 7, neck 2."),
    ],
)
def test_the_values_of_a_day(name: str, number: int, words: str) -> None:
    assert words in said(name, number)


def test_a_session_of_another_place_is_called_one() -> None:
    first, *rest = FIGURES.sessions
    figures = replace(FIGURES, sessions=tuple(rest))
    found = views.get("sessions").readout(figures, first.day)
    assert found == "Tue 27 Oct  Session 1 was for another place."


def test_two_entries_of_a_day_are_said_to_be_a_mean() -> None:
    data = FIGURES.ease_pain
    twice = DayValue(day(29), 4.5, 2)
    pain = tuple(twice if v.day == twice.day else v for v in data.pain)
    strands = tuple(
        replace(one, series=tuple(v._replace(n=2) if v.day == day(22) else v for v in one.series))
        if one.measure == "pain_worst"
        else replace(one, series=pain)
        if one.name == "Pain"
        else one
        for one in FIGURES.strands
    )
    figures = replace(FIGURES, ease_pain=replace(data, pain=pain), strands=strands)
    assert "pain 4.5 (mean of 2)" in views.get("ease-pain").readout(figures, day(29))
    assert ", pain 4.5 (mean of 2)" in views.get("daily").readout(figures, day(29))
    assert "worst pain 9 (highest of 2)" in views.get("daily").readout(figures, day(22))
    rows = {row[0]: row[-1] for row in views.get("daily").table(figures, COURSE).rows}
    assert rows[day(29).isoformat()] == "Pain: 2 entries"


def test_a_note_is_one_line_and_cut() -> None:
    long = DayNote(day(29), "first line\nsecond\x1b[31m line " + "x" * 200)
    figures = replace(FIGURES, ease_pain=replace(FIGURES.ease_pain, notes=(long,)))
    for name in ("ease-pain", "daily"):
        (note,) = views.get(name).readout(figures, day(29)).split("  ")[-1:]
        assert note.startswith("Note: “first line second␛[31m line xxx")
        assert note.endswith("…”")
        assert len(note) <= day_words.NOTE_CELLS + len("Note: “”")


class TestSentences:
    def test_a_new_main_place_of_the_course_is_named_however_little_is_on_screen(self) -> None:
        words = "New series from Thu 15 Oct 2026: main place low back, before that neck."
        later, earlier = View(day(20), TODAY), View(day(-20), day(-10))
        for name in ("ease-pain", "sessions", "weekly", "calendar", "daily"):
            for shown in (COURSE, later):
                assert views.get(name).sentences(FIGURES, shown)[0] == words
            assert words not in views.get(name).sentences(FIGURES, earlier)
        # Nor where no place is rated.
        assert words in views.of_measure("ease").sentences(FIGURES, COURSE)
        assert words not in views.of_measure("peg").sentences(FIGURES, COURSE)

    def test_one_on_screen_before_the_course_is_named_as_well(self) -> None:
        early = Mark(day(-5), MarkKind.PLACE, "main place neck, before that knee")
        marks = (early, *FIGURES.marks)
        figures = replace(FIGURES, ease_pain=replace(FIGURES.ease_pain, marks=marks))
        for name in ("ease-pain", "sessions", "weekly", "daily"):
            said = views.get(name).sentences(figures, View(day(-9), TODAY))
            assert [one.startswith("New series") for one in said[:3]] == [True, True, False]

    def test_daily_ratings_are_not_set_day_against_day(self) -> None:
        _, ease, pain, _ = views.get("daily").sentences(FIGURES, COURSE)
        assert ease == (
            "Ease of moving: median 5 of 33 days since 13 Oct, 3 to 6. 1 day from memory left out."
        )
        assert pain.count("Oct") == 1

    def test_weekly_answers_are_told_as_progress_tells_them(self) -> None:
        points = [
            WeeklyPoint(value.day, one.measure, value.value, activity_name=one.name)
            for one in FIGURES.of(Topic.FUNCTION)[1:]
            for value in one.series
        ]
        (activity,) = weekly_results(points, day(0), TODAY, None)
        assert views.get("function").sentences(FIGURES, COURSE) == (
            "Based on PEG: 6.5 at first, 5.5 lately (4 values).",
            activity.sentence,
        )
        assert activity.sentence == "sit through a film: 3 at first, 5 lately (4 values)."

    def test_under_four_values_are_named_with_their_days(self) -> None:
        found = views.get("test").sentences(FIGURES, COURSE)
        assert found[0] == "Fingertips to floor: 30.5 cm on 19 Oct, 25.5 cm on 16 Nov (3 values)."

    def test_the_picture_says_of_how_many_it_shows_some(self) -> None:
        def above(first: int, size: tuple[int, int] = (118, 33)) -> str:
            shown = View(day(first), TODAY)
            found = views.get("function").build(FIGURES, shown, *size, Glyphs.BLOCKS)
            return next(line for line in found.cells.lines() if "Based on PEG" in line)

        assert above(20).endswith("last 5 on 16 Nov, 3 of 4 shown")
        assert above(0).endswith("last 5 on 16 Nov")
        # Where not all of it finds room, the count stays.
        assert above(20, (44, 20)).endswith("Based on PEG   ▼   3 of 4 shown")
        tests = views.get("test").build(FIGURES, COURSE, 118, 33, Glyphs.BLOCKS)
        assert "last 3, a little better, on 17 Nov" in "\n".join(tests.cells.lines())

    def test_what_is_not_judged_says_so(self) -> None:
        assert views.get("reliance").sentences(FIGURES, COURSE)[-1] == NEUTRAL_NOTE

    @pytest.mark.parametrize(
        ("answers", "words"),
        [
            (((35, 3),), "a little better on 17 Nov"),
            (((35, 4),), "no change on 17 Nov"),
            (((14, 4), (35, 2)), "much better on 17 Nov, the newest of 2 answers"),
            (((35, 2.5),), "2.5 on 17 Nov"),
        ],
    )
    def test_the_overall_view_is_told_in_its_words(
        self, answers: tuple[tuple[int, float], ...], words: str
    ) -> None:
        strands = tuple(
            replace(one, series=on_days(answers)) if one.measure == "pgic" else one
            for one in FIGURES.strands
        )
        found = views.get("test").sentences(replace(FIGURES, strands=strands), COURSE)
        assert found[1] == f"Overall view: {words}."

    def test_one_value_is_no_series(self) -> None:
        data = replace(FIGURES.ease_pain, today=day(20))
        strands = tuple(
            replace(one, series=tuple(v for v in one.series if v.day <= day(13)))
            for one in FIGURES.strands
        )
        figures = replace(FIGURES, ease_pain=data, strands=strands)
        assert views.get("function").sentences(figures, COURSE) == (
            "Based on PEG: 7 on 26 Oct, one value so far.",
            f"{ACTIVITY}: 3 on 26 Oct, one value so far.",
        )

    def test_a_course_without_a_value_says_so(self) -> None:
        data = replace(FIGURES.ease_pain, today=TODAY + timedelta(400), first_session=None)
        figures = replace(FIGURES, ease_pain=data)
        shown = View(data.today - timedelta(30), data.today)
        assert views.get("function").sentences(figures, shown)[0] == (
            "Based on PEG: nothing since 28 Jun."
        )

    def test_what_was_left_out_is_counted(self) -> None:
        series = on_days(((1, 5), (2, 6), (3, 6)))
        series = (*series, DayValue(day(4), 9, 1, FromMemory.OLD))
        strands = tuple(
            replace(one, series=series) for one in FIGURES.strands if one.measure == "pain_worst"
        )
        picture, figures = views.of_measure("pain_worst"), replace(FIGURES, strands=strands)
        assert picture.sentences(figures, COURSE)[1:] == (
            "Worst pain: median 6 of 3 days since 14 Oct, 5 to 6. 1 day from memory left out.",
        )
        same = replace(FIGURES, strands=(replace(strands[0], series=series[1:3]),))
        assert picture.sentences(same, COURSE)[1:] == (
            "Worst pain: median 6 of 2 days since 15 Oct, always 6.",
        )

    def test_few_weeks_say_so(self) -> None:
        data = replace(FIGURES.ease_pain, today=day(5))
        figures = replace(FIGURES, ease_pain=data)
        found = views.get("weekly").sentences(figures, View(day(3), day(5)))
        assert found[1:] == (
            "Ease: 1 week with three days or more so far.",
            "Pain: 1 week with three days or more so far.",
        )
