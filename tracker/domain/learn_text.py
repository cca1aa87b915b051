"""What a page of Learn is made of; the texts themselves are in ``learn_pages``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """One item of a list."""

    text: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a thing with a name, and what there is to know of it, a paragraph a text."""

    word: str
    meaning: tuple[str, ...]


Block = str | Point | Term
"""A paragraph, an item of a list, or a term."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page; ``heading`` may be named in a link and is unique on its page."""

    heading: str
    body: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One short page: ``about`` says in a few words what is on it.

    ``sources`` name what the page rests on, one paper, guideline or public page each; those
    that were only read as told by others say so.
    """

    id: str
    title: str
    about: str
    sections: tuple[Section, ...]
    sources: tuple[str, ...]


def texts(block: Block) -> tuple[str, ...]:
    """The running text of a block, without the word a term explains."""
    match block:
        case Point(text):
            return (text,)
        case Term(_, meaning):
            return meaning
        case _:
            return (block,)
