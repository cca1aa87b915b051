"""The long proofs: ``python tests/e2e/endure.py --whole``; without it, in their short form.

Each breaks the program's company in some way (kills it, crowds it, feeds it nonsense, takes
its disk away) and then looks whether anything that was saved is missing.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
for folder in ("tests/app", "tests/support", "."):
    sys.path.insert(0, str(ROOT / folder))

from tests.e2e.endurance import crowds, full_disk, keys, kills, lines, sealed  # noqa: E402


@dataclass(frozen=True)
class Proof:
    """``prove(folder, times, seed)`` gives a sentence with the figures, or asserts."""

    prove: Callable[[Path, int, int], str]
    whole: int
    short: int


PROOFS = {
    "kills": Proof(kills.prove, 200, 2),
    "crowds": Proof(crowds.prove, 250, 3),
    "lines": Proof(lines.prove, 10_000, 150),
    "keys": Proof(keys.prove, 20_000, 150),
    "sealed": Proof(sealed.prove, 99, 1),
    "full disk": Proof(full_disk.prove, 2, 1),
}


def run(name: str, folder: Path, *, whole: bool, seed: int) -> str:
    """Run one proof in a folder of its own, away from the person's files and settings."""
    proof = PROOFS[name]
    for variable in ("TRACKER_DB", "TRACKER_NOW", "NO_COLOR", "TEXTUAL_THEME"):
        os.environ.pop(variable, None)
    for kind in ("DATA", "CONFIG", "STATE", "CACHE"):
        os.environ[f"XDG_{kind}_HOME"] = str(folder / "nobody" / kind.lower())
    return proof.prove(folder, proof.whole if whole else proof.short, seed)


def main() -> int:
    parser = argparse.ArgumentParser(description="The long proofs.")
    parser.add_argument("names", nargs="*", metavar="PROOF", help=f"of {', '.join(PROOFS)}")
    parser.add_argument("--whole", action="store_true", help="in full length")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    failed = 0
    for name in asked.names or PROOFS:
        begun = time.monotonic()
        with tempfile.TemporaryDirectory(prefix=f"endure-{name}-") as folder:
            try:
                said = run(name, Path(folder), whole=asked.whole, seed=asked.seed)
            except AssertionError as error:
                failed += 1
                said = f"NOT PROVED: {error}"
        print(f"{name} ({time.monotonic() - begun:.0f} s): {said}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
