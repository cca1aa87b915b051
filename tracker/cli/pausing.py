"""``tracker pause`` and ``tracker resume``: nothing is asked for a while, and then again."""

from __future__ import annotations

import click

from tracker.cli.command import Command, json_option, pass_context
from tracker.cli.context import Context
from tracker.domain import days


@click.command(
    cls=Command, examples=("tracker pause", "tracker pause --until 2026-12-06", "tracker resume")
)
@click.option("--until", metavar="DAY", help="The last day of the pause, such as +14d.")
@json_option
@pass_context
def pause(context: Context, until: str | None) -> None:
    """Pause: nothing is open and nothing counts as due until you resume."""
    from tracker.services import pausing

    last = None
    if until is not None:
        today, starts_at = context.diary.today(), context.settings.day_start_hour
        last = days.parse_day(until, today, field="until", future=True, starts_at=starts_at)
    context.tell(pausing.pause(context.diary, last))


@click.command(cls=Command, examples=("tracker resume",))
@json_option
@pass_context
def resume(context: Context) -> None:
    """Go on after a pause, or after the end of a course."""
    from tracker.services import pausing

    context.tell(pausing.resume(context.diary))
