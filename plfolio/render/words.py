"""The interface's own words, one file per language in ``languages/``: what templates say around a student's text.

Takes a BCP 47 tag; gives `Words` in the nearest language there is, with English for anything not translated yet.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from plfolio.model import Translations
from plfolio.render.locale_forms import LocaleForms, open_locale, writes_alike

__all__ = ["Words", "find_language", "known_languages", "list_missing", "load_words", "read_entries"]

# The plainest loader there is: everything is text. With any other, the key `on` would be the value true.
_LOADER: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_FOLDER = Path(__file__).parent / "languages"
_SOURCE = "en"
_FORM = re.compile(r"\.(zero|one|two|few|many|other)$")
# Every letter that runs from the right is in one of these, and some that do not: enough to be quick about all others.
_FROM_THE_RIGHT = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_LEFT, _RIGHT = frozenset({"L"}), frozenset({"R", "AL"})
_ISOLATE, _END_ISOLATE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


class Words:
    """The words of one language. Call it with a key to get them, with every {name} filled in.

    `base` is the file's tag, `language` the one that they were asked for: dates go by its country. What is filled in
    and runs the other way, such as an English name in Arabic, is kept apart from the words around it.
    """

    def __init__(self, base: str, language: str, entries: Mapping[str, str], phrases: Mapping[str, str]) -> None:
        self.base = base
        self.language = language
        # A language's own name is in its own letters, and they say which way it runs: nothing has to be loaded for it.
        self.direction = "rtl" if _runs(entries["name"]) & _RIGHT else "ltr"
        self._against = _LEFT if self.direction == "rtl" else _RIGHT
        self._entries = entries
        self._phrases = phrases
        self._forms = LocaleForms(language)

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the words for `key`; a key that no file has is a fault of ours, and raises `KeyError`."""
        return self._fill(self._entries[key], values) if values else self._entries[key]

    def count(self, key: str, number: int, /, **values: object) -> str:
        """Return the words for so many of something; {number} is filled in."""
        form = f"{key}.{self._forms.plural(number)}"
        return self._fill(self._entries.get(form) or self._entries[f"{key}.other"], {"number": number, **values})

    def choose(self, group: str, name: str, /, **values: object) -> str:
        """Return the words for `name` in a group that others may add to; the name itself when there are none."""
        text = self._entries.get(f"{group}.{name}", name)
        return self._fill(text, values) if values else text

    def title(self, key: str) -> str:
        """Return the words for `key`, or `key` itself: a plugin names its own pages."""
        return self._entries.get(key, key)

    def phrase(self, text: str) -> str:
        """Return one of plfolio's own English phrases in this language; the same text when it isn't translated."""
        return self._phrases.get(text) or text

    def translations(self, text: str) -> Translations:
        """Return `text` in this language, if it is a phrase of plfolio's own, such as the name of a usual level."""
        return ((self.language, self._phrases[text]),) if self._phrases.get(text) else ()

    def number(self, value: Decimal | int | str) -> str:
        """Return a number, or a sum in figures, as this language writes it: 2,65 in French."""
        return self._forms.number(value)

    def day(self, day: dt.date) -> str:
        """Return a day with its month in words."""
        return self._forms.day(day)

    def short_day(self, day: dt.date) -> str:
        """Return a day as short as it stays clear."""
        return self._forms.short_day(day)

    def month(self, day: dt.date) -> str:
        """Return the month and the year of a day."""
        return self._forms.month(day)

    def month_name(self, day: dt.date) -> str:
        """Return the name of a day's month by itself."""
        return self._forms.month_name(day)

    def size(self, size: int) -> str:
        """Return a file's size in bytes, rounded up to a whole number of kilobytes or more."""
        return self._forms.size(size)

    def listed(self, items: Iterable[str]) -> str:
        """Return texts as a list in a sentence: A, B and C."""
        texts = [self._isolate(item) for item in items]
        return "".join(text + after for text, after in zip(texts, self._forms.between(len(texts)), strict=True))

    def between(self, count: int) -> tuple[str, ...]:
        """Return what stands after each of so many things in a list, for things that are more than text."""
        return self._forms.between(count)

    def _fill(self, text: str, values: Mapping[str, object]) -> str:
        filled = text.format_map(values)
        if self.direction == "ltr" and (filled.isascii() or not _FROM_THE_RIGHT.search(filled)):
            return filled
        kept = {name: self._isolate(value) if isinstance(value, str) else value for name, value in values.items()}
        return text.format_map(kept)

    def _isolate(self, text: str) -> str:
        if _ISOLATE in text:
            return text
        return f"{_ISOLATE}{text}{_END_ISOLATE}" if _runs(text) & self._against else text


@lru_cache(maxsize=1)
def known_languages() -> tuple[str, ...]:
    """Return the tags of the languages there are words for."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yml")))


@lru_cache(maxsize=256)
def find_language(tag: str) -> str | None:
    """Return the nearest language to a BCP 47 tag that there are words for, or None.

    es-MX is near to es. zh-TW is not near to zh, whose file is in other characters than are read there: a family that
    is offered those after all should have asked for them.
    """
    wanted = tag.strip().replace("_", "-").lower()
    known = {name.lower(): name for name in known_languages()}
    first = wanted.split("-")[0]
    nearest = known.get(wanted) or known.get(first)
    return nearest if nearest and (wanted in known or writes_alike(wanted, nearest)) else None


@lru_cache(maxsize=32)
def load_words(tag: str) -> Words:
    """Return the words for a BCP 47 tag; English when there are none."""
    language = find_language(tag) or _SOURCE
    entries, phrases = read_entries(language)
    english, _ = read_entries(_SOURCE)
    # A plural that is translated brings its own forms; English ones beside them would be another language's grammar.
    known = {**english, **{key: text for key, text in entries.items() if text}}
    return Words(language, _with_country(language, tag), known, phrases)


@lru_cache(maxsize=32)
def read_entries(language: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return a language's own entries, by keys such as "menu.work", and its translations of whole phrases."""
    text = (_FOLDER / f"{language}.yml").read_text(encoding="utf-8")
    raw: dict[str, Any] = yaml.load(text, Loader=_LOADER)  # noqa: S506 - makes nothing but text
    phrases = raw.pop("phrases", None) or {}
    return _flatten(raw), phrases


def list_missing(language: str) -> tuple[str, ...]:
    """Return what a language's file lacks: keys, forms of words that are counted, and phrases, as English has them."""
    (english, said), (entries, phrases) = read_entries(_SOURCE), read_entries(language)
    plurals = LocaleForms(language).plurals
    wanted = dict.fromkeys(
        key
        for name in english
        for key in ([_FORM.sub(f".{form}", name) for form in sorted(plurals)] if _FORM.search(name) else [name])
    )
    gaps = [key for key in wanted if not entries.get(key) and key != "complete"]
    return (*gaps, *(f"phrases: {phrase}" for phrase in said if not phrases.get(phrase)))


def _with_country(language: str, tag: str) -> str:
    """Return the tag that was asked for, well written, if it says more than the language and still means it."""
    found = None if tag == language or find_language(tag) != language else open_locale(tag.replace("_", "-"))
    return str(found).replace("_", "-") if found else language


def _runs(text: str) -> set[str]:
    """Return the ways in which the letters of a text run, as Unicode names them: L, R, AL."""
    return {unicodedata.bidirectional(letter) for letter in text} & (_LEFT | _RIGHT)


def _flatten(raw: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    entries: dict[str, str] = {}
    for name, value in raw.items():
        if isinstance(value, dict):
            entries |= _flatten(value, f"{prefix}{name}.")
        else:
            entries[f"{prefix}{name}"] = str(value)
    return entries
