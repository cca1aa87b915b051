"""Measure an import beside ``sqlite-utils insert``: ``python tests/bench/imports.py``.

Both read the same CSV of ratings, each as a whole process, one after the other in turn, so that
a machine whose speed drifts slows both alike. Ours checks every value, gives each line its entry,
keeps every index and journals every row. Limits: the median of our time over theirs at most 2.5;
memory for all lines at most 1.5 times that for a tenth of them.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

LIMIT, MEMORY_LIMIT = 2.5, 1.5
LINES = 100_000
COLUMNS = (
    *("id", "entry", "day", "time", "measure", "value", "site", "side", "phase", "session"),
    *("from_memory", "note"),
)
MEASURES = ("ease", "pain_avg", "stiffness")


def rows(lines: int) -> Iterator[tuple[object, ...]]:
    """Three ratings a check-in, several check-ins a day, as an export has them."""
    chosen = random.Random(1)
    letters = "abcdefghijklmnopqrstuvwxyz234567"
    for number in range(0, lines, len(MEASURES)):
        day = date(2010, 1, 1) + timedelta(days=number // len(MEASURES) % 6000)
        entry = "".join(chosen.choices(letters, k=16))
        time_ = f"{day}T{chosen.randrange(7, 23):02}:{chosen.randrange(60):02}:00+01:00"
        for measure in MEASURES[: lines - number]:
            value = chosen.randrange(11)
            yield ("", entry, day, time_, measure, value, "low_back", "both", "", "", "", "")


def write(file: Path, lines: int) -> None:
    with file.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows(lines))


def run(command: list[str], home: Path) -> tuple[float, float]:
    """Seconds and megabytes of a whole process."""
    env = {**os.environ, "TRACKER_NOW": "2026-11-22T19:30+01:00"}
    env |= {f"XDG_{name}_HOME": str(home) for name in ("DATA", "CONFIG", "STATE", "CACHE")}
    started = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env
    )
    _, status, used = os.wait4(process.pid, 0)
    taken = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    scale = 1 if sys.platform == "darwin" else 1024
    return taken, used.ru_maxrss * scale / 1e6


def ours(file: Path, folder: Path) -> tuple[float, float]:
    db = folder / "ours.sqlite3"
    taken = run([sys.executable, "-m", "tracker", "--db", str(db), "import", str(file)], folder)
    for ending in ("", "-wal", "-shm"):
        db.with_name(db.name + ending).unlink(missing_ok=True)
    return taken


def theirs(file: Path, folder: Path) -> tuple[float, float]:
    db = folder / "theirs.sqlite3"
    words = ["insert", str(db), "ratings", str(file), "--csv", "--no-detect-types"]
    taken = run([sys.executable, "-m", "sqlite_utils", *words], folder)
    db.unlink()
    return taken


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--lines", type=int, default=LINES)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        whole, tenth = folder / "whole.csv", folder / "tenth.csv"
        write(whole, given.lines)
        write(tenth, given.lines // 10)
        _, little = ours(tenth, folder)
        pairs = [(ours(whole, folder), theirs(whole, folder)) for _ in range(given.runs)]
    ratio = statistics.median(mine[0] / other[0] for mine, other in pairs)
    memory = statistics.median(mine[1] for mine, _ in pairs)
    for name, which in (("tracker import", 0), ("sqlite-utils insert", 1)):
        times = [pair[which][0] for pair in pairs]
        print(f"  {name}: median {statistics.median(times):.2f} s of {len(times)} runs")
    print(f"  ratio {ratio:.2f} (limit {LIMIT})")
    print(f"  memory {little:.0f} MB for a tenth, {memory:.0f} MB for all {given.lines} lines")
    return 0 if ratio <= LIMIT and memory <= MEMORY_LIMIT * little else 1


if __name__ == "__main__":
    sys.exit(main())
