"""What stands ready at the first frame, and no more: each start pays for every thing there is."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

CODE = """
import dataclasses, json, sys
import tracker.app.store_thread, tracker.app.main
ours = {name: module for name, module in sys.modules.items() if name.startswith("tracker.")}
made = {
    f"{name}.{thing.__name__}"
    for name, module in ours.items()
    for thing in vars(module).values()
    if isinstance(thing, type) and thing.__module__ == name and dataclasses.is_dataclass(thing)
}
print(json.dumps([sorted(ours), sorted(made)]))
"""

RECORDS = {
    "tracker.app.desk.Desk",
    "tracker.domain.course.Course",
    "tracker.domain.course.Pause",
    "tracker.domain.course.Plan",
    "tracker.domain.course.Planned",
    "tracker.domain.records.Entry",
    "tracker.domain.records.Rating",
    "tracker.domain.records.SessionDetails",
    "tracker.domain.site.Place",
    "tracker.services.diary.Saved",
    "tracker.settings.Settings",
    "tracker.store.entries.Filter",
}
"""What is made from another of its kind by ``replace``, or is what people recorded."""


@pytest.fixture(scope="module")
def loaded() -> tuple[set[str], set[str]]:
    """Our modules that stand there once the app is imported, and the dataclasses made in them."""
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    modules, made = json.loads(done.stdout)
    return set(modules), set(made)


def test_only_records_are_dataclasses_before_the_first_frame(
    loaded: tuple[set[str], set[str]],
) -> None:
    assert loaded[1] == RECORDS


@pytest.mark.parametrize(
    "later",
    ["app.screens.checkin", "charts.canvas", "domain.checkin", "domain.course_preview",
     "domain.figures", "domain.open_sign_wording", "domain.readiness", "store.journal"],
)  # fmt: skip
def test_what_belongs_to_a_later_screen_waits_for_it(
    loaded: tuple[set[str], set[str]], later: str
) -> None:
    assert f"tracker.{later}" not in loaded[0]
