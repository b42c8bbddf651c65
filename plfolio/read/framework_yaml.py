"""A school's own framework, as a small YAML: a title, and standards with a code and a statement, nested as needed.

Takes the text of a file; gives a `Framework`, and a message for each line that has to be mended.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import NAMESPACE_URL, uuid5

from plfolio.diagnostics import Diagnostic, Location, standards
from plfolio.model import Framework, Standard
from plfolio.read.fields import Field, Language, Records, Text, Texts, Values, Where, read_record
from plfolio.read.grades import clean_grades
from plfolio.read.standards_tree import ROOT, Link, grow_tree, plant, rank_standard
from plfolio.read.yaml_nodes import SCHOOL_CAPS, Mapping, parse_yaml

__all__ = ["FRAMEWORK_FIELDS", "STANDARD_FIELDS", "read_framework_yaml"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """One standard as written, with those below it."""

    standard: Standard
    below: tuple[_Entry, ...]


def _read_entry(node: Mapping, where: Where) -> _Entry | None:
    values = read_record(node, STANDARD_FIELDS, where)
    code = values[_CODE]
    if not code:
        return None
    standard = Standard(
        id=values[_GUID],
        code=code,
        statement=values[_STATEMENT] or code,
        framework="",
        kind=values[_KIND],
        grades=clean_grades(values[_GRADES]),
        notes=values[_NOTES],
        language=values[_LANGUAGE],
        aliases=values[_ALIASES],
        is_retired=bool(values[_REPLACED_BY]),
        replaced_by=values[_REPLACED_BY],
        location=values.where(_CODE),
    )
    return _Entry(standard=standard, below=values[_STANDARDS])


_CODE = Field(name="code", converter=Text(), default="", required=True, doc="What people write to name the standard.")
_STATEMENT = Field(
    name="statement", converter=Text(), default="", required=True, doc="What a student who has reached it can do."
)
_GUID = Field(
    name="id",
    converter=Text(),
    default="",
    doc="Its identifier, which never changes. Without one, it is made from the framework's id and the code.",
)
_KIND = Field(name="kind", converter=Text(), default="", doc="What sort of thing it is, such as Domain or Standard.")
_GRADES: Field[tuple[str, ...]] = Field(
    name="grades", converter=Texts(commas=True), default=(), doc="The grades it is for, such as [3, 4]."
)
_NOTES = Field(name="notes", converter=Text(), default="", doc="Words for teachers.")
_ALIASES = Field(
    name="aliases",
    converter=Texts(commas=True),
    default=(),
    doc="Other codes that people write for it.",
    also=("also",),
)
_REPLACED_BY = Field(
    name="replaced_by", converter=Texts(commas=True), default=(), doc="The codes of what stands in its place by now."
)
_STANDARDS: Field[tuple[_Entry, ...]] = Field(
    name="standards", converter=Records(_read_entry), default=(), doc="The standards that are parts of this one."
)
_TITLE = Field(name="title", converter=Text(), default="", doc="What the framework is called.")
_ID = Field(name="id", converter=Text(), default="", doc="Its short name, for codes such as riverbend:SCI.1.")
_LANGUAGE = Field(name="language", converter=Language(), default="", doc="The language it is written in, such as en.")

STANDARD_FIELDS = (_CODE, _STATEMENT, _GUID, _KIND, _GRADES, _NOTES, _LANGUAGE, _ALIASES, _REPLACED_BY, _STANDARDS)
FRAMEWORK_FIELDS = (_ID, _TITLE, _LANGUAGE, _STANDARDS)


def read_framework_yaml(text: str, shown: str, name: str) -> tuple[Framework | None, tuple[Diagnostic, ...]]:
    """Read a framework, whose id is `name` unless it says another. None when nothing in the file can be read."""
    node, problems = parse_yaml(text, shown, caps=SCHOOL_CAPS)
    found = list(problems)
    if node is None:
        return None, tuple(found) if found else (standards.S103.at(Location(shown)),)
    if not isinstance(node, Mapping):
        return None, (*found, standards.S116.at(Location(shown, node.line, node.column)))
    values = read_record(node, FRAMEWORK_FIELDS, Where(path=shown, found=found))
    framework_id = _choose_id(values, name, found)
    items: dict[str, Standard] = {}
    links: list[Link] = []
    for standard, parent in _walk(values[_STANDARDS], framework_id):
        links.append(Link(child=standard.id, parent=parent, number=len(links)))
        if standard.id in items:
            found.append(standards.S105.at(standard.location or Location(shown), count=1, names=standard.code))
        items.setdefault(standard.id, standard)
    _check_codes(items, found)
    if not items and not found:
        found.append(standards.S103.at(Location(shown)))
    tree = grow_tree(tuple(items), links, lambda standard_id: rank_standard(items[standard_id]))
    framework = Framework(
        id=framework_id,
        title=values[_TITLE] or framework_id,
        standards=plant(_name_successors(items), tree),
        roots=tree.roots,
        language=values[_LANGUAGE],
        location=Location(shown),
    )
    return framework, tuple(found)


def _choose_id(values: Values, name: str, found: list[Diagnostic]) -> str:
    text = values[_ID]
    if ":" in text:
        found.append(standards.S115.at(values.where(_ID), text=text, name=name))
        return name
    return text or name


def _walk(entries: tuple[_Entry, ...], framework: str, parent: str = ROOT) -> Iterator[tuple[Standard, str]]:
    """Give each standard with the id of the one above it, in the order of the file."""
    for entry in entries:
        guid = entry.standard.id or str(uuid5(NAMESPACE_URL, f"plfolio:{framework}:{entry.standard.code}"))
        yield replace(entry.standard, id=guid, framework=framework), parent
        yield from _walk(entry.below, framework, guid)


def _check_codes(items: dict[str, Standard], found: list[Diagnostic]) -> None:
    seen: set[str] = set()
    for standard in items.values():
        if standard.code in seen and standard.location:
            found.append(standards.S111.at(standard.location, count=1, names=standard.code))
        seen.add(standard.code)


def _name_successors(items: dict[str, Standard]) -> Iterator[Standard]:
    """Turn the codes of what replaces a standard into ids; what is in another framework stays as written."""
    ids = {standard.code: standard.id for standard in items.values()}
    for standard in items.values():
        yield replace(standard, replaced_by=tuple(ids.get(code, code) for code in standard.replaced_by))
