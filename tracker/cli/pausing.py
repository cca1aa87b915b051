"""``tracker pause`` and ``tracker resume``: nothing is asked for a while, and then again."""

from __future__ import annotations

import click

from tracker.cli.command import Command, json_option, pass_context
from tracker.cli.context import Context
from tracker.cli.course_args import as_typed, day


@click.command(
    cls=Command, examples=("tracker pause", "tracker pause --until 2026-12-06", "tracker resume")
)
@click.option("--until", metavar="DAY", help="The last day of the pause, such as +14d.")
@json_option
@pass_context
def pause(context: Context, until: str | None) -> None:
    """Pause: nothing is open and nothing counts as due until you resume."""
    from tracker.services import pausing

    last = None if until is None else day(context, until, "until")
    with as_typed(until, "until"):
        saved = pausing.pause(context.diary, last)
    context.tell(saved)


@click.command(cls=Command, examples=("tracker resume",))
@json_option
@pass_context
def resume(context: Context) -> None:
    """Go on after a pause, or after the end of a course."""
    from tracker.services import pausing

    context.tell(pausing.resume(context.diary))
