"""A page of Learn as rows of a given width, for the app and the command line alike."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.learn_text import Page, Point, Term

LEAST_WIDTH = 20
_BODY, _MEANING = "  ", "    "
_POINT = "– "


class Look(StrEnum):
    """How a row is to be shown; without any look it still reads the same."""

    TITLE = "title"
    HEADING = "heading"
    WORD = "word"
    TEXT = "text"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of text, at most as wide as asked for; ``""`` between parts."""

    look: Look
    text: str = ""


def rows(page: Page, width: int) -> tuple[Row, ...]:
    """The whole page in lines of at most ``width`` cells (20 or more), its sources last."""
    width = max(width, LEAST_WIDTH)
    made = _wrapped(Look.TITLE, page.title, width)
    for section in page.sections:
        made += [Row(Look.TEXT), *_wrapped(Look.HEADING, section.heading, width)]
        apart = False
        for block in section.body:
            # Points stand together; all else has air around it.
            if apart or not isinstance(block, Point):
                made += [Row(Look.TEXT)] if made[-1].look is not Look.HEADING else []
            apart = not isinstance(block, Point)
            match block:
                case Point(text):
                    made += _wrapped(Look.TEXT, text, width, _BODY + _POINT)
                case Term(word, meaning):
                    made += _wrapped(Look.WORD, word, width, _BODY)
                    for text in meaning:
                        made += _wrapped(Look.TEXT, text, width, _MEANING)
                case _:
                    made += _wrapped(Look.TEXT, block, width, _BODY)
    made += [Row(Look.TEXT), *_wrapped(Look.HEADING, "Sources", width)]
    for source in page.sources:
        made += _wrapped(Look.SOURCE, source, width, _BODY + _POINT)
    return tuple(made)


def _wrapped(look: Look, text: str, width: int, first: str = "") -> list[Row]:
    pieces = textwrap.wrap(
        text, width, initial_indent=first, subsequent_indent=" " * len(first),
        break_on_hyphens=False,
    )  # fmt: skip
    return [Row(look, piece) for piece in pieces]
