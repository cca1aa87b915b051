"""``tracker demo``: a made-up diary to look around in."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from tracker.cli import output
from tracker.cli.command import Command, json_option, pass_context
from tracker.cli.context import Context


@click.command(
    cls=Command,
    examples=(
        "tracker demo                             opens a throw-away file",
        "tracker demo --write demo.sqlite3        only writes it",
        "tracker demo --weeks 520 --write ten-years.sqlite3",
    ),
)
@click.option("--weeks", metavar="N", type=int, default=10, help="How long it is [default: 10].")
@click.option("--seed", metavar="S", type=int, default=1, help="Another seed, another diary.")
@click.option("--write", "file", metavar="FILE", type=click.Path(path_type=Path),
              help="Write the file and leave it there.")  # fmt: skip
@json_option
@pass_context
def demo(context: Context, weeks: int, seed: int, file: Path | None) -> int:
    """Open the app on made-up records; your own file is not touched."""
    from tracker.services.demo import write_demo

    if file is not None:
        place = file.expanduser().absolute()
        entries = write_demo(
            place, weeks=weeks, seed=seed, clock=context.clock, settings=context.settings
        )
        if context.json:
            output.document({"file": str(place), "entries": entries})
        else:
            output.line(f"Written: {place} ({entries} records)")
        return 0
    if not (output.on_terminal() and output.can_ask()):
        raise click.UsageError("The app needs a terminal. Say --write FILE to only write a file.")
    from tracker.cli.open_app import open_app

    # The folder is made readable by its owner only, and goes with everything in it.
    with tempfile.TemporaryDirectory(prefix="tracker-demo-") as folder:
        place = Path(folder) / "demo.sqlite3"
        write_demo(place, weeks=weeks, seed=seed, clock=context.clock, settings=context.settings)
        return open_app(place, context.settings, context.clock)
