"""A page as a student writes it: lines at the top between two ``---``, and text below them.

Takes the text of a file; gives the lines at the top as a mapping, the text, and the line where the text begins. When
the lines at the top can't be read there is no page: they could say that nobody may see it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from plfolio.diagnostics import Code, Diagnostic, Location, portfolio
from plfolio.read.yaml_nodes import Mapping, parse_yaml

__all__ = ["Page", "split_page"]

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_SIGN = re.compile(r"[^\s\ufeff\u200b]")
_DASHES = re.compile("[-\u2010-\u2015\u2212]{1,10}")
_COLON = re.compile(r"\n\s*\w{2,20}[ ]?:")

# A page without its first --- is recognised by these.
_WORD = re.compile(
    r"(title|date|subject|standards?|self|chosen_by|showcase|audience|people|name|grade|language|about|due|why) ?:",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page. `front` is None when there are no lines at the top; `body_line` is the line where `body` begins."""

    path: str
    front: Mapping | None
    body: str
    body_line: int


def split_page(text: str, shown: str) -> tuple[Page | None, tuple[Diagnostic, ...]]:
    """Split a page at its two ``---``. None, with a message, when what stands between them can't be read."""
    sign = _SIGN.search(text)
    start = sign.start() if sign else len(text)
    stop = text.find("\n", start)
    stop = len(text) if stop < 0 else stop
    line = text.count("\n", 0, start) + 1
    first = text[start:stop].rstrip()
    if first != "---":
        mistake = _find_mistake(first, text[stop:])
        if mistake:
            return None, (mistake.at(Location(shown, line), text=first),)
        return Page(path=shown, front=None, body=text, body_line=1), ()
    end = _FENCE.search(text, stop)
    if not end:
        return None, (portfolio.P101.at(Location(shown, line)),)
    node, found = parse_yaml(text[stop + 1 : end.start()], shown, first_line=line + 1)
    if not isinstance(node, Mapping | None):
        return None, (*found, portfolio.P104.at(Location(shown, node.line, node.column), found=node.shape))
    if node is None and found:
        return None, found
    body_line = line + text.count("\n", stop, end.start()) + 1
    return Page(path=shown, front=node, body=text[end.end() + 1 :], body_line=body_line), found


def _find_mistake(first: str, rest: str) -> Code | None:
    """Say whether a page that does not begin with ``---`` was meant to."""
    if (_DASHES.fullmatch(first) or first.startswith("---")) and _COLON.match(rest):
        return portfolio.P103
    if _WORD.match(first) and (_FENCE.search(rest) or _WORD.match(rest.lstrip())):
        return portfolio.P102
    return None
