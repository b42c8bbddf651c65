"""The frameworks of a school: each file goes to the reader that knows its ending.

Takes the folder of the frameworks; gives a `Framework` for each file. A file that can't be read is named, and never
takes another one with it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from plfolio.diagnostics import Diagnostic, Location, files, standards
from plfolio.model import Framework
from plfolio.plugins import Plugins, load_plugins
from plfolio.read.case import name_some, read_case
from plfolio.read.folder import scan_folder
from plfolio.read.framework_yaml import read_framework_yaml
from plfolio.read.repeats import split_repeats
from plfolio.read.text import read_text
from plfolio.read.twins import join_translations

__all__ = ["FrameworkReader", "read_framework", "read_frameworks", "register"]

_LIMIT_BYTES = 100_000_000  # the largest published packages hold 20,000 standards in some 40 MB
_SECOND_ENDINGS = (".cfpackage", ".case", ".framework")

_Answer = tuple[Framework | None, tuple[Diagnostic, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkReader:
    """One way to write a framework. `read` takes the text, the path to show, and the name the framework shall have."""

    endings: tuple[str, ...]
    read: Callable[[str, str, str], _Answer]


def register(plugins: Plugins) -> None:
    """Register the readers of CASE packages and of small YAML files."""
    plugins.framework_readers.add("case-json", FrameworkReader(endings=(".json",), read=read_case))
    plugins.framework_readers.add("yaml", FrameworkReader(endings=(".yaml", ".yml"), read=read_framework_yaml))


def read_frameworks(root: Path, folder: str) -> tuple[tuple[Framework, ...], tuple[str, ...], tuple[Diagnostic, ...]]:
    """Read every framework in `folder`, which is relative to `root`, by file name. No folder, no frameworks.

    Gives also the paths of what is there and gives no standard, though it should.
    """
    scan, problems = scan_folder(root, folder)
    found = list(problems)
    paths = [file.path for file in scan.without_folders(lambda path: _ending(path) in _readers(), found).files]
    unread = [one.location.path for one in found if one.code is not files.F111 and one.location.path not in paths]
    written: list[Framework] = []
    for path in paths:
        framework, problems = read_framework(root, path)
        found += problems
        written += [framework] if framework else []
        if not (framework.standards if framework else any(one.code is standards.S114 for one in problems)):
            unread.append(path)
    frameworks, repeats = split_repeats(written, lambda framework: framework.id.casefold())
    found += [standards.S112.at(_place(one), name=one.id, first=_place(first)) for one, first in repeats]
    found += _check_shared(frameworks)
    unread += [_place(one).path for one, _ in repeats]
    return join_translations(frameworks), tuple(unread), tuple(found)


def read_framework(root: Path, shown: str) -> _Answer:
    """Read one framework file, whose path `shown` is relative to `root`. Its name becomes the framework's id."""
    reader = _readers().get(_ending(shown))
    if reader is None:
        return None, (standards.S114.at(Location(shown), endings=", ".join(sorted(_readers()))),)
    text = read_text(root / shown, shown, limit=_LIMIT_BYTES)
    return (None, (text,)) if isinstance(text, Diagnostic) else reader.read(text, shown, _name_of(shown))


def _readers() -> dict[str, FrameworkReader]:
    return {ending: reader for _, reader in load_plugins().framework_readers for ending in reader.endings}


def _ending(path: str) -> str:
    return PurePosixPath(path).suffix.lower()


def _name_of(shown: str) -> str:
    """Return a file's name without its endings, and without the colon that would end it in ``name:CODE``."""
    stem = unicodedata.normalize("NFC", PurePosixPath(shown).stem)
    for ending in _SECOND_ENDINGS:
        if stem.lower().endswith(ending):
            stem = stem[: -len(ending)]
    return stem.replace(":", "-").strip() or "framework"


def _check_shared(frameworks: tuple[Framework, ...]) -> Iterator[Diagnostic]:
    """Say which standards come with two frameworks: they count as part of the first."""
    home: dict[str, Framework] = {}
    for framework in frameworks:
        shared: dict[str, list[str]] = {}
        for standard in framework.standards:
            first = home.setdefault(standard.id, framework)
            if first is not framework:
                shared.setdefault(str(_place(first)), []).append(standard.code or standard.id)
        for first_path, names in shared.items():
            yield standards.S113.at(_place(framework), first=first_path, count=len(names), names=name_some(names))


def _place(framework: Framework) -> Location:
    return framework.location or Location(framework.id)
