"""The change history of a record: every change told, to the last value, also when it is gone."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

import pytest

from tracker.clock import FixedClock
from tracker.domain.checkin import CheckIn
from tracker.domain.records import SessionDetails
from tracker.domain.session import RightNow, SessionForm
from tracker.domain.sites import Place, Side
from tracker.errors import NotFound
from tracker.services import checkins, editing, past, profile, records, sessions, undoing
from tracker.services.demo import write_demo
from tracker.services.diary import Diary, open_diary
from tracker.services.records import Filter
from tracker.settings import Settings
from tracker.store import rows

TODAY = date(2026, 11, 22)
NECK = Place("neck", Side.BOTH)


def told(diary: Diary, entry_id: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(line.what, line.words) for line in past.history_of(diary, entry_id)]


def test_every_change_is_told_oldest_first(diary: Diary) -> None:
    profile.set_place(diary, NECK)
    kept = checkins.save(diary, CheckIn(TODAY, ease=6, pain=4, note="private words"))
    editing.edit(diary, kept.id, {"pain": "5", "stiffness": "3", "ease": "", "note": "other"})
    editing.edit(diary, kept.id, {"day": "yesterday", "private": "yes"})
    records.delete(diary, kept.id)
    undoing.undo(diary)
    undoing.undo(diary)
    undoing.redo(diary)
    assert told(diary, kept.id) == [
        ("recorded", ("Ease of moving, neck 6", "Pain, neck 4", "a note")),
        ("changed", ("Ease of moving, neck 6 → not recorded", "Pain, neck 4 → 5",
                     "Stiffness, neck not recorded → 3", "note changed")),
        ("changed", ("day Sun 22 Nov 2026 → Sat 21 Nov 2026", "now private",
                     "written down on its day → a day or two later")),
        ("deleted", ()),
        ("back by undo", ("Pain, neck 5", "Stiffness, neck 3", "a note", "private")),
        ("changed back by undo", ("day Sat 21 Nov 2026 → Sun 22 Nov 2026", "no longer private",
                                  "written down a day or two later → on its day")),
        ("changed again by redo", ("day Sun 22 Nov 2026 → Sat 21 Nov 2026", "now private",
                     "written down on its day → a day or two later")),
    ]  # fmt: skip
    lines = past.history_of(diary, kept.id)
    assert {(line.door, line.where) for line in lines} == {("app", "in the app")}
    assert all(line.at >= diary.now() for line in lines)
    assert "private words" not in str(lines)


def test_a_part_that_came_and_went_alone_is_told(diary: Diary) -> None:
    """A rating's row names its entry; the entry's own row is not touched by it."""
    form = SessionForm(TODAY, RightNow(pain=6), details=SessionDetails(areas=(NECK,)), mini="n")
    kept = sessions.save(diary, form)
    editing.edit(diary, kept.id, {"tension-before": "2"})
    editing.edit(diary, kept.id, {"tension-before": "", "areas": "neck, kn l"})
    head = diary.store.connection.execute(
        "SELECT count(*) FROM change_row WHERE \"table\" = 'entry'"
    ).fetchone()
    assert head == (1,)
    assert told(diary, kept.id)[1:] == [
        ("changed", ("Tension, before not recorded → 2",)),
        ("changed", ("Tension, before 2 → not recorded", "area left knee added")),
    ]  # fmt: skip


def test_a_main_site_taken_up_is_one_rating_and_not_two(diary: Diary) -> None:
    kept = checkins.save(diary, CheckIn(TODAY, pain=4))
    profile.set_place(diary, NECK)
    undoing.undo(diary)
    assert told(diary, kept.id)[1:] == [
        ("changed", ("Pain: no place → neck",)),
        ("changed back by undo", ("Pain: neck → no place",)),
    ]


def test_a_deleted_record_is_found_by_the_beginning_of_its_id(diary: Diary) -> None:
    kept = checkins.save(diary, CheckIn(TODAY - timedelta(days=1), pain=4))
    entry = records.find(diary, kept.id)
    assert past.find_ever(diary, kept.id[:4].upper()) == past.Known(entry, gone=False)
    records.delete(diary, kept.id)
    with pytest.raises(NotFound):
        records.find(diary, kept.id)
    assert past.find_ever(diary, kept.id[:4]) == past.Known(entry, gone=True)
    for wrong in ("", "%", "zzzzzz", "\U0010ffff"):
        with pytest.raises(NotFound, match="No record ever"):
            past.find_ever(diary, wrong)


def test_a_beginning_of_several_ids_is_not_enough(diary: Diary) -> None:
    for _ in range(40):
        checkins.save(diary, CheckIn(TODAY, pain=4))
    firsts = [entry.id[0] for entry in records.listed(diary, Filter())]
    common = max(firsts, key=firsts.count)
    with pytest.raises(NotFound, match="Several records"):
        past.find_ever(diary, common)


@pytest.mark.parametrize(
    ("kind", "what"), [("import", "imported"), ("merge", "came by a merge"),
                       ("restore", "came from a backup")]
)  # fmt: skip
def test_where_a_record_came_from_is_told(diary: Diary, kind: str, what: str) -> None:
    kept = checkins.save(diary, CheckIn(TODAY, pain=4))
    store = diary.store
    store.connection.execute("UPDATE change SET kind = ?, door = 'merged:app'", (kind,))
    (line,) = past.history_of(diary, kept.id)
    assert (line.what, line.where, line.kind) == (what, "in the app, in another file", kind)


def test_every_kind_of_change_has_words() -> None:
    from tracker.services.past import _BY_KIND
    from tracker.store.journal import ChangeKind

    assert set(_BY_KIND) == set(ChangeKind)
    assert rows.MERGED_DOOR_PREFIX == "merged:"


def test_ten_years_are_looked_through_at_once(db: Path, clock: FixedClock) -> None:
    write_demo(db, weeks=520, clock=clock, settings=Settings())
    diary = open_diary(db, Settings(), "app", clock, node="test")
    for entry in records.listed(diary, Filter(), limit=3):
        started = perf_counter()
        lines = past.history_of(diary, entry.id)
        assert perf_counter() - started < 0.25
        assert [line.what for line in lines] == ["recorded"]
    diary.close()
