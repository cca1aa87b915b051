"""The fourteen days of Today have the signs of Trends, and say what they mean."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from driving import OpenApp, screen_text, shows

from tracker.app import today_page
from tracker.app.widgets.page import Line
from tracker.charts.glyphs import ASCII, BLOCKS
from tracker.domain.checkin import CheckIn
from tracker.domain.days import FromMemory
from tracker.domain.sites import parse_place
from tracker.domain.trend import DayValue, Mark, MarkKind
from tracker.services import checkins, profile
from tracker.services import today as service
from tracker.services.diary import Diary
from tracker.services.today import DAYS_SHOWN, Today

TODAY = date(2026, 11, 22)
FIRST = TODAY - timedelta(days=DAYS_SHOWN - 1)
LATE, OLD = FromMemory.RECENT, FromMemory.OLD
NECK, KNEE = parse_place("neck"), parse_place("left knee")
SIZES = [(58, 18), (78, 22), (118, 38), (200, 60)]


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def neck(diary: Diary) -> Diary:
    profile.set_place(diary, NECK, back(60))
    return diary


def rated(diary: Diary, *days_ago: int, ease: int = 5) -> None:
    for days in days_ago:
        checkins.save(diary, CheckIn(back(days), ease=ease, pain=5, stiffness=5))


def text(line: Line) -> str:
    return "".join(part if isinstance(part, str) else part[0] for part in line)


def page(look: Today, size: tuple[int, int] = (78, 22), *, ascii_only: bool = False) -> list[str]:
    return [text(line) for line in today_page.lines(look, *size, 0, ascii_only=ascii_only)]


def fortnight(look: Today, size: tuple[int, int] = (78, 22), **how: bool) -> list[str]:
    lines = page(look, size, **how)
    begin = next(at for at, line in enumerate(lines) if line.startswith("Last 14 days"))
    return lines[begin : lines.index("When it suits you") - 1]


def with_values(look: Today, *memory: FromMemory | None, value: float = 8.0) -> Today:
    """The last days as so remembered, all of the same value."""
    days = [back(n) for n in reversed(range(len(memory)))]
    made = tuple(DayValue(d, value, 1, how) for d, how in zip(days, memory, strict=True))
    values = (*(None,) * (DAYS_SHOWN - len(made)), *made)
    return look._replace(
        lines=tuple(line._replace(values=values) for line in look.lines), begun=days[0]
    )


def test_nothing_stands_before_the_first_record(neck: Diary) -> None:
    rated(neck, 0)
    look = service.look(neck)
    assert (look.begun, look.filled, look.counted) == (TODAY, 1, 1)
    assert not [line for line in fortnight(look) if "·" in line]
    assert fortnight(look)[-1].endswith(" 1 of 1 day")


@pytest.mark.parametrize(
    ("days_ago", "counts", "dots"),
    [
        ((2,), (1, 2), 1),
        ((2, 0), (2, 3), 1),
        # An older record is no day on screen, but days without an entry are gaps from then on.
        ((40, 1), (1, 13), 12),
        ((40,), (0, 13), 13),
    ],
)
def test_a_gap_is_a_day_between_the_first_record_and_today(
    neck: Diary, days_ago: tuple[int, ...], counts: tuple[int, int], dots: int
) -> None:
    rated(neck, *days_ago)
    look = service.look(neck)
    assert (look.filled, look.counted) == counts
    gaps = [line.count("·") for line in fortnight(look) if "·" in line]
    assert gaps == [dots] * 3


def test_without_any_record_it_says_so_and_draws_nothing(neck: Diary) -> None:
    found = fortnight(service.look(neck))
    assert found[-1].endswith(" no entry yet")
    assert "·" not in "\n".join(found)


def test_days_from_old_memory_are_hollow_and_not_counted(neck: Diary) -> None:
    rated(neck, 9, 8, 2, 1, 0)
    look = service.look(neck)
    assert (look.filled, look.counted) == (3, 10)
    assert look.lines[0].seven == 5
    found = fortnight(look)
    assert sum(line.count("□") for line in found) == 3 * 2 + 1
    assert found[-1].startswith("□ from memory")
    assert found[-1].endswith(" 3 of 10 days")


def test_days_filled_in_later_have_a_shade_at_their_foot(neck: Diary) -> None:
    rated(neck, 2, 1, 0, ease=8)
    found = fortnight(service.look(neck))
    ease = found[2]
    # Yesterday and the day before; what was written today has none.
    assert ease.count("▒▒") == 2
    assert "██" in ease
    assert found[-1].startswith("▒ added later")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("ascii_only", [False, True])
def test_each_sign_is_explained_and_none_that_is_not_there(
    neck: Diary, size: tuple[int, int], ascii_only: bool
) -> None:
    rated(neck, 0)
    plain = service.look(neck)
    place = (Mark(back(1), MarkKind.PLACE, "main place neck"),)
    glyphs = ASCII if ascii_only else BLOCKS
    for how, marks, words in (
        ((None, None, None), (), ()),
        ((OLD, None, None), (), (f"{glyphs.hollow} from memory",)),
        ((None, LATE, None), (), (f"{glyphs.late} added later",)),
        ((None, None, None), place, ("p other place",)),
        ((OLD, LATE, None), place,
         (f"{glyphs.late} added later", "p other place", f"{glyphs.hollow} from memory")),
    ):  # fmt: skip
        look = with_values(plain, *how)._replace(marks=marks)
        found = fortnight(look, size, ascii_only=ascii_only)
        assert [one for line in found if (one := line[:17].strip()) in words] == list(words)
        known = ("from memory", "added later", "other place")
        assert sum(word in line for line in found for word in known) == len(words)
        assert len(found) == len(fortnight(with_values(plain, None), size))


def test_a_change_of_place_stands_over_its_day(neck: Diary) -> None:
    profile.set_place(neck, KNEE, back(4))
    look = service.look(neck)
    assert [mark for mark in look.marks if mark.kind is MarkKind.PLACE] == [
        Mark(back(4), MarkKind.PLACE, "main place left knee, before that neck")
    ]
    head = fortnight(look)[0]
    assert head[17 + 9 * 3] == "p"
    profile.set_place(neck, NECK, back(3))
    assert fortnight(service.look(neck))[0].count("p") == 2


def test_a_change_before_the_fourteen_days_is_none_of_theirs(neck: Diary) -> None:
    profile.set_place(neck, KNEE, back(14))
    assert not [one for one in service.look(neck).marks if one.kind is MarkKind.PLACE]
    profile.set_place(neck, NECK, back(13))
    assert [one.day for one in service.look(neck).marks] == [FIRST]


def test_four_marks_of_a_day_are_no_trouble_in_three_cells(neck: Diary) -> None:
    kinds = (MarkKind.SESSION, MarkKind.FLARE, MarkKind.EVENT, MarkKind.PLACE)
    look = service.look(neck)._replace(marks=tuple(Mark(FIRST, kind) for kind in kinds))
    assert fortnight(look)[0][17:21] == "●fe "
    assert fortnight(look, (118, 38))[0][17:22] == "●fep "


@pytest.mark.parametrize(("signs", "glyphs"), [(today_page.BLOCKS, BLOCKS),
                                               (today_page.ASCII, ASCII)])  # fmt: skip
def test_the_signs_are_those_of_trends(signs: today_page.Signs, glyphs: object) -> None:
    for name in ("late", "hollow"):
        assert getattr(signs, name) == getattr(glyphs, name)
    assert signs.stem == glyphs.hollow_stem  # type: ignore[attr-defined]
    assert not {signs.late, signs.hollow, signs.stem} & set(signs.levels)


async def test_the_screen_shows_them(open_app: OpenApp, neck: Diary) -> None:
    rated(neck, 9, 2, 0)
    async with open_app((80, 24)) as pilot:
        await shows(pilot, "2 of 10 days")
        await shows(pilot, "□ from memory")
        assert "When it suits you" in screen_text(pilot)
