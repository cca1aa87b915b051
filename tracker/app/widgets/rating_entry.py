"""What digits do in a rating form: a pure little machine, one key in, the next state out.

A digit that cannot become a longer number rates the row and goes on. One that can waits:
on a row from 0 to 10 a 1 waits, a 0 makes it 10, any other digit keeps the 1 and rates the
next row; Space, arrows and Tab keep it. On a row up to 7 nothing waits. A digit the row
does not take is refused: nothing changes, and ``refused`` says which it was.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

ZERO_TO_TEN = (0, 10)


@dataclass(frozen=True, slots=True)
class RatingEntry:
    """The rows' values and where the next digit goes.

    ``values``: within the row's bounds, or ``None`` for not recorded. ``row``: the row a
    digit rates; one more than the last row once all are passed, where further digits do
    nothing. ``waiting``: the row holds a number that one more digit may make longer.
    ``typed``: rows rated since the form opened. ``bounds``: lowest and highest value of
    each row; empty means 0 to 10 for all. ``refused``: the row, and the digit it did not
    take, while a row from there on is blank: the digits behind it may stand a row too high.
    """

    values: tuple[int | None, ...]
    row: int = 0
    waiting: bool = False
    typed: frozenset[int] = frozenset()
    bounds: tuple[tuple[int, int], ...] = ()
    refused: tuple[int, int] | None = None

    def bounds_of(self, row: int) -> tuple[int, int]:
        """The lowest and the highest value of a row."""
        return self.bounds[row] if self.bounds else ZERO_TO_TEN

    @property
    def hint(self) -> str:
        """While a number waits, what makes it longer and what keeps it; else ``""``."""
        held = self.values[self.row] if self.waiting else None
        if held is None:
            return ""
        last = min(9, self.bounds_of(self.row)[1] - held * 10)
        if not last:
            return f"0 makes it {held}0, Space keeps the {held}."
        return f"0 to {last} makes it {held}0 to {held}{last}, Space keeps the {held}."

    def digit(self, digit: int) -> RatingEntry:
        """Rate with one digit."""
        if self.row >= len(self.values):
            return self
        low, high = self.bounds_of(self.row)
        held = self.values[self.row]
        if self.waiting and held is not None:
            longer = held * 10 + digit
            if longer <= high:
                return self._rate(longer, wait=False)
            return self.keep().digit(digit)
        if not low <= digit <= high:
            return replace(self, refused=(self.row, digit))
        return self._rate(digit, wait=0 < digit * 10 <= high)

    def keep(self) -> RatingEntry:
        """Keep a waiting number and go on; without one nothing happens."""
        return replace(self, row=self.row + 1, waiting=False) if self.waiting else self

    def down(self) -> RatingEntry:
        """The next row; a waiting number is kept."""
        if self.waiting:
            return self.keep()
        return replace(self, row=min(self.row + 1, len(self.values)))

    def up(self) -> RatingEntry:
        """The row above; a waiting number is kept."""
        return replace(self, row=max(self.row - 1, 0), waiting=False)

    def clear(self) -> RatingEntry:
        """Clear the row; on an empty row go back one and clear that."""
        row = self.row
        if row >= len(self.values) or self.values[row] is None:
            row -= 1
        if row < 0:
            return replace(self, waiting=False, refused=None)
        values = (*self.values[:row], None, *self.values[row + 1 :])
        typed = self.typed - {row}
        return replace(self, values=values, row=row, waiting=False, typed=typed, refused=None)

    def pick(self, row: int, value: int) -> RatingEntry:
        """Rate a row with the mouse and go on from there."""
        return replace(self, row=row, waiting=False)._rate(value, wait=False)

    def at(self, row: int) -> RatingEntry:
        """Go to a row; a waiting number is kept."""
        return replace(self, row=max(0, min(row, len(self.values))), waiting=False)

    def resized(
        self, values: tuple[int | None, ...], bounds: tuple[tuple[int, int], ...] = ()
    ) -> RatingEntry:
        """The same place with other rows and values."""
        row = min(self.row, len(values))
        return replace(self, values=values, row=row, waiting=False, bounds=bounds, refused=None)

    def _rate(self, value: int, *, wait: bool) -> RatingEntry:
        values = (*self.values[: self.row], value, *self.values[self.row + 1 :])
        refused = self.refused
        if refused is not None and None not in values[refused[0] :]:
            # No digit is missing any more, so what follows stands where it was meant to.
            refused = None
        return replace(
            self,
            values=values,
            row=self.row if wait else self.row + 1,
            waiting=wait,
            typed=self.typed | {self.row},
            refused=refused,
        )
