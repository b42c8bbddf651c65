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
from plfolio.picture_words import PICTURE_ENDINGS
from plfolio.plugins import load_plugins
from plfolio.read.converters import suggest
from plfolio.read.file_names import index_files, write_targets
from plfolio.read.folder import FoundFile, Scan, name_key
from plfolio.read.frontmatter import Page, split_page
from plfolio.read.misnamed import find_misnamed
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
    profile, meant = make_profile(page, desk, others) if page else (None, ())
    for file in others:
        misnamed = None if own else find_misnamed(file.path)
        if misnamed and misnamed.good.casefold() == _PROFILE:
            desk.found.append(misnamed.at(file.path))
        elif file not in meant:
            _report_unused(file.name, Location(file.path), (_PROFILE,), desk, _offer_picture(file, profile))
    return profile


def _offer_picture(file: Attachment, profile: Profile | None) -> str:
    """Say how a photo beside the profile becomes its picture, unless there is one."""
    is_photo = file.name.rpartition(".")[2].casefold() in PICTURE_ENDINGS
    if not is_photo or "/" in file.name or profile is None or profile.picture:
        return ""
    return f' To show it as your picture, add the line "picture: {file.name}" to profile.md.'


def _replace_profile(files: list[_File], scan: Scan, desk: Desk) -> Profile:
    """Make up for a profile that is missing, or that can't be read and could have said that nobody may see it."""
    own = _find_named(files, _PROFILE)
    path = own.path if own else f"{scan.folder}/{_PROFILE}"
    is_misnamed = any((one := find_misnamed(file.path)) and one.good.casefold() == _PROFILE for file in files)
    if own or not is_misnamed:
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
    loose: list[_File] = []
    for file in files:
        if len(file.parts) > len((_WORK, "page.md")):
            folders[file.parts[1]].append(file)
        elif _is_page(file.parts[1]):
            lone.append(file)
        else:
            loose.append(file)
    misnamed = _report_loose(loose, [*folders, *(file.parts[1] for file in lone)], desk)
    work = {name: _read_folder(name, where[name], inside, desk) for name, inside in folders.items()}
    taken = {name_key(name): name for name in folders}
    for name, file in _by_id(lone, desk).items():
        folder = taken.get(name_key(name))
        if folder is None:
            work[name] = _read_artifact(name, file, (), desk)
        else:
            desk.found.append(portfolio.P108.at(Location(file.path), name=name, kept=f"the folder {folder}"))
    named = sorted(work.items())
    unread = (*(name for name, artifact in named if not artifact), *misnamed)
    return tuple(artifact for _, artifact in named if artifact), unread


def _report_loose(loose: list[_File], work: list[str], desk: Desk) -> list[str]:
    """Report files that lie among the pieces of `work` and belong to none; return the names of those meant as one."""
    meant: list[str] = []
    taken = {name_key(name) for name in work}
    kinds = {one.ending for _, kind in load_plugins().attachment_kinds for one in kind.formats}
    for file in loose:
        name = file.parts[1]
        misnamed = find_misnamed(name)
        good = misnamed.good[: -len(_PAGE_ENDING)] if misnamed else ""
        if misnamed and taken.isdisjoint((name_key(good), name_key(misnamed.good))):
            desk.found.append(misnamed.at(file.path))
            meant.append(good)
        else:
            is_shown = name.rpartition(".")[2].casefold() in kinds
            first = "" if is_shown else "Files of this kind are not shown: save it as a PDF or a picture. "
            desk.found.append(portfolio.P110.at(Location(file.path), name=name, first=first))
    return meant


def _read_folder(name: str, path: str, files: list[_File], desk: Desk) -> Artifact | None:
    """Read an artifact that is a folder: its page, and every other file in it."""
    own = _find_named([file for file in files if len(file.parts) == len((_WORK, "name", _INDEX))], _INDEX)
    if own is None:
        desk.found.append(_explain_missing_page(name, path, files))
        return None
    attachments = tuple(_attach(file, 2) for file in files if file is not own)
    return _read_artifact(name, own, attachments, desk)


def _explain_missing_page(name: str, path: str, files: list[_File]) -> Diagnostic:
    """Say why a folder has no page: another ending, another name, another folder, or nobody wrote it yet."""
    here = [file for file in files if len(file.parts) == len((_WORK, "name", _INDEX))]
    for file in here:
        misnamed = find_misnamed(file.path)
        if misnamed and misnamed.good.casefold() == _INDEX:
            return misnamed.at(file.path)
    pages = [file.parts[-1] for file in here if _is_page(file.parts[-1])]
    deep = _find_named([file for file in files if file not in here], _INDEX)
    if deep and not pages:
        return portfolio.P120.at(Location(deep.path), name=name, inner="/".join(deep.parts[2:-1]))
    suggestion = f' Perhaps "{pages[0]}" should have that name.' if pages else ""
    return portfolio.P107.at(Location(path), name=name, suggestion=suggestion)


def _read_artifact(name: str, file: _File, attachments: tuple[Attachment, ...], desk: Desk) -> Artifact | None:
    page = _open_page(file, desk)
    return make_artifact(page, name, desk, attachments) if page else None


def _read_pages(files: list[_File], make: Callable[[Page, str, Desk], T], desk: Desk) -> tuple[T, ...]:
    """Read the pages that lie directly in a folder, in order of their names."""
    pages = []
    for file in files:
        if _is_page(file.parts[1]) and len(file.parts) == len(("goals", "page.md")):
            pages.append(file)
        elif (misnamed := find_misnamed(file.path)) and len(file.parts) == len(("goals", "page.md")):
            desk.found.append(misnamed.at(file.path))
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


def _report_unused(name: str, where: Location, known: tuple[str, ...], desk: Desk, more: str = "") -> None:
    desk.found.append(portfolio.P109.at(where, name=name, suggestion=f" {suggest(name, known)}".rstrip() + more))
