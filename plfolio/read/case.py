"""CASE packages, 1.0 and 1.1, as they are found in the world: fields unknown, missing, doubled or of the wrong sort.

Takes the text of a JSON file; gives a `Framework`, and one message for each sort of thing that is wrong with it.
Format: 1EdTech Competencies and Academic Standards Exchange 1.1, CFPackage.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from plfolio.diagnostics import Code, Diagnostic, Location, standards
from plfolio.model import Framework, Standard
from plfolio.read.grades import clean_grades
from plfolio.read.plain_statement import write_plainly
from plfolio.read.repeats import split_repeats
from plfolio.read.standards_tree import ROOT, Link, grow_tree, plant, rank_standard

__all__ = ["name_some", "read_case"]

_Object = dict[str, Any]

_MOST_NAMED = 3
_LONGEST_NAME = 40
_LINES = re.compile(r"\r\n?")
# A half of a surrogate pair can be written in JSON and nowhere else; control characters have no place in a text.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_WHOLE = re.compile(r"(-?[0-9]{1,15})(?:\.0*)?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_CODE_LIKE = re.compile(r"(?=.*[0-9])(?=.*[-.:])\S{2,40}")


def name_some(names: Iterable[str]) -> str:
    """Return the first three names for a message, and three dots for the others."""
    listed = list(names)
    return ", ".join([*listed[:_MOST_NAMED], *(["..."] if listed[_MOST_NAMED:] else [])])


def read_case(text: str, shown: str, name: str) -> tuple[Framework | None, tuple[Diagnostic, ...]]:
    """Read a CASE package, which becomes the framework `name`. None when the file holds no package at all."""
    if not text.strip():
        return None, (standards.S103.at(Location(shown)),)
    try:
        # Numbers stay as they were typed: 5.10 is a code more often than a number.
        data = json.loads(text, parse_int=str, parse_float=str, parse_constant=str, strict=False)
    except (json.JSONDecodeError, RecursionError) as error:
        line, column = (error.lineno, error.colno) if isinstance(error, json.JSONDecodeError) else (1, 1)
        return None, (standards.S101.at(Location(shown, line, column), line=line, column=column),)
    package = data.get("CFPackage", data) if isinstance(data, dict) else None
    if not isinstance(package, dict) or not ("CFItems" in package or "CFDocument" in package):
        return None, (standards.S102.at(Location(shown)),)
    return _Package(package, text, shown, name).read()


@dataclass(slots=True)
class _Package:
    """One reading. `problems` collects, by code, the names of what each is about."""

    package: _Object
    text: str
    shown: str
    name: str
    problems: dict[Code, dict[str, str]] = field(default_factory=dict)
    twins: dict[str, str] = field(default_factory=dict)

    def read(self) -> tuple[Framework | None, tuple[Diagnostic, ...]]:
        document = self._object(self.package.get("CFDocument"), "CFDocument")
        items = self._read_items()
        self.twins = dict(self._ends(association) for association in self._associations("istranslationof"))
        links = self._read_links(document, items)
        tree = grow_tree(tuple(items), links, lambda standard_id: rank_standard(items[standard_id]))
        for link in tree.loops:
            self._note(standards.S107, link.child, f"{_name(items[link.child])} in {_name(items[link.parent])}")
        framework = Framework(
            id=self.name,
            title=self._text(document, "title") or self.name,
            standards=plant(items.values(), tree),
            roots=tree.roots,
            twins=tuple(self.twins.items()),
            language=_language(self._text(document, "language")),
            source=self._text(document, "uri") or self._text(document, "identifier"),
            location=Location(self.shown),
        )
        self._check_codes(framework)
        return framework, tuple(self._report(framework))

    def _read_items(self) -> dict[str, Standard]:
        """Return the standards by id, each still without its place."""
        successors = self._read_successors()
        items: dict[str, Standard] = {}
        for place, item in enumerate(self._objects("CFItems")):
            standard = self._read_item(item, successors)
            if not standard.id:
                self._note(standards.S104, f"item {place}", _name(standard))
            elif standard.id in items:
                self._note(standards.S105, standard.id, _name(items[standard.id]))
            else:
                items[standard.id] = standard
        return items

    def _read_item(self, item: _Object, successors: dict[str, tuple[str, ...]]) -> Standard:
        standard_id = self._identify(item)
        code = _one_line(self._text(item, "humanCodingScheme"))
        short, other = self._text(item, "abbreviatedStatement"), self._text(item, "alternativeLabel")
        statement = write_plainly(self._text(item, "fullStatement"))
        if not statement and standard_id:
            self._note(standards.S109, standard_id, _shorten(code or short or other or standard_id))
        kind = self._text(item, "CFItemType") or self._text(_as_object(item.get("CFItemTypeURI")), "title")
        replaced_by = successors.get(standard_id, ())
        return Standard(
            id=standard_id,
            code=code,
            statement=statement or short or other or code or standard_id,
            framework=self.name,
            kind=kind,
            grades=clean_grades(self._texts(item, "educationLevel")),
            notes=write_plainly(self._text(item, "notes")),
            language=_language(self._text(item, "language")),
            uri=self._text(item, "uri"),
            aliases=tuple(
                alias for alias in dict.fromkeys((short, other)) if alias != code and _CODE_LIKE.fullmatch(alias)
            ),
            is_retired=bool(replaced_by or self._text(item, "statusEndDate")),
            replaced_by=replaced_by,
            location=Location(self.shown),
        )

    def _read_successors(self) -> dict[str, tuple[str, ...]]:
        """Return what replaces each retired standard; its successors may lie in another framework."""
        found: dict[str, dict[str, None]] = {}
        for association in self._associations("replacedby"):
            old, new = self._ends(association)
            if old and new and old != new:
                found.setdefault(old, {})[new] = None
        return {old: tuple(new) for old, new in found.items()}

    def _read_links(self, document: _Object, items: dict[str, Standard]) -> tuple[Link, ...]:
        """Return the steps of the tree whose both ends are here, those of the main tree first."""
        top = self._identify(document)
        links: dict[bool, list[Link]] = {False: [], True: []}
        placed: set[str] = set()
        for association in self._associations("ischildof"):
            child, parent = self._ends(association)
            placed.add(child)
            if child in items and (parent in items or (parent and parent == top)):
                link = Link(child=child, parent=parent if parent in items else ROOT, number=self._number(association))
                links[bool(association.get("CFAssociationGroupingURI"))].append(link)
            else:
                missing = parent if child in items else child
                self._note(standards.S108, missing, _shorten(missing or "nothing"))
        for standard_id, standard in items.items():
            if standard_id not in placed and standard_id not in self.twins:
                self._note(standards.S106, standard_id, _name(standard))
        return (*links[False], *links[True])

    def _associations(self, kind: str) -> list[_Object]:
        all_kinds = self._objects("CFAssociations")
        return [one for one in all_kinds if self._text(one, "associationType").casefold() == kind]

    def _ends(self, association: _Object) -> tuple[str, str]:
        return self._end(association, "originNode"), self._end(association, "destinationNode")

    def _end(self, association: _Object, name: str) -> str:
        node = association.get(f"{name}URI")
        if isinstance(node, dict):
            return self._identify(node)
        return self._text(association, f"{name}Identifier") or _last_part(self._text(association, f"{name}URI"))

    def _identify(self, thing: _Object) -> str:
        return self._text(thing, "identifier") or _last_part(self._text(thing, "uri"))

    def _number(self, association: _Object) -> int | None:
        number = _WHOLE.fullmatch(self._text(association, "sequenceNumber"))
        return int(number[1]) if number else None

    def _objects(self, name: str) -> list[_Object]:
        """Return the objects of a list, however few of its members are objects."""
        found = self.package.get(name, [])
        members = found if isinstance(found, list) else [found]
        return [member for member in members if self._object(member, name) is member]

    def _object(self, value: object, name: str) -> _Object:
        if value is not None and not isinstance(value, dict):
            self._note(standards.S110, name)
        return _as_object(value)

    def _texts(self, thing: _Object, name: str) -> tuple[str, ...]:
        value = thing.get(name)
        return tuple(self._clean(member, name) for member in (value if isinstance(value, list) else [value]))

    def _text(self, thing: _Object, name: str) -> str:
        return self._clean(thing.get(name), name)

    def _clean(self, value: object, name: str) -> str:
        if isinstance(value, str):
            return _UNFIT.sub("", _LINES.sub("\n", value)).strip()
        if value is not None:
            self._note(standards.S110, name)
        return ""

    def _check_codes(self, framework: Framework) -> None:
        current = [
            standard
            for standard in framework.standards
            if standard.code and not standard.is_retired and standard.id not in self.twins
        ]
        for standard, _ in split_repeats(current, lambda standard: standard.code)[1]:
            self._note(standards.S111, standard.code)

    def _note(self, code: Code, key: str, name: str = "") -> None:
        self.problems.setdefault(code, {}).setdefault(key, name or key)

    def _report(self, framework: Framework) -> Iterator[Diagnostic]:
        """Give one message for each sort of problem: a damaged package has the same one a thousand times."""
        if not framework.standards:
            yield standards.S103.at(Location(self.shown))
        for code, names in self.problems.items():
            where = Location(self.shown, self._line_of(next(iter(names))))
            yield code.at(where, count=len(names), names=name_some(names.values()))

    def _line_of(self, key: str) -> int:
        """Return the line on which the first one stands; 0 when the file does not have it in these letters."""
        place = self.text.find(json.dumps(key, ensure_ascii=False))
        return self.text.count("\n", 0, place) + 1 if place >= 0 else 0


def _as_object(value: object) -> _Object:
    return value if isinstance(value, dict) else {}


def _last_part(address: str) -> str:
    """Return the identifier that an address ends in, unless it is that of a whole collection (``/CFItems``)."""
    part = address.rstrip("/").rpartition("/")[2]
    return "" if part.startswith("CF") else part


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _language(text: str) -> str:
    """Return a BCP 47 tag; packages write en_US as often as en-US."""
    tag = text.replace("_", "-")
    return tag if _LANGUAGE.fullmatch(tag) else ""


def _name(standard: Standard) -> str:
    """Name a standard for a message."""
    return _shorten(standard.code or _one_line(standard.statement) or standard.id)


def _shorten(words: str) -> str:
    return words if len(words) <= _LONGEST_NAME else f"{words[:_LONGEST_NAME]}..."
