"""Everything that can go wrong in a way a person should read about.

Every error says what happened, where, and what to do; its ``exit_code`` is what the
command line ends with. Anything that is not a ``TrackerError`` is a fault of ours.
"""

from __future__ import annotations


class TrackerError(Exception):
    """A failure with a sentence for the person and an exit code for scripts.

    ``message`` says what happened in plain words; ``remedy`` what to do about it
    (``""`` when the message already says so).
    """

    exit_code = 1

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class Failed(TrackerError):
    """It could not be done (read-only, full disk, a folder in place of a file): exit 1."""


class NotFound(TrackerError):
    """No record, or more than one, answers to what was asked for: exit 1."""


class InvalidValue(TrackerError):
    """A value that is not allowed: exit 2.

    ``field`` is the name the person knows the value by, ``value`` what was given,
    ``allowed`` a short phrase that completes "allowed: …".
    """

    exit_code = 2

    def __init__(self, field: str, value: object, allowed: str) -> None:
        shown = str(value)
        if len(shown) > 60:
            shown = shown[:57] + "…"
        super().__init__(f"{field}: “{shown}” is not possible. Allowed: {allowed}.")
        self.field = field
        self.value = value
        self.allowed = allowed


class NothingGiven(TrackerError):
    """There is nothing to save yet: exit 2. The message says what is needed."""

    exit_code = 2


class NeedsConfirmation(TrackerError):
    """An unlikely but allowed value: exit 2 off a terminal unless confirmed.

    ``question`` can be put to the person as it is; ``remedy`` is for those who cannot be
    asked.
    """

    exit_code = 2

    def __init__(self, question: str, remedy: str = "Say --yes to keep it.") -> None:
        super().__init__(question, remedy)
        self.question = question


class Busy(TrackerError):
    """Another window or command held the file for longer than we wait: exit 3."""

    exit_code = 3


class WrongFile(TrackerError):
    """The file is not one of ours, or was written by a newer release: exit 4."""

    exit_code = 4


class Damaged(TrackerError):
    """The file is ours but damaged or cut short: exit 5."""

    exit_code = 5


class ChangedElsewhere(Busy):
    """The record was changed or deleted since a form was given it; nothing was saved.

    ``now`` is the mark of what stands there now, ``None`` if the record is gone.
    """

    def __init__(self, message: str, now: str | None) -> None:
        super().__init__(message, "Nothing was changed; try again.")
        self.now = now
