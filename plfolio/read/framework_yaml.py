"""A school's own framework, as a small YAML: a title, and standards with a code and a statement, nested as needed.

Takes the text of a file; gives a `Framework`, and a message for each line that has to be mended.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from uuid import NAMESPACE_URL, uuid5

from plfolio.diagnostics import Diagnostic, Location, standards
from plfolio.model import Framework, Standard
from plfolio.read.converters import Where, as_language, as_names, as_records, as_text, as_translations
from plfolio.read.fields import Field, Record
from plfolio.read.grades import clean_grades
from plfolio.read.repeats import split_repeats
from plfolio.read.standards_tree import ROOT, Link, grow_tree, plant, rank_standard
from plfolio.read.yaml_nodes import SCHOOL_CAPS, Mapping, parse_yaml

__all__ = ["FrameworkFile", "StandardEntry", "read_framework_yaml"]


def _read_entry(node: Mapping, where: Where) -> StandardEntry | None:
    entry = StandardEntry(node, where)
    return entry if entry.code else None


class StandardEntry(Record):
    """One standard as it is written, with those below it."""

    code = Field(as_text, "", "What people write to name the standard.", is_required=True)
    statement = Field(as_text, "", "What a student who has reached it can do.", is_required=True)
    translations = Field(as_translations, (), "The statement in other languages, such as {es: ...}.")
    id = Field(
        as_text,
        "",
        "Its identifier, which never changes. Without one, it is made from the framework's id and the code.",
    )
    kind = Field(as_text, "", "What sort of thing it is, such as Domain or Standard.")
    grades = Field(as_names, (), "The grades it is for, such as [3, 4].")
    notes = Field(as_text, "", "Words for teachers.")
    language = Field(as_language, "", "The language it is written in, such as en.")
    aliases = Field(as_names, (), "Other codes that people write for it.", also=("also",))
    replaced_by = Field(as_names, (), "The codes of what stands in its place by now.")
    standards = Field(
        as_records(_read_entry, "{code: ..., statement: ...}"), (), "The standards that are parts of this one."
    )


class FrameworkFile(Record):
    """A whole framework."""

    id = Field(as_text, "", "Its short name, for codes such as riverbend:SCI.1.")
    title = Field(as_text, "", "What the framework is called.")
    language = StandardEntry.language
    standards = StandardEntry.standards


def read_framework_yaml(text: str, shown: str, name: str) -> tuple[Framework | None, tuple[Diagnostic, ...]]:
    """Read a framework, whose id is `name` unless it says another. None when nothing in the file can be read."""
    node, problems = parse_yaml(text, shown, caps=SCHOOL_CAPS)
    found = list(problems)
    if node is None:
        return None, tuple(found) if found else (standards.S103.at(Location(shown)),)
    if not isinstance(node, Mapping):
        return None, (*found, standards.S116.at(Location(shown, node.line, node.column)))
    file = FrameworkFile(node, Where(path=shown, found=found))
    framework_id = _choose_id(file, name, found)
    walked = list(_walk(file.standards, framework_id))
    links = [Link(child=standard.id, parent=parent, number=number) for number, (standard, parent) in enumerate(walked)]
    written, repeats = split_repeats((standard for standard, _ in walked), lambda standard: standard.id)
    _, namesakes = split_repeats(written, lambda standard: standard.code)
    for code, pairs in ((standards.S105, repeats), (standards.S111, namesakes)):
        found += [code.at(item.location or Location(shown), count=1, names=item.code) for item, _ in pairs]
    if not written and not found:
        found.append(standards.S103.at(Location(shown)))
    items = {standard.id: standard for standard in _name_successors(written)}
    tree = grow_tree(tuple(items), links, lambda standard_id: rank_standard(items[standard_id]))
    framework = Framework(
        id=framework_id,
        title=file.title or framework_id,
        standards=plant(items.values(), tree),
        roots=tree.roots,
        language=file.language,
        location=Location(shown),
    )
    return framework, tuple(found)


def _choose_id(file: FrameworkFile, name: str, found: list[Diagnostic]) -> str:
    if ":" in file.id:
        found.append(standards.S115.at(file.where(FrameworkFile.id), text=file.id, name=name))
        return name
    return file.id or name


def _walk(entries: Iterable[StandardEntry], framework: str, parent: str = ROOT) -> Iterator[tuple[Standard, str]]:
    """Give each standard with the id of the one above it, in the order of the file."""
    for entry in entries:
        standard_id = entry.id or str(uuid5(NAMESPACE_URL, f"plfolio:{framework}:{entry.code}"))
        values = entry.values(StandardEntry.standards) | {
            "id": standard_id,
            "statement": entry.statement or entry.code,
            "grades": clean_grades(entry.grades),
        }
        where = entry.where(StandardEntry.code)
        standard = Standard(**values, framework=framework, is_retired=bool(entry.replaced_by), location=where)
        yield standard, parent
        yield from _walk(entry.standards, framework, standard_id)


def _name_successors(written: tuple[Standard, ...]) -> Iterator[Standard]:
    """Turn the codes of what replaces a standard into ids; what is in another framework stays as written."""
    ids = {standard.code: standard.id for standard in written}
    for standard in written:
        yield replace(standard, replaced_by=tuple(ids.get(code, code) for code in standard.replaced_by))
