"""Values as people type them: yes and no, money, minutes, lists of places and signs."""

from __future__ import annotations

import re

from tracker.domain.measures import AFTER_EFFECTS
from tracker.domain.sites import Place, parse_place
from tracker.errors import InvalidValue

_YES = ("yes", "y", "true", "1", "on")
_NO = ("no", "n", "false", "0", "off")


def yes_or_no(text: str, field: str) -> bool:
    """``yes`` or ``no``, or a usual short form. Raises ``InvalidValue``."""
    word = text.strip().lower()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise InvalidValue(field, text, "yes or no")


def cents(text: str, field: str = "cost") -> int:
    """An amount such as ``60``, ``60.50`` or ``60,50`` in hundredths. Raises ``InvalidValue``.

    More than two digits after a comma are refused: ``1,500`` can be read in two ways.
    """
    match = re.fullmatch(r"([0-9]{1,7})(?:[.,]([0-9]{1,2}))?", text.strip())
    if match is None:
        raise InvalidValue(field, text, "an amount such as 60 or 60.50, up to 9999999.99")
    return int(match[1]) * 100 + int((match[2] or "").ljust(2, "0"))


def price(text: str, field: str = "cost") -> tuple[int, str | None]:
    """An amount with its currency, if one is said: ``60``, ``60.50 EUR``, ``€ 60``.

    In hundredths, and the currency as it was typed. Raises ``InvalidValue``.
    """
    match = re.fullmatch(r"([^\d\s.,-]{0,8})\s*([\d.,]+)\s*([^\d\s.,-]{0,8})", text.strip())
    if match is None or (match[1] and match[3]):
        raise InvalidValue(field, text, "an amount such as 60, 60.50 or 60 EUR")
    return cents(match[2], field), match[1] or match[3] or None


def whole(text: str, field: str) -> int:
    """A whole number. Raises ``InvalidValue``."""
    word = text.strip()
    if not re.fullmatch(r"-?[0-9]{1,9}", word):
        raise InvalidValue(field, text, "a whole number")
    return int(word)


def decimal(text: str, field: str) -> float:
    """A number such as ``1``, ``0.5`` or ``0,5``. Raises ``InvalidValue``.

    More than two digits after a comma are refused: ``1,500`` can be read in two ways.
    """
    word = text.strip()
    if not re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]{1,9}|,[0-9]{1,2})?", word):
        raise InvalidValue(field, text, "a number such as 1 or 0.5")
    return float(word.replace(",", "."))


def amount(hundredths: int) -> str:
    """Hundredths as an amount: ``60.50``."""
    whole, rest = divmod(hundredths, 100)
    return f"{whole}.{rest:02d}"


def minutes(text: str, field: str = "minutes") -> int:
    """A whole number of minutes, 1 to 600. Raises ``InvalidValue``."""
    word = text.strip()
    if not re.fullmatch(r"[0-9]{1,3}", word) or not 1 <= int(word) <= 600:
        raise InvalidValue(field, text, "a whole number from 1 to 600")
    return int(word)


def areas(text: str, field: str = "areas") -> tuple[Place, ...]:
    """Places between commas, each once: ``low_back,neck:left``. Raises ``InvalidValue``."""
    words = [word for word in text.split(",") if word.strip()]
    return tuple(dict.fromkeys(parse_place(word, field=field) for word in words))


def after_effects(text: str, field: str = "since session") -> tuple[str, ...]:
    """Signs after a session between commas, each once: ``sore,bruise``. Raises ``InvalidValue``."""
    words = dict.fromkeys(word.strip().lower() for word in text.split(",") if word.strip())
    for word in words:
        if word not in AFTER_EFFECTS:
            raise InvalidValue(field, word, ", ".join(AFTER_EFFECTS))
    return tuple(words)
