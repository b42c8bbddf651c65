"""The interface's own words, one file per language in ``languages/``: what templates say around a student's text.

Takes a BCP 47 tag; gives `Words` in the nearest language there is, with English for anything not translated yet.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

__all__ = ["PLURAL_RULES", "Words", "find_language", "known_languages", "load_words", "read_entries"]

_FOLDER = Path(__file__).parent / "languages"
_FALLBACK = "en"
_HUNDRED = 100
_UNITS = ("B", "kB", "MB", "GB")
_STEP = 1000


def _arabic(number: int) -> str:
    tail = number % _HUNDRED
    few, many = range(3, 11), range(11, _HUNDRED)
    if number in (0, 1, 2):
        return ("zero", "one", "two")[number]
    return "few" if tail in few else "many" if tail in many else "other"


def _slavic(number: int) -> str:
    tail, teens = number % 10, range(11, 15)
    if tail == 1 and number % _HUNDRED not in teens:
        return "one"
    return "few" if tail in range(2, 5) and number % _HUNDRED not in teens else "many"


PLURAL_RULES: Mapping[str, Callable[[int], str]] = {
    "one-other": lambda number: "one" if number == 1 else "other",
    "zero-is-one": lambda number: "one" if number in (0, 1) else "other",
    "none": lambda _number: "other",
    "arabic": _arabic,
    "slavic": _slavic,
}
"""How a language counts, by the name that its file gives under `plurals`: the form of a word for a number."""


class Words:
    """The words of one language. Call it with a key to get them, with every {name} filled in."""

    def __init__(self, language: str, entries: Mapping[str, str], phrases: Mapping[str, str]) -> None:
        self.language = language
        self.direction = entries["direction"]
        self._entries = entries
        self._phrases = phrases
        self._plural = PLURAL_RULES[entries["plurals"]]

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the words for `key`; a key that no file has is a fault of ours, and raises `KeyError`."""
        return self._entries[key].format_map(values)

    def count(self, key: str, number: int, /, **values: object) -> str:
        """Return the words for so many of something; {number} is filled in."""
        form = f"{key}.{self._plural(number)}"
        return self._entries.get(form, self._entries[f"{key}.other"]).format_map({"number": number, **values})

    def choose(self, group: str, name: str, /, **values: object) -> str:
        """Return the words for `name` in a group that others may add to; the name itself when there are none."""
        return self._entries.get(f"{group}.{name}", name).format_map(values) if name else ""

    def title(self, key: str) -> str:
        """Return the words for `key`, or `key` itself: a plugin names its own pages."""
        return self._entries.get(key, key)

    def phrase(self, text: str) -> str:
        """Return one of plfolio's own English phrases in this language; the same text when it isn't translated."""
        return self._phrases.get(text, text)

    def day(self, day: dt.date) -> str:
        """Return a day in words."""
        return self("date.form", day=day.day, month=self(f"date.month-{day.month}"), year=day.year)

    def size(self, size: int) -> str:
        """Return a file's size, rounded up to a whole number of a unit that keeps it short."""
        unit = 0
        while size >= _STEP and unit < len(_UNITS) - 1:
            size = -(-size // _STEP)
            unit += 1
        return f"{size}\N{NO-BREAK SPACE}{_UNITS[unit]}"


@lru_cache(maxsize=1)
def known_languages() -> tuple[str, ...]:
    """Return the tags of the languages there are words for."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yml")))


def find_language(tag: str) -> str | None:
    """Return the nearest language to a BCP 47 tag that there are words for, or None."""
    wanted = tag.strip().replace("_", "-").lower()
    nearest = (name for form in (wanted, wanted.split("-")[0]) for name in known_languages() if name.lower() == form)
    return next(nearest, None)


@lru_cache(maxsize=16)
def load_words(tag: str) -> Words:
    """Return the words for a BCP 47 tag; English when there are none."""
    language = find_language(tag) or _FALLBACK
    entries, phrases = read_entries(language)
    english, _ = read_entries(_FALLBACK)
    # A plural that is translated brings its own forms; English ones beside them would be another language's grammar.
    return Words(language, {**english, **entries}, phrases)


@lru_cache(maxsize=16)
def read_entries(language: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return a language's own entries, by keys such as "menu.work", and its translations of whole phrases."""
    text = (_FOLDER / f"{language}.yml").read_text(encoding="utf-8")
    # The plainest loader there is: everything is text. With any other, the key `on` would be the value true.
    raw: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes nothing but text
    phrases = raw.pop("phrases", None) or {}
    return _flatten(raw), phrases


def _flatten(raw: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    entries: dict[str, str] = {}
    for name, value in raw.items():
        if isinstance(value, dict):
            entries |= _flatten(value, f"{prefix}{name}.")
        else:
            entries[f"{prefix}{name}"] = str(value)
    return entries
