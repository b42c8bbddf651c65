"""The school's lists: a YAML file that says one word, and below it entry after entry.

Takes a file, its word and what reads one entry; gives the entries that could be read. A broken one costs no other.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from plfolio.diagnostics import Diagnostic, Location, teachers
from plfolio.model import Tag
from plfolio.read.converters import Records, Text
from plfolio.read.fields import Field, Values, Where, read_record
from plfolio.read.text import read_text
from plfolio.read.yaml_nodes import SCHOOL_CAPS, Mapping, parse_yaml

__all__ = ["STANDARD", "read_list", "read_tag"]

T = TypeVar("T")

STANDARD: Field[str] = Field(
    name="standard", converter=Text(), default="", required=True, doc="The code of the standard this is about."
)


def read_list(
    root: Path, shown: str, word: str, read: Callable[[Mapping, Where], T | None]
) -> tuple[tuple[T, ...], tuple[Diagnostic, ...]]:
    """Read the entries below `word`, each by `read`, which reports what is wrong and gives None for no entry."""
    text = read_text(root / shown, shown)
    if isinstance(text, Diagnostic):
        return (), (text,)
    node, problems = parse_yaml(text, shown, caps=SCHOOL_CAPS)
    found = list(problems)
    entries: tuple[T, ...] = ()
    if isinstance(node, Mapping):
        field: Field[tuple[T, ...]] = Field(name=word, converter=Records(read), default=(), doc="The entries.")
        entries = read_record(node, (field,), Where(path=shown, found=found))[field]
    elif node is not None:
        found.append(teachers.T116.at(Location(shown, node.line), word=word))
    if not entries and not found:
        found.append(teachers.T109.at(Location(shown), file=shown))
    return entries, tuple(found)


def read_tag(values: Values) -> Tag:
    """Return the standard that an entry is about, as it is written there."""
    return Tag(text=values[STANDARD], location=values.where(STANDARD))
