"""What the school's files have in common: folders of one sort of file, and lists of entries.

Takes files and what reads one entry; gives the entries that could be read. A broken one costs no other.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from plfolio.diagnostics import Diagnostic, Location, teachers
from plfolio.read.converters import Where, as_records
from plfolio.read.fields import NOTHING, Field, Record
from plfolio.read.folder import scan_folder
from plfolio.read.text import read_text
from plfolio.read.yaml_nodes import SCHOOL_CAPS, Mapping, parse_yaml

__all__ = ["list_files", "read_list"]

T = TypeVar("T")


def list_files(root: Path, folder: str, endings: tuple[str, ...]) -> tuple[list[str], list[Diagnostic]]:
    """List the files of the folder that have one of these endings; say which others are not read."""
    scan, problems = scan_folder(root, folder)
    found = list(problems)
    paths = []
    for file in scan.without_folders(lambda path: path.casefold().endswith(endings), found).files:
        if file.path.casefold().endswith(endings):
            paths.append(file.path)
        else:
            name = file.path.rpartition("/")[2]
            found.append(teachers.T114.at(Location(file.path), name=name, endings=" or ".join(endings)))
    return paths, found


def read_list(
    root: Path, shown: str, word: str, read: Callable[[Mapping, Where], T | None], like: str
) -> tuple[tuple[T, ...], list[Diagnostic]]:
    """Read the entries below `word`, each by `read`, which reports what is wrong and gives None for no entry.

    `like` shows what an entry looks like.
    """
    text = read_text(root / shown, shown)
    if isinstance(text, Diagnostic):
        return (), [text]
    node, problems = parse_yaml(text, shown, caps=SCHOOL_CAPS)
    found = list(problems)
    if not isinstance(node, Mapping | None):
        return (), [*found, teachers.T116.at(Location(shown, node.line), word=word)]

    class File(Record):
        entries = Field(as_records(read, like), (), "The entries.", name=word)

    entries = File(node or NOTHING, Where(path=shown, found=found)).entries
    if not entries and not found:
        found.append(teachers.T109.at(Location(shown), file=shown))
    return entries, found
