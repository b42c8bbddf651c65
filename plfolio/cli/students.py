"""Which students a command is about: by the name of a folder, a path into it, their own name, or their class.

Takes what somebody typed; gives the ids of students, or raises `CouldNotStartError` with what was probably meant.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

import click

from plfolio.build.school import School
from plfolio.cli.exits import CouldNotStartError
from plfolio.read.frontmatter import split_page
from plfolio.read.text import read_text
from plfolio.read.yaml_nodes import Scalar

__all__ = ["class_option", "pick_student", "pick_students"]

_MOST_LISTED = 12
_MOST_MEANT = 3

class_option = click.option(
    "--class", "classes", multiple=True, metavar="NAME", help="Everybody of this class of the roster. Also several."
)


def pick_students(school: School, names: tuple[str, ...], classes: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return these students and everybody of these classes, sorted; none when nobody was named, which means all."""
    picked = {pick_student(school, name) for name in names}
    for name in classes:
        picked |= _class_of(school, name)
    return tuple(sorted(picked))


def pick_student(school: School, text: str) -> str:
    """Return the one student that is meant."""
    if text in school.folders:
        return text
    inside = _find_by_path(school, text)
    if inside:
        return inside
    called = sorted({student for name, student in _names(school) if _fold(name) == _fold(text)})
    if len(called) == 1:
        return called[0]
    if called:
        message = f'{len(called)} students are called "{text}". Write the name of the folder: {_either(called)}'
    else:
        message = f'there is no student called "{text}". {_guess(school, text)}'
    raise CouldNotStartError(message)


def _find_by_path(school: School, text: str) -> str | None:
    """Return the student in whose folder a path lies, seen from here or from the school's folder."""
    content = (school.root / school.settings.content).resolve()
    for path in (Path(text).resolve(), (school.root / text).resolve()):
        if path != content and path.is_relative_to(content):
            student = path.relative_to(content).parts[0]
            if student in school.folders:
                return student
    return None


def _names(school: School) -> Iterator[tuple[str, str]]:
    """Give every name that a student goes by: the folder's, the roster's, and the profile's."""
    for student in school.students:
        yield student, student
    for entry in school.data.roster:
        if entry.student in school.folders:
            yield entry.name, entry.student
    for student in school.students:
        shown = f"{school.settings.content}/{student}/profile.md"
        text = read_text(school.root / shown, shown)
        page, _ = split_page(text if isinstance(text, str) else "", shown)
        name = page.front.get("name") if page and page.front else None
        if isinstance(name, Scalar):
            yield name.text, student


def _guess(school: School, text: str) -> str:
    if _fold(text) in {_fold(name) for name in _classes(school)}:
        return f'But there is a class of this name. Write: --class "{text}"'
    names: dict[str, str] = {}
    for name, student in _names(school):
        names.setdefault(_bare(name), student)
    begun = [student for name, student in names.items() if _bare(text) and _bare(text) in name.split()]
    close = [names[name] for name in get_close_matches(_bare(text), names, n=_MOST_MEANT)]
    meant = list(dict.fromkeys([*close, *begun]))[:_MOST_MEANT]
    if meant:
        return f"Did you mean {_either(meant)}?"
    listed = ", ".join(school.students[:_MOST_LISTED]) + (" ..." if len(school.students) > _MOST_LISTED else "")
    return f"The students are: {listed or 'none yet'}"


def _class_of(school: School, name: str) -> set[str]:
    members = {
        entry.student
        for entry in school.data.roster
        if _fold(name) in {_fold(one) for one in entry.classes} and entry.student in school.folders
    }
    if not members:
        roster = f"{school.settings.school}/roster.csv"
        known = sorted(_classes(school))
        listed = f"The classes there are: {', '.join(known)}" if known else 'Nobody has anything under "classes" there.'
        message = f'{roster} has no class "{name}" with a student who has a folder. {listed}'
        raise CouldNotStartError(message)
    return members


def _classes(school: School) -> set[str]:
    return {name for entry in school.data.roster for name in entry.classes}


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _bare(text: str) -> str:
    """Return the letters and figures of a name, without accents, in words."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(
        "".join(letter if letter.isalnum() else " " for letter in letters if not unicodedata.combining(letter)).split()
    )


def _either(students: list[str]) -> str:
    return " or ".join(students)
