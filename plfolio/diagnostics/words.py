"""What people read of each code, one file per language in ``messages/``; read when the first message is made.

Takes a BCP 47 tag; gives a `Wording` per code in the nearest language there is, English for whatever it does not say.
"""

from __future__ import annotations

import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

__all__ = ["ENGLISH", "MESSAGES", "Wording", "list_languages", "load_wordings", "names_in"]

ENGLISH = "en"

MESSAGES = Path(__file__).parent / "messages"
"""The folder of plfolio's own messages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of one code in one language. `message` and `hint` are templates until `fill` has put values in."""

    title: str
    message: str
    hint: str
    why: str
    wrong: str
    right: str

    @property
    def names(self) -> frozenset[str]:
        """Every {name} that `message` and `hint` need a value for."""
        return names_in(self.message) | names_in(self.hint)

    def fill(self, values: Mapping[str, str]) -> Wording:
        """Return the same words about one place; raises `KeyError` when a value is missing."""
        return replace(self, message=self.message.format_map(values), hint=self.hint.format_map(values))


@lru_cache(maxsize=512)
def names_in(template: str) -> frozenset[str]:
    """Return every {name} in a template."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(template) if name)


@lru_cache(maxsize=16)
def load_wordings(tag: str, folder: Path = MESSAGES) -> Mapping[str, Wording]:
    """Return the words of every code of a folder by its id, in the language nearest to a tag.

    What es-MX does not say is said in es, and what that does not say in English.
    """
    languages = list_languages(folder)
    wanted = tag.strip().replace("_", "-").casefold()
    merged: dict[str, dict[str, str]] = {}
    for name in dict.fromkeys((ENGLISH, wanted.partition("-")[0], wanted)):
        if name in languages:
            for code, words in tomllib.loads(languages[name].read_text(encoding="utf-8")).items():
                merged[code] = {**merged.get(code, {}), **words}
    return {code: Wording(**words) for code, words in merged.items()}


def list_languages(folder: Path = MESSAGES) -> dict[str, Path]:
    """Return the file of each language that there are words in, by its tag in small letters."""
    return {path.stem.casefold(): path for path in sorted(folder.glob("*.toml"))}
