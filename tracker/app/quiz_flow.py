"""The readiness quiz as a pure little machine: one key in, the next state out.

It knows which page comes next, what Backspace takes back, and what each key does on a page;
it knows nothing of screens. Keys are named by the character they print, or ``enter``,
``back``, ``space``, ``up``, ``down``, ``left``, ``right``.
"""

from __future__ import annotations

import string
from dataclasses import dataclass, field, replace
from datetime import date

from tracker.app import quiz_repeat, quiz_steps
from tracker.app.quiz_repeat import Known
from tracker.app.quiz_steps import (
    CLEAR,
    PAGE,
    PLACE_COLUMNS,
    PLACE_KEYS,
    PLACES,
    QUESTIONS,
    RESULT,
    STOP,
    answer_of,
    option_of,
    options_of,
    with_answer,
)
from tracker.domain import quiz_attempt
from tracker.domain.days import parse_day
from tracker.domain.fit_items import FIT_ITEMS, MONTHS
from tracker.domain.quiz_attempt import LONG_TERM_CONDITION, Attempt
from tracker.domain.safety import ITEMS, Answer, Tier
from tracker.errors import InvalidValue

EACH_ITS_OWN = "Each line has an answer of its own: n no, y yes, s not sure."
NOT_AT_LAST = "0 answers the rest once you have gone through the lines to the last one."

_ANSWERS = {"n": Answer.NO, "y": Answer.YES, "s": Answer.NOT_SURE}
_ARROWS = {"j": "down", "k": "up", "h": "left", "l": "right"}
_DAY_KEYS = frozenset(string.ascii_lowercase + string.digits + "-")
_LONGEST_DAY = 10


@dataclass(frozen=True, slots=True)
class Flow:
    """Where one is in the quiz and what was answered.

    ``tiers`` are the safety pages asked; ``quiz`` whether the questions follow them.
    ``row`` is the line the next answer is for, one more than the last line once all are
    answered. ``went_through``: the last line of page 3 was reached. ``day_typed`` is the
    day being typed after a "yes" to a follow-up, ``None`` outside of that. ``says`` is a
    sentence about the last key, ``""`` if there is nothing to say.
    """

    today: date
    tiers: tuple[Tier, ...] = tuple(Tier)
    quiz: bool = True
    attempt: Attempt = field(default_factory=Attempt)
    step: str = ""
    row: int = 0
    went_through: bool = False
    day_typed: str | None = None
    says: str = ""
    known: Known = field(default_factory=Known)

    def __post_init__(self) -> None:
        if not self.step:
            object.__setattr__(self, "step", self.steps[0])

    @property
    def steps(self) -> tuple[str, ...]:
        """The steps from the first to the last, as far as the answers so far decide them."""
        return quiz_steps.steps(self.tiers, self.attempt, quiz=self.quiz)

    @property
    def progress(self) -> float:
        """How far through one is, 0 to 1."""
        return quiz_steps.progress(self.tiers, self.step, quiz=self.quiz)

    @property
    def tier(self) -> Tier | None:
        """The tier of the safety page that is open, ``None`` elsewhere."""
        return Tier(int(self.step.removeprefix(PAGE))) if self.step.startswith(PAGE) else None

    @property
    def item(self) -> str:
        """The safety item a follow-up is about, ``""`` elsewhere."""
        return self.step.removeprefix(CLEAR) if self.step.startswith(CLEAR) else ""

    @property
    def asks_go_ahead(self) -> bool:
        """Whether a professional's go-ahead is asked for: some follow-ups only explain."""
        return bool(self.item) and ITEMS[self.item].clearable

    @property
    def at_end(self) -> bool:
        """Whether Enter saves."""
        return self.step in (STOP, RESULT)

    @property
    def typing(self) -> bool:
        """Whether letters and digits are part of a day."""
        return self.day_typed is not None

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """Id and question of each line of a page with lines, else nothing."""
        return quiz_steps.lines(self.step)

    @property
    def open_rows(self) -> tuple[int, ...]:
        """The lines of this page that have no answer yet."""
        answers = enumerate(self.lines)
        return tuple(row for row, (key, _) in answers if answer_of(self.attempt, key) is None)

    @property
    def chosen(self) -> int | None:
        """Which option of the question on screen is chosen, from 0; ``None``: none yet."""
        return option_of(self.attempt, self.step)

    @property
    def live(self) -> frozenset[str]:
        """The keys that do something on this page."""
        if self.typing:
            return _DAY_KEYS | {"enter", "back"}
        keys = {"enter"}
        if self.step != self.steps[0] or (self.lines and self.attempt != Attempt()):
            keys.add("back")
        if self.lines or self.asks_go_ahead or self.step == LONG_TERM_CONDITION:
            keys |= set(_ANSWERS)
        if self.lines or self.step == "Q1":
            keys |= {"up", "down"}
        if self.tier is Tier.CHECK_FIRST:
            keys.add("0")
        if self.step == "Q1":
            keys |= {*PLACE_KEYS, "space", "left", "right"}
        elif self.step in FIT_ITEMS:
            keys |= {str(n + 1) for n in range(len(options_of(self.step)))}
        if quiz_repeat.own_profile(self.step, self.known, self.today) is not None:
            keys.add("m")
        if quiz_repeat.offers(self.step, self.lines, self.known):
            keys.add("=")
        return frozenset(keys)

    def press(self, key: str) -> Flow:
        """The state after one key; a key that does nothing here changes nothing."""
        if not self.typing:
            key = _ARROWS.get(key, key)
        now = replace(self, says="")
        if key not in self.live:
            return self
        if now.typing:
            return now._typed(key)
        if key == "back":
            return now._back()
        if key == "enter":
            return now._enter()
        if key == "=":
            return now._as_before()
        if now.lines:
            return now._line(key)
        if now.item:
            return now._said_fine(key)
        if now.step == "Q1":
            return now._places(key)
        return now._question(key)

    def go(self, step: str, *, at_end: bool = False) -> Flow:
        """Another step; ``at_end``: behind the last line that has an answer."""
        there = replace(self, step=step, row=0, day_typed=None)
        rows = set(range(len(there.lines)))
        if at_end:
            return replace(there, row=max(rows - set(there.open_rows), default=-1) + 1)
        return replace(there, row=min(there.open_rows, default=0))

    def forward(self) -> Flow:
        """The step after this one."""
        steps = self.steps
        return self.go(steps[min(steps.index(self.step) + 1, len(steps) - 1)])

    def _line(self, key: str) -> Flow:
        if key == "0":
            return self._none_of_the_others()
        last = len(self.lines) - 1
        if key in ("up", "down"):
            end = last if self.open_rows else last + 1
            return self._at(max(min(self.row + (1 if key == "down" else -1), end), 0))
        if self.row > last:
            return self
        item = self.lines[self.row][0]
        answered = replace(self, attempt=with_answer(self.attempt, item, _ANSWERS[key]))
        if STOP in answered.steps:
            return replace(answered, step=STOP)
        return answered._at(self.row + 1)

    def _at(self, row: int) -> Flow:
        through = self.tier is Tier.CHECK_FIRST and row >= len(self.lines) - 1
        return replace(self, row=row, went_through=self.went_through or through)

    def _none_of_the_others(self) -> Flow:
        if not self.went_through:
            return replace(self, says=NOT_AT_LAST)
        attempt = self.attempt
        for row in self.open_rows:
            attempt = with_answer(attempt, self.lines[row][0], Answer.NO)
        return replace(self, attempt=attempt, row=len(self.lines))

    def _said_fine(self, key: str) -> Flow:
        if key == "y":
            return replace(self, day_typed="")
        return self._cleared(None).forward()

    def _cleared(self, day: date | None) -> Flow:
        cleared = {key: when for key, when in self.attempt.cleared.items() if key != self.item}
        if day is not None:
            cleared[self.item] = day
        return replace(self, attempt=replace(self.attempt, cleared=cleared))

    def _typed(self, key: str) -> Flow:
        typed = self.day_typed or ""
        if key == "back":
            return replace(self, day_typed=typed[:-1] if typed else None)
        if key != "enter":
            return replace(self, day_typed=(typed + key)[:_LONGEST_DAY])
        try:
            day = parse_day(typed or "today", self.today)
        except InvalidValue as error:
            return replace(self, says=str(error))
        return self._cleared(day).forward()

    def _places(self, key: str) -> Flow:
        rows = -(-len(PLACES) // PLACE_COLUMNS)
        steps = {"up": -1, "down": 1, "left": -rows, "right": rows}
        if key in steps:
            row = self.row + steps[key]
            return replace(self, row=row) if 0 <= row < len(PLACES) else self
        if key == "m":
            site = self.known.site
            row = PLACES.index(site) if site in PLACES else self.row
        else:
            row = self.row if key == "space" else PLACE_KEYS.index(key)
        chosen = set(self.attempt.sites) ^ {PLACES[row]}
        sites = tuple(place for place in PLACES if place in chosen)
        return replace(self, attempt=replace(self.attempt, sites=sites), row=row)

    def _question(self, key: str) -> Flow:
        if self.step == LONG_TERM_CONDITION:
            attempt = replace(self.attempt, long_term_condition=_ANSWERS[key])
        elif self.step == "Q2":
            months = quiz_repeat.own_profile("Q2", self.known, self.today)
            if key != "m":
                months = tuple(MONTHS)[int(key) - 1]
            attempt = replace(self.attempt, months=months)
        else:
            points = FIT_ITEMS[self.step].options[int(key) - 1].points
            attempt = replace(self.attempt, fit={**self.attempt.fit, self.step: points})
        return replace(self, attempt=attempt).forward()

    def _enter(self) -> Flow:
        if self.at_end:
            return self
        if self.tier is not None and self.open_rows:
            return replace(self, row=self.open_rows[0], says=EACH_ITS_OWN)
        if self.asks_go_ahead and self.item not in self.attempt.cleared:
            return replace(self, says="Please answer with n no, y yes or s not sure.")
        if self.step in QUESTIONS and self.chosen is None:
            return replace(self, says=_HOW.get(self.step, "Please choose with a digit."))
        return self.forward()

    def _back(self) -> Flow:
        if self.step == STOP:
            page = self.go(f"{PAGE}{Tier.EMERGENCY.value}")
            ticked = quiz_attempt.stops_at(self.attempt)
            ids = [key for key, _ in page.lines]
            return replace(page, row=ids.index(ticked.id) if ticked else 0)._without_line()
        if self.lines and (self.row > 0 or 0 not in self.open_rows):
            blank = self.row == len(self.lines) or self.row in self.open_rows
            return replace(self, row=self.row - blank)._without_line()
        before = self.steps.index(self.step) - 1
        return self.go(self.steps[before], at_end=True) if before >= 0 else self

    def _without_line(self) -> Flow:
        return replace(self, attempt=with_answer(self.attempt, self.lines[self.row][0], None))

    def _as_before(self) -> Flow:
        attempt = quiz_repeat.repeated(self.attempt, self.step, self.lines, self.known)
        now = replace(self, attempt=attempt)
        if now.tier is None or not now.open_rows:
            return now.forward()
        return replace(now, says=quiz_repeat.ASK_AGAIN)._at(now.open_rows[0])


_HOW = {
    "Q1": "Please choose at least one place.",
    LONG_TERM_CONDITION: "Please answer with n no, y yes or s not sure.",
}
