"""How a language writes numbers, days, sizes and lists, by the Unicode CLDR: the only module that asks Babel.

Takes a BCP 47 tag; gives a `LocaleForms`. A language that Babel does not know is written as English is.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from functools import cached_property, lru_cache

from babel.core import Locale, UnknownLocaleError, get_global, parse_locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import get_decimal_symbol
from babel.units import format_unit

__all__ = ["LocaleForms", "list_aliases", "name_in_english", "open_locale", "writes_alike"]

_UNKNOWN = "en"
_UNITS = ("kilobyte", "megabyte", "gigabyte")
_STEP = 1000
_POINT = re.compile(r"(?<=[0-9])\.(?=[0-9])")
_MARK = "\N{NULL}"
_SCRIPT = 2


class LocaleForms:
    """The forms of one language, or of one country's way with it (en-GB, es-MX). Nothing is loaded before it is asked.

    Figures stay in the digits 0 to 9 in every language. That is what CLDR says for plain Arabic, and where it would say
    otherwise (ar-EG, fa) a page would have two sets: codes, badges and what teachers typed are in these.
    """

    def __init__(self, tag: str) -> None:
        self._tag = tag
        # The same days, sizes and small numbers come again on every page.
        self.day = lru_cache(maxsize=2048)(self._day)
        self._measure = lru_cache(maxsize=2048)(self._measure_anew)
        self.plural = lru_cache(maxsize=256)(self._plural)

    @cached_property
    def _locale(self) -> Locale:
        return open_locale(self._tag) or Locale(_UNKNOWN)

    @cached_property
    def _decimal(self) -> str:
        return get_decimal_symbol(self._locale)

    def _plural(self, number: int) -> str:
        """Return which form a word takes beside a number: zero, one, two, few, many or other."""
        return str(self._locale.plural_form(number))

    @property
    def plurals(self) -> frozenset[str]:
        """Every form that whole numbers up to a thousand take."""
        return frozenset(map(self.plural, range(1001)))

    def number(self, value: Decimal | int | str) -> str:
        """Return a number, or a sum in figures, with this language's sign for decimals."""
        text = str(value)
        if self._decimal == "." or "." not in text:
            return text
        # Where a comma is the sign for decimals, it can't part figures too.
        return _POINT.sub(self._decimal, text.replace(", ", "; ") if self._decimal == "," else text)

    def _day(self, day: dt.date) -> str:
        """Return a day with its month in words."""
        return format_date(day, "long", locale=self._locale)

    def short_day(self, day: dt.date) -> str:
        """Return a day as short as it stays clear."""
        return format_date(day, "medium", locale=self._locale)

    def month(self, day: dt.date) -> str:
        """Return the month and the year of a day."""
        moment = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
        return format_skeleton("yMMMM", moment, locale=self._locale)

    def month_name(self, day: dt.date) -> str:
        """Return the name of a day's month by itself."""
        return str(self._locale.months["stand-alone"]["wide"][day.month])

    def size(self, size: int) -> str:
        """Return a file's size in bytes, rounded up to a whole number of kilobytes or more."""
        size, unit = -(-size // _STEP), 0
        while size >= _STEP and unit < len(_UNITS) - 1:
            size = -(-size // _STEP)
            unit += 1
        return self._measure(size, _UNITS[unit])

    def _measure_anew(self, size: int, unit: str) -> str:
        text = format_unit(size, f"digital-{unit}", length="short", format="0", locale=self._locale)
        return text.replace(" ", "\N{NO-BREAK SPACE}")

    def between(self, count: int) -> tuple[str, ...]:
        """Return what stands after each of so many things in a list: ("", for one), (" and ", ""), (", ", ...)."""
        return _split_list(self._locale, count)


@lru_cache(maxsize=64)
def open_locale(tag: str) -> Locale | None:
    """Return what Babel knows of a language, or None."""
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def writes_alike(one: str, other: str) -> bool:
    """Say whether two tags of a language mean the same script, as far as is known: zh-SG and zh do, zh-TW does not."""
    scripts = {_script(one), _script(other)} - {""}
    return len(scripts) <= 1


def list_aliases() -> dict[str, str]:
    """Return the short names of languages by others that stand for them, such as "spa" for "es"."""
    return {str(old).lower(): str(new) for old, new in get_global("language_aliases").items()}


def name_in_english(tag: str) -> str:
    """Return what English calls a language, "" when Babel does not know it."""
    locale = open_locale(tag)
    return (locale.get_display_name("en") or "") if locale else ""


def _script(tag: str) -> str:
    try:
        parts = parse_locale(tag, sep="-")
    except ValueError:
        return ""
    likely = get_global("likely_subtags")
    full = likely.get(f"{parts[0]}_{parts[1]}") or likely.get(parts[0])
    return parts[_SCRIPT] or (parse_locale(full)[_SCRIPT] if full else None) or ""


@lru_cache(maxsize=256)
def _split_list(locale: Locale, count: int) -> tuple[str, ...]:
    return tuple(format_list([_MARK] * count, locale=locale).split(_MARK)[1:])
