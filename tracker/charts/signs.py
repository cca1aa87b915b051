"""What the signs of a picture stand for: for its legend, and for the page of keys.

Only what is seen is explained: a sign that others cover stands in neither.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from tracker.charts.bars import band_glyph
from tracker.charts.day_words import ADDED_LATER, FROM_MEMORY, PAIN_UP
from tracker.charts.glyphs import GlyphSet
from tracker.charts.role import Role
from tracker.charts.spec import Sign
from tracker.domain.trend import FLARE_RISE, MarkKind

Seen = frozenset[tuple[str, Role]]
"""The cells of a field, each once."""

MARK_ORDER = (
    MarkKind.SESSION,
    MarkKind.FLARE,
    MarkKind.AUTO_FLARE,
    MarkKind.EVENT,
    MarkKind.PLACE,
    MarkKind.PLANNED,
)
"""The marks of a day, the most telling first."""

NO_ENTRY = "no entry"
NOT_RATED = "not rated"
"""… where the place was not rated on such days, but others were: there is an entry, of those."""

_NEW_PLACE = "p"
_MARK_NAMES = {
    MarkKind.SESSION: "session",
    MarkKind.FLARE: "flare",
    MarkKind.AUTO_FLARE: PAIN_UP,
    MarkKind.EVENT: "event",
    MarkKind.PLACE: "other place",
    MarkKind.PLANNED: "planned",
}
_FIELDS = (Role.EASE, Role.PAIN, Role.STIFFNESS, Role.NEUTRAL)
_BRAILLE = range(0x2801, 0x2900)

_AT_LENGTH = {
    ADDED_LATER: f"{ADDED_LATER}, by a day or two: it counts",
    FROM_MEMORY: f"{FROM_MEMORY}, written down later than that: not compared",
    NOT_RATED: "no entry for this place",
    PAIN_UP: f"{PAIN_UP}: {FLARE_RISE:g} points or more above your usual, found, not noted",
    "flare": "flare, noted by you",
    "middle half": "middle half of the days at the start",
    "other place": "from here on another place is the main one",
    "planned": "planned session",
}


def at_length(sign: Sign) -> str:
    """What a sign stands for where there is room for more words."""
    words = _AT_LENGTH.get(sign.words, sign.words)
    return f"{sign.of}: {words}" if sign.of else words


def mark_look(kind: MarkKind, glyphs: GlyphSet) -> tuple[str, Role]:
    """The glyph of a mark and its role."""
    return {
        MarkKind.SESSION: (glyphs.session, Role.SESSION),
        MarkKind.PLANNED: (glyphs.planned, Role.MUTED),
        MarkKind.FLARE: (glyphs.flare, Role.FLARE),
        MarkKind.AUTO_FLARE: (glyphs.auto_flare, Role.FLARE),
        MarkKind.EVENT: (glyphs.event, Role.TEXT),
        MarkKind.PLACE: (_NEW_PLACE, Role.TEXT),
    }[kind]


def of_marks(kinds: Collection[MarkKind], glyphs: GlyphSet) -> tuple[Sign, ...]:
    """What the marks of these kinds stand for, the most telling first."""
    looks = ((kind, *mark_look(kind, glyphs)) for kind in MARK_ORDER if kind in kinds)
    return tuple(Sign(glyph, _MARK_NAMES[kind], role) for kind, glyph, role in looks)


def of_field(seen: Seen, glyphs: GlyphSet, *, shared: bool, gap: str = NO_ENTRY) -> Iterator[Sign]:
    """What is seen in the fields beside plain bars; ``shared``: days share a column.

    ``gap``: what a day without a value is called.
    """
    spread = ((glyphs.range, "highest"), (glyphs.middle, "median"), (glyphs.levels[-1], "lowest"))
    held = {char for char, role in seen if role in _FIELDS}
    if shared and held & {glyphs.range, glyphs.middle}:
        yield from (Sign(glyph, words) for glyph, words in spread if glyph in held)
    if _lined(seen, glyphs):
        yield Sign(glyphs.line, "7-day median")
    if (band_glyph(glyphs), Role.MUTED) in seen:
        yield Sign(band_glyph(glyphs), "middle half")
    if glyphs.late in held:
        yield Sign(glyphs.late, ADDED_LATER)
    if glyphs.hollow in held:
        yield Sign(glyphs.hollow, FROM_MEMORY)
    if (glyphs.gap, Role.MUTED) in seen:
        yield Sign(glyphs.gap, gap)


def of_lines(
    seen: Seen, glyphs: GlyphSet, start: float | None, target: float | None, of: str
) -> tuple[Sign, ...]:
    """The start and the target of a measure in words, each with its line where that is seen."""
    lines = (
        (glyphs.rule, "start", Role.BASELINE, start),
        (glyphs.floor, "target", Role.TEXT, target),
    )
    return tuple(
        Sign(glyph if (glyph, role) in seen else "", f"{name} {value:.1f}", Role.BASELINE, of)
        for glyph, name, role, value in lines
        if value is not None
    )


def _lined(seen: Seen, glyphs: GlyphSet) -> bool:
    if not glyphs.fine:
        return (glyphs.line, Role.TEXT) in seen
    return any(role is Role.TEXT and ord(char) in _BRAILLE for char, role in seen)
