"""What ``u`` and ``U`` do on a main screen; imported when first pressed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tracker.app.main_actions import RecordingActions
from tracker.app.screens.confirm import Confirm
from tracker.errors import TrackerError
from tracker.services import undoing
from tracker.services.diary import Diary, Saved
from tracker.services.undoing import Step


async def undo(screen: RecordingActions) -> None:
    """Take back the last change, after a question where that is called for."""
    await _go(screen, undoing.next_undo, undoing.undo, "U does it again.")


async def redo(screen: RecordingActions) -> None:
    """Do again what was undone last, after a question where that is called for."""
    await _go(screen, undoing.next_redo, undoing.redo)


async def _go(
    screen: RecordingActions,
    look: Callable[[Diary], Step | None],
    go: Callable[..., Saved],
    *hints: str,
) -> None:
    async def answered(answer: bool | None) -> None:
        if not answer:
            return
        # Whatever another window recorded since the look is not undone in its place.
        only = None if step is None else step.change_id
        saved = await screen.call(go, step is not None, only=only)
        if saved is not None:
            await screen.recorded(replace(saved, notes=(*saved.notes, *hints)))

    screen.forget_day()
    try:
        step = await screen.desk.store.run(look)
    except TrackerError as error:
        screen.say(str(error))
        return
    if step is not None and step.reasons:
        screen.app.push_screen(Confirm(step.question, "\n".join(step.reasons)), answered)
    else:
        await answered(True)
