"""The body sites, and reading a place from what a person types.

``knee:left``, ``kn l``, ``l knee``, ``lower back``, ``lb``: a word may be cut short anywhere,
and a side may stand before or after the site, or after a colon. "b" alone is read as both
only where nothing else fits, because ``low b`` is the beginning of "low back". Without a
side it is both: that is what "my knees" and "my low back" mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tracker.domain.site import (
    SIDE_CODES,
    SITES,
    Place,
    Side,
    Site,
    Snomed,
    exact_place,
    get,
    label,
    sides_of,
)
from tracker.errors import InvalidValue

__all__ = [
    "SIDE_CODES",
    "SITES",
    "Place",
    "Side",
    "Site",
    "Snomed",
    "exact_place",
    "get",
    "label",
    "parse_place",
    "sides_of",
    "suggest",
]

PLACE_FORMS = "a place such as low_back, neck, knee:left or “kn l”"
LONGEST = 60
"""Longer text names no place; looking no further keeps every answer quick."""

SUGGESTIONS = 6
"""At most so many places are suggested: more is no quicker to read than to type a letter."""

_SIDE_WORDS = {
    "left": Side.LEFT,
    "right": Side.RIGHT,
    "both": Side.BOTH,
    "middle": Side.MIDDLE,
    "centre": Side.MIDDLE,
    "center": Side.MIDDLE,
}

# How well a text names a site; smaller is better.
_EXACT, _INITIALS, _NAME_BEGINS, _ELSEWHERE = range(4)


def parse_place(text: str, *, field: str = "site") -> Place:
    """The one place a person means by ``text``; side both if none is named.

    Raises ``InvalidValue`` naming the candidates if several places fit, the sides there are
    if the site has no such side, and examples if nothing fits.
    """
    if len(text) > LONGEST:
        raise InvalidValue(field, text, PLACE_FORMS)
    candidates = _candidates(text)
    possible = _possible(candidates)
    if len(possible) == 1:
        return possible[0]
    if possible:
        raise InvalidValue(field, text, "one of " + ", ".join(label(p) for p in possible))
    named = {place.site: None for place in candidates}
    if not named and ":" in text:
        named = {site.key: None for site in _sites(_words(text.partition(":")[0]))[1]}
    if named:
        raise InvalidValue(field, text, "; ".join(sides_of(SITES[key]) for key in named))
    raise InvalidValue(field, text, PLACE_FORMS)


def suggest(text: str) -> tuple[Place, ...]:
    """The places ``text`` may become, the likeliest first; empty if none or nothing is typed.

    When ``parse_place`` has an answer it comes first; where no side was typed, the other
    sides of that site follow.
    """
    if len(text) > LONGEST:
        return ()
    possible = _possible(_candidates(text))
    no_side_typed = bool(_sites(_words(text))[1])
    if len(possible) == 1 and no_side_typed:
        site = SITES[possible[0].site]
        others = (Place(site.key, side) for side in site.sides if side is not Side.BOTH)
        return (possible[0], *others)
    return possible[:SUGGESTIONS]


def _possible(candidates: tuple[Place, ...]) -> tuple[Place, ...]:
    return tuple(place for place in candidates if place.side in SITES[place.site].sides)


def _candidates(text: str) -> tuple[Place, ...]:
    """Every place the text may mean, sides the site does not have included."""
    before, colon, after = text.partition(":")
    if colon:
        _, found = _sites(_words(before))
        sides = _sides(after.strip().lower())
        return tuple(Place(site.key, side) for side in sides for site in found)
    words = _words(text)
    return _read(words, short_both=False) or _read(words, short_both=True)


def _read(words: tuple[str, ...], *, short_both: bool) -> tuple[Place, ...]:
    """The places meant by the words; ``short_both``: a "b" may be a side."""
    readings = [
        (*_sites(named), side) for named, side, word in _splits(words) if short_both or word != "b"
    ]
    best = min((rank for rank, _, _ in readings), default=_ELSEWHERE)
    if best <= _INITIALS:
        # A name written out or its initials is not half of anything else.
        readings = [reading for reading in readings if reading[0] == best]
    places = (Place(site.key, side) for _, found, side in readings for site in found)
    return tuple(dict.fromkeys(places))


def _splits(words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Side, str]]:
    """The ways to split words into a site, a side, and the word the side was read from."""
    yield words, Side.BOTH, ""
    if len(words) > 1:
        yield from ((words[1:], side, words[0]) for side in _sides(words[0]))
        yield from ((words[:-1], side, words[-1]) for side in _sides(words[-1]))


def _sides(word: str) -> tuple[Side, ...]:
    """The sides a word may be the beginning of."""
    found = (side for name, side in _SIDE_WORDS.items() if word and name.startswith(word))
    return tuple(dict.fromkeys(found))


def _sites(words: tuple[str, ...]) -> tuple[int, tuple[Site, ...]]:
    """How well the words name sites, and the sites they name that well."""
    ranks = {key: rank for key in SITES if (rank := _rank(key, words)) is not None}
    best = min(ranks.values(), default=_ELSEWHERE)
    return best, tuple(SITES[key] for key, rank in ranks.items() if rank == best)


def _rank(site_key: str, words: tuple[str, ...]) -> int | None:
    """How well the words name this site, ``None`` if not at all."""
    if not words:
        return None
    key, name, *common = names = _names(site_key)
    if words in names:
        return _EXACT
    if len(words) == 1 and any(
        len(other) > 1 and words[0] == "".join(word[0] for word in other) for other in names
    ):
        return _INITIALS
    if any(_begins(other, words) for other in (key, name)):
        return _NAME_BEGINS
    if any(_follows(other, words) for other in (key, name, *common)):
        return _ELSEWHERE
    return None


def _begins(name: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return name[0].startswith(words[0]) and _follows(name, words)


def _follows(name: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether the words are beginnings of words of the name, in its order."""
    rest = iter(name)
    return all(any(part.startswith(word) for part in rest) for word in words)


@cache
def _names(site_key: str) -> tuple[tuple[str, ...], ...]:
    """Key, name and common names of a site, each as its words."""
    site = SITES[site_key]
    plural = (site.plural,) if site.plural else ()
    return tuple(_words(name) for name in (site.key, site.name, *plural, *site.common_names))


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\s_,/()\-]+", text.lower()))
