"""A page as a student writes it: lines at the top between two ``---``, and text below them.

Takes the text of a file; gives the lines at the top as a mapping, the text, and the line where the text begins. When
the lines at the top can't be read there is no page: they could say that nobody may see it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from plfolio.diagnostics import Diagnostic, Location, portfolio, writing
from plfolio.read.yaml_nodes import Mapping, parse_yaml

__all__ = ["Page", "split_page"]

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_SIGN = re.compile(r"[^\s\ufeff\u200b]")
_DASHES = re.compile("[-\u2010-\u2015\u2212]{1,10}")
# A lone - is the beginning of a list; any other dashes on a line of their own were meant as three short ones.
_WRONG_FENCE = re.compile("^(?!---?[ \t]*$|-[ \t]*$)([-\u2010-\u2015\u2212]{1,60})[ \t]*$|^(--)[ \t]*$", re.MULTILINE)
_COLON = re.compile(r"\n\s*\w{2,20}[ ]?:")

# A page without its first --- is recognised by these, and so is a line that a # hides.
_WORDS = (
    "title|date|subject|kind|standards?|self|chosen_by|showcase|audience|people|grew_from|source|licence|license|about|"
    "due|why|level|steps|helpers|evidence|status|name|grade|languages?|strengths|needs|interests|look|picture"
)
_WORD = re.compile(rf"({_WORDS}) ?:", re.IGNORECASE)
_HIDDEN_WORD = re.compile(rf"^#(({_WORDS}) ?:.*)$", re.IGNORECASE | re.MULTILINE)
_LINE_AT_TOP = re.compile(
    rf"\s*$|\s*#|[ \t]|- |[\]}}]|[^\s:]{{1,30}}( [^\s:]{{1,30}})?:(\s|$)|({_WORDS})\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"\S+\s+\S+\s+\S")
_TICKED = re.compile(r"^([ \t]*-[ \t]+)\[([ xX])\][ \t]+(.*\S)[ \t]*$", re.MULTILINE)
_LONGEST_QUOTE = 40


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
        mistake = _find_mistake(first, text[stop:], Location(shown, line))
        return (None, (mistake,)) if mistake else (Page(path=shown, front=None, body=text, body_line=1), ())
    end = _FENCE.search(text, stop)
    if not end:
        return None, (_explain_no_end(text, stop, Location(shown, line)),)
    front = text[stop + 1 : end.start()]
    node, found = parse_yaml(_TICKED.sub(_write_step, front), shown, first_line=line + 1)
    if node is None and found:
        return None, _find_prose(front, Location(shown, line + 1)) or found
    if not isinstance(node, Mapping | None):
        return None, (*found, portfolio.P104.at(Location(shown, node.line, node.column), found=node.shape))
    hidden = [
        writing.F135.at(Location(shown, line + 1 + front.count("\n", 0, one.start())), text=one[1].rstrip())
        for one in _HIDDEN_WORD.finditer(front)
    ]
    body_line = line + text.count("\n", stop, end.start()) + 1
    page = Page(path=shown, front=node, body=text[end.end() + 1 :], body_line=body_line)
    return page, (*found, *hidden)


def _find_mistake(first: str, rest: str, where: Location) -> Diagnostic | None:
    """Say whether a page that does not begin with ``---`` was meant to."""
    if (_DASHES.fullmatch(first) or first.startswith("---")) and _COLON.match(rest):
        second = _WRONG_FENCE.search(rest)
        fence = _FENCE.search(rest)
        is_wrong = second is not None and (fence is None or second.start() < fence.start())
        line = where.line + rest.count("\n", 0, second.start()) if second and is_wrong else 0
        also = f" So must line {line}." if line else ""
        return portfolio.P103.at(where, text=first, also=also)
    if _WORD.match(first) and (_FENCE.search(rest) or _WORD.match(rest.lstrip())):
        return portfolio.P102.at(where)
    return None


def _explain_no_end(text: str, start: int, where: Location) -> Diagnostic:
    """Say which line was meant to close the lines at the top, or that there is none."""
    wrong = _WRONG_FENCE.search(text, start + 1)
    if wrong:
        line = text.count("\n", 0, wrong.start()) + 1
        return portfolio.P103.at(Location(where.path, line), text=wrong[0].rstrip(), also="")
    return portfolio.P101.at(where)


def _find_prose(front: str, where: Location) -> tuple[Diagnostic, ...]:
    """Find the sentence with which the page's text began, when a later --- was taken for the end of the lines above."""
    lines = front.split("\n")
    for number, line in enumerate(lines):
        if not _LINE_AT_TOP.match(line):
            # With another of the known words below, it only goes on with what the line above says.
            is_text = number and _SENTENCE.match(line) and not any(map(_WORD.match, lines[number + 1 :]))
            place = Location(where.path, where.line + number)
            return (portfolio.P121.at(place, text=line.strip()[:_LONGEST_QUOTE]),) if is_text else ()
    return ()


def _write_step(ticked: re.Match[str]) -> str:
    """Write a step with a box in front, which would be a list, as text: ``- [x] Read`` becomes ``- '(done) Read'``."""
    done = "" if ticked[2] == " " else "(done) "
    text = ticked[3].replace("'", "''")
    return f"{ticked[1]}'{done}{text}'"
