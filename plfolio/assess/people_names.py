"""Names of other students as a child writes them: two in one, or the name in place of the folder's.

Takes what stands under ``people:`` and is nobody's folder; gives what to say about it.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from plfolio.assess.tags import find_near, suggest

__all__ = ["advise_person"]

_BETWEEN = re.compile(r"\s+(?:and|with|und|y|e|et|و)\s+|\s*[&+/]\s*", re.IGNORECASE)


def advise_person(text: str, students: Collection[str]) -> str:
    """Write which students were probably meant, or nothing; ends in a space when it is not empty."""
    parts = [part for part in _BETWEEN.split(text) if part]
    if len(parts) > 1:
        near = [find_near(part, students) for part in parts]
        if all(near):
            return f"Write each name by itself: [{', '.join(near)}]. "
    return suggest(text, students)
