"""The whole table of codes, gathered from one file per group.

Takes the groups; gives `ALL_CODES` in order of id, and `find_code`. Between processes a code travels as its id.
"""

from __future__ import annotations

import copyreg
from typing import Any

from plfolio.diagnostics import (
    attachments,
    build,
    checks,
    config,
    delivery,
    files,
    languages,
    portfolio,
    relations,
    standards,
    teachers,
    writing,
)
from plfolio.diagnostics.core import Code

__all__ = ["ALL_CODES", "find_code"]

_GROUPS = (
    attachments,
    build,
    checks,
    config,
    delivery,
    files,
    languages,
    portfolio,
    relations,
    standards,
    teachers,
    writing,
)

ALL_CODES: tuple[Code, ...] = tuple(
    sorted(
        (value for group in _GROUPS for value in vars(group).values() if isinstance(value, Code)), key=lambda c: c.id
    )
)

_BY_NAME = {key.casefold(): code for code in ALL_CODES for key in (code.id, code.name)}


def find_code(text: str) -> Code | None:
    """Return the code with this id ("P103") or name ("impossible-date"), any case, or None."""
    return _BY_NAME.get(text.strip().casefold())


def _reduce(code: Code) -> str | tuple[Any, ...]:
    """Pickle a code of the table as its id, so that it arrives as the very same; a plugin's own code whole."""
    return (find_code, (code.id,)) if find_code(code.id) is code else code.__reduce_ex__(2)


copyreg.pickle(Code, _reduce)
