"""Undo and redo lead back and forth through whatever a person did, to the very beginning."""

from __future__ import annotations

from course_machine import CourseMachine
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

LEAST_STEPS = 2_000


def test_undo_and_redo_follow_a_plain_model() -> None:
    CourseMachine.steps = 0
    run_state_machine_as_test(
        CourseMachine,
        settings=settings(
            max_examples=60,
            stateful_step_count=50,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert CourseMachine.steps >= LEAST_STEPS
