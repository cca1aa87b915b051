"""Writing a made-up diary into a file of its own."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from pathlib import Path

from tracker.clock import Clock, FixedClock
from tracker.domain import demo
from tracker.errors import Failed, InvalidValue
from tracker.services import events, profile
from tracker.services.diary import DEMO, Diary, open_diary
from tracker.settings import Settings
from tracker.store import activities, courses, entries
from tracker.store.ids import SeededIds

NODE = "demo"
"""The machine name under which a made-up diary is written; no real machine has it."""

WEEKS = 10
"""Weeks of a diary unless another number is asked for: one whole course."""


def write_demo(
    path: Path,
    *,
    weeks: int = WEEKS,
    seed: int = 1,
    clock: Clock,
    settings: Settings,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Write a made-up diary that ends today to a new file; the number of its entries.

    The same ``weeks`` (1 to 1040), ``seed`` and instant give the same rows. ``progress`` is
    called with the entries written so far and all of them. Raises ``InvalidValue`` for other
    weeks, ``Failed`` if there is something at ``path`` already or it cannot be written; then
    no file is left behind.
    """
    if isinstance(weeks, bool) or not 1 <= weeks <= demo.MOST_WEEKS:
        raise InvalidValue("weeks", weeks, f"a whole number from 1 to {demo.MOST_WEEKS}")
    if path.exists() or path.is_symlink():
        raise Failed(f"{path} is there already.", "Name a file that is not there yet.")
    # One instant for all of it: stamps must not depend on how long writing takes.
    instant = FixedClock(clock.now())
    diary = open_diary(path, settings, DEMO, instant, ids=SeededIds(seed), node=NODE)
    try:
        written = _fill(diary, weeks, seed, progress)
    except BaseException:
        diary.close()
        for ending in ("", "-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        raise
    diary.close()
    return written


def _fill(diary: Diary, weeks: int, seed: int, progress: Callable[[int, int], None] | None) -> int:
    ids = demo.Ids(diary.store.ids.new, events.flare_id, activities.id_of, courses.planned_id)
    made = demo.make(weeks, seed, diary.today(), diary.now(), ids)
    for day, place in made.places:
        profile.set_place(diary, place, day)
    profile.set_facts(diary, dict(made.facts))
    with diary.store.change("activities") as change:
        for slot, name, day in made.activities:
            activities.begin(change, slot, name, day)
    written, total = 0, len(made.entries)
    # A year at a time: one change for everything would hold the file for too long.
    for year, of_year in groupby(made.entries, key=lambda entry: entry.day.year):
        with diary.store.change(f"made-up diary of {year}") as change:
            for entry in of_year:
                entries.write(change, entry)
                written += 1
        if progress is not None:
            progress(written, total)
    with diary.store.change("made-up courses") as change:
        for one in made.courses:
            courses.put_course(change, one.course)
            for planned in one.planned:
                courses.put_planned(change, planned)
            for kind, entry_id, day in one.reviews:
                courses.put_review(change, one.course.id, kind, entry_id, day)
    return written
