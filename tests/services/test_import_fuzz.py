"""Whatever is in a file that is imported: it is taken in, or refused with a sentence."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from any_records import Contents, contents, put
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.clock import FixedClock
from tracker.errors import TrackerError
from tracker.services import exporting, records
from tracker.services.diary import Diary, open_diary
from tracker.services.importing import import_json
from tracker.services.importing_ratings import import_csv
from tracker.services.records import Filter
from tracker.settings import Settings
from tracker.store.ids import SeededIds

NOW = FixedClock(datetime.fromisoformat("2026-11-22T19:30+01:00"))
EXAMPLES = 1000 if os.environ.get("TRACKER_MANY") else 150

fuzzed = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))

_WORDS = (
    "checkin", "session", "course", "profile", "ease", "pain_avg", "peg", "2026-11-20",
    "9999-12-31", "0001-01-01", "2026-11-20T10:00:00Z", "before", "next_day", "neck", "left",
    "=cmd", "a" * 16, "2026-02-30", "\x00", "\ud800", "\x1b[2J", "-1", "1e400", "NaN", "",
)  # fmt: skip
junk = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**400), 10**400)
    | st.integers(-2, 12)
    | st.floats()
    | st.sampled_from(_WORDS)
    | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(("id", "kind", "day", "value", "x")), inner, max_size=3)
    ),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Diary]:
    """One file for all examples: what it takes in makes it a richer one for the next."""
    folder: Path = tmp_path_factory.mktemp("fuzz")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(folder))
        diary = open_diary(folder / "t", Settings(), "test", NOW, ids=SeededIds(1), node="n")
    yield diary
    diary.close()


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a document where something else could stand."""
    found = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in list(found):
        yield value, key
        if isinstance(inner, dict | list):
            yield from places(inner)


def take(diary: Diary, call: Any) -> None:
    """Import it; if it is refused nothing was changed, and if not all of it can be shown."""
    before = diary.store.last_change()
    refusal: TrackerError | None = None
    try:
        done = call()
    except TrackerError as error:
        refusal = error
    if refusal is not None:
        assert refusal.exit_code in (1, 2, 4)
        assert not {"UNIQUE", "FOREIGN", "CHECK"} & set(str(refusal).split())
        assert diary.store.last_change() == before
        return
    assert done.change == 0 or done.change > before
    records.lines(diary, Filter(), limit=200)
    "".join(exporting.json_pieces(diary))
    "".join(exporting.csv_pieces(diary))


@fuzzed
@given(held=contents(3), data=st.data())
def test_an_export_that_was_changed_anywhere(scratch: Diary, held: Contents, data: Any) -> None:
    with pytest.MonkeyPatch.context() as patch:
        document = json.loads(_exported(held, patch))
        for _ in range(data.draw(st.integers(0, 3))):
            spots = list(places(document))
            inside, key = spots[data.draw(st.integers(0, len(spots) - 1))]
            inside[key] = data.draw(junk)
    text = json.dumps(document).encode("utf-8", "surrogatepass")
    replacing = data.draw(st.booleans())
    take(scratch, lambda: import_json(scratch, text, "x.json", replacing=replacing))


@fuzzed
@given(held=contents(3), data=st.data())
def test_ratings_that_were_changed_anywhere(scratch: Diary, held: Contents, data: Any) -> None:
    with pytest.MonkeyPatch.context() as patch:
        rows = list(csv.reader(io.StringIO(_exported(held, patch, as_csv=True), newline="")))
    words = st.sampled_from(_WORDS) | st.text(max_size=5)
    for _ in range(data.draw(st.integers(0, 3))):
        row = rows[data.draw(st.integers(0, len(rows) - 1))]
        row[data.draw(st.integers(0, len(row) - 1))] = data.draw(words)
    if data.draw(st.booleans()):
        rows = [row[2:] for row in rows]
    rows += [rows[-1]] * data.draw(st.integers(0, 2))
    out = io.StringIO()
    delimiter = data.draw(st.sampled_from(",;\t"))
    csv.writer(out, delimiter=delimiter).writerows(data.draw(st.permutations(rows[1:])))
    head = delimiter.join(rows[0]) + "\r\n"
    text = (head + out.getvalue()).encode("utf-8", "surrogatepass")
    replacing = data.draw(st.booleans())
    take(scratch, lambda: import_csv(scratch, io.BytesIO(text), "x", replacing=replacing))


@fuzzed
@given(
    text=st.binary(max_size=80)
    | st.text("{}[]\",:;\n\t\r'=day,measure,value 2026-11-20ease0é\x00", max_size=80).map(
        str.encode
    ),
    maps=st.dictionaries(st.text(max_size=4), st.sampled_from(_WORDS), max_size=2),
)
def test_any_bytes(scratch: Diary, text: bytes, maps: dict[str, str]) -> None:
    take(scratch, lambda: import_json(scratch, text, "x"))
    take(scratch, lambda: import_csv(scratch, io.BytesIO(text), "x", maps=maps))
    started = b"day,measure,value,note\n2026-11-20,ease,6," + text
    take(scratch, lambda: import_csv(scratch, io.BytesIO(started), "x"))


def _exported(held: Contents, patch: pytest.MonkeyPatch, *, as_csv: bool = False) -> str:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        patch.setenv("XDG_CONFIG_HOME", folder)
        diary = open_diary(Path(folder) / "t", Settings(), "test", NOW, ids=SeededIds(2), node="m")
        try:
            put(diary.store, held)
            pieces = (
                exporting.csv_pieces(diary)
                if as_csv
                else exporting.json_pieces(diary, with_private=True)
            )
            return "".join(pieces)
        finally:
            diary.close()
