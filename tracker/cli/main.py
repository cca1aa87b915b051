"""``tracker WORDS``: find the command, run it, and end with the exit code it deserves.

0 done; 1 could not be done; 2 wrong usage or a value out of range; 3 the file is busy;
4 the file is newer or not ours; 5 the file is damaged; 10 something is due (only
``due --exit-code``); 130 interrupted.
"""

from __future__ import annotations

import os
import sys

import click

from tracker import __version__
from tracker.cli import output
from tracker.cli.command import LazyGroup, pass_context
from tracker.cli.context import Context
from tracker.domain.text import one_line
from tracker.errors import TrackerError

COMMANDS = {
    "c": ("checkin", "quick", "the shortest check-in: 6 4 3 for ease, pain, stiffness"),
    "checkin": ("checkin", "checkin", "a check-in about the last 24 hours"),
    "session": ("session", "session", "a massage session: before, after, next-day, add"),
    "weekly": ("weekly", "review", "a weekly review of the last 7 days"),
    "test": ("test", "test", "a movement test: a neck turn, fingertips to the floor, …"),
    "event": ("events", "event", "something that may matter: a flare, an injury, …"),
    "question": ("events", "question", "a question for the next visit"),
    "course": ("course", "course", "a course of massage: plan, attendance, reviews, end"),
    "pause": ("pausing", "pause", "ask nothing for a while"),
    "resume": ("pausing", "resume", "go on after a pause"),
    "due": ("due", "due", "what is open, when it suits you"),
    "chart": ("chart", "chart", "ease and pain day by day, with what it shows in words"),
    "progress": ("progress", "progress", "what changed since before the first session"),
    "summary": ("progress", "summary", "is it right for me, for and against, what to ask"),
    "list": ("listing", "list_records", "the records as a table"),
    "show": ("listing", "show", "one record, whole"),
    "edit": ("changing", "edit", "put a record right"),
    "delete": ("changing", "delete", "take a record out"),
    "undo": ("undoing", "undo", "take back the last change"),
    "redo": ("undoing", "redo", "do again what was undone"),
    "history": ("undoing", "history", "what happened to one record"),
    "readiness": ("readiness", "readiness", "is a course of massage worth trying?"),
    "site": ("profile", "site", "the main site: where it hurts"),
    "profile": ("profile", "profile", "since when, what it was called, activities, target"),
    "export": ("exchanging", "export", "everything as JSON, or all ratings as CSV"),
    "import": ("exchanging", "import_", "take an export or a CSV in: all of it or nothing"),
    "demo": ("demo", "demo", "a throw-away file to look around in"),
    "backup": ("looking_after", "backup", "a copy of the file, dated or at a place of yours"),
    "backups": ("looking_after", "backups", "the dated copies there are"),
    "restore": ("looking_after", "restore", "go back to a backup, after seeing what it does"),
    "merge": ("looking_after", "merge", "bring in what another machine recorded"),
    "doctor": ("doctoring", "doctor", "is the file sound, private and backed up?"),
    "delete-all": ("doctoring", "delete_all", "remove the file and every backup"),
    "path": ("about", "path", "where the file and the settings are"),
    "learn": ("learn", "learn", "short pages: what to expect, research, words, safety"),
    "help-now": ("about", "help_now", "urgent help"),
}

EXAMPLES = (
    "tracker                      open the app",
    "tracker c                    check in: type 6 4 3 and Enter",
    "tracker session before --pain 6 --ease 4",
    "tracker chart --range 6w",
    "tracker help-now             urgent help",
)


def main(argv: list[str] | None = None) -> int:
    """Run the command line with ``argv`` (default: the process's own); return the exit code."""
    words = sys.argv[1:] if argv is None else list(argv)
    if broken := next((word for word in words if not _can_be_given(word)), None):
        output.message(f"“{one_line(broken, 60)}” holds null or broken characters.")
        return 2
    context = Context()
    try:
        code = _run(words, context)
        output.finish()
        context.back_up()
        return code
    except BrokenPipeError:
        # Whoever was reading has seen enough.
        output.abandon()
        return 0
    except OSError as error:
        where = f"{error.filename}: " if isinstance(error.filename, str) else ""
        output.message(f"{where}{error.strerror or error}.")
        output.abandon()
        return 1
    finally:
        context.close()


def _can_be_given(word: str) -> bool:
    """Whether a shell could hand the word over; a file of another name cannot be."""
    try:
        return "\0" not in os.fsdecode(os.fsencode(word))
    except UnicodeEncodeError:
        return False


def _run(words: list[str], context: Context) -> int:
    try:
        with root.make_context("tracker", words, obj=context) as ctx:
            found = root.invoke(ctx)
            return found if isinstance(found, int) else 0
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except KeyboardInterrupt:
        # The cursor stands behind a question that was not answered.
        output.message("\nStopped." if output.can_ask() else "Stopped.")
        return 130
    except (EOFError, click.Abort):
        output.message("Stopped.")
        return 130
    except click.exceptions.NoArgsIsHelpError as error:
        output.message(error.ctx.get_help() if error.ctx else "")
        return 2
    except click.UsageError as error:
        output.message(error.format_message())
        if error.ctx is not None:
            output.message(f"See {error.ctx.command_path} --help.")
        return 2
    except TrackerError as error:
        output.message(context.told(error))
        return error.exit_code
    except OSError:
        raise
    except Exception as error:
        known = context.explained(error)
        if known is None:
            output.message(f"A fault in this program: {type(error).__name__}: {error}")
            return 1
        output.message(context.told(known))
        return known.exit_code


def _print_version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        output.line(f"tracker {__version__}")
        ctx.exit()


@click.group(
    cls=LazyGroup, lazy=COMMANDS, examples=EXAMPLES, invoke_without_command=True,
    no_args_is_help=False,
)  # fmt: skip
@click.option("--db", metavar="FILE", help="The file of records [default: $TRACKER_DB, or yours].")
@click.option(
    "--color", type=click.Choice(("auto", "always", "never")), default="auto",
    help="Colours in pictures; auto: on a terminal without NO_COLOR.",
)  # fmt: skip
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version,
    help="Print the version.",
)  # fmt: skip
@pass_context
@click.pass_context
def root(ctx: click.Context, context: Context, db: str | None, color: str) -> int | None:
    """Find out whether a course of massage helps your pain.

    Everything is kept in one file on this machine. Without a command it opens the app.
    """
    context.chosen = db
    context.color = color
    if ctx.invoked_subcommand is not None:
        return None
    if output.on_terminal() and output.can_ask():
        from tracker.cli.open_app import open_app

        return open_app(context.path, context.settings, context.clock)
    from tracker.cli.due import print_due

    print_due(context)
    return None
