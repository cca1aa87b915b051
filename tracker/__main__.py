"""The front door: no words on a terminal opens the app, anything else is a command."""

from __future__ import annotations

import gc
import os
import sys


def main(argv: list[str] | None = None) -> int:
    """Run ``tracker`` with ``argv`` (default: the process's arguments); return its exit code."""
    words = sys.argv[1:] if argv is None else argv
    on_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    if not words and on_terminal and os.environ.get("TERM", "dumb") != "dumb":
        return _open_app()
    from tracker.cli.main import main as command

    # A terminal that cannot place a character gets the same words as no terminal.
    return command(words or ["due"])


def _open_app() -> int:
    encoding = sys.stdout.encoding or ""
    if encoding.lower().replace("-", "") != "utf8":
        sys.stderr.write(
            f"The app needs a UTF-8 terminal; this one says {encoding}. Try LANG=C.UTF-8, "
            "or record from the command line: tracker c\n"
        )
        return 1
    # Collecting garbage waits for the first frame: while modules load there is none.
    gc.disable()
    # The file is read on its own thread while Textual is imported below, and click, which
    # only commands need, is not imported at all.
    from tracker import paths, settings
    from tracker.app.pace import set_pace
    from tracker.app.store_thread import StoreThread
    from tracker.clock import from_environment
    from tracker.domain.text import visible
    from tracker.errors import Damaged, TrackerError

    try:
        preferred = settings.read(paths.settings_folder())
        clock = from_environment()
        path = paths.data_file()
        store = StoreThread(path, preferred, clock)
        set_pace()
        from tracker.app.main import run

        return run(path, preferred, clock, store)
    except Damaged as error:
        from tracker.services import looking_after

        said = looking_after.told(error, path, preferred)
        sys.stderr.write(visible(said, multiline=True) + "\n")
        return error.exit_code
    except TrackerError as error:
        sys.stderr.write(visible(str(error)) + "\n")
        return error.exit_code


if __name__ == "__main__":
    sys.exit(main())
