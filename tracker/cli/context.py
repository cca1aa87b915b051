"""What a command knows: which file, which settings, how to answer. Nothing is opened early."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.cli import asking, output
from tracker.clock import Clock, from_environment
from tracker.domain import help_now
from tracker.domain.days import parse_day
from tracker.errors import Damaged, Failed, InvalidValue, NeedsConfirmation, TrackerError
from tracker.settings import Settings

if TYPE_CHECKING:
    from datetime import date

    from tracker.services.diary import Diary, Saved


DOOR = "command line"
"""How the journal names the door that commands write through."""


class Context:
    """One run of a command.

    ``chosen``: the file named by ``--db``, if any. ``color``: ``auto``, ``always`` or
    ``never``. ``json``: one JSON document is wanted. ``yes``: unlikely values are meant.
    """

    def __init__(self, chosen: str | None = None, color: str = "auto") -> None:
        self.chosen = chosen
        self.color = color
        self.json = False
        self.yes = False
        self._diary: Diary | None = None
        self._sign = ""

    @cached_property
    def path(self) -> Path:
        """The file of records."""
        from tracker import paths

        if self.chosen is not None and not self.chosen.strip():
            raise InvalidValue("--db", self.chosen, "the name of a file")
        try:
            path = paths.data_file(self.chosen)
        except RuntimeError as error:
            raise InvalidValue("--db", self.chosen, "a folder that is known here") from error
        if "\0" in str(path):
            raise InvalidValue("--db", str(path), "the name of a file")
        return path

    @cached_property
    def settings(self) -> Settings:
        """The settings in force."""
        from tracker import paths, settings

        return settings.read(paths.settings_folder())

    @cached_property
    def clock(self) -> Clock:
        """What tells the time."""
        return from_environment()

    @property
    def diary(self) -> Diary:
        """The open file; opened when it is first needed."""
        if self._diary is None:
            from tracker.services.diary import open_diary

            if self.clock.fixed:
                output.message(f"The clock stands at {self.clock.now():%Y-%m-%d %H:%M}.")
            self._diary = open_diary(self.path, self.settings, DOOR, self.clock)
            for sentence in self._diary.store.notices:
                output.message(sentence)
        return self._diary

    def day(self, text: str | None) -> date:
        """The day meant by ``text``; today's tracking day for ``None``."""
        today = self.diary.today()
        if text is None:
            return today
        return parse_day(text, today, starts_at=self.settings.day_start_hour)

    def confirmed(self, save: Callable[[bool], Saved]) -> Saved:
        """What ``save`` returns, once any question it has is answered with yes."""
        try:
            return save(self.yes)
        except NeedsConfirmation as unsure:
            if self.yes or not output.can_ask():
                raise
            if not asking.yes(unsure.question):
                raise Failed("Nothing was saved.") from None
        return save(True)

    def tell(self, saved: Saved) -> None:
        """Say what was saved; after a note that asks for it, show where help is."""
        if self.json:
            output.document(
                {
                    "id": saved.id or None,
                    "day": saved.day.isoformat(),
                    "text": saved.text,
                    "notes": list(saved.notes),
                    "change": saved.change,
                }
            )
        else:
            output.line(f"{saved.text}  [{saved.id}]" if saved.id else saved.text)
            for sentence in saved.notes:
                output.line(sentence)
        if saved.concern:
            output.message("\n".join(("", *help_now.crisis_lines(self.help_numbers()))))

    def tell_sign(self) -> None:
        """Say an urgent sign that is open, and how soon to be seen; each time it has changed.

        Before what is asked or saved, which goes on all the same.
        """
        from tracker.services import readiness

        sign = readiness.open_sign(self.diary)
        if sign and sign != self._sign:
            output.message(sign)
        self._sign = sign

    def tell_demo(self) -> None:
        """Say that what was handed out is made up, if the file is a demo."""
        from tracker.services.diary import MADE_UP

        if self.diary.made_up():
            output.message(MADE_UP)

    def help_numbers(self) -> tuple[tuple[str, str], ...]:
        """The person's own helplines, else the built-in ones."""
        from tracker import help_numbers, paths

        return help_numbers.read(paths.settings_folder()) or help_now.NUMBERS

    def back_up(self) -> None:
        """Make the backup of the day after the day's first command that wrote something.

        What was asked for is done: a backup that cannot be made is said, and changes nothing.
        """
        if self._diary is None or not self._diary.store.made:
            return
        from tracker.services import looking_after

        try:
            looking_after.daily(self.path, self.settings, self.clock.now())
        except (TrackerError, OSError) as error:
            output.message(f"The backup of the day could not be made: {error}")
        except KeyboardInterrupt:
            output.message("The backup of the day was stopped; the next command makes it.")

    def told(self, error: TrackerError) -> str:
        """The error in words; for a damaged file with how to go back to a backup."""
        if not isinstance(error, Damaged):
            return str(error)
        from tracker.services import looking_after

        return looking_after.told(error, self.path, self.settings)

    def explained(self, error: Exception) -> TrackerError | None:
        """What ``error`` means if it came from the open file; ``None`` if it did not."""
        if self._diary is None:
            return None
        from tracker.services.diary import explained

        return explained(self._diary, error)

    def close(self) -> None:
        """Close the file if it was opened."""
        if self._diary is not None:
            self._diary.close()
            self._diary = None
