"""What counts as plain, calm words: which ones are avoided, and how hard a text is to read."""

from __future__ import annotations

import re

AVOIDED = re.compile(
    r"""\b(
        suffer\w* | agony | victim\w* | battle\w* |
        heals? | healing | (?<!not\ a\ )cures? | cured | fix(es|ed)? | detox\w* | proven |
        statistically | significan\w+ | non-responders? |
        dangerous | you\ may\ have\ (a|an|cancer) |
        missed | fail(s|ed|ure)? | streaks? | broken\ streak |
        bad\ score | relapses? |
        damaged | worn\ out | weak\ spine | out\ of\ place
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words that threaten, promise, blame or make somebody small; "not a cure" is meant."""

_END = re.compile(r"(?<=[.!?:;])[”)]?\s+")


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph; a colon or semicolon ends one, as it does for a reader."""
    return [part for part in _END.split(text) if part.strip()]


def words(sentence: str) -> list[str]:
    """The words of a sentence, without signs that stand alone."""
    return [word for word in sentence.split() if re.search(r"\w", word)]


def syllables(word: str) -> int:
    """About how many syllables an English word has: its groups of vowels."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    letters = re.sub(r"(?<![laeiouy])(es|ed|e)$", "", letters)
    return max(1, len(re.findall(r"[aeiouy]{1,2}", letters)))


def grade(found: list[str]) -> float:
    """The school year a text is fit for (Flesch and Kincaid 1975); an age is 5 or 6 more."""
    counted = [words(sentence) for sentence in found]
    total = sum(map(len, counted))
    sounds = sum(syllables(word) for sentence in counted for word in sentence)
    return 0.39 * total / len(counted) + 11.8 * sounds / total - 15.59
