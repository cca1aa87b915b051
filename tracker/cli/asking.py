"""Plain questions, one a line: on a terminal, and for those who listen to one.

An empty line is "not recorded". The end of input (ctrl+d) ends the command; nothing is
saved then.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

import click

from tracker.cli import output, wrapping
from tracker.domain import measures
from tracker.errors import InvalidValue

Read = TypeVar("Read")

_ANSWER = 6
"""Cells left for an answer beside the last words of its question."""


def line(prompt: str) -> str:
    """One answer, without its line break; a long question is broken at words on a terminal."""
    if output.messages_on_terminal():
        *before, prompt = wrapping.lines(prompt, wrapping.width() - _ANSWER)
        for part in before:
            output.message(part)
    output.ask(prompt)
    return _read()


def read_line() -> str:
    """One line of standard input, for commands that take one off a terminal."""
    return _read()


def read_all(field: str) -> str:
    """Everything on standard input, without a last line break. Raises ``InvalidValue``."""
    if sys.stdin is None:
        return ""
    try:
        text = sys.stdin.read()
    except UnicodeDecodeError as error:
        raise InvalidValue(field, "standard input", "UTF-8 text") from error
    return text.removesuffix("\n").removesuffix("\r")


def text_or_stdin(given: str | None, field: str) -> str | None:
    """``given``, or standard input where ``given`` is ``-``."""
    return read_all(field) if given == "-" else given


def until_valid(prompt: str, read: Callable[[str], Read]) -> Read:
    """The answer that ``read`` makes of what is typed; asked again while it refuses."""
    while True:
        typed = line(prompt)
        try:
            return read(typed)
        except InvalidValue as error:
            output.message(str(error))


def yes(question: str) -> bool:
    """A question answered with y or n."""

    def read(typed: str) -> bool:
        word = typed.strip().lower()
        if word in ("y", "yes"):
            return True
        if word in ("n", "no"):
            return False
        raise InvalidValue("answer", typed, "y or n")

    return until_valid(f"{question} [y/n]", read)


def rating(measure_id: str, field: str, *, now: bool = False) -> float | None:
    """A rating asked by its question, both ends named; ``None``: not recorded."""
    measure = measures.get(measure_id)
    question = measure.question_now if now and measure.question_now else measure.question
    ends = f"{_end(measure.low, measure.low_end)}, {_end(measure.high, measure.high_end)}"

    def read(typed: str) -> float | None:
        if not typed.strip():
            return None
        return measures.parse_value(measure_id, typed, field=field)

    return until_valid(f"{question} ({ends}; Enter: not recorded)", read)


def _end(value: float, words: str) -> str:
    return f"{measures.format_value(value)} {words}"


def _read() -> str:
    if sys.stdin is None:
        raise click.Abort
    try:
        text = sys.stdin.readline()
    except UnicodeDecodeError as error:
        raise InvalidValue("answer", "these bytes", "UTF-8 text") from error
    if not text:
        if output.can_ask():
            output.message("")
        raise click.Abort
    return text.rstrip("\r\n")
