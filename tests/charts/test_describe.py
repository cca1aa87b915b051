"""The words beside the picture: honest counts, what is missing, no result and no cause."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from chart_data import TODAY, course, day, lone

from tracker.charts import describe
from tracker.charts.view import View
from tracker.domain.days import FromMemory
from tracker.domain.figures import EasePain
from tracker.domain.trend import DayValue, Mark, MarkKind


def after_session(ease: str, pain: str, first: int, today: int) -> EasePain:
    return replace(lone(ease, pain, today=day(today)), first_session=day(first))


class TestSentences:
    def test_start_and_now_with_their_days(self) -> None:
        assert describe.sentences(after_session("4" * 14 + "6" * 14, "64" * 14, 14, 27)) == (
            "Ease 4.0 at the start (14 days), 6.0 lately (14 days).",
            "Pain 5.0 at the start (14 days), 5.0 lately (14 days).",
        )

    def test_nothing_at_all(self) -> None:
        assert describe.sentences(lone()) == (
            "Nothing is recorded yet. The first check-in draws the first column here.",
        )

    def test_no_session(self) -> None:
        assert describe.sentences(lone("5555566", "66", today=day(6))) == (
            "No session recorded yet, so there is no start to compare with.",
            "Lately: ease 5.3 (7 days), pain on 2 days, too few for a mean.",
        )

    def test_a_first_session_still_to_come_is_no_session(self) -> None:
        found = describe.sentences(after_session("55555", "55555", 9, 4))
        assert found[0] == "No session recorded yet, so there is no start to compare with."

    def test_what_is_said_under_older_days_names_the_days_it_is_about(self) -> None:
        data = after_session("3" * 20 + "4" * 14 + "6" * 14, "64" * 24, 34, 47)
        wide, narrow = View(day(0), day(47)), View(day(30), day(47))
        plain = ("Ease 4.0 at the start (14 days), 6.0 lately (14 days).",
                 "Pain 5.0 at the start (14 days), 5.0 lately (14 days).")  # fmt: skip
        assert describe.sentences(data, narrow) == plain
        led = "From 2 Nov on, ease 4.0 at the start (14 days), 6.0 lately (14 days)."
        assert describe.sentences(data, wide) == (led, plain[1])

    def test_days_before_the_course_are_told_alone(self) -> None:
        data = after_session("3" * 20 + "4" * 14 + "6" * 14, "64" * 3, 34, 47)
        assert describe.sentences(data, View(day(0), day(9))) == (
            "In these days: ease 3.0 (10 days), pain 5.0 (6 days).",
        )
        assert describe.sentences(data, View(day(3), day(9))) == (
            "In these days: ease 3.0 (7 days), pain on 3 days, too few for a mean.",
        )
        assert describe.sentences(data, View(day(-9), day(-1))) == (
            "In these days nothing is recorded.",
        )

    def test_the_windows_overlap(self) -> None:
        assert describe.sentences(after_session("4" * 20, "6" * 20, 14, 19)) == (
            "Too early to compare with the start; from 9 Nov on there are two weeks.",
            "At the start: ease 4.0 (14 days), pain 6.0 (14 days).",
        )

    def test_the_first_day_that_does_not_overlap(self) -> None:
        text = "4" * 14 + "6" * 14
        assert "Too early" in describe.sentences(after_session(text[:27], "", 14, 26))[0]
        assert "Too early" not in describe.sentences(after_session(text, "", 14, 27))[0]

    def test_too_few_days_on_one_side(self) -> None:
        few_before = describe.sentences(after_session("4..4..4......." + "6" * 14, "", 14, 27))
        assert few_before[0] == (
            "Ease 6.0 lately (14 days); only 3 of the 5 days needed at the start."
        )
        few_now = describe.sentences(after_session("4" * 14 + "." * 13 + "6", "", 14, 27))
        assert few_now[0] == (
            "Ease 4.0 at the start (14 days); lately only 1 of the 5 days needed."
        )

    def test_the_first_fortnight_stands_in_for_too_few_days_before(self) -> None:
        five_in_a_row = "." * 9 + "44444" + "6" * 14
        too_early = describe.sentences(after_session(five_in_a_row, "", 14, 27))
        assert too_early[0] == (
            "Too early to compare with the start; from 18 Nov on there are two weeks."
        )
        later = describe.sentences(after_session(five_in_a_row + "6" * 9, "", 14, 36))
        assert later[0] == (
            "Ease 5.3 at the start, first sessions included (14 days), 6.0 lately (14 days)."
        )

    def test_too_few_days_on_both_sides(self) -> None:
        found = describe.sentences(after_session("4" + "." * 26 + "6", "", 14, 27))
        assert found[0] == (
            "Ease: not enough days to compare yet (1 at the start, 1 lately; 5 each are needed)."
        )

    def test_a_check_in_long_ago_is_said_and_not_called_the_last_days(self) -> None:
        found = describe.sentences(after_session("4" * 14 + "6" * 14, "", 14, 60))
        assert found[0] == "The last check-in was 33 days ago, on Mon 9 Nov 2026."
        assert "6.0 in the 14 days up to 9 Nov (14 days)" in found[1]

    def test_a_measure_that_was_not_recorded_holds_back_no_other(self) -> None:
        # Ease has a start of ten days before the session; without one, pain waits for longer.
        found = describe.sentences(after_session("...." + "4" * 10 + "6" * 14, "", 14, 27))
        assert found[0] == "Ease 4.0 at the start (10 days), 6.0 lately (14 days)."
        assert "Pain" in found[1]

    def test_where_there_was_time_enough_it_is_newer_days_that_are_missing(self) -> None:
        found = describe.sentences(after_session("4" * 14 + "6" * 5, "6" * 19, 14, 28))
        assert found[0] == (
            "Last rated 10 days ago, on Sat 31 Oct 2026; "
            "a comparison with the start needs newer days."
        )

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            (replace(lone("5", "5", today=day(0)), planned_start=day(9)), "of the course"),
            (
                replace(
                    lone("5", "5", today=day(0)),
                    place="neck",
                    marks=(Mark(day(0), MarkKind.SESSION, "session 1"),),
                ),
                "for neck",
            ),
        ],
    )
    def test_which_session_it_waits_for(self, data: EasePain, words: str) -> None:
        assert describe.sentences(data)[0].startswith(f"No session {words} yet")

    def test_an_ended_course_is_compared_as_it_stood(self) -> None:
        data = after_session("4" * 14 + "6" * 14 + "9" * 12, "5" * 40, 14, 39)
        assert describe.sentences(replace(data, ended=day(27))) == (
            "Ease 4.0 at the start (14 days), 6.0 in the 14 days up to 9 Nov (14 days).",
            "Pain 5.0 at the start (14 days), 5.0 in the 14 days up to 9 Nov (14 days).",
        )

    @pytest.mark.parametrize(
        ("others", "words"),
        [
            ([(3, "knee")], "On 1 day only knee was rated: another series."),
            ([(3, "knee"), (5, "knee")], "On 2 days only knee was rated: another series."),
            ([(3, "knee"), (5, "neck")], "On 2 days only other places were rated: another series."),
            ([(-300, "knee")], ""),
        ],
    )
    def test_days_of_another_place_are_told(
        self, others: list[tuple[int, str]], words: str
    ) -> None:
        data = after_session("555.5.55555555" + "6" * 14, "", 14, 27)
        data = replace(data, elsewhere=tuple((day(number), name) for number, name in others))
        found = describe.sentences(data, View(day(0), day(27)))
        assert (found[0] == words) if words else ("rated" not in found[0])

    def test_a_new_main_place_tells_of_them(self) -> None:
        data = replace(
            after_session("555.5.55555555" + "6" * 14, "", 14, 27),
            elsewhere=((day(3), "knee"),),
            marks=(Mark(day(4), MarkKind.PLACE, "main place neck, before that knee"),),
        )
        found = describe.sentences(data, View(day(0), day(27)))
        assert found[0].startswith("New series from")
        assert not any("only knee" in one for one in found)

    def test_old_memory_is_not_counted(self) -> None:
        found = describe.sentences(after_session("4" * 13 + "o" + "6" * 14, "", 14, 27))
        assert found[0].startswith("Ease 4.0 at the start (13 days)")


class TestReadout:
    @pytest.mark.parametrize(
        ("number", "words"),
        [
            (30, "Thu 12 Nov  no rating for low back.  Event: new chair.  2 days after session 3."),
            (29, "Wed 11 Nov  ease 5, pain 6, stiffness 4.  1 day after session 3."),
            (28, "Tue 10 Nov  ease 6, pain 4, stiffness 4.  Session 3."),
            (23, "Thu 5 Nov  ease 4, pain 9, stiffness 4.  Flare.  2 days after session 2."),
            (42, "Tue 24 Nov  Session 5, planned."),
            (0, "Tue 13 Oct  ease 5, pain 5, stiffness 5."),
        ],
    )
    def test_a_day_of_the_course(self, number: int, words: str) -> None:
        assert describe.readout(course(), day(number)) == words

    def test_what_is_missing_is_said_for_each(self) -> None:
        found = describe.readout(lone("5", ""), day(0))
        assert found.endswith("ease 5, pain not recorded, stiffness not recorded.")

    def test_today_is_open(self) -> None:
        assert describe.readout(lone("5"), TODAY) == "Sun 22 Nov  nothing recorded yet."

    def test_a_mean_of_several_entries_and_memory(self) -> None:
        value = DayValue(day(0), 4.5, 2, FromMemory.RECENT)
        data = replace(lone(), ease=(value,))
        assert "ease 4.5 (mean of 2), pain not recorded" in describe.readout(data, day(0))
        assert "(added later)." in describe.readout(data, day(0))
        old = replace(data, ease=(value._replace(memory=FromMemory.OLD),))
        assert "(from memory, not compared)." in describe.readout(old, day(0))

    def test_a_session_long_ago_is_not_counted_from(self) -> None:
        data = replace(lone("5" * 40), marks=(Mark(day(0), MarkKind.SESSION, "session 1"),))
        assert "28 days after session 1." in describe.readout(data, day(28))
        assert "session" not in describe.readout(data, day(29))

    def test_words_from_people_cannot_steer_a_terminal(self) -> None:
        data = replace(lone(), marks=(Mark(day(0), MarkKind.EVENT, "a\x1b[31m\nb\u202ec"),))
        found = describe.readout(data, day(0))
        assert found.isprintable()
        assert "\n" not in found


def test_the_table_holds_every_day_on_which_anything_stands() -> None:
    found = describe.table(course(), View(day(9), day(14)))
    assert found.header == ("Day", "Ease", "Pain", "Stiffness", "Notes")
    assert found.rows == (
        ("2026-10-22", "3", "6", "5", ""),
        ("2026-10-23", "5", "5", "4", "ease and pain: from memory"),
        ("2026-10-25", "5", "7", "5", ""),
        ("2026-10-26", "5", "7", "4", ""),
        ("2026-10-27", "4", "5", "4", "session 1"),
    )


@pytest.mark.parametrize("today", [date.min, date(1, 1, 20), date.max])
def test_the_ends_of_the_calendar(today: date) -> None:
    data = EasePain("", (DayValue(today, 5.0),), (), (), (), today, today)
    assert describe.sentences(data)
    assert describe.readout(data, today)


def test_no_result_and_no_cause_is_named() -> None:
    both = [*describe.sentences(course()), *describe.sentences(lone("5" * 30, "6" * 30))]
    both += [describe.readout(course(), TODAY - timedelta(days=n)) for n in range(41)]
    for text in both:
        for word in ("better", "worse", "improve", "because", "thanks", "fail", "miss", "help"):
            assert word not in text.lower()
