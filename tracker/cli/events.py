"""``tracker event`` and ``tracker question``: what happened, and what to ask."""

from __future__ import annotations

import click

from tracker.cli import asking, output
from tracker.cli.command import Command, json_option, pass_context
from tracker.cli.context import Context
from tracker.domain.records import EVENT_TAGS


@click.command(
    cls=Command,
    examples=("tracker event flare", "tracker event new_medicine --day mon --note 'since Monday'"),
)
@click.argument("tag", metavar="TAG")
@click.option("--day", metavar="DAY", help="2026-11-22, today, yesterday, -2d, mon.")
@click.option("--note", metavar="TEXT", help="A note; - reads it from standard input.")
@json_option
@pass_context
def event(context: Context, tag: str, day: str | None, note: str | None) -> None:
    """Note something that may matter when days are compared."""
    from tracker.services import events

    words = asking.text_or_stdin(note, "note") or ""
    context.tell(events.save(context.diary, tag, context.day(day), note=words))


event.epilog = f"TAG is one of: {', '.join(EVENT_TAGS)}."


@click.command(cls=Command, examples=("tracker question 'Which exercise on bad days?'",))
@click.argument("text", metavar="TEXT", required=False)
@json_option
@pass_context
def question(context: Context, text: str | None) -> None:
    """Keep a question for the next visit; - reads it from standard input."""
    from tracker.services import events

    if text is None and not output.can_ask():
        raise click.UsageError("Say the question: tracker question TEXT")
    words = asking.line("The question:") if text is None else asking.text_or_stdin(text, "question")
    context.tell(events.save_question(context.diary, words or ""))
