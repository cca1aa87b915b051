"""A disk that is full, a size limit and a folder that may not be written: nothing is half done."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tracker.clock import FixedClock
from tracker.services.demo import write_demo
from tracker.settings import Settings

ROOT = Path(__file__).parents[2]
CLOCK = FixedClock(datetime.fromisoformat("2026-11-22T19:30+01:00"))
SIZE = 3_000_000

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("checkin", "--pain", "4", "--note", "x" * 100_000),
    ("backup",),
    ("backup", "copy.sqlite3"),
    ("merge", "other.sqlite3"),
    ("restore", "other.sqlite3", "--yes"),
    ("delete-all", "--word", "delete"),
)


def tracker(
    folder: Path,
    *words: str,
    limit: Callable[[], None] | None = None,
    without: tuple[str, ...] = (),
) -> subprocess.CompletedProcess[str]:
    """Run a command on ``file.sqlite3`` in ``folder``."""
    env = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder / "nowhere"),
        "XDG_CONFIG_HOME": "/proc/nowhere",
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "TRACKER_NOW": CLOCK.now().isoformat(),
    }
    return subprocess.run(
        [*without, sys.executable, "-m", "tracker", "--db", str(folder / "file.sqlite3"), *words],
        cwd=folder, env=env, capture_output=True, text=True, timeout=120, check=False,
        stdin=subprocess.DEVNULL, preexec_fn=limit,
    )  # fmt: skip


def filled(folder: Path) -> None:
    for name, weeks, seed in (("file", 4, 1), ("other", 30, 2)):
        write_demo(
            folder / f"{name}.sqlite3", weeks=weeks, seed=seed, clock=CLOCK, settings=Settings()
        )


def held(folder: Path) -> list[str]:
    """What the file holds, read from a copy so that nothing is changed by looking."""
    import sqlite3
    import tempfile
    from contextlib import closing

    with tempfile.TemporaryDirectory() as name:
        for path in folder.glob("file.sqlite3*"):
            if path.is_file():
                shutil.copy(path, name)
        with closing(sqlite3.connect(Path(name) / "file.sqlite3")) as one:
            assert one.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            return list(one.iterdump())


def refused(
    folder: Path,
    words: tuple[str, ...],
    limit: Callable[[], None] | None = None,
    without: tuple[str, ...] = (),
) -> None:
    """The command is refused with a sentence, and nothing it began is left."""
    before, names = held(folder), sorted(p.name for p in folder.rglob("*") if p.is_file())
    original = (folder / "file.sqlite3").read_bytes()
    ran = tracker(folder, *words, limit=limit, without=without)
    assert ran.returncode == 1, ran.stderr
    assert "Traceback" not in ran.stderr
    assert "fault in this program" not in ran.stderr
    assert len(ran.stderr) > 20
    assert (folder / "file.sqlite3").read_bytes() == original
    assert held(folder) == before
    after = sorted(p.name for p in folder.rglob("*") if p.is_file())
    assert [name for name in after if not name.endswith(("-wal", "-shm"))] == names


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(words)[:20])
def test_a_limit_on_the_size_of_files(tmp_path: Path, words: tuple[str, ...]) -> None:
    filled(tmp_path)

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))

    refused(tmp_path, words, limit)
    assert tracker(tmp_path, "doctor").returncode in (0, 1)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB that is all but full."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = shutil.which("mount") is not None and os.geteuid() == 0
    if mounted:
        made = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(disk)]
        mounted = subprocess.run(made, capture_output=True, check=False).returncode == 0
    if not mounted:
        pytest.skip("a small disk can be made by root only")
    try:
        filled(disk)
        with (disk / "filler").open("wb", buffering=0) as filler:
            try:
                while filler.write(b"x" * 4096) == 4096:
                    pass
            except OSError:
                os.ftruncate(filler.fileno(), filler.tell() // 4096 * 4096 - 8 * 4096)
        yield disk
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=False)


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(words)[:20])
def test_a_disk_that_is_full(small_disk: Path, words: tuple[str, ...]) -> None:
    refused(small_disk, words)
    (small_disk / "filler").unlink()
    assert tracker(small_disk, *COMMANDS[0]).returncode == 0


def rights() -> tuple[str, ...]:
    """What to put before a command so that permissions hold for it, also for root."""
    if os.geteuid() != 0:
        return ()
    if shutil.which("setpriv") is None:
        pytest.skip("root may write anywhere, and setpriv is not here")
    return ("setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner")


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(words)[:20])
def test_a_folder_that_may_not_be_written(tmp_path: Path, words: tuple[str, ...]) -> None:
    filled(tmp_path)
    tmp_path.chmod(0o500)
    try:
        refused(tmp_path, words, without=rights())
        assert tracker(tmp_path, "list", without=rights()).returncode == 0
    finally:
        tmp_path.chmod(0o700)
