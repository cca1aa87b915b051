"""``tracker path`` and ``tracker help-now``: neither opens the file."""

from __future__ import annotations

import click

from tracker.cli import output
from tracker.cli.command import Command, json_option, pass_context
from tracker.cli.context import Context
from tracker.domain import help_now as words


@click.command(cls=Command, examples=("tracker path", "tracker path --json"))
@json_option
@pass_context
def path(context: Context) -> None:
    """Where the file of records is; with --json also the folder of the settings."""
    from tracker import paths

    if context.json:
        output.document({"file": str(context.path), "settings": str(paths.settings_folder())})
    else:
        output.line(str(context.path))


@click.command("help-now", cls=Command, examples=("tracker help-now",))
@json_option
@pass_context
def help_now(context: Context) -> None:
    """Where to turn now: in a crisis, and with signs in the body that cannot wait."""
    numbers = context.help_numbers()
    if context.json:
        output.document(
            {
                "crisis": list(words.crisis_lines(numbers)),
                "numbers": [{"where": where, "what": what} for where, what in numbers],
                "body": list(words.body_lines()),
            }
        )
        return
    for title, lines in (
        (words.TITLE, words.crisis_lines(numbers)),
        (words.BODY_TITLE, words.body_lines()),
    ):
        output.line(title)
        for line in lines:
            output.line(f"  {line}")
        output.line()
