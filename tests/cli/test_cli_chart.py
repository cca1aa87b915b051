"""``tracker chart``: picture, table, words, formats and files."""

from __future__ import annotations

import json
import re
import shutil
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.running import NOW, Run, tables
from tracker import paths
from tracker.charts import views
from tracker.clock import FixedClock
from tracker.services.demo import write_demo
from tracker.settings import Settings


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A diary of one course, written once."""
    path = tmp_path_factory.mktemp("course") / "demo.sqlite3"
    clock = FixedClock(datetime.fromisoformat(NOW))
    write_demo(path, weeks=10, seed=1, clock=clock, settings=Settings())
    return path


@pytest.fixture
def full(course: Path, db: Path) -> Path:
    """A copy of it as the test's file."""
    shutil.copyfile(course, db)
    return db


def test_the_picture_with_its_words(run: Run, full: Path) -> None:
    before = tables(full)
    ran = run("chart", "--width", "80", "--height", "20")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[0].startswith("Ease of moving")
    assert len(lines) == 20 + 1 + 2
    assert max(map(len, lines[:20])) <= 80
    assert lines[-1].startswith("Pain ")
    assert "\x1b" not in ran.out
    assert tables(full) == before


def test_the_empty_file_has_a_sentence(run: Run) -> None:
    ran = run("chart")
    assert ran.code == 0
    assert "The first check-in draws the first column here." in ran.out


def test_colour_only_when_asked_or_on_a_terminal(run: Run, full: Path) -> None:
    assert "\x1b" not in run("chart").out
    assert "\x1b" not in run("--color", "never", "chart").out
    assert "\x1b[38;5;" in run("--color", "always", "chart").out


def _set(line: str) -> None:
    folder = paths.settings_folder()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "settings.toml").write_text(line + "\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("theme", "codes"),
    [
        ("contrast-light", {"38", "7"}),
        ("ansi", {"1", "2", "33", "7", "94", "95"}),
        ("none", {"1", "2"}),
    ],
)
def test_the_theme_of_the_settings_is_that_of_the_colours(
    run: Run, full: Path, theme: str, codes: set[str]
) -> None:
    _set(f'theme = "{theme}"')
    coloured = run("--color", "always", "chart").out
    found = {code.split(";")[0] for code in re.findall(r"\x1b\[([\d;]+)m", coloured)} - {"0"}
    assert found <= codes
    assert len(found) >= min(len(codes), 2)
    assert "\x1b" not in run("chart").out


def test_braille_is_a_setting_and_an_svg_has_none(run: Run, full: Path) -> None:
    _set('glyphs = "braille"')
    braille = re.compile("[\u2801-\u28ff]")
    size = ("--width", "200", "--height", "40", "--range", "6w")
    assert braille.search(run("chart", *size).out)
    assert not braille.search(run("chart", *size, "--format", "svg").out)


@pytest.mark.parametrize(
    ("span", "first", "last"),
    [
        ("2w", "2026-11-09", "2026-11-22"),
        ("2026-11-01..2026-11-10", "2026-11-01", "2026-11-10"),
        ("mon..today", "2026-11-16", "2026-11-22"),
        ("ALL", "2026-09-13", "2026-11-22"),
    ],
)
def test_ranges(run: Run, full: Path, span: str, first: str, last: str) -> None:
    document = run("chart", "--range", span, "--json").json
    assert (document["from"], document["to"]) == (first, last)
    days = [one["day"] for one in document["days"]]
    assert days == sorted(days)
    assert all(first <= day <= last for day in days)
    assert set(document["days"][0]) == {"day", "ease", "pain", "stiffness", "from_memory"}


@pytest.mark.parametrize(
    "span", ["", "0w", "w", "week", "2026-11-10..2026-11-01", "x..y", "..", "99999w", "-1w"]
)
def test_a_range_that_is_none(run: Run, span: str) -> None:
    ran = run("chart", "--range", span)
    assert ran.code == 2
    assert "range" in ran.err


def test_another_site(run: Run, full: Path) -> None:
    assert run("chart", "--site", "neck", "--json").json["title"].endswith("neck")
    assert run("chart", "--site", "moon").code == 2


def test_the_table(run: Run, full: Path) -> None:
    ran = run("chart", "--range", "2w", "--table")
    lines = ran.out.splitlines()
    assert lines[0] == "Ease and pain, low back"
    assert lines[2].split() == ["Day", "Ease", "Pain", "Stiffness", "Notes"]
    assert lines[3].startswith("2026-11-09")


@pytest.mark.parametrize("how", ["settings", "terminal"])
def test_plain_turns_pictures_into_tables(
    run: Run, full: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    if how == "settings":
        from tracker import paths, settings

        settings.write(paths.settings_folder(), "plain", True)
    else:
        monkeypatch.setenv("TERM", "dumb")
    assert run("chart", "--range", "2w").out == run("chart", "--range", "2w", "--table").out


def test_formats_and_files(run: Run, full: Path, tmp_path: Path) -> None:
    assert run("chart", "--format", "md").out.startswith("## Ease and pain, low back\n")
    picture = tmp_path / "picture.svg"
    picture.write_text("old")
    ran = run("chart", "--format", "svg", "-o", str(picture))
    assert (ran.code, ran.out) == (0, "")
    assert ElementTree.parse(picture).getroot().tag.endswith("svg")
    assert picture.stat().st_mode & 0o777 == 0o600
    assert [p.name for p in tmp_path.glob(".*.part")] == []


def test_a_file_is_written_as_it_is_called(run: Run, full: Path, tmp_path: Path) -> None:
    begins = {"x.svg": "<svg ", "X.SVG": "<svg ", "x.md": "## Ease", "x.txt": "Ease", "x": "Ease"}
    for name, begin in begins.items():
        assert run("chart", "-o", str(tmp_path / name)).code == 0
        assert (tmp_path / name).read_text().startswith(begin), name
    assert run("chart", "--format", "text", "-o", str(tmp_path / "x.svg")).code == 0
    assert (tmp_path / "x.svg").read_text().startswith("Ease")


def test_a_demo_is_told_in_a_file_and_beside_what_is_printed(
    run: Run, full: Path, tmp_path: Path
) -> None:
    said = "A demo: the person and all records in it are made up."
    ran = run("chart")
    assert said in ran.err
    assert said not in ran.out
    for name in ("x.svg", "x.md", "x.txt"):
        run("chart", "-o", str(tmp_path / name))
        assert (tmp_path / name).read_text().count("made up") == 1 + (name == "x.svg")
    run("chart", "--table", "-o", str(tmp_path / "table.txt"))
    assert said in (tmp_path / "table.txt").read_text()


def test_a_table_is_never_an_svg(run: Run, full: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.svg"
    ran = run("chart", "--table", "-o", str(file))
    assert (ran.code, file.exists()) == (2, False)
    assert "A table cannot be SVG" in ran.err


def test_a_dash_is_the_terminal(run: Run, full: Path) -> None:
    assert run("chart", "-o", "-").out == run("chart").out


def test_the_records_are_never_written_over(run: Run, full: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(full)
    before = full.read_bytes()
    for name in (full, link, full.with_name(full.name + "-wal")):
        assert run("chart", "-o", str(name)).code == 1
    assert run("chart", "-o", str(tmp_path)).code == 1
    assert run("chart", "-o", str(tmp_path / "none" / "x.txt")).code == 1
    assert full.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ["moon"],
        ["--measure", "moon"],
        ["--width", "0"],
        ["--height", "x"],
        ["--format", "png"],
        ["--json", "-o", "x"],
    ],
)
def test_wrong_usage(run: Run, words: list[str]) -> None:
    assert run("chart", *words).code == 2


@pytest.mark.parametrize("name", tuple(views.VIEWS))
def test_every_picture_is_said_tabled_and_given_to_programs(
    run: Run, full: Path, name: str, tmp_path: Path
) -> None:
    assert run("chart", name, "--range", "all").code == 0
    assert run("chart", name, "--table").code == 0
    found = json.loads(run("chart", name, "--json").out)
    assert found["chart"] == name
    assert found["sentences"]
    for kind in ("svg", "md"):
        file = tmp_path / f"{name}.{kind}"
        assert run("chart", name, "--format", kind, "-o", str(file)).code == 0
        assert file.read_text()


@pytest.mark.parametrize("name", ["sessions", "function", "reliance", "test"])
def test_a_part_of_the_course_is_told_with_the_whole_of_it(run: Run, full: Path, name: str) -> None:
    whole = run("chart", name, "--json").json["sentences"]
    part = run("chart", name, "--range", "3w", "--json").json["sentences"]
    beyond = "All this is about the course from 13 Sep on, not these days alone."
    assert (*part,) == (*whole, beyond)
    for how in (("--table",), ("--format", "md")):
        assert beyond in run("chart", name, "--range", "3w", *how).out
        assert beyond not in run("chart", name, *how).out
    # A picture says itself how many it shows.
    assert beyond not in run("chart", name, "--range", "3w").out
    early = run("chart", name, "--range", "2026-08-01..2026-08-20", "--json").json["sentences"]
    assert "in these days" in early[0].lower()
    assert beyond not in early


def test_one_measure_alone(run: Run, full: Path) -> None:
    found = run("chart", "--measure", "pain_worst", "--range", "all")
    assert found.code == 0
    assert "Worst pain" in found.out
    assert "Ease" not in found.out
