"""What stands in the weekly review: ratings, numbers of tests as typed, and the rows for both."""

from __future__ import annotations

from dataclasses import dataclass, field

from tracker.app.movement_state import is_taken, parsed
from tracker.domain import measures, weekly, weekly_rows
from tracker.domain.weekly import WeeklyForm
from tracker.domain.weekly_rows import Row
from tracker.domain.wording import number
from tracker.services.weekly_form import Context

LONGEST_SCALE = 24
"""The highest value that is rated by digits; longer scales are typed as text."""


@dataclass(slots=True)
class WeeklyState:
    """``ratings`` by field are digits, ``None`` for cleared; ``texts`` are typed numbers.

    ``given`` is what the record came with, in both; ``names`` are activities being named,
    by their place, until they are kept.
    """

    around: Context | None = None
    ratings: dict[str, int | None] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    given: dict[str, int | str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    @property
    def blank(self) -> bool:
        """Whether nothing was rated or typed."""
        rated = any(value is not None for value in self.ratings.values())
        return not (rated or any(text.strip() for text in self.texts.values()) or self.names)

    def settle(self, around: Context) -> None:
        """Stand around another day or record; what was typed here stays above what it holds."""
        ratings = {f: v for f, v in self.ratings.items() if v not in (None, self.given.get(f))}
        texts = {f: t for f, t in self.texts.items() if t.strip() and t != self.given.get(f)}
        self.around = around
        self.given = {}
        for name, value in weekly.fields(around.form):
            self.given[name] = int(value) if is_rated(name) else number(value)
        held = {f: v for f, v in self.given.items() if isinstance(v, int)}
        self.ratings: dict[str, int | None] = {**held, **ratings}
        self.texts = {f: t for f, t in self.given.items() if isinstance(t, str)} | texts

    def take_up(self, ratings: dict[str, int | None], texts: dict[str, str]) -> None:
        """Go on with those of a draft; what was typed since stands above them.

        Raises ``InvalidValue`` for a field that there is not.
        """
        for name in (*ratings, *texts):
            weekly.measure_of(name)
        since = {f: v for f, v in self.ratings.items() if v not in (None, self.given.get(f))}
        self.ratings = {**self.ratings, **ratings, **since}
        typed = {f: t for f, t in self.texts.items() if t.strip() and t != self.given.get(f)}
        self.texts = self.texts | texts | typed

    def rows(self) -> tuple[Row, ...]:
        """Every question that is asked, and those that were answered though they are not."""
        around = self.around
        form = WeeklyForm(around.day) if around else None
        if around is None or form is None:
            return ()
        for name, value in self.ratings.items():
            form = weekly.with_value(form, name, value)
        for name, text in self.texts.items():
            # Also what is no number yet has its row.
            form = weekly.with_value(form, name, 0 if text.strip() else None)
        return weekly_rows.rows(
            around.activities,
            around.extras,
            form,
            review=around.review is not None,
            hidden=(test for test, _ in around.hidden),
        )

    def filled(self, form: WeeklyForm) -> WeeklyForm:
        """``form`` with every value. Raises ``InvalidValue`` for a text that is no number."""
        for name, rating in self.ratings.items():
            form = weekly.with_value(form, name, rating)
        for name in self.texts:
            form = weekly.with_value(form, name, self.typed_number(name))
        return form

    def typed_number(self, name: str) -> float | None:
        """The number typed for a field, ``None`` for none. Raises ``InvalidValue``."""
        return parsed(name, self.texts.get(name, ""))

    def taken(self, name: str) -> bool:
        """Whether a number was typed for the field."""
        return is_taken(name, self.texts.get(name, ""))


def is_rated(name: str) -> bool:
    """Whether the field is rated by digits, and not typed as text."""
    measure = measures.get(weekly.measure_of(name))
    return measure.step == 1 and measure.low >= 0 and measure.high <= LONGEST_SCALE
