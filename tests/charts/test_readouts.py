"""What each picture says of one day, and in its sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from chart_data import TODAY, day
from figure_data import NOTE, PRIVATE_NOTE, everything, on_days

from tracker.charts import day_words, view, views
from tracker.charts.panels_views import NEUTRAL_NOTE
from tracker.charts.view import View
from tracker.domain.days import FromMemory
from tracker.domain.figures import DayNote
from tracker.domain.trend import DayValue

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
        assert "New chair.  " + ECHO in found
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
        ("function", 34, "Mon 16 Nov  Based on PEG 5, sit through a film 6."),
        ("function", 31, "Fri 13 Nov  Week to Mon 16 Nov: Based on PEG 5, sit through a film 6."),
        ("reliance", 13, "Mon 26 Oct  Medicine days 4."),
        ("calendar", 10, "ease 5 (from memory), pain 5 (from memory), stiffness 4."),
        ("test", 34, "Fingertips to floor 25.5 cm."),
        ("test", 35, "Overall view 3 (a little better).  Session 4."),
        ("daily", 20, "Ease of moving 5, Pain 4, Stiffness 4, Worst pain 8.  6 days after"),
        ("places", 12, "Pain, low back 7, Pain, neck 2."),
    ],
)
def test_the_values_of_a_day(name: str, number: int, words: str) -> None:
    assert words in said(name, number)


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
    assert "Pain 4.5 (mean of 2)" in views.get("daily").readout(figures, day(29))
    assert "Worst pain 9 (highest of 2)" in views.get("daily").readout(figures, day(22))
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
    def test_a_new_main_place_is_named_only_while_it_is_on_screen(self) -> None:
        words = "New series from Thu 15 Oct 2026: main place low back, before that neck."
        later = View(day(20), TODAY)
        for name in ("ease-pain", "weekly", "calendar", "daily"):
            assert views.get(name).sentences(FIGURES, COURSE)[0] == words
            assert words not in views.get(name).sentences(FIGURES, later)
        # Nor where no place is rated.
        assert words in views.of_measure("ease").sentences(FIGURES, COURSE)
        assert words not in views.of_measure("peg").sentences(FIGURES, COURSE)

    def test_daily_ratings_are_not_set_day_against_day(self) -> None:
        _, ease, pain, _ = views.get("daily").sentences(FIGURES, COURSE)
        assert ease == ("Ease of moving: median 5 of 33 days, 3 to 6 (1 day from memory left out).")
        assert "Oct" not in pain

    def test_weekly_answers_name_the_first_and_the_last(self) -> None:
        assert views.get("function").sentences(FIGURES, COURSE) == (
            "Based on PEG: 7 on 26 Oct, 5 on 16 Nov; median of 4: 6.",
            "sit through a film: 3 on 26 Oct, 6 on 16 Nov; median of 4: 3.5.",
        )

    def test_what_is_not_judged_says_so(self) -> None:
        assert views.get("reliance").sentences(FIGURES, COURSE)[-1] == NEUTRAL_NOTE

    def test_one_value_is_no_series(self) -> None:
        found = views.get("test").sentences(FIGURES, COURSE)
        assert found[1] == "Overall view: 3 on 17 Nov, once so far."

    def test_days_without_a_value_say_so(self) -> None:
        assert views.get("test").sentences(FIGURES, View(day(7), day(13))) == (
            "Fingertips to floor: nothing in these days.",
            "Overall view: nothing in these days.",
        )

    def test_what_was_left_out_is_counted(self) -> None:
        series = on_days(((1, 5), (2, 6), (3, 6)))
        series = (*series, DayValue(day(4), 9, 1, FromMemory.OLD))
        strands = tuple(
            replace(one, series=series) for one in FIGURES.strands if one.measure == "pain_worst"
        )
        picture, figures = views.of_measure("pain_worst"), replace(FIGURES, strands=strands)
        assert picture.sentences(figures, COURSE)[1:] == (
            "Worst pain: median 6 of 3 days, 5 to 6 (1 day from memory left out).",
        )
        same = replace(FIGURES, strands=(replace(strands[0], series=series[1:3]),))
        assert picture.sentences(same, COURSE)[1:] == ("Worst pain: median 6 of 2 days, always 6.",)

    def test_few_weeks_say_so(self) -> None:
        found = views.get("weekly").sentences(FIGURES, View(day(3), day(5)))
        assert found == (
            "Ease: 1 week with three days or more so far.",
            "Pain: 1 week with three days or more so far.",
        )
