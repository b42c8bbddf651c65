"""Everything in one student's folder: the profile, work, reflections and goals.

Takes the scan of the folder, and opens only the pages in it; gives a `Portfolio`. A page that can't be read is left out
with a message, and never takes another one with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from plfolio.diagnostics import Diagnostic, Location, portfolio
from plfolio.model import Artifact, Attachment, Audience, Portfolio, Profile
from plfolio.read.fields import suggest
from plfolio.read.folder import FoundFile, Scan, name_key
from plfolio.read.frontmatter import Page, split_page
from plfolio.read.pages import Source, make_artifact, make_goal, make_profile, make_reflection
from plfolio.read.text import read_text
from plfolio.settings import Settings

__all__ = ["read_portfolio"]

_PROFILE = "profile.md"
_INDEX = "index.md"
_FOLDERS = ("artifacts", "goals", "reflections", "conferences")
_PAGE_ENDING = ".md"

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """A file in the student's folder; `parts` are the steps of its path below that folder."""

    parts: tuple[str, ...]
    found: FoundFile

    @property
    def path(self) -> str:
        return self.found.path


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What reading one student needs, and the list of what was wrong."""

    root: Path
    student: str
    folder: str
    settings: Settings
    found: list[Diagnostic]
    language: str = ""

    def source(self, path: str, page_id: str) -> Source:
        return Source(
            path=path,
            id=page_id,
            student=self.student,
            settings=self.settings,
            language=self.language,
            found=self.found,
        )

    def open_page(self, path: str) -> Page | None:
        """Return the page in a file; None, with a message, when it can't be read or nothing is in it."""
        text, problems = read_text(self.root / path, path)
        self.found.extend(problems)
        if text is None:
            return None
        if not text.strip("\ufeff \t\n"):
            self.found.append(portfolio.P116.at(Location(path)))
            return None
        page, problems = split_page(text, path)
        self.found.extend(problems)
        return page


def read_portfolio(
    root: Path, student: str, scan: Scan, settings: Settings
) -> tuple[Portfolio | None, tuple[Diagnostic, ...]]:
    """Read one student's pages, from the files that `scan` found. None when not one page can be read."""
    folder = f"{settings.content}/{student}"
    desk = _Desk(root=root, student=student, folder=folder, settings=settings, found=[])
    rooms = _sort_files(scan, desk)
    profile = _read_profile(rooms[""], desk)
    desk = replace(desk, language=profile.language if profile else "")
    artifacts = _read_artifacts(rooms["artifacts"], desk)
    reflections = _read_pages(rooms["reflections"], make_reflection, desk)
    goals = _read_pages(rooms["goals"], make_goal, desk)
    if profile is None and not (artifacts or reflections or goals):
        desk.found.append(portfolio.P115.at(Location(folder), name=student))
        return None, tuple(desk.found)
    return (
        Portfolio(
            student=student,
            profile=profile or _replace_profile(rooms[""], desk),
            artifacts=artifacts,
            reflections=reflections,
            goals=goals,
        ),
        tuple(desk.found),
    )


def _sort_files(scan: Scan, desk: _Desk) -> dict[str, list[_File]]:
    """Sort the files by the folder they are for; "" is the student's own. Names may be in big or small letters."""
    rooms: dict[str, list[_File]] = {room: [] for room in ("", *_FOLDERS)}
    unknown: dict[str, None] = {}
    for found in scan.files:
        parts = tuple(found.path.removeprefix(f"{desk.folder}/").split("/"))
        room = parts[0].casefold() if len(parts) > 1 else ""
        if room in rooms:
            rooms[room].append(_File(parts=parts, found=found))
        else:
            unknown[parts[0]] = None
    for name in unknown:
        _report_unused(name, Location(f"{desk.folder}/{name}"), _FOLDERS, desk)
    return rooms


def _read_profile(files: list[_File], desk: _Desk) -> Profile | None:
    """Read profile.md, and say which files beside it are not used."""
    own = _find_named(files, _PROFILE)
    others = tuple(_attach(file, 0) for file in files if file is not own)
    page = desk.open_page(own.path) if own else None
    profile = make_profile(page, desk.source(own.path, desk.student), others) if own and page else None
    for file in others:
        if profile is None or file not in (profile.picture, profile.cover):
            _report_unused(file.name, Location(file.path), (_PROFILE,), desk)
    return profile


def _replace_profile(files: list[_File], desk: _Desk) -> Profile:
    """Make up for a profile that is missing, or that can't be read and could have said that nobody may see it."""
    own = _find_named(files, _PROFILE)
    path = own.path if own else f"{desk.folder}/{_PROFILE}"
    desk.found.append(portfolio.P106.at(Location(path)))
    audience = Audience.PRIVATE if own else desk.settings.audience
    return Profile(name=desk.student, location=Location(path), audience=audience)


def _read_artifacts(files: list[_File], desk: _Desk) -> tuple[Artifact, ...]:
    folders: dict[str, list[_File]] = {}
    pages: dict[str, _File] = {}
    for file in files:
        name = file.parts[1]
        if len(file.parts) > len(("artifacts", "page.md")):
            folders.setdefault(name, []).append(file)
        elif _is_page(name):
            _keep_first(pages, file, desk)
        else:
            desk.found.append(portfolio.P110.at(Location(file.path), name=name))
    _drop_second(pages, folders, desk)
    found = [_read_folder(name, inside, desk) for name, inside in folders.items()]
    found += [_read_artifact(name, file, (), desk) for name, file in pages.items()]
    return tuple(sorted((artifact for artifact in found if artifact), key=lambda artifact: artifact.id))


def _drop_second(pages: dict[str, _File], folders: Iterable[str], desk: _Desk) -> None:
    """Leave out a page that has the name of a folder: a teacher's level could mean either."""
    kept = {name_key(name): name for name in folders}
    for name in list(pages):
        folder = kept.get(name_key(name))
        if folder is not None:
            path = pages.pop(name).path
            desk.found.append(portfolio.P108.at(Location(path), name=name, kept=f"the folder {folder}"))


def _read_folder(name: str, files: list[_File], desk: _Desk) -> Artifact | None:
    """Read an artifact that is a folder: its page, and every other file in it."""
    own = _find_named([file for file in files if len(file.parts) == len(("artifacts", "name", _INDEX))], _INDEX)
    if own is None:
        pages = [file.parts[-1] for file in files if _is_page(file.parts[-1])]
        suggestion = f' Perhaps "{pages[0]}" should have that name.' if pages else ""
        folder = f"{desk.folder}/{'/'.join(files[0].parts[:2])}"
        desk.found.append(portfolio.P107.at(Location(folder), name=name, suggestion=suggestion))
        return None
    attachments = tuple(_attach(file, 2) for file in files if file is not own)
    return _read_artifact(name, own, attachments, desk)


def _read_artifact(name: str, file: _File, attachments: tuple[Attachment, ...], desk: _Desk) -> Artifact | None:
    page = desk.open_page(file.path)
    return make_artifact(page, desk.source(file.path, name), attachments) if page else None


def _read_pages(files: list[_File], make: Callable[[Page, Source], T], desk: _Desk) -> tuple[T, ...]:
    """Read the pages that lie directly in a folder, in order of their names."""
    named: dict[str, _File] = {}
    for file in files:
        if _is_page(file.parts[1]) and len(file.parts) == len(("goals", "page.md")):
            _keep_first(named, file, desk)
        else:
            _report_unused("/".join(file.parts[1:]), Location(file.path), (), desk)
    opened = ((page_id, file.path, desk.open_page(file.path)) for page_id, file in sorted(named.items()))
    return tuple(make(page, desk.source(path, page_id)) for page_id, path, page in opened if page)


def _keep_first(pages: dict[str, _File], file: _File, desk: _Desk) -> None:
    """Note a page under its id: the name of its file without .md, however that is written."""
    page_id = file.parts[1][: -len(_PAGE_ENDING)]
    first = pages.setdefault(page_id, file)
    if first is not file:
        desk.found.append(portfolio.P108.at(Location(file.path), name=page_id, kept=first.parts[1]))


def _find_named(files: list[_File], name: str) -> _File | None:
    """Return the file with this name, in big or small letters; the exact one when there are two."""
    same = [file for file in files if file.parts[-1].casefold() == name]
    return max(same, key=lambda file: file.parts[-1], default=None)


def _is_page(name: str) -> bool:
    return name.casefold().endswith(_PAGE_ENDING) and len(name) > len(_PAGE_ENDING)


def _attach(file: _File, depth: int) -> Attachment:
    return Attachment(name="/".join(file.parts[depth:]), path=file.path, size=file.found.size)


def _report_unused(name: str, where: Location, known: tuple[str, ...], desk: _Desk) -> None:
    close = suggest(name, known)
    suggestion = f' Did you mean "{close}"?' if close else ""
    desk.found.append(portfolio.P109.at(where, name=name, suggestion=suggestion))
