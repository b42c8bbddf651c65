"""A school as the build sees it: its settings, what teachers keep, and who its students are.

Takes the school's folder; gives a `School`, and the `Workshop` that workers share. Nothing is written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from plfolio.assess.evidence import align_school, check_rows
from plfolio.assess.roster_checks import check_roster
from plfolio.build.fingerprint import hash_code, hash_parts
from plfolio.build.languages import check_school_languages
from plfolio.build.store import CACHE_FOLDER
from plfolio.diagnostics import Diagnostic, Location, config
from plfolio.model import Assessment, Audience, Override, RosterEntry, SchoolData, WrittenLanguage
from plfolio.names import name_uniquely
from plfolio.read.config import read_settings
from plfolio.read.folder import list_students
from plfolio.read.school import read_school
from plfolio.render.fonts import list_fonts
from plfolio.render.mkdocs_site import built_in_theme
from plfolio.render.words import find_language, known_languages
from plfolio.settings import Settings

__all__ = ["School", "Workshop", "make_workshop", "open_school"]

# A student whose site would stand where the start page keeps its own files.
_START_PAGE_FOLDER = "assets"

# Codes which say that nothing of a file was read, and not just a row or a word of it.
_SAYS_UNREADABLE = frozenset(
    [f"F{number}" for number in (102, 103, 105, 106, 107, 108, 109, 110, 113, 116)]
    + [f"F{number}" for number in (120, 121, 122, 123, 124, 125, 126, 128, 129, 130, 131, 132)]
    + ["T101", "T110", "T116", "S101", "S102", "S116"]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """A school that could be opened. `folders` maps each student to the name of their site's folder."""

    root: Path
    settings: Settings
    data: SchoolData
    folders: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...] = ()
    _assessments: Mapping[str, tuple[Assessment, ...]] = field(default_factory=dict)
    _overrides: Mapping[str, tuple[Override, ...]] = field(default_factory=dict)
    _roster: Mapping[str, RosterEntry] = field(default_factory=dict)

    @property
    def students(self) -> tuple[str, ...]:
        """Every student, sorted."""
        return tuple(self.folders)

    def rows_of(self, student: str) -> tuple[tuple[Assessment, ...], tuple[Override, ...]]:
        """Return the rows of school data about one student."""
        return self._assessments.get(student, ()), self._overrides.get(student, ())

    def grade_of(self, student: str) -> str:
        """Return the grade that the roster gives a student, or ""."""
        return self._roster[student].grade if student in self._roster else ""

    def home_languages_of(self, student: str) -> tuple[WrittenLanguage, ...]:
        """Return the languages that the roster gives a student's family."""
        return self._roster[student].home_languages if student in self._roster else ()

    @property
    def unreadable(self) -> tuple[str, ...]:
        """Files of the school folder that stand there and could not be read, so that what they say is not known."""
        folder = f"{self.settings.school}/"
        found = (one.location.path for one in self.diagnostics if one.code.id in _SAYS_UNREADABLE)
        return tuple(sorted({path for path in found if path.startswith(folder)}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """What every worker needs and no student changes; `digest` is the part of each student's key that all share.

    `code_digest` is the part of that which is not content: plfolio, its libraries, the themes and the fonts.
    `people` maps every student to the name the roster gives them, or "". It is no part of the digest but has its own:
    only students who name others depend on it, and a new classmate must not mean building everybody again. `cache` is
    where what was worked out once is kept.
    """

    root: Path
    cache: Path
    settings: Settings
    data: SchoolData
    people: Mapping[str, str]
    edition: Audience
    as_of: date
    theme_folders: tuple[Path, ...]
    code_digest: str
    digest: str
    people_digest: str


def open_school(root: Path) -> tuple[School | None, tuple[Diagnostic, ...]]:
    """Read everything about a school but its students' pages; None when it has no settings that can be read."""
    settings, found = read_settings(root)
    if settings is None:
        return None, found
    data, in_data = read_school(root, settings)
    students, in_students = list_students(root, settings)
    _, in_relations = align_school(data, settings)
    # Whoever has a message of their own is not also called unknown; nor is everybody, when nobody can be listed.
    left_out = tuple(one.location.path.rpartition("/")[2] for one in in_students)
    about_nobody: tuple[Diagnostic, ...] = ()
    if students or not in_students:
        known, roster = (*students, *left_out), Location(f"{settings.school}/roster.csv")
        about_nobody = (*check_rows(data, known), *check_roster(data.roster, known, roster))
    if find_language(settings.language) is None:
        values = {"text": settings.language, "known": ", ".join(known_languages())}
        found = (*found, config.C115.at(settings.where("school", "language"), **values))
    in_languages = check_school_languages(settings, data.roster)
    diagnostics = (*found, *in_data, *in_students, *in_relations, *about_nobody, *in_languages)
    school = School(
        root=root,
        settings=settings,
        data=data,
        folders=_name_folders(students),
        diagnostics=diagnostics,
        _assessments=_by_student(data.assessments),
        _overrides=_by_student(data.overrides),
        # Of two entries for one student the first counts.
        _roster={entry.student: entry for entry in reversed(data.roster)},
    )
    return school, diagnostics


def make_workshop(school: School, edition: Audience, as_of: date, cache: Path | None = None) -> Workshop:
    """Gather what workers share for one edition. Rows about single students stay out of it.

    `cache` is the school's own unless another is given.
    """
    shared = replace(school.data, assessments=(), overrides=(), roster=())
    folders = tuple(
        folder for folder in (school.root / school.settings.themes / "portfolio", built_in_theme()) if folder.is_dir()
    )
    theme_folders = tuple(dict.fromkeys(folder.resolve() for folder in folders))
    people = _known_people(school)
    code_digest = hash_parts([hash_code(theme_folders), *_fonts_that_matter(school)])
    return Workshop(
        root=school.root,
        cache=cache or school.root / CACHE_FOLDER,
        settings=school.settings,
        data=shared,
        people=people,
        edition=edition,
        as_of=as_of,
        theme_folders=theme_folders,
        code_digest=code_digest,
        digest=hash_parts([repr(school.settings), repr(shared), edition, as_of.isoformat(), code_digest]),
        people_digest=hash_parts(f"{student}\0{name}" for student, name in people.items()),
    )


def _fonts_that_matter(school: School) -> tuple[str, ...]:
    """Return the machine's fonts where a badge has letters for which they are asked; plain English never needs them."""
    words = [badge.name for badge in school.data.badges]
    words += [level.name for scale in school.settings.scales for level in scale.levels]
    return () if all(word.isascii() for word in words) else list_fonts()


def _known_people(school: School) -> dict[str, str]:
    names = {entry.student: entry.name for entry in school.data.roster}
    return {student: names.get(student, "") for student in sorted({*school.students, *names})}


def _name_folders(students: tuple[str, ...]) -> dict[str, str]:
    names = name_uniquely(students, fallback="student")
    return {
        student: name if name != _START_PAGE_FOLDER else f"student-{name}" for student, name in sorted(names.items())
    }


R = TypeVar("R", Assessment, Override)


def _by_student(rows: tuple[R, ...]) -> dict[str, tuple[R, ...]]:
    grouped: dict[str, list[R]] = defaultdict(list)
    for row in rows:
        grouped[row.student].append(row)
    return {student: tuple(of_student) for student, of_student in grouped.items()}
