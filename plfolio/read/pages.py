"""One page of a student becomes a `Profile`, `Artifact`, `Reflection` or `Goal`.

Takes a `Page` and the `Source` it came from, which collects what is wrong; gives the noun. A page whose audience is not
clear is for the student alone.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from plfolio.diagnostics import Diagnostic, Location, portfolio
from plfolio.model import Answer, Artifact, Attachment, Audience, Goal, Profile, Reflection
from plfolio.read.converters import Where, suggest
from plfolio.read.fields import NOTHING, Record
from plfolio.read.folder import name_key
from plfolio.read.frontmatter import Page
from plfolio.read.headings import find_unanswered, split_headings, trim_body
from plfolio.read.page_fields import ArtifactPage, GoalPage, ProfilePage, ReflectionPage, TitledPage
from plfolio.settings import Prompt, Settings

__all__ = ["Source", "make_artifact", "make_goal", "make_profile", "make_reflection"]

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a page comes from: its file, its id, whose it is, in which language; and where problems are collected."""

    path: str
    id: str
    student: str
    settings: Settings
    language: str = ""
    found: list[Diagnostic] = field(default_factory=list)

    @property
    def location(self) -> Location:
        """The whole file."""
        return Location(self.path)

    def read(self, page: Page, kind: type[R]) -> R:
        """Read the lines at the top."""
        return kind(page.front or NOTHING, Where(path=self.path, found=self.found))

    def audience(self, says: Record) -> Audience:
        """Return who may see the page: only the student, when it is not clear what was meant."""
        doubt = says.doubt(TitledPage.audience)
        if doubt is None:
            return says.get(TitledPage.audience) or self.settings.audience
        said = dict(doubt.values)
        text, suggestion = said.get("text", said["name"]), said.get("suggestion", "")
        self.found.append(portfolio.P105.at(doubt.location, text=text, suggestion=suggestion))
        return Audience.PRIVATE


def make_artifact(page: Page, source: Source, attachments: tuple[Attachment, ...]) -> Artifact:
    """Make a piece of work of its page and the files beside it."""
    says = source.read(page, ArtifactPage)
    prompts = source.settings.prompts
    common, answers = _put_together(page, says, source, prompts)
    if says.date is None and not says.is_doubtful(ArtifactPage.date):
        source.found.append(portfolio.P112.at(source.location))
    unanswered = find_unanswered(answers, prompts)
    if unanswered:
        language = says.language or source.language or source.settings.language
        headings = [dict(prompt.words).get(language) or prompt.words[0][1] for prompt in unanswered]
        source.found.append(portfolio.P113.at(source.location, prompts=", ".join(headings), first=headings[0]))
    return Artifact(**common, student=source.student, answers=answers, attachments=attachments)


def make_reflection(page: Page, source: Source) -> Reflection:
    """Make a journal entry of its page."""
    common, answers = _put_together(page, source.read(page, ReflectionPage), source, source.settings.prompts)
    return Reflection(**common, answers=answers)


def make_goal(page: Page, source: Source) -> Goal:
    """Make a goal of its page."""
    common, _ = _put_together(page, source.read(page, GoalPage), source, ())
    return Goal(**common)


def make_profile(page: Page, source: Source, files: Iterable[Attachment]) -> Profile:
    """Make a profile of its page. `files` are those that the picture can be one of."""
    says = source.read(page, ProfilePage)
    body, body_line = trim_body(page.body, page.body_line)
    if not says.has(ProfilePage.name):
        source.found.append(portfolio.P117.at(source.location))
    return Profile(
        **says.values(ProfilePage.name, ProfilePage.picture, ProfilePage.audience),
        name=says.name or source.student,
        location=source.location,
        picture=_find_picture(says, source, tuple(files)),
        audience=source.audience(says),
        body=body,
        body_line=body_line,
    )


def _put_together(
    page: Page, says: TitledPage, source: Source, prompts: tuple[Prompt, ...]
) -> tuple[dict[str, Any], tuple[Answer, ...]]:
    """Return what the noun of a page is made of, whichever it is, and the answers in the text."""
    headed = split_headings(page.body, page.body_line, says.title, prompts)
    body, body_line = trim_body(headed.body, page.body_line)
    return says.values() | {
        "id": source.id,
        "title": says.title or headed.title or _make_title(source),
        "location": source.location,
        "audience": source.audience(says),
        "body": body,
        "body_line": body_line,
    }, headed.answers


def _make_title(source: Source) -> str:
    """Make a title of the page's name."""
    title = " ".join(source.id.replace("-", " ").replace("_", " ").split()) or source.id
    title = title[:1].upper() + title[1:]
    source.found.append(portfolio.P111.at(source.location, title=title))
    return title


def _find_picture(says: ProfilePage, source: Source, files: tuple[Attachment, ...]) -> Attachment | None:
    if not says.picture:
        return None
    name = posixpath.normpath(says.picture.replace("\\", "/"))
    for file in files:
        if name_key(file.name) == name_key(name):
            return file
    suggestion = f" {suggest(name, [file.name for file in files])}".rstrip()
    where = says.where(ProfilePage.picture)
    source.found.append(portfolio.P114.at(where, name=says.picture, suggestion=suggestion))
    return None
