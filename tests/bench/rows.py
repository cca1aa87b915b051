"""A table of what was measured: two series of figures a line, and the most their ratio may be."""

from __future__ import annotations

import os
import platform
import statistics
from dataclasses import dataclass, field


@dataclass
class Row:
    """One line: ``ours`` beside ``theirs``; ``most`` is ``None`` where nothing is promised.

    Medians are compared; 95th percentiles are for reading only.
    """

    what: str
    most: float | None
    unit: str = "ms"
    ours: list[float] = field(default_factory=list)
    theirs: list[float] = field(default_factory=list)

    @property
    def ratio(self) -> float:
        return statistics.median(self.ours) / statistics.median(self.theirs)

    def line(self) -> str:
        ours, theirs = statistics.median(self.ours), statistics.median(self.theirs)
        ordered = sorted(self.ours)
        p95 = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
        limit, met = "", ""
        if self.most is not None:
            limit, met = f"of {self.most}", "met" if self.ratio <= self.most else "NOT MET"
        figures = f"{ours:8.1f} {theirs:8.1f} {self.unit:2} {self.ratio:6.2f} {limit:6} {met:7}"
        return f"  {self.what:54} {figures}  95 % {p95:7.1f}  n {len(self.ours)}"


def machine() -> str:
    """What it was measured on, and how busy that was."""
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    return (
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"load {load}"
    )
