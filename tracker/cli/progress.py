"""``tracker progress`` and ``tracker summary``: what changed, and what speaks for and against."""

from __future__ import annotations

from datetime import date

import click

from tracker.cli import output, wrapping
from tracker.cli.command import Command, json_option, pass_context
from tracker.cli.context import Context
from tracker.domain.days import parse_day


@click.command(
    cls=Command,
    examples=(
        "tracker progress",
        "tracker progress --explain                how each number was worked out",
        "tracker progress --around 2026-10-27      the fortnights before and after that day",
        "tracker progress --as-of -14d --json",
    ),
)
@click.option("--course", "course_id", metavar="ID", help="Another course than the current one.")
@click.option("--as-of", metavar="DAY", help="As if it were that day [default: today, or the end "
              "of a course that ended].")  # fmt: skip
@click.option("--around", metavar="DAY", help="Compare before and after any day, without a course.")
@click.option("--explain", is_flag=True, help="Show how each number was worked out.")
@json_option
@pass_context
def progress(
    context: Context, course_id: str | None, as_of: str | None, around: str | None, explain: bool
) -> None:
    """What changed since before the first session, with numbers, days and cautions.

    It compares your own numbers over time. It cannot show what caused a change.
    """
    from tracker.services import progress as service

    if around is not None and course_id is not None:
        raise click.UsageError("Say --around or --course, not both.")
    looked = service.look(
        context.diary, course_id, _day(context, as_of, "as of"), _day(context, around, "around")
    )
    if context.json:
        from tracker.cli.progress_document import document

        output.document(document(looked))
        return
    from tracker.cli import progress_text

    demo = context.diary.made_up()
    for line in progress_text.progress(looked, wrapping.width(), explain=explain, made_up=demo):
        output.line(line)


@click.command(
    cls=Command, examples=("tracker summary", "tracker summary --json", "tracker summary | less")
)
@click.option("--course", "course_id", metavar="ID", help="Another course than the current one.")
@click.option("--as-of", metavar="DAY", help="As if it were that day [default: today, or the end "
              "of a course that ended].")  # fmt: skip
@json_option
@pass_context
def summary(context: Context, course_id: str | None, as_of: str | None) -> None:
    """Is a course right for me: what speaks for and against it, and what to ask.

    It sets your own answers and numbers side by side. It is no advice; you decide.
    """
    from tracker.services import decision

    page = decision.summary(context.diary, course_id, _day(context, as_of, "as of"))
    if context.json:
        from tracker.domain.decision import as_json

        output.document(as_json(page))
        return
    from tracker.cli import progress_text

    for line in progress_text.summary(page, wrapping.width(), made_up=context.diary.made_up()):
        output.line(line)


def _day(context: Context, text: str | None, field: str) -> date | None:
    if text is None:
        return None
    today = context.diary.today()
    return parse_day(text, today, field=field, starts_at=context.settings.day_start_hour)
