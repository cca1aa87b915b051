"""Each caution stands where it applies, and nowhere else."""

from __future__ import annotations

from datetime import date

import pytest
from progress_data import day, series

from tracker.domain.cautions import Caution, CautionCode, cautions
from tracker.domain.measure import Better
from tracker.domain.trend import Mark, MarkKind
from tracker.domain.windows import Windows, frame, window, windows


def told(
    pain: str = "6" * 60,
    *,
    first: int | None = 14,
    until: int = 59,
    spell: str | None = None,
    events: tuple[Mark, ...] = (),
    flares: tuple[int, ...] = (),
    better: Better = Better.LOWER,
) -> tuple[Caution, ...]:
    known = series(pain)
    on = frame([known], None if first is None else day(first), day(until))
    return cautions(
        known,
        windows(known, on),
        better,
        spell=spell,
        events=events,
        flare_days=[day(number) for number in flares],
        as_of=day(until),
    )


def codes(found: tuple[Caution, ...]) -> list[str]:
    return [caution.code.value for caution in found]


def event(number: int, label: str = "illness") -> Mark:
    return Mark(day(number), MarkKind.EVENT, label)


def test_that_no_cause_is_shown_is_always_said() -> None:
    assert codes(told()) == ["cause"]
    assert codes(told("")) == ["cause"]
    assert codes(told(first=None)) == ["cause"]


class TestBadSpell:
    @pytest.mark.parametrize(
        ("spell", "said"), [("worse", True), ("usual", False), ("better", False), (None, False)]
    )
    def test_as_it_was_asked_at_the_start(self, spell: str | None, said: bool) -> None:
        assert ("bad spell" in codes(told(spell=spell))) is said

    @pytest.mark.parametrize(
        ("pain", "said"),
        [
            ("5" * 28 + "6" * 60, True),
            ("6" * 28 + "6" * 60, False),
            ("7" * 28 + "6" * 60, False),
            ("5" * 14 + "6" * 74, False),  # half a point on average
            ("." * 23 + "55555" + "6" * 60, True),
            ("." * 24 + "5555" + "6" * 60, False),
            ("5" * 5 + "." * 28 + "6" * 60, False),  # too long ago
        ],
    )
    def test_a_point_above_the_four_weeks_before(self, pain: str, said: bool) -> None:
        start = pain.rindex("6") - 59
        assert ("bad spell" in codes(told(pain, first=start + 14, until=start + 59))) is said

    def test_for_ease_a_bad_spell_is_lower(self) -> None:
        pain = "7" * 28 + "6" * 60
        assert "bad spell" in codes(told(pain, first=42, until=87, better=Better.HIGHER))
        assert "bad spell" not in codes(told(pain, first=42, until=87))

    def test_without_a_start_there_is_no_spell(self) -> None:
        assert codes(told(first=None, spell="worse")) == ["cause"]


class TestEvents:
    @pytest.mark.parametrize(
        ("number", "said"), [(-1, False), (0, True), (30, True), (59, True), (60, False)]
    )
    def test_anywhere_from_the_start_to_the_newest_day(self, number: int, said: bool) -> None:
        assert ("events" in codes(told(events=(event(number),)))) is said

    def test_named_with_their_days(self) -> None:
        found = told(events=(event(30, "new_medicine"), event(20, "stress")))
        assert found[0].text == (
            "Other things changed too: big stress (27 Sep) and new medicine (7 Oct)."
        )

    def test_many_are_counted(self) -> None:
        found = told(events=tuple(event(number) for number in range(20, 27)))
        assert found[0].text.startswith("Other things changed too: 3 earlier, illness (30 Sep)")

    def test_sessions_and_flares_are_no_events(self) -> None:
        marks = (Mark(day(30), MarkKind.FLARE, "flare"), Mark(day(31), MarkKind.SESSION, "s"))
        assert codes(told(events=marks)) == ["cause"]

    def test_what_people_wrote_cannot_steer_a_terminal(self) -> None:
        text = told(events=(event(30, "\x1b[2Jhello\nthere"),))[0].text
        assert "\x1b" not in text
        assert "\n" not in text


class TestGaps:
    @pytest.mark.parametrize(
        ("start", "end", "said"), [(7, 7, False), (6, 14, True), (14, 6, True), (14, 14, False)]
    )
    def test_under_half_of_either_window(self, start: int, end: int, said: bool) -> None:
        pain = ("6" * (start - 1)).ljust(13, ".") + "6" + "6" * 32
        pain += ("6" * (end - 1)).ljust(13, ".") + "6"
        found = told(pain)
        assert ("gaps" in codes(found)) is said
        if said:
            assert f"{start} and {end} of 14 are filled" in found[0].text

    @pytest.mark.parametrize(
        ("pain", "said"),
        [
            (".........55555", ""),
            ("...5....5.5.55", "5 of 11 and 14 of 14 are filled"),
            ("......5.555.55", ""),
        ],
    )
    def test_days_before_the_first_one_are_not_missing(self, pain: str, said: str) -> None:
        found = told(pain.ljust(14, ".") + "6" * 46, first=14)
        on = frame([series(pain)], day(14), day(59))
        assert on.started is not None
        assert ("gaps" in codes(found)) is bool(said)
        assert said in found[0].text

    def test_days_to_come_are_not_missing(self) -> None:
        known = series("6" * 17)
        two = Windows(window(known, day(0), day(13)), window(known, day(14), day(27)))
        found = cautions(
            known, two, Better.LOWER, spell=None, events=(), flare_days=(), as_of=day(16)
        )
        assert codes(found) == ["cause"]

    def test_where_there_is_none_that_is_said(self) -> None:
        known = series("6" * 30)
        long_ago = date(2020, 1, 15)
        earlier = window(known, date(2020, 1, 1), date(2020, 1, 14))
        two = Windows(earlier, window(known, long_ago, date(2020, 1, 28)))
        found = cautions(
            known, two, Better.LOWER, spell=None, events=(), flare_days=(), as_of=day(29)
        )
        assert found[0].text == (
            "There are no check-ins from 1 Jan to 14 Jan 2020. "
            "There are no check-ins from 15 Jan to 28 Jan 2020."
        )

    def test_days_that_have_not_come_are_not_missing(self) -> None:
        assert codes(told("6" * 18, first=14, until=17)) == ["cause"]


class TestFlares:
    @pytest.mark.parametrize(
        ("days", "said"),
        [((45,), False), ((46,), True), ((59,), True), ((60,), False), ((5,), False)],
    )
    def test_in_the_recent_window(self, days: tuple[int, ...], said: bool) -> None:
        assert ("flare" in codes(told(flares=days))) is said

    def test_only_where_the_day_holds_a_value(self) -> None:
        # Noted on a day on which another place was rated: it is in no average here.
        pain = "6" * 50 + "." + "6" * 9
        assert "flare" not in codes(told(pain, flares=(50,)))
        assert told(pain, flares=(50, 51))[0].text.startswith("A flare day is in")
        assert "flare" not in codes(told("6" * 50 + "o" + "6" * 9, flares=(50,)))

    def test_only_where_there_is_an_average(self) -> None:
        assert codes(told("." * 58 + "66", first=None, flares=(59,))) == ["cause"]

    def test_counted_once_a_day(self) -> None:
        assert told(flares=(50, 50))[0].text.startswith("A flare day is in")
        assert told(flares=(50, 51))[0].text.startswith("2 flare days are in")


def test_they_keep_their_order() -> None:
    pain = "6" * 46 + "666666........"
    found = told(pain, spell="worse", events=(event(30),), flares=(51,), until=51)
    assert codes(found) == ["bad spell", "events", "flare", "cause"]
    sparse = "6.6.6...6.6..6" + "6" * 32 + "6.6.6...6.6..6"
    found = told(sparse, spell="worse", events=(event(30),), flares=(50,))
    assert codes(found) == [code.value for code in CautionCode]
