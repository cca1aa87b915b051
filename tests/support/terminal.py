"""A real pseudo-terminal: the program as a person meets it, its screen read back as text."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
from pathlib import Path
from time import monotonic, perf_counter
from types import TracebackType
from typing import Self

import psutil
import pyte

UP, DOWN, ESCAPE, ENTER, BACKSPACE, TAB = "\x1b[A", "\x1b[B", "\x1b", "\r", "\x7f", "\t"


class Terminal:
    """Runs ``command`` in a pseudo-terminal of ``size`` (columns, rows).

    ``home`` becomes the person's home, so that no test meets anybody's own file.
    """

    def __init__(
        self,
        command: list[str],
        *,
        home: Path,
        size: tuple[int, int] = (80, 24),
        env: dict[str, str] | None = None,
    ) -> None:
        self.command = command
        self.size = size
        self.screen = pyte.Screen(*size)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = bytearray()
        kept = {name: os.environ[name] for name in ("PATH", "TZ") if name in os.environ}
        self.env = {
            **kept,
            "HOME": str(home),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            **(env or {}),
        }

    def __enter__(self) -> Self:
        self.master, slave = pty.openpty()
        self._set_size(*self.size)
        self.started = perf_counter()
        self.process = subprocess.Popen(
            self.command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=self.env,
            start_new_session=True,
            # The terminal must be the program's own for hang-ups and resizes to reach it.
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509
        )
        os.close(slave)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        if self.master >= 0:
            os.close(self.master)

    def send(self, keys: str) -> float:
        """Type; the moment it was done."""
        os.write(self.master, keys.encode())
        return perf_counter()

    def text(self) -> str:
        """What stands on the screen, a line each."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait(self, words: str, seconds: float = 20.0) -> float:
        """Wait until ``words`` stand on the screen; the moment the last of them came."""
        return self.wait_for(lambda text: words in text, repr(words), seconds)

    def wait_for(self, condition: object, what: str, seconds: float = 20.0) -> float:
        """Wait until ``condition(text)`` is true; the moment the last output came."""
        assert callable(condition)
        until = monotonic() + seconds
        came = perf_counter()
        while not condition(self.text()):
            if monotonic() > until:
                raise AssertionError(f"never on screen: {what}\n{self.text()}")
            came = self._read(0.05) or came
        return came

    def settle(self, quiet: float = 0.25, seconds: float = 10.0) -> None:
        """Wait until nothing was drawn for ``quiet`` seconds."""
        until = monotonic() + seconds
        while self._read(quiet):
            assert monotonic() < until, "never quiet"

    def ended(self, seconds: float = 10.0) -> int:
        """Wait until the program is over; its exit code."""
        until = monotonic() + seconds
        while self.process.poll() is None:
            assert monotonic() < until, f"still running:\n{self.text()}"
            self._read(0.02)
        while self._read(0.02):
            pass
        return self.process.returncode

    def resize(self, columns: int, rows: int) -> None:
        """Make the terminal another size."""
        self.size = (columns, rows)
        self.screen.resize(rows, columns)
        self._set_size(columns, rows)
        os.killpg(self.process.pid, signal.SIGWINCH)

    def hang_up(self) -> None:
        """Close the terminal's window."""
        os.close(self.master)
        self.master = -1

    def memory(self) -> int:
        """Resident bytes of the program."""
        return int(psutil.Process(self.process.pid).memory_info().rss)

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _read(self, seconds: float) -> float | None:
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return None
        try:
            data = os.read(self.master, 65536)
        except OSError:
            return None
        came = perf_counter()
        if not data:
            return None
        self.raw += data
        self.stream.feed(data)
        return came
