"""The whole table of codes, gathered from one file per group.

Takes the groups; gives `ALL_CODES` in order of id, and `find_code`.
"""

from __future__ import annotations

from plfolio.diagnostics import (
    attachments,
    build,
    checks,
    config,
    delivery,
    files,
    portfolio,
    relations,
    standards,
    teachers,
    writing,
)
from plfolio.diagnostics.core import Code

__all__ = ["ALL_CODES", "find_code"]

_GROUPS = (attachments, build, checks, config, delivery, files, portfolio, relations, standards, teachers, writing)

ALL_CODES: tuple[Code, ...] = tuple(
    sorted(
        (value for group in _GROUPS for value in vars(group).values() if isinstance(value, Code)), key=lambda c: c.id
    )
)

_BY_NAME = {key.casefold(): code for code in ALL_CODES for key in (code.id, code.name)}


def find_code(text: str) -> Code | None:
    """Return the code with this id ("P103") or name ("impossible-date"), any case, or None."""
    return _BY_NAME.get(text.strip().casefold())
