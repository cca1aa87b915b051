"""What digits do in a rating form: a pure little machine, one key in, the next state out.

0 and 2 to 9 rate the row and go on. 1 waits, since it may become 10: a 0 makes it 10, any
other digit keeps the 1 and rates the next row, Space, arrows and Tab keep it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class RatingEntry:
    """The rows' values and where the next digit goes.

    ``values``: 0-10 or ``None`` for not recorded. ``row``: the row a digit rates; one more
    than the last row once all are passed, where further digits do nothing. ``waiting``:
    the row holds a 1 that may still become 10. ``typed``: rows rated since the form opened.
    """

    values: tuple[int | None, ...]
    row: int = 0
    waiting: bool = False
    typed: frozenset[int] = frozenset()

    def digit(self, digit: int) -> RatingEntry:
        """Rate with one digit."""
        if self.waiting:
            if digit == 0:
                return self._rate(10, wait=False)
            return self.keep().digit(digit)
        if self.row >= len(self.values):
            return self
        return self._rate(digit, wait=digit == 1)

    def keep(self) -> RatingEntry:
        """Keep a waiting 1 and go on; without one nothing happens."""
        return replace(self, row=self.row + 1, waiting=False) if self.waiting else self

    def down(self) -> RatingEntry:
        """The next row; a waiting 1 is kept."""
        if self.waiting:
            return self.keep()
        return replace(self, row=min(self.row + 1, len(self.values)))

    def up(self) -> RatingEntry:
        """The row above; a waiting 1 is kept."""
        return replace(self, row=max(self.row - 1, 0), waiting=False)

    def clear(self) -> RatingEntry:
        """Clear the row; on an empty row go back one and clear that."""
        row = self.row
        if row >= len(self.values) or self.values[row] is None:
            row -= 1
        if row < 0:
            return replace(self, waiting=False)
        values = (*self.values[:row], None, *self.values[row + 1 :])
        return replace(self, values=values, row=row, waiting=False, typed=self.typed - {row})

    def pick(self, row: int, value: int) -> RatingEntry:
        """Rate a row with the mouse and go on from there."""
        return replace(self, row=row, waiting=False)._rate(value, wait=False)

    def at(self, row: int) -> RatingEntry:
        """Go to a row; a waiting 1 is kept."""
        return replace(self, row=max(0, min(row, len(self.values))), waiting=False)

    def resized(self, values: tuple[int | None, ...]) -> RatingEntry:
        """The same place with other rows and values."""
        return replace(self, values=values, row=min(self.row, len(values)), waiting=False)

    def _rate(self, value: int, *, wait: bool) -> RatingEntry:
        values = (*self.values[: self.row], value, *self.values[self.row + 1 :])
        return replace(
            self,
            values=values,
            row=self.row if wait else self.row + 1,
            waiting=wait,
            typed=self.typed | {self.row},
        )
