"""The only writer to standard output; messages and questions go to standard error.

Data and messages never hold a raw control character from a person's text. Where the
encoding of the stream cannot show a sign, a near ASCII sign stands in for it.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
from collections.abc import Iterable
from typing import TextIO

from tracker.domain.text import visible

DEFAULT_WIDTH = 100
"""Columns of a table that does not go to a terminal."""

STREAM = "-"
"""What standard input or output is called where a file is asked for."""


def line(text: str = "") -> None:
    """One line of data, made visible."""
    _write(sys.stdout, visible(text) + "\n")


def block(text: str) -> None:
    """Several lines of data, made visible; ends with a line break."""
    shown = visible(text, multiline=True)
    _write(sys.stdout, shown if shown.endswith("\n") else shown + "\n")


def picture(text: str) -> None:
    """Lines that were made safe already and may hold our own colours."""
    _write(sys.stdout, text + "\n")


def document(value: object) -> None:
    """One JSON document; what cannot be seen is escaped, which JSON reads back the same."""
    written = json.dumps(value, ensure_ascii=not unicode_works(), indent=2)
    safe = "".join(c if c == "\n" or c.isprintable() else json.dumps(c)[1:-1] for c in written)
    _write(sys.stdout, safe + "\n")


def exact(pieces: Iterable[str]) -> None:
    """Data for another program, as UTF-8 whatever the terminal speaks; it holds nothing raw."""
    if sys.stdout is None:
        return
    raw = getattr(sys.stdout, "buffer", None)
    for piece in pieces:
        if raw is None:
            sys.stdout.write(piece)
        else:
            raw.write(piece.encode())


def message(text: str) -> None:
    """Something to read that is no data."""
    _write(sys.stderr, visible(text, multiline=True) + "\n")


def overwrite(text: str) -> None:
    """A message in the place of the one before it; ``""`` clears the line."""
    _write(sys.stderr, f"\r\x1b[K{visible(text)}" if not dumb() else "")


def ask(prompt: str) -> None:
    """The words before an answer, on the same line."""
    _write(sys.stderr, visible(prompt) + " ")


def on_terminal() -> bool:
    """Whether standard output is a terminal."""
    return _is_terminal(sys.stdout)


def messages_on_terminal() -> bool:
    """Whether standard error is a terminal."""
    return _is_terminal(sys.stderr)


def can_ask() -> bool:
    """Whether there is someone to ask: questions can be seen and answered."""
    return _is_terminal(sys.stdin) and _is_terminal(sys.stderr)


def unicode_works() -> bool:
    """Whether standard output can show every sign."""
    return _encoding(sys.stdout).startswith("utf")


def dumb() -> bool:
    """Whether the terminal says that it can only write line after line."""
    return os.environ.get("TERM") == "dumb"


def coloured(choice: str) -> bool:
    """Whether to colour, given ``--color`` ``auto``, ``always`` or ``never``."""
    if choice != "auto":
        return choice == "always"
    return on_terminal() and not os.environ.get("NO_COLOR") and not dumb()


def width() -> int:
    """Columns there are on standard output."""
    return shutil.get_terminal_size((DEFAULT_WIDTH, 24)).columns


def height() -> int:
    """Rows there are on standard output."""
    return shutil.get_terminal_size((DEFAULT_WIDTH, 24)).lines


def finish() -> None:
    """Hand on what was written, so that a full disk or a closed pipe is noticed here."""
    if sys.stdout is not None:
        sys.stdout.flush()


def abandon() -> None:
    """Give up on standard output: what is left in it would fail again at the very end."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (AttributeError, OSError, ValueError):
        return


def _write(stream: TextIO | None, text: str) -> None:
    # A closed stream is None: there is no one to tell.
    if stream is None:
        return
    encoding = _encoding(stream)
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        text = "".join(_near(sign, encoding) for sign in text)
    try:
        stream.write(text)
        if stream is sys.stderr:
            stream.flush()
    except OSError as error:
        # Messages that no one can read must not undo what was done.
        if stream is not sys.stderr or error.errno == errno.EINTR:
            raise


def _near(sign: str, encoding: str) -> str:
    """``sign``, or what stands in for it where the encoding does not have it."""
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        from tracker.charts.text import as_ascii

        return as_ascii(sign)
    return sign


def _encoding(stream: TextIO | None) -> str:
    return (getattr(stream, "encoding", None) or "utf-8").lower()


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False
