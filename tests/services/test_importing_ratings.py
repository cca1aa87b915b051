"""Ratings from CSV files of all sorts: each line finds its entry, or its fault is named."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest

from tracker.domain.checkin import CheckIn
from tracker.domain.records import Entry, Kind, Phase, SessionState
from tracker.domain.sites import Place, Side
from tracker.errors import InvalidValue
from tracker.exchange.problems import MOST, Refused
from tracker.services import checkins, events, profile
from tracker.services.diary import Diary
from tracker.services.importing_ratings import import_csv
from tracker.store import entries
from tracker.store.entries import Filter

HEAD = "id,entry,day,time,measure,value,site,side,phase,session,from_memory,note"
TEN = "2026-11-20T10:00:00+01:00"
NOON = "2026-11-20T12:00:00+01:00"


def take(diary: Diary, text: str | bytes, **how: Any) -> Any:
    data = text.encode() if isinstance(text, str) else text
    return import_csv(diary, io.BytesIO(data), "r.csv", size=len(data), **how)


def short(*lines: str) -> str:
    return "\n".join(("day,time,measure,value,site,side,phase,session", *lines)) + "\n"


def held(diary: Diary, kind: Kind | None = None) -> list[Entry]:
    return entries.search(diary.store.connection, Filter(kind=kind), newest_first=False)


def refused(diary: Diary, text: str | bytes, **how: Any) -> tuple[str, ...]:
    before = diary.store.last_change()
    with pytest.raises(Refused) as caught:
        take(diary, text, **how)
    assert diary.store.last_change() == before
    assert held(diary) == []
    return caught.value.problems


def test_lines_of_one_instant_are_one_entry(diary: Diary) -> None:
    text = short(
        f"2026-11-20,{TEN},ease,6,neck,left,,",
        f"2026-11-20,{TEN},pain_avg,4,neck,left,,",
        f"2026-11-20,{NOON},pain_avg,5,neck,left,,",
        f"2026-11-20,{TEN},sleep,3,,,,",
        f"2026-11-20,{TEN},ftf_cm,12.5,,,,",
        f"2026-11-20,{TEN},neck_rot,60,,left,,",
    )
    done = take(diary, text)
    assert done.new == {"rating": 6, "checkin": 2, "weekly": 1, "test": 1}
    first, second = held(diary, Kind.CHECKIN)
    assert first.value("ease") == 6
    assert (second.value("ease"), second.value("pain_avg")) == (None, 5)
    assert first.moment.at_utc == "2026-11-20T09:00:00Z"
    (test,) = held(diary, Kind.TEST)
    assert test.ratings[-1].place == Place("neck", Side.LEFT)
    assert take(diary, text).same == {"rating": 6}


def test_what_stands_twice_is_there_twice(diary: Diary) -> None:
    line = f"2026-11-20,{TEN},ease,6,,,,"
    twice, thrice = short(line, line), short(line, line, line)
    assert take(diary, twice).new == {"rating": 2, "checkin": 2}
    assert take(diary, twice).change == 0
    assert take(diary, thrice).new == {"rating": 1, "checkin": 1}
    assert take(diary, twice).change == take(diary, thrice).change == 0


def test_another_value_is_left_unless_it_is_to_replace_ours(diary: Diary) -> None:
    take(diary, short(f"2026-11-20,{TEN},ease,6,,,,"))
    other = short(f"2026-11-20,{TEN},ease,7,,,,", f"2026-11-20,{TEN},pain_avg,2,,,,")
    done = take(diary, other)
    assert (done.new["rating"], done.differing) == (1, {"rating": 1})
    assert done.listed[0].startswith("ease of 2026-11-20 in ")
    assert [entry.value("ease") for entry in held(diary)] == [6]
    assert take(diary, other, replacing=True).change
    assert [(e.value("ease"), e.value("pain_avg")) for e in held(diary)] == [(7, 2)]


def test_equal_lines_are_matched_before_unequal_ones(diary: Diary) -> None:
    both = (f"2026-11-20,{TEN},ease,6,,,,", f"2026-11-20,{TEN},ease,7,,,,")
    take(diary, short(*both))
    assert take(diary, short(*reversed(both))).same == {"rating": 2}


def test_sessions_are_made_of_ratings_with_a_phase(diary: Diary) -> None:
    text = short(
        "2026-11-21,2026-11-21T09:00+01:00,pain_now,3,,,next_day,first",
        f"2026-11-20,{TEN},pain_now,7,neck,both,before,first",
        f"2026-11-20,{NOON},pain_now,4,neck,both,after,first",
        f"2026-11-20,{NOON},pain_now,5,,,after,second",
        "2026-11-10,,pain_now,5,,,before,",
        "2026-11-10,,pain_now,2,,,after,",
        f"2026-11-21,{TEN},since_session:sore,1,,,next_day,",
    )
    done = take(diary, text)
    assert done.new == {"rating": 7, "session": 3, "checkin": 1}
    by_day = held(diary, Kind.SESSION)
    assert [entry.day.isoformat() for entry in by_day] == ["2026-11-10", "2026-11-20", "2026-11-20"]
    assert all(e.session and e.session.state is SessionState.DONE for e in by_day)
    assert by_day[0].value("pain_now", Phase.AFTER) == 2
    assert {e.value("pain_now", Phase.NEXT_DAY) for e in by_day[1:]} == {3, None}
    assert {e.moment.at_utc for e in by_day[1:]} == {"2026-11-20T09:00:00Z", "2026-11-20T11:00:00Z"}
    assert take(diary, text).same == {"rating": 7}


def test_a_known_session_takes_its_ratings(diary: Diary) -> None:
    take(diary, short(f"2026-11-20,{TEN},pain_now,7,,,before,"))
    (session,) = held(diary)
    more = short(f"2026-11-20,{NOON},pain_now,4,,,after,{session.id}")
    assert take(diary, more).new == {"rating": 1}
    (session,) = held(diary)
    assert session.value("pain_now", Phase.AFTER) == 4


def test_a_line_may_name_its_entry(diary: Diary) -> None:
    checkins.save(diary, CheckIn(date(2026, 11, 22), ease=6))
    (entry,) = held(diary)
    text = (
        f"{HEAD}\n,{entry.id},2026-11-22,,pain_avg,3,,,,,,\n,{'a' * 16},2026-11-20,,ease,3,,,,,,\n"
    )
    assert take(diary, text).new == {"rating": 2, "checkin": 1}
    assert [e.id for e in held(diary)] == ["a" * 16, entry.id]
    assert held(diary)[1].value("pain_avg") == 3
    assert take(diary, text).change == 0


def test_without_a_site_it_is_the_main_one(diary: Diary) -> None:
    profile.set_place(diary, Place("neck", Side.LEFT))
    text = short(f"2026-11-20,{TEN},ease,6,,,,", f"2026-11-20,{TEN},medicine,1,,,,")
    take(diary, text)
    (entry,) = held(diary)
    assert {r.measure: r.place for r in entry.ratings} == {
        "ease": Place("neck", Side.LEFT), "medicine": None,
    }  # fmt: skip
    assert take(diary, text).same == {"rating": 2}


def test_what_was_kept_without_a_site_is_found_after_one_was_set(diary: Diary) -> None:
    text = short(f"2026-11-20,{TEN},ease,6,,,,")
    take(diary, text)
    profile.set_place(diary, Place("neck", Side.LEFT))
    assert take(diary, text).same == {"rating": 1}


def test_a_wide_file_with_a_column_for_each_measure(diary: Diary) -> None:
    text = "Date;Back pain;Mood;Moving;Enjoy;note\r\n"
    text += "2026-11-19;4;x;6;;ok\r\n\r\n2026-11-20;;y;5;3;=1\r\n"
    maps = {"Back pain": "pain_avg", "Moving": "ease", "Enjoy": "peg:enjoy"}
    done = take(diary, b"\xef\xbb\xbf" + text.encode(), maps=maps)
    assert done.new == {"rating": 4, "checkin": 2, "weekly": 1}
    assert done.notes == ["Its columns are separated by semicolons."]
    first, second, weekly = sorted(held(diary), key=lambda e: (e.kind, e.day))
    assert (first.value("pain_avg"), first.value("ease"), first.note) == (4, 6, "ok")
    assert (second.value("pain_avg"), second.value("ease"), second.note) == (None, 5, "=1")
    assert weekly.ratings[0].item == "enjoy"
    assert first.moment.at_utc == "2026-11-19T12:00:00Z"
    assert take(diary, text, maps=maps).same == {"rating": 4}


def test_an_activity_is_known_by_its_name(diary: Diary) -> None:
    text = short(
        "2026-11-15,,activity:stairs,6,,,,", "2026-11-15,,activity:=cmd: garden,2,,,,",
    )  # fmt: skip
    done = take(diary, text)
    assert done.new == {"activity": 2, "rating": 2, "weekly": 1}
    assert take(diary, text).change == 0
    names = diary.store.connection.execute("SELECT name FROM activity ORDER BY name").fetchall()
    assert names == [("=cmd: garden",), ("stairs",)]


def test_notes_belong_to_the_entry(diary: Diary) -> None:
    lines = ("ease,6,one", "pain_avg,4,two", "stiffness,2,one")
    text = "day,measure,value,note\n" + "".join(f"2026-11-20,{line}\n" for line in lines)
    take(diary, text)
    assert [entry.note for entry in held(diary)] == ["one\ntwo"]
    assert take(diary, text).change == 0
    done = take(diary, text.replace("two", "three"))
    assert (done.differing, done.change) == ({"note": 1}, 0)
    assert take(diary, text.replace("two", "three"), replacing=True).change
    assert [entry.note for entry in held(diary)] == ["one\nthree"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("2026-11-20,,ease,11,,,,", "line 3, value: “11” is not possible. Allowed: a whole number"),
        ("2026-11-20,,ease,,,,,", "line 3, value: “”"),
        ('2026-11-20,,ease,"5,5",,,,', "line 3, value: “5,5”"),
        ("2026-11-20,,ease,=1+1,,,,", "line 3, value: “=1+1”"),
        ("2026-11-20,,ease,1e9999,,,,", "line 3, value: “1e9999”"),
        ("2026-11-20,,ease,NaN,,,,", "line 3, value: “NaN”"),
        (f"2026-11-20,,ease,{'9' * 9000},,,,", "line 3, value: “99999"),
        ("22/11/2026,,ease,1,,,,", "line 3, day: “22/11/2026” is not possible. Allowed: a day"),
        ("2026-11-24,,ease,1,,,,", "line 3, day: “2026-11-24” is not possible. Allowed: a day"),
        ("0001-01-01,,pain_now,1,,,next_day,", "line 3, day: “0001-01-01”"),
        (",,ease,1,,,,", "line 3, day: “”"),
        ("2026-11-20,10:00,ease,1,,,,", "line 3, time: “10:00”"),
        ("2026-11-20,2026-11-20T10:00,ease,1,,,,", "line 3, time"),
        ("2026-11-20,0001-01-01T00:00+14:00,ease,1,,,,", "line 3, time"),
        ("2026-11-20,,mood,1,,,,", "line 3, measure: “mood” is not possible. Allowed: "),
        ("2026-11-20,,flare,1,,,,", "line 3, measure: “flare”"),
        ("2026-11-20,,peg,1,,,,", "line 3, measure: “peg” is not possible. Allowed: peg with"),
        ("2026-11-20,,peg:x,1,,,,", "Allowed: peg with, after a colon, pain, enjoy, activity"),
        ("2026-11-20,,ease:x,1,,,,", "line 3, measure: “ease:x”"),
        ("2026-11-20,,activity,1,,,,", "line 3, measure"),
        ("2026-11-20,,ease,1,moon,,,", "line 3, site: “moon”"),
        ("2026-11-20,,ease,1,neck,inner,,", "line 3, side: “inner”"),
        ("2026-11-20,,ease,1,,left,,", "line 3, side: “left” is not possible. Allowed: nothing"),
        ("2026-11-20,,sleep,1,neck,,,", "line 3, site: “neck”"),
        ("2026-11-20,,neck_rot,50,,both,,", "line 3, side: “both” is not possible. Allowed: left"),
        ("2026-11-20,,ease,1,,,during,", "line 3, phase: “during”"),
        ("2026-11-20,,pain_avg,1,,,before,", "line 3, phase: “before” is not possible. Allowed: n"),
        ("2026-11-20,,pain_now,1,,,,", "line 3, phase: “”"),
        ("2026-11-20,,since_session:sore,1,,,after,", "line 3, phase: “after”"),
        ("2026-11-20,,ease,1,,,,s1", "line 3, session: “s1” is not possible. Allowed: nothing"),
        ("2026-11-20,,ease,1,,,before,\0", "line 3, session"),
        (f"2026-11-20,,ease,1,,,before,{'x' * 81}", "line 3, session"),
        ("2026-11-20,,ease,1", "line 3, line: “4 cells” is not possible. Allowed: 8 cells"),
        ("2026-11-20,,ease,1,,,,,,", "line 3, line: “10 cells”"),
        ('2026-11-20,,"ease,1,,,,', "line 3, line"),
    ],
)  # fmt: skip
def test_a_bad_line_is_named(diary: Diary, line: str, words: str) -> None:
    (problem,) = refused(diary, short("2026-11-20,,ease,6,,,,", line))
    assert words in problem


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([f",{'a' * 16},2026-11-20,,ease,1,,,,,,", f",{'a' * 16},2026-11-21,,pain_avg,1,,,,,,"],
         "line 3, day: “2026-11-21” is not possible. Allowed: a day that fits its entry"),
        ([f",{'a' * 16},2026-11-20,,ease,1,,,,,,"] * 2, "line 3, measure: “ease”"),
        ([f"{'b' * 16},{'a' * 16},2026-11-20,,ease,1,,,,,,"], "line 2, id: “bbbb"),
        ([",x,2026-11-20,,ease,1,,,,,,"], "line 2, entry: “x” is not possible. Allowed: 16"),
        (["x,,2026-11-20,,ease,1,,,,,,"], "line 2, id: “x”"),
        ([f",{'a' * 16},2026-11-20,,ease,1,,,before,s,,"], "line 2, session: “s”"),
        ([",,2026-11-20,,ease,1,,,,,long,"], "line 2, from_memory: “long”"),
        ([",,2026-11-20,,ease,1,,,,,,a\0b"], "line 2, note"),
        ([",,2026-11-20,,ease,1,,,,,," + "x" * 200_001], "line 2, note: “200001 characters”"),
        ([",,2026-11-20,,ease,1,,,,,," + "x" * 900_000], "line 2, line"),
    ],
)  # fmt: skip
def test_a_bad_line_of_an_entry_is_named(diary: Diary, lines: list[str], words: str) -> None:
    problems = refused(diary, "\n".join((HEAD, *lines)))
    assert words in problems[0]
    assert len(problems) == 1


def test_every_bad_line_is_named_up_to_fifty(diary: Diary) -> None:
    bad = [f"2026-11-20,,ease,{at},,,," for at in range(11, 11 + MOST + 9)]
    assert len(refused(diary, short(*bad[:9]))) == 9
    problems = refused(diary, short(*bad))
    assert [problem.split(",")[0] for problem in problems] == [
        f"line {at}" for at in range(2, 2 + MOST)
    ]


def test_ratings_cannot_join_what_is_not_rated(diary: Diary) -> None:
    saved = events.save(diary, "stress", date(2026, 11, 20))
    with pytest.raises(Refused, match="has no ratings"):
        take(diary, f"{HEAD}\n,{saved.id},2026-11-20,,ease,1,,,,,,\n")


def test_ratings_cannot_join_an_entry_of_another_day(diary: Diary) -> None:
    saved = checkins.save(diary, CheckIn(date(2026, 11, 22), ease=6))
    with pytest.raises(Refused, match="the day of its entry"):
        take(diary, f"{HEAD}\n,{saved.id},2026-11-20,,pain_avg,1,,,,,,\n")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "a first line that names the columns"),
        ("\n\n", "a first line"),
        ("day,measure\n", "columns: “day, measure” is not possible. Allowed: at least value"),
        ("day,measure,value,mood\n", "columns: “mood”"),
        ("day,day,measure,value\n", "each column once"),
        ("hello", "columns: “hello”"),
        ('"day,measure', "columns"),
        ("\0\0", "columns"),
    ],
)
def test_columns_that_cannot_be_read(diary: Diary, text: str, words: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        take(diary, text)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("maps", "words"),
    [
        (
            {"Mood": "ease"},
            "--map: “Mood” is not possible. Allowed: one of the columns: date, Pain",
        ),
        ({"Pain": "mood"}, "measure: “mood”"),
    ],
)
def test_maps_that_fit_nothing(diary: Diary, maps: dict[str, str], words: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        take(diary, "date,Pain\n2026-11-20,4\n", maps=maps)
    assert words in str(caught.value)


def test_a_wrong_value_of_a_wide_file_names_its_column(diary: Diary) -> None:
    (problem,) = refused(diary, "date,Pain\n2026-11-20,40\n", maps={"Pain": "pain_avg"})
    assert problem.startswith("line 2, Pain: “40” is not possible. Allowed: a whole number")


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
@pytest.mark.parametrize("far", [0, 5000])
def test_text_that_is_not_utf_8(diary: Diary, encoding: str, far: int) -> None:
    line = "2026-11-20,,ease,6,,,,\n"
    text = short().rstrip() + "\n" + line * far + "2026-11-20,,éase,6,,,,\n"
    with pytest.raises((Refused, InvalidValue), match="UTF-8"):
        take(diary, text.encode(encoding))
    assert held(diary) == []


def test_the_bar_is_told_how_far_it_is(diary: Diary) -> None:
    lines = [f"2026-11-20,2026-11-20T10:{m:02}:{s:02}Z,{what},5,,,," for m in range(60)
             for s in range(60) for what in ("ease", "pain_avg")]  # fmt: skip
    seen: list[float] = []
    take(diary, short(*lines), progress=seen.append)
    assert seen == sorted(seen)
    assert len(seen) > 4
    assert seen[-1] == 1
    assert all(0 <= part <= 1 for part in seen)
