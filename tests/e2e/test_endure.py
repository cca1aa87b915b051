"""The long proofs in their short form; ``python tests/e2e/endure.py --whole`` runs them whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e import endure


@pytest.mark.parametrize("name", endure.PROOFS)
def test_in_short(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # What the proof sets for the programs it starts is set back afterwards.
    for kind in ("DATA", "CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", "")
    monkeypatch.chdir(endure.ROOT)
    said = endure.run(name, tmp_path, whole=False, seed=1)
    if said.startswith("not proved here"):
        pytest.skip(said)
