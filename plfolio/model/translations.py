"""What is said in several languages: statements, names of levels, criteria.

Takes a text with its language and its translations; gives the one to show to somebody who reads another language.
"""

from __future__ import annotations

__all__ = ["Translations", "choose_translation", "is_same_language"]

Translations = tuple[tuple[str, str], ...]
"""Pairs of a BCP 47 tag and the text in that language."""


def choose_translation(language: str, text: str, translations: Translations, wanted: str) -> tuple[str, str]:
    """Return the language and the text to show where `wanted` is read: a translation, or the text as it is."""
    said = ((language, text), *translations)
    exact = (pair for pair in said if pair[0].lower() == wanted.lower())
    near = (pair for pair in said if is_same_language(pair[0], wanted))
    return next(exact, None) or next(near, (language, text))


def is_same_language(one: str, other: str) -> bool:
    """Say whether two tags mean one language, whichever country's."""
    return one.partition("-")[0].lower() == other.partition("-")[0].lower()
