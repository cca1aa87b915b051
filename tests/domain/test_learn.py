"""The pages of Learn: whole, plain, with sources, and true to the numbers of the program."""

from __future__ import annotations

import re
from dataclasses import FrozenInstanceError
from itertools import pairwise
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain_words import AVOIDED, grade, sentences, words

from tracker.domain import comparison, course, help_now, learn, learn_layout, safety, verdict
from tracker.domain.learn_layout import LEAST_WIDTH, Look
from tracker.domain.learn_text import Page, Point, Term
from tracker.domain.measures import MEASURES, format_value
from tracker.domain.overall import OverallCode
from tracker.domain.session_results import NEXT_DAY_RISE
from tracker.domain.trend import WINDOW_DAYS, WINDOW_LEAST
from tracker.domain.verdict import Verdict
from tracker.domain.weekly_results import CLEAR_POINTS, Beyond
from tracker.domain.weekly_trend import Direction
from tracker.errors import InvalidValue

PAGES = list(learn.PAGES.values())
LONGEST, AVERAGE, HARDEST = 20, 12, 5.0
"""Words in a sentence; average words in those of a page; school year (age 10 to 11)."""

by_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)


def text_of(page: Page) -> str:
    """Everything that is said on the page, on one line."""
    said = [page.title]
    for section in page.sections:
        said.append(section.heading)
        for block in section.body:
            said += [block.word] if isinstance(block, Term) else []
            said += learn.texts(block)
    return " ".join(" ".join(said).split())


def sentences_of(page: Page) -> list[str]:
    texts = [t for part in page.sections for block in part.body for t in learn.texts(block)]
    return [sentence for text in texts for sentence in sentences(text)]


def test_there_is_a_page_for_every_subject() -> None:
    assert tuple(learn.PAGES) == (
        "consider", "course", "sessions", "research", "comparing",
        "words", "safety", "urgent", "medicine", "privacy",
    )  # fmt: skip


@by_page
def test_a_page_is_whole(page: Page) -> None:
    headings = [section.heading for section in page.sections]
    assert len(set(headings)) == len(headings) >= 3
    assert all(section.body for section in page.sections)
    assert page.sources
    assert page.title
    assert page.about
    for section in page.sections:
        terms = [block.word for block in section.body if isinstance(block, Term)]
        assert len(set(terms)) == len(terms), section.heading
        for block in section.body:
            assert all(text == " ".join(text.split()) for text in learn.texts(block))
    with pytest.raises(FrozenInstanceError):
        page.title = "other"  # type: ignore[misc]


@by_page
def test_sentences_are_short_and_words_plain(page: Page) -> None:
    found = sentences_of(page)
    long = [sentence for sentence in found if len(words(sentence)) > LONGEST]
    assert long == []
    assert fmean(len(words(sentence)) for sentence in found) <= AVERAGE
    assert grade(found) <= HARDEST


@by_page
def test_no_word_threatens_promises_or_blames(page: Page) -> None:
    assert [found[0] for found in AVOIDED.finditer(f"{text_of(page)} {page.about}")] == []


@pytest.mark.parametrize(
    ("text", "avoided"),
    [
        ("Massage cures pain", True), ("It is not a cure", False), ("You missed a day", True),
        ("It heals", True), ("until it has healed", False), ("a significant change", True),
        ("you may have cancer", True), ("you may have noticed", False),
    ],
)  # fmt: skip
def test_the_list_of_words_finds_what_it_should(text: str, avoided: bool) -> None:
    assert bool(AVOIDED.search(text)) is avoided


def test_how_hard_a_text_is() -> None:
    easy = sentences("The cat sat on the mat. It was a fat cat; it ate a lot.")
    hard = sentences("Musculoskeletal rehabilitation necessitates multidisciplinary evaluation.")
    assert len(easy) == 3
    assert grade(easy) < 2
    assert grade(hard) > HARDEST


@by_page
def test_keys_and_commands_that_are_named_exist(page: Page) -> None:
    from tracker.app.keys import APP_KEYS, MAIN_KEYS
    from tracker.cli.main import COMMANDS

    known = {name for key in (*MAIN_KEYS, *APP_KEYS) for name in (key.key, key.key_display)}
    known |= {"!"}
    for sign in re.findall(r"\b[Kk]ey (\S+?)[,.)]*(?:\s|$)", text_of(page)):
        assert sign in known or len(sign) > 1, sign
    for command in re.findall(r"`tracker ([a-z-]+)", text_of(page)):
        assert command in COMMANDS


def test_a_page_is_found_by_its_name_or_how_it_begins() -> None:
    for page in PAGES:
        assert learn.find(page.id) == page
        assert learn.find(f" {page.id.upper()} ") == page
    assert learn.find("saf").id == "safety"
    for word in ("", " ", "co", "safetyx", "nothing"):
        with pytest.raises(InvalidValue) as refused:
            learn.find(word)
        assert refused.value.field == "page"
    with pytest.raises(InvalidValue, match=r"Allowed: consider, course, comparing\."):
        learn.find("co")


@given(st.text(max_size=3) | st.sampled_from("".join(learn.PAGES)).map(str.upper))
def test_any_word_finds_a_page_it_begins_or_is_refused(word: str) -> None:
    begun = [key for key in learn.PAGES if key.startswith(word.strip().casefold())]
    if len(begun) == 1:
        assert learn.find(word).id == begun[0]
        return
    with pytest.raises(InvalidValue):
        learn.find(word)


def test_every_result_word_has_its_meaning() -> None:
    page = learn.PAGES["words"]
    terms = {
        block.word: " ".join(block.meaning)
        for section in page.sections
        for block in section.body
        if isinstance(block, Term)
    }
    assert {word.value for word in Verdict} <= terms.keys()
    for word in (*Beyond, *Direction):
        assert any(word.value in term for term in terms)
    for code in OverallCode:
        known = any(term.casefold().startswith(code.value) for term in terms)
        assert known is (code is not OverallCode.SAFETY)
    said = text_of(page)
    for measure in MEASURES.values():
        assert measure.is_flag or measure.name in said
    assert f"{verdict.CLEAR_PERCENT:g}%" in terms["clear improvement"]
    assert f"{verdict.LARGE_PERCENT:g}%" in terms["large improvement"]
    assert f"{verdict.EASE_LARGE:g} points up" in terms["large improvement"]
    assert f"{verdict.SMALL_PERCENT:g}%" in terms["small improvement"]
    assert f"below {verdict.LOW_MEAN:g}" in terms["low from the start"]
    assert f"under {WINDOW_LEAST} days" in terms["not enough yet"]
    assert f"to {comparison.MANY_DAYS - 1} days" in terms["based on few days"]
    assert f"PEG {CLEAR_POINTS['peg']:g} points" in terms["PEG, activities and sleep"]


def test_other_pages_say_the_numbers_that_the_program_uses() -> None:
    assert f"{WINDOW_DAYS} days before the first session" in text_of(learn.PAGES["comparing"])
    assert f"{NEXT_DAY_RISE} points or more above" in text_of(learn.PAGES["sessions"])
    plan = text_of(learn.PAGES["course"])
    assert f"{course.WEEKS} weeks, {format_value(course.PER_WEEK)} session a week" in plan
    assert "makes 6 sessions and 6 hours" in plan
    assert f"After {course.REVIEW_DAYS // 7} weeks and {course.REVIEW_SESSIONS} sessions" in plan


def test_the_studies_stand_with_their_sizes() -> None:
    said = text_of(learn.PAGES["research"])
    for size in ("401", "228", "179", "125", "104", "3,096", "1,994", "17 reviews"):
        assert size in said
    ten = next(s for s in learn.PAGES["research"].sections if s.heading.startswith("Ten findings"))
    numbers = [b.word.split()[0] for b in ten.body if isinstance(b, Term)]
    assert numbers == [str(n) for n in range(1, 11)]


def test_every_safety_sign_stands_on_its_page_with_its_source() -> None:
    page = learn.PAGES["safety"]
    said = text_of(page)
    for item in safety.ITEMS.values():
        assert f"{item.short[1:]} ({item.id}" in said
        assert f"{item.id}: {item.source}." in page.sources
        if item.tier is safety.Tier.CHECK_FIRST:
            assert item.why in said


def test_the_numbers_to_ring_are_those_that_are_given() -> None:
    said = text_of(learn.PAGES["urgent"])
    for where, what in help_now.NUMBERS:
        assert f"{where}: {what}" in said
    own = learn.find("urgent", (("Here", "ring \x1b7"),))
    assert "Here: ring ␛7" in text_of(own)
    assert "116 123" not in text_of(own)
    assert learn.pages((("Here", "ring 7"),))[:7] == tuple(PAGES[:7])


@by_page
@given(width=st.integers(0, 140))
def test_rows_keep_their_width_and_every_word(page: Page, width: int) -> None:
    rows = learn_layout.rows(page, width)
    assert max(len(row.text) for row in rows) <= max(width, LEAST_WIDTH)
    shown = " ".join(row.text for row in rows)
    assert set(page.title.split()) <= set(shown.split()) or width < 40
    assert rows[0].look is Look.TITLE
    assert not any(a.text == b.text == "" for a, b in pairwise(rows))
    if width >= 70:
        kept = "".join(shown.split()).replace("–", "")
        assert "".join(text_of(page).split()).replace("–", "") in kept


def test_points_stand_together_and_hang() -> None:
    page = Page("x", "T", "a", (), ("S",))
    assert [r.text for r in learn_layout.rows(page, 40)] == ["T", "", "Sources", "  – S"]
    long = learn_layout.rows(
        Page("x", "T", "a", (learn.PAGES["consider"].sections[1],), ("S",)), 40
    )
    texts = [row.text for row in long]
    at = next(n for n, text in enumerate(texts) if text.startswith("  – "))
    assert texts[at - 1] == ""
    assert texts[at + 1].startswith("    ")
    assert isinstance(learn.PAGES["consider"].sections[1].body[1], Point)
