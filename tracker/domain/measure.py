"""What is known about one measure: its question, its scale and the change worth noting."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from tracker.errors import InvalidValue


class Better(StrEnum):
    """Which way is better. ``NEUTRAL`` measures are shown as information and never judged."""

    LOWER = "lower"
    HIGHER = "higher"
    NEUTRAL = "neutral"


class When(StrEnum):
    """On which occasion a measure is asked.

    ``SESSION`` is before and after a session, ``NEXT_DAY`` the day after one, ``TEST`` a
    movement test at any time, ``REVIEW`` week 4 and the end of a course, ``EVENT``
    whenever it happens.
    """

    DAILY = "daily"
    SESSION = "session"
    NEXT_DAY = "next_day"
    WEEKLY = "weekly"
    TEST = "test"
    REVIEW = "review"
    FOLLOW_UP = "follow_up"
    EVENT = "event"


class Item(NamedTuple):
    """One part of a measure that has several: its id, screen word, question and scale ends.

    An empty ``question``, ``low_end`` or ``high_end`` means: the measure's own.
    """

    id: str
    name: str
    question: str = ""
    low_end: str = ""
    high_end: str = ""


class Measure(NamedTuple):
    """One row of the catalogue.

    - ``question`` is about the span named in it; ``question_now`` is about this moment, for
      before and after a session (``""``: not asked that way).
    - ``low`` to ``high`` in steps of ``step`` are hard limits, both ends included; ``low_end``
      and ``high_end`` are the words for the two ends.
    - ``value_words`` names each value from ``low`` up, where every value has its own word.
    - ``has_site``: a rating carries a body site and its side. ``has_side``: it carries only a
      side, left or right, because the site is in the measure.
    - ``parts``: the items a rating of this measure must name one of; empty: none.
    - ``optional``: asked only if the person chose it, or one key away.
    - ``rated``: kept as a rating. Flares and events are kept as events instead, and are
      listed here for their words.
    - ``small_points`` (in ``unit``) and ``small_percent`` (of the starting value): the smallest
      change worth noting, ``None`` where nothing supports a number; ``smallest_change`` says
      it in words.
    - ``confirm_above``: allowed but unlikely above this, so it is asked back; ``None``: never.
    - ``bends_forward``: a forward-bend test, not to be offered with weak bones, recent spinal
      surgery, during a flare, or while an urgent safety sign is open (a design choice).
    - ``source``: the papers behind the numbers; "design choice" where there are none.
    """

    id: str
    name: str
    question: str
    low_end: str
    high_end: str
    better: Better
    when: tuple[When, ...]
    smallest_change: str
    source: str
    question_now: str = ""
    low: float = 0
    high: float = 10
    step: float = 1
    unit: str = "0–10"
    value_words: tuple[str, ...] = ()
    has_site: bool = False
    has_side: bool = False
    parts: tuple[Item, ...] = ()
    optional: bool = False
    rated: bool = True
    small_points: float | None = None
    small_percent: float | None = None
    confirm_above: float | None = None
    bends_forward: bool = False

    @property
    def items(self) -> tuple[str, ...]:
        """The ids of the items, in the order they are asked; empty if there are none."""
        return tuple(part.id for part in self.parts)

    @property
    def is_flag(self) -> bool:
        """Whether the only value is 1, "yes"; "no" is then not recorded at all."""
        return self.low == self.high

    def item(self, item_id: str, *, field: str = "item") -> Item:
        """The item with this id. Raises ``InvalidValue`` if there is none."""
        for part in self.parts:
            if part.id == item_id:
                return part
        allowed = ", ".join(self.items) or f"nothing, as {self.id} has no items"
        raise InvalidValue(field, item_id, allowed)
