"""One page of a student becomes a `Profile`, `Artifact`, `Reflection` or `Goal`.

Takes a `Page` and the `Desk` it lies on, which collects what is wrong; gives the noun. A page whose audience is not
clear is for the student alone.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from plfolio.diagnostics import Diagnostic, Location, portfolio
from plfolio.model import Artifact, Attachment, Audience, Goal, Profile, Reflection
from plfolio.read.converters import Where, plain_word, suggest, suggest_word
from plfolio.read.fields import NOTHING, Field, Record
from plfolio.read.folder import name_key
from plfolio.read.frontmatter import Page
from plfolio.read.headings import Headed, split_headings, trim_body
from plfolio.read.page_fields import ArtifactPage, GoalPage, ProfilePage, ReflectionPage, TitledPage
from plfolio.settings import PROFILE_FILLER, WORK_FILLER, Prompt, Settings

__all__ = ["Desk", "make_artifact", "make_goal", "make_profile", "make_reflection"]

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What reading one student's pages needs, and the list of what was wrong.

    `files` are the student's own, as `index_files` gives them; `language` is the profile's.
    """

    root: Path
    student: str
    settings: Settings
    found: list[Diagnostic]
    files: Mapping[str, str]
    language: str = ""

    def read(self, page: Page, kind: type[R]) -> R:
        """Read the lines at the top of a page."""
        return kind(page.front or NOTHING, Where(path=page.path, found=self.found))

    def audience(self, says: Record) -> Audience:
        """Return who may see the page: only the student, when it is not clear what was meant."""
        doubt = says.doubt(TitledPage.audience)
        if doubt is None:
            return says.get(TitledPage.audience) or self.settings.audience
        said = dict(doubt.values)
        text, suggestion = said.get("text", said["name"]), said.get("suggestion", "")
        self.found.append(portfolio.P105.at(doubt.location, text=text, suggestion=suggestion))
        return Audience.PRIVATE


def make_artifact(page: Page, name: str, desk: Desk, attachments: tuple[Attachment, ...]) -> Artifact:
    """Make a piece of work of its page and the files beside it; `name` becomes its id."""
    says = desk.read(page, ArtifactPage)
    prompts = desk.settings.prompts
    common, headed = _put_together(page, name, says, desk, prompts)
    if says.date is None and not says.is_doubtful(ArtifactPage.date):
        desk.found.append(portfolio.P112.at(Location(page.path)))
    _remind(page, headed, says.language or desk.language or desk.settings.language, desk)
    return Artifact(**common, student=desk.student, answers=headed.answers, attachments=attachments)


def _remind(page: Page, headed: Headed, language: str, desk: Desk) -> None:
    """Note prompts without a heading, and headings of prompts without a word below them."""
    empty = [answer for answer in headed.answers if not answer.text.strip()]
    if empty:
        where = Location(page.path, empty[0].line)
        desk.found.append(portfolio.P123.at(where, prompts=", ".join(answer.heading for answer in empty)))
    with_heading = {answer.prompt for answer in headed.answers} | {one.prompt for one in headed.nearly}
    prompts = [prompt for prompt in desk.settings.prompts if prompt.id not in with_heading]
    if prompts:
        headings = [dict(prompt.words).get(language) or prompt.words[0][1] for prompt in prompts]
        desk.found.append(portfolio.P113.at(Location(page.path), prompts=", ".join(headings), first=headings[0]))


def make_reflection(page: Page, name: str, desk: Desk) -> Reflection:
    """Make a journal entry of its page."""
    common, headed = _put_together(page, name, desk.read(page, ReflectionPage), desk, desk.settings.prompts)
    return Reflection(**common, answers=headed.answers)


def make_goal(page: Page, name: str, desk: Desk) -> Goal:
    """Make a goal of its page."""
    common, _ = _put_together(page, name, desk.read(page, GoalPage), desk, ())
    return Goal(**common)


def make_profile(page: Page, desk: Desk, files: Iterable[Attachment]) -> tuple[Profile, tuple[Attachment, ...]]:
    """Make a profile of its page; give also the files that are its pictures, or were most likely meant to be.

    `files` are those that its pictures can be one of.
    """
    says, beside = desk.read(page, ProfilePage), tuple(files)
    body, body_line = trim_body(_drop_filler(page, PROFILE_FILLER, desk), page.body_line)
    if not says.has(ProfilePage.name):
        desk.found.append(portfolio.P117.at(Location(page.path)))
    _check_look(says, desk)
    picture, near_picture = _find_picture(ProfilePage.picture, says, desk, beside)
    cover, near_cover = _find_picture(ProfilePage.cover, says, desk, beside)
    profile = Profile(
        **says.values(ProfilePage.name, ProfilePage.picture, ProfilePage.cover, ProfilePage.audience),
        name=says.name or desk.student,
        location=Location(page.path),
        picture=picture,
        cover=cover,
        audience=desk.audience(says),
        body=body,
        body_line=body_line,
    )
    return profile, tuple(file for file in (near_picture, near_cover) if file)


def _put_together(
    page: Page, name: str, says: TitledPage, desk: Desk, prompts: tuple[Prompt, ...]
) -> tuple[dict[str, Any], Headed]:
    """Return what the noun of a page is made of, whichever it is, and what its headings say."""
    headed = split_headings(_drop_filler(page, WORK_FILLER, desk), page.body_line, says.title, prompts)
    for one in headed.nearly:
        desk.found.append(portfolio.P122.at(Location(page.path, one.line), text=one.text, heading=one.heading))
    body, body_line = trim_body(headed.body, page.body_line)
    return says.values() | {
        "id": name,
        "title": says.title or headed.title or _make_title(page, name, desk),
        "location": Location(page.path),
        "places": says.places(),
        "unclear": says.doubtful(),
        "audience": desk.audience(says),
        "body": body,
        "body_line": body_line,
    }, headed


def _drop_filler(page: Page, filler: str, desk: Desk) -> str:
    """Return the text without the sentence that plfolio wrote there for a start."""
    lines = page.body.split("\n")
    if filler not in lines:
        return page.body
    number = lines.index(filler)
    desk.found.append(portfolio.P124.at(Location(page.path, page.body_line + number), text=filler))
    lines[number] = ""
    return "\n".join(lines)


def _make_title(page: Page, name: str, desk: Desk) -> str:
    """Make a title of the page's name."""
    title = " ".join(name.replace("-", " ").replace("_", " ").split()) or name
    title = title[:1].upper() + title[1:]
    desk.found.append(portfolio.P111.at(Location(page.path), title=title))
    return title


def _check_look(says: ProfilePage, desk: Desk) -> None:
    known, usual = [look.name for look in desk.settings.looks], desk.settings.looks[0].name
    if says.look and says.look.casefold() not in known:
        values = {"suggestion": suggest(says.look.casefold(), known), "known": ", ".join(known)}
        desk.found.append(portfolio.P130.at(says.where(ProfilePage.look), name=says.look, usual=usual, **values))


def _find_picture(
    word: Field[str], says: ProfilePage, desk: Desk, files: tuple[Attachment, ...]
) -> tuple[Attachment | None, Attachment | None]:
    """Return the picture; and the same, or what was most likely meant, when no file has that name."""
    wanted = says.get(word)
    if not wanted:
        return None, None
    name = posixpath.normpath(wanted.replace("\\", "/"))
    for file in files:
        if name_key(file.name) == name_key(name):
            return file, file
    # Compared as words, since a camera's capitals, spaces and endings are what nobody remembers.
    near = {plain_word(file.name): file for file in files if not file.name.casefold().endswith(".md")}
    meant = near.get(suggest_word(name, near))
    suggestion = f' Did you mean "{meant.name}"?' if meant else ""
    desk.found.append(portfolio.P114.at(says.where(word), name=wanted, suggestion=suggestion))
    return None, meant
