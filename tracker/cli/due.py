"""``tracker due``: what is open, offered and never demanded."""

from __future__ import annotations

import click

from tracker.cli import output
from tracker.cli.command import Command, json_option, pass_context
from tracker.cli.context import Context

SOMETHING_OPEN = 10
"""What ``due --exit-code`` ends with while something is open."""


@click.command(
    cls=Command,
    examples=(
        "tracker due",
        "tracker due --short                one word, for a status line",
        "tracker due --not-today check-in   leaves it for today",
    ),
)
@click.option("--short", is_flag=True, help="Only the first one, in one word.")
@click.option("--exit-code", is_flag=True, help="End with 10 while something is open.")
@click.option("--not-today", "word", metavar="WORD", help="Leave one of them for today.")
@json_option
@pass_context
def due(context: Context, short: bool, exit_code: bool, word: str | None) -> int:
    """What is open today, when it suits you."""
    if word is not None:
        from tracker.services import due as service

        context.tell(service.not_today(context.diary, word))
        return 0
    found = print_due(context, short=short)
    return SOMETHING_OPEN if exit_code and found else 0


def print_due(context: Context, *, short: bool = False) -> int:
    """Print what is open; how many things wait for today."""
    from tracker.services import due as service

    found = service.open_now(context.diary)
    if context.json:
        output.document(
            [
                {"word": one.word, "name": one.name, "effort": one.effort, "until": one.until}
                for one in found
            ]
        )
    elif short:
        for word in [one.word for one in found if one.waits][:1]:
            output.line(word)
    elif not found:
        output.line("Nothing is open.")
    else:
        from tracker.services import readiness

        if standing := readiness.standing(context.diary, keys=False):
            output.line(standing)
        output.line("When it suits you:")
        for one in found:
            output.line(f"  {one.name} ({one.until})")
    return sum(one.waits for one in found)
