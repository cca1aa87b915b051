"""Whatever an export that somebody changed holds: every record that cannot be is named."""

from __future__ import annotations

import copy
import json
from datetime import date
from typing import Any

import pytest

from tracker.errors import WrongFile
from tracker.exchange import everything
from tracker.exchange.everything import Header, pieces, read
from tracker.exchange.plain_records import Plain
from tracker.exchange.problems import MOST, Refused

TODAY = date(2026, 11, 22)
ID = "abcdefghijklmnop"
MOMENT = {"at_utc": "2026-11-20T18:00:00Z", "offset_min": 60}
RATING = {
    "measure": "ease",
    "value": 6,
    "site": "neck",
    "side": "left",
    "day": "2026-11-20",
    **MOMENT,
}
CHECKIN = {"id": ID, "kind": "checkin", "day": "2026-11-20", **MOMENT, "ratings": [RATING]}
SESSION = {
    **CHECKIN,
    "kind": "session",
    "ratings": [{**RATING, "phase": "before"}],
    "session": {"state": "done", "minutes": 60, "areas": [{"site": "neck", "side": None}]},
    "answers": [{"item": "mini", "answer": "n"}],
}
QUIZ = {
    "id": ID,
    "kind": "quiz",
    "day": "2026-11-20",
    **MOMENT,
    "answers": [{"item": "C2", "answer": "yes", "cleared_on": "2026-10-01"}],
    "quiz": {"rule_version": "1", "outcome": "GOOD_FIT", "rule": 9, "score": 15},
}
EVENT = {"id": ID, "kind": "event", "day": "2026-11-20", **MOMENT, "tag": "stress"}
COURSE = {
    "id": ID, "kind": "course", "site": "neck", "side": "left", "weeks": 6, "per_week": 1,
    "minutes": 60, "start": "2026-11-01",
}  # fmt: skip
PLANNED = {
    "id": ID, "kind": "planned", "course_id": ID, "seq": 0, "day": "2027-01-01",
    "state": "planned",
}  # fmt: skip
REVIEW = {
    "id": ID, "kind": "review", "course_id": ID, "review": "week4", "entry_id": None,
    "as_of": "2026-11-01",
}  # fmt: skip
MAIN = {"id": ID, "kind": "main_site", "from_day": "2026-11-01", "site": "neck", "side": "both"}
PROFILE = {"kind": "profile", "key": "since", "value": "2025-01"}


def export(*records: Any, **header: Any) -> bytes:
    head = {"format": 1, "made_at": "x", "program": "y", "file": "z", **header}
    return json.dumps({"header": head, "records": list(records)}).encode()


def refused(*records: Any) -> tuple[str, ...]:
    with pytest.raises(Refused) as caught:
        read(export(*records), "x.json", TODAY)
    assert caught.value.exit_code == 2
    return caught.value.problems


@pytest.mark.parametrize(
    "record", [CHECKIN, SESSION, QUIZ, EVENT, COURSE, PLANNED, REVIEW, MAIN, PROFILE],
    ids=lambda record: record["kind"],
)  # fmt: skip
def test_these_are_good(record: dict[str, Any]) -> None:
    found = read(export(record), "x.json", TODAY)
    assert len(found.entries) + len(found.plain) == 1


@pytest.mark.parametrize(
    ("record", "path", "value", "words"),
    [
        (CHECKIN, "id", "short", "id: “short”"),
        (CHECKIN, "id", None, "id: “nothing”"),
        (CHECKIN, "id", 7, "id: “7”"),
        (CHECKIN, "kind", "massage", "kind: “massage” is not possible. Allowed: activity, checkin"),
        (CHECKIN, "kind", ["checkin"], "kind: “a list”"),
        (CHECKIN, "day", "2026-11-31", "day: “2026-11-31” is not possible. Allowed: a day such as"),
        (CHECKIN, "day", "2026-W01-1", "day: “2026-W01-1”"),
        (CHECKIN, "day", 20261120, "day: “20261120”"),
        (CHECKIN, "day", "2026-11-24", "Allowed: a day up to 2026-11-23"),
        (CHECKIN, "at_utc", "2026-11-20 18:00", "at_utc: “2026-11-20 18:00”"),
        (CHECKIN, "at_utc", "2026-11-20T25:00:00Z", "at_utc"),
        (CHECKIN, "at_utc", "0001-01-01T00:00:00Z", None),
        (CHECKIN, "offset_min", 1440, "offset_min: “1440”"),
        (CHECKIN, "offset_min", 1.5, "offset_min: “1.5”"),
        (CHECKIN, "offset_min", True, "offset_min: “true”"),
        (CHECKIN, "offset_min", 10**300, "offset_min: “a very large number”"),
        (CHECKIN, "note", ["x"], "note: “a list” is not possible. Allowed: text"),
        (CHECKIN, "note", "a\0b", "note: “a␀b” is not possible. Allowed: text without null"),
        (CHECKIN, "note", "\ud800", "note: “<U+D800>”"),
        (CHECKIN, "note", "x" * 200_001, "note: “200001 characters”"),
        (CHECKIN, "private", 1, "private: “1” is not possible. Allowed: true or false"),
        (CHECKIN, "note_left_out", True, "note_left_out"),
        (CHECKIN, "from_memory", "long ago", "from_memory: “long ago”"),
        (CHECKIN, "course_id", "x", "course_id"),
        (CHECKIN, "mood", 3, "key: “mood” is not possible. Allowed: id, kind"),
        (CHECKIN, "session", {"state": "done"}, "session: “given” is not possible. Allowed: only"),
        (CHECKIN, "ratings", {"ease": 6}, "ratings: “an object” is not possible. Allowed: a list"),
        (CHECKIN, "ratings.0", None, "ratings[0]: “nothing” is not possible. Allowed: an object"),
        (CHECKIN, "ratings.0.measure", "mood", "ratings[0].measure: “mood”"),
        (CHECKIN, "ratings.0.measure", "flare", "ratings[0].measure: “flare”"),
        (CHECKIN, "ratings.0.measure", 5, "ratings[0].measure: “5”"),
        (CHECKIN, "ratings.0.value", 11, "ratings[0].value: “11” is not possible. Allowed: a"),
        (CHECKIN, "ratings.0.value", 5.5, "ratings[0].value: “5.5”"),
        (CHECKIN, "ratings.0.value", "5", "ratings[0].value: “5” is not possible. Allowed: a"),
        (CHECKIN, "ratings.0.value", True, "ratings[0].value: “true”"),
        (CHECKIN, "ratings.0.value", 10**400, "ratings[0].value: “a very large number”"),
        (CHECKIN, "ratings.0.item", "pain", "ratings[0].item: “pain”"),
        (CHECKIN, "ratings.0.activity_id", ID, "ratings[0].activity_id"),
        (CHECKIN, "ratings.0.site", "moon", "ratings[0].site: “moon”"),
        (CHECKIN, "ratings.0.side", "inner", "ratings[0].side: “inner”"),
        (CHECKIN, "ratings.0.site", None, "ratings[0].side: “left”"),
        (CHECKIN, "ratings.0.phase", "during", "ratings[0].phase: “during”"),
        (CHECKIN, "ratings.0.day", None, "ratings[0].day: “nothing”"),
        (CHECKIN, "ratings.0.mood", 1, "ratings[0]: “mood”"),
        (SESSION, "session.state", "going", "session.state: “going”"),
        (SESSION, "session.minutes", 601, "session.minutes: “601”"),
        (SESSION, "session.pressure", "hard", "session.pressure: “hard”"),
        (SESSION, "session.cost_cents", -1, "session.cost_cents: “-1”"),
        (SESSION, "session.areas.0.site", "moon", "session.areas[0].site: “moon”"),
        (SESSION, "session.areas.0.side", "middle", None),
        (SESSION, "session.areas.0.side", "up", "session.areas[0].side: “up”"),
        (SESSION, "session", [], "session: “a list”"),
        (SESSION, "answers.0.item", "E1", "answers[0].item: “E1”"),
        (SESSION, "answers.0.answer", "9", "answers[0].answer: “9”"),
        (QUIZ, "answers.0.item", "X1", "item: “X1”"),
        (QUIZ, "answers.0.answer", "maybe", "C2: “maybe”"),
        (QUIZ, "answers.0.cleared_on", "2027-01-01", "answers[0].cleared_on: “2027-01-01”"),
        (QUIZ, "quiz.outcome", "WELL", "quiz.outcome: “WELL”"),
        (QUIZ, "quiz.score", 19, "quiz.score: “19”"),
        (EVENT, "tag", "party", "tag: “party”"),
        (EVENT, "tag", None, "tag: “nothing”"),
        (COURSE, "weeks", 27, "weeks: “27”"),
        (COURSE, "per_week", "1", "per_week: “1”"),
        (COURSE, "site", None, "site: “nothing”"),
        (COURSE, "decision", "pray", "decision: “pray”"),
        (PLANNED, "state", "late", "state: “late”"),
        (PLANNED, "course_id", None, "course_id: “nothing”"),
        (REVIEW, "review", "week5", "review: “week5”"),
        (MAIN, "side", "inner", "side: “inner”"),
        (PROFILE, "key", "a b", "key: “a b”"),
        (PROFILE, "value", "", "value: “”"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_named(
    record: dict[str, Any], path: str, value: Any, words: str | None
) -> None:
    changed = copy.deepcopy(record)
    *way, last = path.split(".")
    at: Any = changed
    for step in way:
        at = at[int(step)] if step.isdigit() else at[step]
    at[int(last) if last.isdigit() else last] = value
    if words is None:
        read(export(changed), "x.json", TODAY)
        return
    (problem,) = refused(EVENT | {"id": "a" * 16}, changed)
    named = f" ({ID})" if changed.get("id") == ID else ""
    assert problem.startswith(f"record 2{named}, ")
    assert words in problem


def test_the_same_twice() -> None:
    assert "each record once" in refused(CHECKIN, EVENT)[0]
    assert "each measure once" in refused({**CHECKIN, "ratings": [RATING, RATING]})[0]
    text = export(EVENT).decode().replace('"tag"', '"day": "2026-11-19", "tag"', 1)
    with pytest.raises(Refused, match="given twice"):
        read(text.encode(), "x", TODAY)


def test_all_are_named_but_no_more_than_fifty() -> None:
    bad = [{**EVENT, "tag": f"t{at}"} for at in range(MOST + 20)]
    assert len(refused(*bad[:7])) == 7
    many = refused(*bad)
    assert len(many) == MOST
    assert "t49" in many[-1]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "it is not JSON"),
        (b"day,measure,value\n", "it is not JSON"),
        (b"[]", "no list of records"),
        (b'{"records": {}}', "no list of records"),
        (b'{"records": []}', "a header and records"),
        (b'{"header": {}, "records": [], "more": 1}', "a header and records"),
        (b'{"header": {}, "records": [], "records": []}', "a header and records"),
        (b'{"header": {}, "records": []}', "names no format"),
        (b'{"header": 1, "records": []}', "names no format"),
        (export(format="1"), "names no format"),
        (export(format=0), "names no format"),
        (export(format=True), "names no format"),
        (export(format=2), "newer Massage Tracker"),
        (export(format=10**50), "newer Massage Tracker"),
        (b'{"header": {"format": NaN}, "records": []}', "NaN"),
        (b'{"header": {"format": 1}, "records": [-Infinity]}', "NaN"),
        (b'{"header": {"format": 1}, "records": [%s]}' % (b"9" * 5000), "number without end"),
        (b"[" * 200_000, "nested too deeply"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b"\xff\xfe{", "not UTF-8"),
        (b'{"header": "caf\xe9"}', "byte 16 is not UTF-8"),
    ],
)
def test_files_that_are_no_export(data: bytes, words: str) -> None:
    with pytest.raises(WrongFile, match=words) as caught:
        read(data, "x.json", TODAY)
    assert caught.value.exit_code == 4
    assert "Nothing was imported" in str(caught.value)


def test_an_older_format_is_brought_up_step_by_step() -> None:
    def tag_had_another_name(record: dict[str, Any]) -> dict[str, Any]:
        return {("tag" if key == "label" else key): value for key, value in record.items()}

    def one_more(record: dict[str, Any]) -> dict[str, Any]:
        return {**record, "note": "upgraded"}

    steps = {1: tag_had_another_name, 2: one_more}
    old = {("label" if key == "tag" else key): value for key, value in EVENT.items()}
    found = read(export(old, format=1), "x", TODAY, steps)
    assert (found.entries[0].entry.event_tag, found.entries[0].entry.note) == ("stress", "upgraded")
    newer = read(export(EVENT, format=2), "x", TODAY, steps)
    assert newer.entries[0].entry.note == "upgraded"
    assert read(export(EVENT, format=3), "x", TODAY, steps).entries[0].entry.note is None
    with pytest.raises(WrongFile, match="up to 3"):
        read(export(EVENT, format=4), "x", TODAY, steps)


def test_what_steers_a_terminal_is_escaped() -> None:
    record = {"kind": "profile", "key": "x", "value": "\x1b[31m\u202e\x9b çay 👩‍👩‍👧"}
    text = "".join(pieces(Header("f", "now", "p", False), [record]))
    assert all(char.isprintable() or char == "\n" for char in text)
    assert json.loads(text)["records"] == [record]
    assert "çay" in text


def test_an_empty_file_is_an_export_too() -> None:
    text = "".join(pieces(Header("f", "now", "p", True), []))
    assert read(text.encode(), "x", TODAY) == everything.Everything((), ())
    assert read(b"\xef\xbb\xbf" + text.encode(), "x", TODAY).plain == ()


def test_a_number_of_a_plain_record_is_read_as_the_store_keeps_it() -> None:
    (course,) = read(export(COURSE), "x", TODAY).plain
    assert isinstance(course, Plain)
    assert course.values["per_week"] == 1.0
    assert course.values["currency"] is None


@pytest.mark.parametrize("key", ["since", "activity1", "_x", "decided:b3oeolvlcnv5y4yx"])
def test_a_key_of_the_profile_may_name_what_it_is_about(key: str) -> None:
    (fact,) = read(export({**PROFILE, "key": key}), "x", TODAY).plain
    assert fact.values["key"] == key


@pytest.mark.parametrize("key", ["", "Since", "1x", "a b", "decided:", ":x", "a:b:c", "a:B", "é"])
def test_other_keys_of_the_profile_are_refused(key: str) -> None:
    with pytest.raises(Refused, match="key"):
        read(export({**PROFILE, "key": key}), "x", TODAY)
