"""What is wrong with a file, line by line, so that all of it can be put right at once."""

from __future__ import annotations

from tracker.errors import InvalidValue, TrackerError

MOST = 50
"""So many are named; a file with more is not of the kind it is taken for."""


class Refused(TrackerError):
    """A file with lines or records that cannot be used; nothing was imported: exit 2.

    ``problems``: a sentence for each, naming its place, field, value and what is allowed.
    """

    exit_code = 2

    def __init__(self, problems: tuple[str, ...]) -> None:
        several = "one problem" if len(problems) == 1 else f"{len(problems)} problems"
        stopped = " No more than that were looked for." if len(problems) >= MOST else ""
        listed = "\n".join(f"  {problem}" for problem in problems)
        super().__init__(f"Nothing was imported: {several} in the file.{stopped}\n{listed}")
        self.problems = problems


class Problems:
    """The problems found so far."""

    def __init__(self) -> None:
        self.found: list[str] = []

    @property
    def full(self) -> bool:
        """Whether enough were found to stop looking."""
        return len(self.found) >= MOST

    def add(self, place: str, error: InvalidValue) -> None:
        """Note that what stands at ``place`` ("line 3") is not possible."""
        if not self.full:
            self.found.append(f"{place}, {error}")

    def check(self) -> None:
        """Raise ``Refused`` if there were any."""
        if self.found:
            raise Refused(tuple(self.found))
