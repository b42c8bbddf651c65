"""Output names: how anything a person named becomes a file or folder name that every system and every host accepts.

Takes text in any language; gives names of ``[a-z0-9-]`` that are never reserved, hidden, or in another's way.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

__all__ = ["name_uniquely", "slugify"]

_LONGEST = 60
_HASH_LENGTH = 8

# Names that Windows refuses with any ending, or that a web host reads as its own instructions.
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", "conin", "conout", "index", "404", "robots", "sitemap", "sw", "functions", "cname"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in range(10)]
)


def slugify(text: str, *, fallback: str = "page") -> str:
    """Return a name of 1 to 60 characters from ``[a-z0-9-]`` for `text`.

    Where letters are lost (another script, more than 60 characters), the name ends in a hash of the text, so that two
    different texts do not become one name by losing what told them apart.
    """
    normal = unicodedata.normalize("NFC", text).strip().casefold()
    plain = unicodedata.normalize("NFKD", normal).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    lost = any(character.isalnum() for character in normal if not _is_kept(character)) or len(name) > _LONGEST
    if name in _RESERVED:
        name = f"{fallback}-{name}"
    if not name or lost:
        stem = name[: _LONGEST - _HASH_LENGTH - 1].strip("-") or fallback
        name = f"{stem}-{_short_hash(normal)}"
    return name


def name_uniquely(texts: Iterable[str], *, fallback: str = "page") -> dict[str, str]:
    """Return a name for each text; texts whose names collide all get a hash of their exact spelling.

    The names depend on the set of texts, never on their order.
    """
    wanted = {text: slugify(text, fallback=fallback) for text in sorted(set(texts))}
    owners: dict[str, int] = {}
    for name in wanted.values():
        owners[name] = owners.get(name, 0) + 1
    return {
        text: name if owners[name] == 1 else f"{name[: _LONGEST - _HASH_LENGTH - 1]}-{_short_hash(text)}"
        for text, name in wanted.items()
    }


def _is_kept(character: str) -> bool:
    return bool(unicodedata.normalize("NFKD", character).encode("ascii", "ignore"))


def _short_hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH_LENGTH]
