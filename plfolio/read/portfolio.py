"""Everything in one student's folder: the profile, work, reflections and goals.

Takes the scan of the folder, and opens only the pages in it; gives a `Portfolio`. A page that can't be read is left out
with a message, and never takes another one with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from plfolio.diagnostics import Diagnostic, Location, portfolio
from plfolio.model import Artifact, Attachment, Audience, Portfolio, Profile
from plfolio.read.converters import suggest
from plfolio.read.file_names import index_files, write_targets
from plfolio.read.folder import FoundFile, Scan, name_key
from plfolio.read.frontmatter import Page, split_page
from plfolio.read.pages import Desk, make_artifact, make_goal, make_profile, make_reflection
from plfolio.read.repeats import split_repeats
from plfolio.read.text import read_text
from plfolio.settings import Settings

__all__ = ["read_portfolio"]

_PROFILE = "profile.md"
_INDEX = "index.md"
_WORK = "artifacts"
_FOLDERS = (_WORK, "goals", "reflections", "conferences")
_ROOMS_OF_PAGES = (["goals"], ["reflections"])
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


def read_portfolio(
    root: Path, student: str, scan: Scan, settings: Settings
) -> tuple[Portfolio | None, tuple[Diagnostic, ...]]:
    """Read one student's pages, from the files that `scan` found. None when not one page can be read."""
    files = index_files(file.path for file in scan.files)
    desk = Desk(root=root, student=student, settings=settings, found=[], files=files)
    rooms = _sort_files(scan, desk)
    profile = _read_profile(rooms[""], desk)
    desk = replace(desk, language=profile.language if profile else "")
    artifacts, unread = _read_artifacts(rooms[_WORK], scan, desk)
    reflections = _read_pages(rooms["reflections"], make_reflection, desk)
    goals = _read_pages(rooms["goals"], make_goal, desk)
    if profile is None and not (artifacts or reflections or goals):
        desk.found.append(portfolio.P115.at(Location(scan.folder), name=student))
        return None, tuple(desk.found)
    return (
        Portfolio(
            student=student,
            profile=profile or _replace_profile(rooms[""], scan, desk),
            artifacts=artifacts,
            reflections=reflections,
            goals=goals,
            unread=unread,
        ),
        tuple(desk.found),
    )


def _sort_files(scan: Scan, desk: Desk) -> dict[str, list[_File]]:
    """Sort the files by the folder they are for; "" is the student's own. Names may be in big or small letters."""
    rooms: dict[str, list[_File]] = {room: [] for room in ("", *_FOLDERS)}
    unknown: dict[str, None] = {}
    for found in scan.without_folders(lambda path: _is_for_a_page(_parts(path, scan)), desk.found).files:
        parts = _parts(found.path, scan)
        room = parts[0].casefold() if len(parts) > 1 else ""
        if room in rooms:
            rooms[room].append(_File(parts=parts, found=found))
        else:
            unknown[parts[0]] = None
    for name in unknown:
        _report_unused(name, Location(f"{scan.folder}/{name}"), _FOLDERS, desk)
    return rooms


def _parts(path: str, scan: Scan) -> tuple[str, ...]:
    return tuple(path.removeprefix(f"{scan.folder}/").split("/"))


def _is_for_a_page(parts: tuple[str, ...]) -> bool:
    """Say whether a page must stand at this place, and nothing else."""
    rooms, name = [step.casefold() for step in parts[:-1]], parts[-1]
    return (not rooms and name.casefold() == _PROFILE) or (rooms in _ROOMS_OF_PAGES and _is_page(name))


def _read_profile(files: list[_File], desk: Desk) -> Profile | None:
    """Read profile.md, and say which files beside it are not used."""
    own = _find_named(files, _PROFILE)
    others = tuple(_attach(file, 0) for file in files if file is not own)
    page = _open_page(own, desk) if own else None
    profile = make_profile(page, desk, others) if page else None
    for file in others:
        if profile is None or file not in (profile.picture, profile.cover):
            _report_unused(file.name, Location(file.path), (_PROFILE,), desk)
    return profile


def _replace_profile(files: list[_File], scan: Scan, desk: Desk) -> Profile:
    """Make up for a profile that is missing, or that can't be read and could have said that nobody may see it."""
    own = _find_named(files, _PROFILE)
    path = own.path if own else f"{scan.folder}/{_PROFILE}"
    desk.found.append(portfolio.P106.at(Location(path)))
    audience = Audience.PRIVATE if own else desk.settings.audience
    return Profile(name=desk.student, location=Location(path), audience=audience)


def _read_artifacts(files: list[_File], scan: Scan, desk: Desk) -> tuple[tuple[Artifact, ...], tuple[str, ...]]:
    """Read the work; give also the names of what is there and can't be read.

    A page that has the name of a folder is left out: a teacher's level could mean either.
    """
    steps = {_parts(path, scan): path for path in scan.folders}
    where = {parts[-1]: path for parts, path in steps.items() if [step.casefold() for step in parts[:-1]] == [_WORK]}
    folders: dict[str, list[_File]] = {name: [] for name in where}
    lone: list[_File] = []
    for file in files:
        if len(file.parts) > len((_WORK, "page.md")):
            folders[file.parts[1]].append(file)
        elif _is_page(file.parts[1]):
            lone.append(file)
        else:
            desk.found.append(portfolio.P110.at(Location(file.path), name=file.parts[1]))
    work = {name: _read_folder(name, where[name], inside, desk) for name, inside in folders.items()}
    taken = {name_key(name): name for name in folders}
    for name, file in _by_id(lone, desk).items():
        folder = taken.get(name_key(name))
        if folder is None:
            work[name] = _read_artifact(name, file, (), desk)
        else:
            desk.found.append(portfolio.P108.at(Location(file.path), name=name, kept=f"the folder {folder}"))
    named = sorted(work.items())
    return tuple(artifact for _, artifact in named if artifact), tuple(name for name, artifact in named if not artifact)


def _read_folder(name: str, path: str, files: list[_File], desk: Desk) -> Artifact | None:
    """Read an artifact that is a folder: its page, and every other file in it."""
    own = _find_named([file for file in files if len(file.parts) == len((_WORK, "name", _INDEX))], _INDEX)
    if own is None:
        pages = [file.parts[-1] for file in files if _is_page(file.parts[-1])]
        suggestion = f' Perhaps "{pages[0]}" should have that name.' if pages else ""
        desk.found.append(portfolio.P107.at(Location(path), name=name, suggestion=suggestion))
        return None
    attachments = tuple(_attach(file, 2) for file in files if file is not own)
    return _read_artifact(name, own, attachments, desk)


def _read_artifact(name: str, file: _File, attachments: tuple[Attachment, ...], desk: Desk) -> Artifact | None:
    page = _open_page(file, desk)
    return make_artifact(page, name, desk, attachments) if page else None


def _read_pages(files: list[_File], make: Callable[[Page, str, Desk], T], desk: Desk) -> tuple[T, ...]:
    """Read the pages that lie directly in a folder, in order of their names."""
    pages = []
    for file in files:
        if _is_page(file.parts[1]) and len(file.parts) == len(("goals", "page.md")):
            pages.append(file)
        else:
            _report_unused("/".join(file.parts[1:]), Location(file.path), (), desk)
    opened = ((name, _open_page(file, desk)) for name, file in sorted(_by_id(pages, desk).items()))
    return tuple(make(page, name, desk) for name, page in opened if page)


def _open_page(file: _File, desk: Desk) -> Page | None:
    """Return the page in a file; None, with a message, when it can't be read or nothing is in it."""
    text = read_text(desk.root / file.path, file.path)
    if isinstance(text, Diagnostic) or not text.strip("\ufeff \t\n"):
        desk.found.append(text if isinstance(text, Diagnostic) else portfolio.P116.at(Location(file.path)))
        return None
    page, problems = split_page(text, file.path)
    desk.found.extend(problems)
    return replace(page, body=write_targets(page.body, page.path, desk.files)) if page else None


def _by_id(pages: list[_File], desk: Desk) -> dict[str, _File]:
    """Return pages by their ids: the name of the file without .md, however that is written."""
    named = [(file.parts[1][: -len(_PAGE_ENDING)], file) for file in pages]
    kept, repeats = split_repeats(named, lambda pair: pair[0])
    for (name, file), (_, first) in repeats:
        desk.found.append(portfolio.P108.at(Location(file.path), name=name, kept=first.parts[1]))
    return dict(kept)


def _find_named(files: list[_File], name: str) -> _File | None:
    """Return the file with this name, in big or small letters; the exact one when there are two."""
    same = [file for file in files if file.parts[-1].casefold() == name]
    return max(same, key=lambda file: file.parts[-1], default=None)


def _is_page(name: str) -> bool:
    return name.casefold().endswith(_PAGE_ENDING) and len(name) > len(_PAGE_ENDING)


def _attach(file: _File, depth: int) -> Attachment:
    return Attachment(name="/".join(file.parts[depth:]), path=file.path, size=file.found.size)


def _report_unused(name: str, where: Location, known: tuple[str, ...], desk: Desk) -> None:
    desk.found.append(portfolio.P109.at(where, name=name, suggestion=f" {suggest(name, known)}".rstrip()))
