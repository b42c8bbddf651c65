"""YAML as a small tree of nodes that know their line, with every value as the text that was typed.

Takes text; gives a `Scalar`, `Items` or `Mapping`, or a message that says what to mend and where. Anchors, aliases,
merges and tags are refused, and so is more than the caps allow: a few hundred bytes of YAML can take a loader a minute.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

import yaml

from plfolio.diagnostics import Code, Diagnostic, Location, writing
from plfolio.read.yaml_mistakes import Spot, explain_mistake

__all__ = ["PAGE_CAPS", "SCHOOL_CAPS", "Caps", "Items", "Mapping", "Node", "Scalar", "parse_yaml"]

_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# YAML starts a new line at these, and nobody else does: line numbers would drift.
_ODD_BREAKS = re.compile("[\r\x85\u2028\u2029]")
_BRACKET = re.compile(r"[\[\]{}]")
# Without its C library PyYAML looks at every bracket that is open on a line again for each that follows. Nobody means
# so many of them: more than the caps allow, even if some stand between quotation marks.
_MOST_OPEN = 50
# A whole value between marks that a phone or Word made curly: “two: words”. As long as the straight ones, so that every
# column stays what it was.
_CURLY = re.compile(
    r"(?P<before>^[ \t]*|[\[{,][ \t]*|(?<!\S)-[ \t]+|:[ \t]+)"
    r"""[\u201c\u201d\u201e](?P<text>[^"\u201c-\u201f\\\n]*)[\u201c\u201d]"""
    r"(?=[ \t]*(?:$|[,\]}]|[ \t]#))",
    re.MULTILINE,
)
_HIDDEN = re.compile(r"\s*(#[^\s#].*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scalar:
    """One value. `text` is as typed: ``0123``, ``5.10``, ``12:30`` and ``NO`` stay what they are."""

    shape: ClassVar[str] = "one text"

    text: str
    line: int
    column: int
    is_quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A list."""

    shape: ClassVar[str] = "a list"

    items: tuple[Node, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """Words and what they say, in the order of the file; a word that is there twice comes twice."""

    shape: ClassVar[str] = "a group of lines with words and colons"

    entries: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int

    def get(self, name: str) -> Node | None:
        """Return what stands behind this word, the first time that it is there, or None."""
        return next((node for key, node in self.entries if key.text == name), None)


Node = Scalar | Items | Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Caps:
    """How much is read: `size` in characters, `depth` of lists in lists, `nodes` in all."""

    size: int = 65_536
    depth: int = 6
    nodes: int = 500


PAGE_CAPS = Caps()
SCHOOL_CAPS = Caps(size=2_000_000, depth=12, nodes=50_000)


def parse_yaml(
    text: str, shown: str, *, first_line: int = 1, caps: Caps = PAGE_CAPS
) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """Read `text`, whose first line is line `first_line` of the file `shown`.

    None when it can't be read, with one message that is an error; None without one when there is nothing in it.
    """
    plain = _CURLY.sub(_straighten, _ODD_BREAKS.sub(" ", text))
    start = Spot(lines=plain.split("\n"), shown=shown, first_line=first_line)
    try:
        _check_text(text, start, caps)
        tree = _Tree(plain, start, caps)
        return tree.read(), tuple(tree.found)
    except _RefusedError as refused:
        return None, (refused.diagnostic,)
    except yaml.MarkedYAMLError as error:
        return None, (explain_mistake(error, start),)


def _straighten(found: re.Match[str]) -> str:
    """Write straight marks, unless these are part of a longer text."""
    before = found.string[found.string.rfind("\n", 0, found.start()) + 1 : found.start()]
    is_in_text = before.count('"') % 2 or before.count("'") % 2
    is_after_comma = found["before"].startswith(",") and not any(sign in before for sign in "[{")
    return found[0] if is_in_text or is_after_comma else f'{found["before"]}"{found["text"]}"'


class _RefusedError(Exception):
    """Carries the one message about text that is not read further."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def _check_text(text: str, start: Spot, caps: Caps) -> None:
    """Refuse what no loader should be given."""
    if len(text) > caps.size:
        where = Location(start.shown)
        raise _RefusedError(writing.F128.at(where, what=f"more than {caps.size:,} characters"))
    forbidden = _FORBIDDEN.search(text)
    if forbidden:
        before = text[: forbidden.start()].split("\n")
        spot = replace(start, number=len(before) - 1, column=len(before[-1]))
        raise _RefusedError(spot.say(writing.F129, sign=f"U+{ord(forbidden[0]):04X}"))
    for number, line in enumerate(start.lines):
        if line.count("[") + line.count("{") > _MOST_OPEN:
            _check_brackets(replace(start, number=number), caps)


def _check_brackets(start: Spot, caps: Caps) -> None:
    """Refuse a line on which too many brackets are open at once, whatever they stand in."""
    depth = 0
    for bracket in _BRACKET.finditer(start.line):
        depth += 1 if bracket[0] in "[{" else -1
        if depth > _MOST_OPEN:
            raise _RefusedError(replace(start, column=bracket.start()).say(writing.F128, what=_too_deep(caps)))


class _Tree:
    """One reading: turns the loader's events into nodes, and counts them."""

    def __init__(self, text: str, start: Spot, caps: Caps) -> None:
        self.found: list[Diagnostic] = []
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=_LOADER)
        self._has_hash = "#" in text
        self._start = start
        self._caps = caps
        self._count = 0

    def read(self) -> Node | None:
        node = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if node is not None:
                    raise self._refuse(writing.F130, event)
                node = self._node(next(self._events), 1)
        return None if isinstance(node, Scalar) and not node.text and not node.is_quoted else node

    def _node(self, event: yaml.Event, depth: int) -> Node:
        self._count += 1
        if self._count > self._caps.nodes:
            raise self._refuse(writing.F128, event, what=f"more than {self._caps.nodes:,} words and texts")
        if _is_order(event):
            raise self._refuse(writing.F126, event, sign=self._start.at(event.start_mark).sign)
        line = event.start_mark.line + self._start.first_line if event.start_mark else 0
        column = event.start_mark.column + 1 if event.start_mark else 0
        if isinstance(event, yaml.ScalarEvent):
            is_quoted = not event.implicit[0]
            if self._has_hash and not is_quoted:
                self._notice_hidden(self._start.at(event.end_mark))
            return Scalar(text=event.value, line=line, column=column, is_quoted=is_quoted)
        if depth > self._caps.depth:
            raise self._refuse(writing.F128, event, what=_too_deep(self._caps))
        if isinstance(event, yaml.SequenceStartEvent):
            return Items(items=tuple(self._items(depth)), line=line, column=column)
        return Mapping(entries=tuple(self._entries(depth)), line=line, column=column)

    def _items(self, depth: int) -> Iterator[Node]:
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self._node(event, depth + 1)

    def _entries(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                return
            yield self._key(event, depth), self._node(next(self._events), depth + 1)

    def _key(self, event: yaml.Event, depth: int) -> Scalar:
        key = self._node(event, depth + 1)
        if not isinstance(key, Scalar):
            raise self._refuse(writing.F131, event)
        if key.text == "<<" and not key.is_quoted:
            raise self._refuse(writing.F126, event, sign=key.text)
        return key

    def _notice_hidden(self, end: Spot) -> None:
        """Warn of ``We are #1`` and ``#2f5d8a``, where what was meant as text became a comment."""
        hidden = _HIDDEN.match(end.line, end.column)
        if hidden:
            self.found.append(end.say(writing.F133, text=hidden[1].rstrip()))

    def _refuse(self, code: Code, event: yaml.Event, **values: object) -> _RefusedError:
        return _RefusedError(self._start.at(event.start_mark).say(code, **values))


def _too_deep(caps: Caps) -> str:
    return f"lists inside lists, more than {caps.depth} deep"


def _is_order(event: yaml.Event) -> bool:
    """Say whether this is an alias, or has an anchor or a tag."""
    return isinstance(event, yaml.NodeEvent) and (event.anchor is not None or getattr(event, "tag", None) is not None)
