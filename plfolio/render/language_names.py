"""Languages by all that people call them: es, es-MX, spa, Spanish, Español.

Takes what somebody wrote; gives the tag to load words by, or the nearest name that would have been understood.
"""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache

from plfolio.render.locale_forms import list_aliases, name_in_english
from plfolio.render.words import find_language, known_languages, read_entries

__all__ = ["describe_languages", "recognise_language", "suggest_language"]

_LIKENESS = 0.7


def recognise_language(text: str) -> str | None:
    """Return the tag of a language that there are words for, or None: never a guess."""
    written = text.strip()
    tag = written.replace("_", "-")
    return (tag if find_language(tag) else None) or _named().get(written.casefold())


def suggest_language(text: str) -> str:
    """Return the language that was probably meant, as its tag and its own name, or ""."""
    written = text.strip().casefold()
    names = {**{tag.casefold(): tag for tag in known_languages()}, **_named()}
    close = [
        found for word in (written, written.split(" ")[0]) for found in get_close_matches(word, names, 1, _LIKENESS)
    ]
    return _describe(names[close[0]]) if close else ""


def describe_languages() -> str:
    """Return every language that there are words for, as a list for people."""
    return ", ".join(map(_describe, known_languages()))


def _describe(language: str) -> str:
    return f"{language} ({read_entries(language)[0]['name']})"


@lru_cache(maxsize=1)
def _named() -> dict[str, str]:
    """Map names in small letters to tags: what a language calls itself, what English calls it, and three letters."""
    names: dict[str, str] = {}
    for tag in known_languages():
        for name in (read_entries(tag)[0]["name"], name_in_english(tag)):
            if name:
                names.setdefault(name.casefold(), tag)
    codes = {code: find_language(tag) for code, tag in list_aliases().items()}
    return {**{code: tag for code, tag in codes.items() if tag}, **names}
