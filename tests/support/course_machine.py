"""Random work on courses: planned, changed, moved, excused, linked, paused, reviewed, ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from history_machine import PICK, TODAY, HistoryMachine
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from tracker.domain.course import Decision, ExcuseReason, Plan, Planned, ReviewKind
from tracker.domain.records import Entry, Kind
from tracker.domain.sites import Place
from tracker.errors import TrackerError
from tracker.services import courses, due, pausing, planning, records
from tracker.services.diary import Diary
from tracker.services.records import Filter
from tracker.store import courses as stored
from tracker.store import entries

PLANS = st.builds(
    Plan,
    st.sampled_from((Place("neck"), Place("knee"))),
    st.integers(1, 4),
    st.sampled_from((0.5, 1.0, 2.0)),
    st.just(60),
    st.integers(-10, 3).map(lambda ahead: TODAY + timedelta(days=ahead)),
)

ANY = Plan(Place("neck"), 3, 1.0, 60, TODAY)


def work(diary: Diary, name: str, pick: int, plan: Plan) -> None:
    """Do one thing of that name; nothing if there is nothing to do it with.

    Raises ``TrackerError`` if it is refused.
    """
    known = courses.all_courses(diary)
    view = known[pick % len(known)] if known else None
    if name == "plan":
        planning.plan(diary, plan)
    elif name == "pause":
        pausing.pause(diary, TODAY + timedelta(days=pick % 3) if pick % 2 else None)
    elif name == "resume":
        pausing.resume(diary)
    elif name == "not today":
        due.not_today(diary, "check-in")
    elif view is not None:
        id_ = view.course.id
        one = view.planned[pick % len(view.planned)] if view.planned else None
        if name == "change":
            planning.change_plan(diary, id_, plan)
        elif name == "end":
            planning.end(diary, id_, Decision.CHANGE, "it was" if pick % 2 else "")
        elif name == "decide":
            planning.decide(diary, id_, Decision.ASK)
        elif name == "talked":
            planning.talked(diary, course_id=id_)
        elif name == "review":
            _review(diary, id_, pick)
        elif one is not None:
            _one_session(diary, name, pick, one)


def _one_session(diary: Diary, name: str, pick: int, one: Planned) -> None:
    held = [entry.id for entry in records.listed(diary, Filter(kind=Kind.SESSION))]
    ways: dict[str, Callable[[], object]] = {
        "move": lambda: planning.move(diary, one.id, one.day + timedelta(days=pick % 3)),
        "excuse": lambda: planning.excuse(diary, one.id, ExcuseReason.ILLNESS),
        "cancel": lambda: planning.cancel(diary, one.id),
        "again": lambda: planning.plan_again(diary, one.id),
        "link": lambda: held and planning.link(diary, sorted(held)[pick % len(held)], one.id),
        "unlink": lambda: held and planning.link(diary, sorted(held)[pick % len(held)], None),
    }
    ways[name]()


def _review(diary: Diary, course_id: str, pick: int) -> None:
    kind = tuple(ReviewKind)[pick % 4]
    entry = Entry(diary.store.ids.new(), Kind.WEEKLY, TODAY, diary.moment(), note="a week")
    with diary.store.change("review") as change:
        entries.write(change, entry)
        stored.put_review(change, course_id, kind, entry.id, TODAY)


PLANNING = ("plan", "change", "decide", "talked", "review", "end")
KEEPING = ("move", "excuse", "cancel", "again", "link", "unlink")
LESS = ("pause", "resume", "not today")
WORK = (*PLANNING, *KEEPING, *LESS)


class CourseMachine(HistoryMachine):
    """One person's work with courses in it."""

    @initialize(plan=PLANS, when=st.booleans())
    def planned_at_first(self, plan: Plan, when: bool) -> None:
        if when:
            self._do("plan", 0, plan)

    @rule(name=st.sampled_from(PLANNING), pick=PICK, plan=PLANS)
    def course(self, name: str, pick: int, plan: Plan) -> None:
        self._do(name, pick, plan)

    @rule(name=st.sampled_from(KEEPING), pick=PICK)
    def planned_session(self, name: str, pick: int) -> None:
        self._do(name, pick, ANY)

    @rule(name=st.sampled_from(KEEPING), pick=PICK)
    def planned_session_again(self, name: str, pick: int) -> None:
        self._do(name, pick, ANY)

    @rule(name=st.sampled_from(LESS), pick=PICK)
    def less(self, name: str, pick: int) -> None:
        self._do(name, pick, ANY)

    def _do(self, name: str, pick: int, plan: Plan) -> None:
        with self.doing():
            try:
                work(self.diary, name, pick, plan)
            except TrackerError:
                # Refused: nothing may have been written.
                assert self.diary.store.last_change() == self.seq


__all__ = ["PLANS", "WORK", "CourseMachine", "work"]
