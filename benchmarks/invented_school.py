"""A school that nobody goes to, of any size: the same input for every tool that is measured.

Takes how many students and how many pieces of work each; gives texts, and writes them as a plfolio school. The same
numbers always give the same bytes: nothing depends on the clock, the machine or the order of a folder.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Page", "Student", "invent_students", "write_school"]

_NAMES = (
    "Ada",
    "Bo",
    "Chidi",
    "Dana",
    "Emre",
    "Fatima",
    "Goran",
    "Hana",
    "Ines",
    "Jun",
    "Kofi",
    "Lena",
    "Mira",
    "Noor",
)
_FAMILY_NAMES = ("Alder", "Brook", "Cedar", "Dune", "Elm", "Fern", "Grove", "Heath", "Isle", "Juniper", "Kelp", "Larch")
_SUBJECTS = ("Science", "Mathematics", "Writing", "Art")
_THINGS = ("oven", "bridge", "garden", "map", "story", "kite", "graph", "poem", "battery", "puppet", "recipe", "survey")
_STARTS = (
    "First we tried",
    "After lunch I measured",
    "My partner wanted",
    "On the second day we built",
    "It surprised me that we found",
    "I wrote down",
    "The hardest part was",
    "Before the test we drew",
    "Somebody asked about",
    "In the end I kept",
)
_MIDDLES = (
    "a small model of it from card and tape",
    "how warm the water was every ten minutes",
    "the numbers from the week before",
    "three ways to hold the paper together",
    "a list of words that sound like rain",
    "the side that faces the window",
    "what happens when the string is longer",
    "an answer that did not fit the others",
)
_ENDS = (
    "and it fell over twice.",
    "because the first plan was too heavy.",
    "so that we could compare both.",
    "and I would like to try it again.",
    "while the others counted.",
    "but nobody had expected that.",
    "which took longer than I thought.",
)
_STANDARDS = tuple(
    (f"BN.{number}", f"I can explain what I did and how I know, part {number}.") for number in range(1, 13)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One piece of work: `text` is Markdown below the title, `standard` the code it is tagged with."""

    name: str
    title: str
    date: str
    subject: str
    standard: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Student:
    """One invented student. `about` is the text of the first page."""

    id: str
    name: str
    about: str
    pages: tuple[Page, ...]


def invent_students(students: int, artifacts: int) -> tuple[Student, ...]:
    """Invent this many students with this many pieces of work each, 300 to 400 words a piece."""
    return tuple(_invent_student(number, artifacts) for number in range(1, students + 1))


def write_school(root: Path, students: tuple[Student, ...]) -> None:
    """Write a plfolio school into `root`: settings, a framework, some assessments, and a folder per student."""
    _write(root / "site_config.yml", "school:\n  name: Benchmark School\n")
    standards = "".join(f'  - {{code: {code}, statement: "{statement}"}}\n' for code, statement in _STANDARDS)
    _write(
        root / "school" / "frameworks" / "bench.yml",
        f"id: bench\ntitle: Benchmark Standards\nlanguage: en\nstandards:\n{standards}",
    )
    rows = [row for student in students for row in _assessments(student)]
    heading = "student,artifact,standard,level,date,assessor,comment\n"
    _write(root / "school" / "assessments" / "year.csv", heading + "".join(rows))
    for student in students:
        folder = root / "student_content" / student.id
        _write(folder / "profile.md", f"---\nname: {student.name}\ngrade: 5\nlanguage: en\n---\n\n{student.about}\n")
        for page in student.pages:
            _write(folder / "artifacts" / f"{page.name}.md", _artifact(page))


def _invent_student(number: int, artifacts: int) -> Student:
    chance = random.Random(f"student {number}")  # noqa: S311 - invents words, keeps no secret
    name = f"{chance.choice(_NAMES)} {chance.choice(_FAMILY_NAMES)}"
    pages = tuple(_invent_page(chance, page) for page in range(1, artifacts + 1))
    return Student(id=f"student-{number:05}", name=name, about=_paragraph(chance, 4), pages=pages)


def _invent_page(chance: random.Random, number: int) -> Page:
    thing = chance.choice(_THINGS)
    parts = [
        _paragraph(chance, 5),
        "## How it went",
        _paragraph(chance, 5),
        "\n".join(f"- {_sentence(chance)}" for _ in range(3)),
        f"I read about the {thing} [in a book about it](https://example.org/{thing}) **before** I started.",
        *([_table(chance)] if number % 3 == 0 else []),
        "## What went well",
        _paragraph(chance, 2),
        "## What I would change",
        _paragraph(chance, 2),
        "## Next time",
        _paragraph(chance, 2),
    ]
    return Page(
        name=f"{thing}-{number:02}",
        title=f"My {thing}, part {number}",
        date=f"2026-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
        subject=chance.choice(_SUBJECTS),
        standard=chance.choice(_STANDARDS)[0],
        text="\n\n".join(parts),
    )


def _sentence(chance: random.Random) -> str:
    return f"{chance.choice(_STARTS)} {chance.choice(_MIDDLES)} {chance.choice(_ENDS)}"


def _paragraph(chance: random.Random, sentences: int) -> str:
    return " ".join(_sentence(chance) for _ in range(sentences))


def _table(chance: random.Random) -> str:
    rows = "".join(f"| {day} | {chance.randint(10, 90)} | {chance.randint(10, 90)} |\n" for day in range(1, 6))
    return f"| Day | Before | After |\n|---|---|---|\n{rows}".rstrip()


def _artifact(page: Page) -> str:
    front = {"title": page.title, "date": page.date, "subject": page.subject, "standards": f"[{page.standard}]"}
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in front.items()) + f"---\n\n{page.text}\n"


def _assessments(student: Student) -> list[str]:
    """Every third piece of work has been assessed."""
    return [
        f"{student.id},{page.name},{page.standard},{1 + place % 4},{page.date},T. Teacher,Thank you for the details.\n"
        for place, page in enumerate(student.pages)
        if place % 3 == 0
    ]


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
