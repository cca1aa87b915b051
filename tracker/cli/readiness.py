"""``tracker readiness``: is a course of massage worth trying? By questions, or from a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from tracker.cli import asking, output
from tracker.cli.command import Command, json_option, pass_context
from tracker.cli.context import Context
from tracker.domain import readiness as rules
from tracker.domain.readiness import Attempt, Outcome, Result
from tracker.errors import Failed, InvalidValue, TrackerError

ANSWERS_LIMIT = 1_000_000
"""Characters of an answers file; a whole attempt has about a thousand."""


@click.command(
    cls=Command,
    examples=(
        "tracker readiness                        asks, 2 to 3 minutes",
        "tracker readiness --answers answers.json --explain",
        "tracker readiness --answers - --json --dry-run < answers.json",
    ),
)
@click.option("--answers", metavar="FILE", help="Read the answers (JSON); - is standard input.")
@click.option("--explain", is_flag=True, help="Say which rule decided.")
@click.option("--dry-run", is_flag=True, help="Do not save the attempt.")
@json_option
@pass_context
def readiness(context: Context, answers: str | None, explain: bool, dry_run: bool) -> None:
    """Three safety pages and ten questions, then a result with the reason for every answer.

    This is a self-check. It is not a diagnosis, not medical advice and not a medical device.
    """
    today = context.day(None)
    if answers is not None:
        attempt = rules.parse_answers(read_answers(answers), today)
    elif output.can_ask():
        from tracker.cli.quiz_questions import ask

        attempt = ask(today)
    else:
        raise click.UsageError("Say --answers FILE; without a terminal nothing can be asked.")
    result = rules.evaluate(attempt, today)
    # Saved first, since a reader may close the pipe; shown in any case, since it may be urgent.
    failed: TrackerError | None = None
    try:
        kept = _save(context, attempt, result, dry_run=dry_run)
    except TrackerError as error:
        kept, failed = "", error
    if context.json:
        output.document(rules.as_json(result))
    else:
        print_result(result, explain=explain)
    if failed is not None:
        raise failed
    output.message(kept)


def read_answers(name: str) -> Any:
    """The JSON in a file or on standard input. Raises ``InvalidValue`` or ``Failed``."""
    if name == "-":
        text = asking.read_all("answers")
    else:
        try:
            text = Path(name).read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise InvalidValue("answers", name, "a file of UTF-8 text") from error
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or "no such file"
            raise Failed(f"{name} cannot be read: {why}.") from error
    if len(text) > ANSWERS_LIMIT:
        raise InvalidValue("answers", f"{len(text)} characters", f"up to {ANSWERS_LIMIT}")
    try:
        return json.loads(text.removeprefix("\ufeff"), object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}: {error.msg}"
        raise InvalidValue("answers", where, "valid JSON") from error
    except RecursionError as error:
        raise InvalidValue("answers", "lists in lists in lists", "an object") from error
    except ValueError as error:
        raise InvalidValue("answers", "a very large number", "0, 1 or 2") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    # JSON lets a name stand twice and the last one win; a "yes" must not be lost that way.
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise InvalidValue("answers", name, "each name once")
        found[name] = value
    return found


def print_result(result: Result, *, explain: bool) -> None:
    """The result as lines: its text, every reason, what to tell the therapist."""
    output.line(result.title)
    output.line()
    output.block(result.text)
    if result.items and result.outcome not in (Outcome.EMERGENCY, Outcome.NOT_FINISHED):
        output.line()
        output.line("Your answers:")
        for item in result.items:
            output.line(f"  {item.id}  {item.answer} ({item.points} of 2). {item.why}")
            if result.shows_next_steps and item.next_step:
                output.line(f"      Next step: {item.next_step}")
    for line in (*result.tell_therapist, *result.notes):
        output.line()
        output.line(line)
    if result.missing and result.outcome is Outcome.NOT_FINISHED:
        output.line(f"Open: {', '.join(result.missing)}")
    if explain:
        output.line()
        number = "No rule" if result.rule is None else f"Rule {result.rule}"
        points = "" if result.score is None else f" {result.score} of {result.max_score} points."
        output.line(f"{number}: {result.rule_text}{points}")
        output.line(rules.NOT_VALIDATED)


def _save(context: Context, attempt: Attempt, result: Result, *, dry_run: bool) -> str:
    """Keep a finished attempt; a sentence that says whether it was."""
    if result.outcome is Outcome.NOT_FINISHED:
        return "Nothing was saved: the quiz is not finished."
    if dry_run:
        return "Nothing was saved (--dry-run)."
    from tracker.services import readiness as service

    saved = service.save(context.diary, attempt)
    return f"{saved.text}  [{saved.id}]"
