"""Where the pages of a site lie, and the ids of places on them.

Takes ids, as students and teachers named things; gives paths from the site's root, and anchors.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable

from plfolio.names import name_uniquely

__all__ = ["artifact_paths", "badge_paths", "make_anchor"]


def artifact_paths(ids: Iterable[str]) -> dict[str, str]:
    """Return the path of each artifact's page, by id."""
    return {identifier: f"work/{name}.html" for identifier, name in name_uniquely(ids, fallback="piece").items()}


def badge_paths(ids: Iterable[str]) -> dict[str, str]:
    """Return the path of each badge's page, by id."""
    return {identifier: f"badges/{name}.html" for identifier, name in name_uniquely(ids, fallback="badge").items()}


def make_anchor(sort: str, identifier: str) -> str:
    """Return an id for a place on a page, which cannot meet the ids in students' texts."""
    normal = unicodedata.normalize("NFC", identifier).encode("utf-8", "surrogatepass")
    return f"{sort}-{hashlib.sha256(normal).hexdigest()[:8]}"
