"""Files that were meant as pages and have another ending: Notepad adds one and Windows hides it, or Word made them.

Takes the name of a file; gives the message about it, and the name that it should have.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from plfolio.diagnostics import Code, Diagnostic, Location, portfolio

__all__ = ["Misnamed", "find_misnamed"]

_TEXTS = frozenset((".txt", ".text", ".markdown", ".mdown", ".mkd"))
_DOCUMENTS = frozenset((".docx", ".doc", ".odt", ".rtf", ".pages"))
_PAGE_ENDING = ".md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Misnamed:
    """A file that was most likely meant as the page `good`."""

    code: Code
    name: str
    ending: str
    good: str

    def at(self, path: str) -> Diagnostic:
        """Return the message about the file at this path."""
        values = {"ending": self.ending} if self.code is portfolio.P118 else {}
        return self.code.at(Location(path), name=self.name, good=self.good, **values)


def find_misnamed(path: str) -> Misnamed | None:
    """Say what a file should be called to be a page; None when nobody would take it for one."""
    name = posixpath.basename(path)
    stem, ending = posixpath.splitext(name)
    if not stem or ending.casefold() not in _TEXTS | _DOCUMENTS:
        return None
    code = portfolio.P118 if ending.casefold() in _TEXTS else portfolio.P119
    bare = stem[: -len(_PAGE_ENDING)] if stem.casefold().endswith(_PAGE_ENDING) else stem
    return Misnamed(code=code, name=name, ending=ending, good=f"{bare or stem}{_PAGE_ENDING}")
