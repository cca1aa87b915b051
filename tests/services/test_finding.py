"""Filters from what a person types, and looking at a long list a page at a time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tracker.domain.checkin import CheckIn
from tracker.domain.records import Kind
from tracker.domain.sites import Place, Side
from tracker.errors import InvalidValue
from tracker.services import checkins, events, finding
from tracker.services.diary import Diary
from tracker.store.entries import Filter, Word

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("", Filter()),
        ("  ", Filter()),
        ("kind:session", Filter(kind=Kind.SESSION)),
        ("KIND:Sess", Filter(kind=Kind.SESSION)),
        ("site:kn", Filter(site="knee")),
        ("event:flare", Filter(event_tag="flare")),
        ("since:-30d", Filter(since=date(2026, 10, 23))),
        ("until:2026-01-01 since:mon", Filter(since=date(2026, 11, 16), until=date(2026, 1, 1))),
        ("kind:", Filter()),
        ("zz", Filter(words=(Word("zz"),))),
        ("a:b", Filter(words=(Word("a:b"),))),
        ("check-in", Filter(words=(Word("check-in", kinds=(Kind.CHECKIN,)),))),
        ("Knees", Filter(words=(Word("Knees", sites=("knee",)),))),
        ("flare", Filter(words=(Word("flare", event_tags=("flare",)),))),
    ],
)
def test_words_and_keys_become_a_filter(written: str, wanted: Filter) -> None:
    assert finding.parse(written, TODAY) == wanted


@pytest.mark.parametrize(
    "written", ["kind:dog", "kind:s", "site:liver", "event:x", "since:soon", "until:[b]"]
)
def test_a_value_that_is_none_is_refused(written: str) -> None:
    with pytest.raises(InvalidValue):
        finding.parse(written, TODAY)


def checkin(diary: Diary, days_ago: int, **fields: object) -> str:
    form = CheckIn(diary.today() - timedelta(days=days_ago), pain=4, **fields)  # type: ignore[arg-type]
    return checkins.save(diary, form, confirmed=True).id


def test_every_word_must_be_found_in_text_or_name(diary: Diary) -> None:
    swim = checkin(diary, 3, note="swimming, then a Session")
    knee = checkin(diary, 2, places=((Place("knee", Side.LEFT), 3.0),))
    flare = events.save(diary, "flare", diary.today(), note="ÜBEL").id

    def found(written: str) -> list[str]:
        look = finding.look(diary, finding.parse(written, diary.today()))
        return [line.entry.id for line in look.lines]

    assert found("") == [flare, knee, swim]
    assert found("session") == [swim]
    assert found("swim check") == [swim]
    assert found("knee") == [knee]
    assert found("übel") == [flare]
    assert found("flare swim") == []
    assert found("% _ ' \" [") == []


def test_the_list_is_read_around_a_record_a_day_or_a_place(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "PAGE", 4)
    ids = [checkin(diary, ago) for ago in range(10)]

    whole = finding.look(diary, Filter())
    assert (whole.total, whole.all, whole.at, whole.number, len(whole.lines)) == (10, 10, 0, 0, 4)
    by_id = finding.look(diary, Filter(), entry_id=ids[6], at=1)
    assert (by_id.at, by_id.exact, by_id.number) == (6, True, 1)
    gone = finding.look(diary, Filter(), entry_id="gone", at=7)
    assert (gone.at, gone.exact) == (7, False)
    day = finding.look(diary, Filter(), day=diary.today() - timedelta(days=9))
    assert (day.at, day.exact, day.lines[-1].entry.id) == (9, True, ids[9])
    before_all = finding.look(diary, Filter(), day=diary.today() - timedelta(days=30))
    assert (before_all.at, before_all.exact) == (9, False)
    beyond = finding.look(diary, Filter(), at=10**9)
    assert (beyond.at, beyond.number, len(beyond.lines)) == (9, 2, 2)
    assert [line.entry.id for line in finding.page(diary, Filter(), 1)] == ids[4:8]


def test_an_empty_list_has_its_place_at_the_top(diary: Diary) -> None:
    look = finding.look(diary, Filter(), at=5)

    assert (look.total, look.at, look.lines) == (0, 0, ())
