"""What stands in the movement-test form: texts as they are typed, and the numbers they mean."""

from __future__ import annotations

from dataclasses import dataclass, field

from tracker.domain import measures, movement
from tracker.domain.movement import Measured, MovementForm
from tracker.domain.wording import number
from tracker.errors import InvalidValue, TrackerError
from tracker.services.movement import Offer


@dataclass(slots=True)
class MovementState:
    """``texts`` by field are what was typed, numbers or not, so that nothing typed is lost.

    ``given``: those the record came with. ``marked``: the place of the marked test among
    ``offers``. ``chosen``: the test that is being done, ``None`` while the list is shown.
    """

    offers: tuple[Offer, ...] = ()
    texts: dict[str, str] = field(default_factory=dict)
    given: dict[str, str] = field(default_factory=dict)
    marked: int = 0
    chosen: Offer | None = None

    @property
    def typed(self) -> dict[str, str]:
        """Every text that is not blank."""
        return {field: text for field, text in self.texts.items() if text.strip()}

    @property
    def marked_offer(self) -> Offer | None:
        """The marked test; ``None`` before the tests were read."""
        return self.offers[self.marked] if self.marked < len(self.offers) else None

    def begin_with(self, form: MovementForm) -> None:
        """Take the numbers of a record; what was typed already stands above them."""
        self.given = {one.field: number(one.value) for one in form.values}
        self.texts = self.given | self.texts

    def take_up(self, kept: dict[str, str]) -> None:
        """Take the texts of a draft; what was typed since stands above them.

        Raises ``InvalidValue`` for a field of no test.
        """
        for name in kept:
            movement.parse_field(name)
        since = {f: t for f, t in self.texts.items() if t != self.given.get(f, "")}
        self.texts = kept | since

    def text_of(self, offer: Offer) -> str:
        """What was typed for a test, with its unit; ``""`` if nothing was."""
        said = []
        for name in fields(offer):
            text, side = self.texts.get(name, "").strip(), movement.parse_field(name)[1]
            if text:
                said.append(f"{side} {text}" if side else text)
        return f"{', '.join(said)} {unit(offer.measure)}".rstrip() if said else ""

    def is_open(self, offer: Offer) -> bool:
        """Whether the test can be done: it is offered, or a number is there already."""
        return offer.reason is None or bool(self.text_of(offer))

    def mark(self, step: int) -> None:
        """Mark the test so many places further."""
        self.marked = max(0, min(self.marked + step, len(self.offers) - 1))

    def clear(self) -> None:
        """Forget what was typed for the marked test."""
        for name in fields(self.marked_offer) if self.marked_offer else ():
            self.texts.pop(name, None)

    def value(self, name: str) -> float | None:
        """The number typed for a field, ``None`` for none. Raises ``InvalidValue``."""
        return parsed(name, self.texts.get(name, ""))

    def taken(self, name: str) -> bool:
        """Whether a number was typed for the field."""
        return is_taken(name, self.texts.get(name, ""))

    def values(self) -> tuple[Measured, ...]:
        """All numbers. Raises ``InvalidValue`` for the first text that is none, and marks it."""
        found: tuple[Measured, ...] = ()
        for name in self.typed:
            measure_id, side = movement.parse_field(name)
            try:
                value = self.value(name)
            except InvalidValue:
                places = [offer.measure for offer in self.offers]
                if measure_id in places:
                    self.marked = places.index(measure_id)
                raise
            found = movement.with_value(found, measure_id, side, value)
        return found


def fields(offer: Offer) -> tuple[str, ...]:
    """The fields of a test: one, or one for each side."""
    return tuple(movement.field_of(offer.measure, side) for side in offer.sides or (None,))


def unit(measure_id: str) -> str:
    """The unit that is read after a number; a bare scale has none."""
    said = measures.get(measure_id).unit
    return said if said.isalpha() else ""


def parsed(name: str, text: str) -> float | None:
    """The number typed for a field of a test, ``None`` for none. Raises ``InvalidValue``."""
    if not text.strip():
        return None
    measure_id, side = movement.parse_field(name)
    return movement.parse(text, measure_id, side)


def is_taken(name: str, text: str) -> bool:
    """Whether ``text`` is a number for a field of a test."""
    try:
        return parsed(name, text) is not None
    except TrackerError:
        return False
