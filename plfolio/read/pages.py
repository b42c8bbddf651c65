"""One page of a student becomes a `Profile`, `Artifact`, `Reflection` or `Goal`.

Takes a `Page` and the `Source` it came from, which collects what is wrong; gives the noun. A page whose audience is not
clear is for the student alone.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from plfolio.diagnostics import Diagnostic, Location, portfolio
from plfolio.model import Artifact, Attachment, Audience, Goal, Profile, Reflection
from plfolio.read import page_fields as fields
from plfolio.read.fields import Field, Values, Where, read_record, suggest
from plfolio.read.folder import name_key
from plfolio.read.frontmatter import Page
from plfolio.read.headings import find_unanswered, split_headings, trim_body
from plfolio.read.yaml_nodes import Mapping
from plfolio.settings import Settings

__all__ = ["Source", "make_artifact", "make_goal", "make_profile", "make_reflection"]


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

    def read(self, page: Page, known: tuple[Field[Any], ...]) -> Values:
        """Read the lines at the top."""
        front = page.front or Mapping(entries=(), line=0, column=0)
        return read_record(front, known, Where(path=self.path, found=self.found))

    def audience(self, values: Values) -> Audience:
        """Return who may see the page: only the student, when it is not clear what was meant."""
        doubt = values.doubt(fields.AUDIENCE)
        if doubt is None:
            return values[fields.AUDIENCE] or self.settings.audience
        said = dict(doubt.values)
        text, suggestion = said.get("text", said["name"]), said.get("suggestion", "")
        self.found.append(portfolio.P105.at(doubt.location, text=text, suggestion=suggestion))
        return Audience.PRIVATE


def make_artifact(page: Page, source: Source, attachments: tuple[Attachment, ...]) -> Artifact:
    """Make a piece of work of its page and the files beside it."""
    values = source.read(page, fields.ARTIFACT_FIELDS)
    prompts = source.settings.prompts
    headed = split_headings(page.body, page.body_line, values[fields.TITLE], prompts)
    body, body_line = trim_body(headed.body, page.body_line)
    if values[fields.DATE] is None and not values.is_doubtful(fields.DATE):
        source.found.append(portfolio.P112.at(source.location))
    unanswered = find_unanswered(headed.answers, prompts)
    if unanswered:
        language = values[fields.LANGUAGE] or source.language or source.settings.language
        headings = [dict(prompt.words).get(language) or prompt.words[0][1] for prompt in unanswered]
        source.found.append(portfolio.P113.at(source.location, prompts=", ".join(headings), first=headings[0]))
    return Artifact(
        id=source.id,
        student=source.student,
        title=_choose_title(values, headed.title, source),
        location=source.location,
        date=values[fields.DATE],
        subject=values[fields.SUBJECT],
        kind=values[fields.KIND],
        language=values[fields.LANGUAGE],
        tags=values[fields.STANDARDS],
        self_ratings=values[fields.SELF],
        chosen_by=values[fields.CHOSEN_BY],
        showcase=values[fields.SHOWCASE],
        audience=source.audience(values),
        people=values[fields.PEOPLE],
        grew_from=values[fields.GREW_FROM],
        source=values[fields.SOURCE],
        licence=values[fields.LICENCE],
        body=body,
        body_line=body_line,
        answers=headed.answers,
        attachments=attachments,
    )


def make_reflection(page: Page, source: Source) -> Reflection:
    """Make a journal entry of its page."""
    values = source.read(page, fields.REFLECTION_FIELDS)
    headed = split_headings(page.body, page.body_line, values[fields.TITLE], source.settings.prompts)
    body, body_line = trim_body(headed.body, page.body_line)
    return Reflection(
        id=source.id,
        title=_choose_title(values, headed.title, source),
        location=source.location,
        date=values[fields.DATE],
        language=values[fields.LANGUAGE],
        audience=source.audience(values),
        about=values[fields.ABOUT],
        body=body,
        body_line=body_line,
        answers=headed.answers,
    )


def make_goal(page: Page, source: Source) -> Goal:
    """Make a goal of its page."""
    values = source.read(page, fields.GOAL_FIELDS)
    headed = split_headings(page.body, page.body_line, values[fields.TITLE], ())
    body, body_line = trim_body(headed.body, page.body_line)
    return Goal(
        id=source.id,
        title=_choose_title(values, headed.title, source),
        location=source.location,
        date=values[fields.DATE],
        due=values[fields.DUE],
        why=values[fields.WHY],
        tag=values[fields.STANDARD],
        level=values[fields.LEVEL],
        steps=values[fields.STEPS],
        helpers=values[fields.HELPERS],
        evidence=values[fields.EVIDENCE],
        status=values[fields.STATUS],
        language=values[fields.LANGUAGE],
        audience=source.audience(values),
        body=body,
        body_line=body_line,
    )


def make_profile(page: Page, source: Source, files: Iterable[Attachment]) -> Profile:
    """Make a profile of its page. `files` are those that its pictures can be one of."""
    values, beside = source.read(page, fields.PROFILE_FIELDS), tuple(files)
    body, body_line = trim_body(page.body, page.body_line)
    if not values.has(fields.NAME):
        source.found.append(portfolio.P117.at(source.location))
    return Profile(
        name=values[fields.NAME] or source.student,
        location=source.location,
        grade=values[fields.GRADE],
        language=values[fields.LANGUAGE],
        languages=values[fields.LANGUAGES],
        strengths=values[fields.STRENGTHS],
        needs=values[fields.NEEDS],
        interests=values[fields.INTERESTS],
        look=values[fields.LOOK],
        accent=values[fields.ACCENT],
        home=values[fields.HOME],
        picture=_find_picture(fields.PICTURE, values, source, beside),
        cover=_find_picture(fields.COVER, values, source, beside),
        audience=source.audience(values),
        body=body,
        body_line=body_line,
    )


def _choose_title(values: Values, heading: str, source: Source) -> str:
    title = values[fields.TITLE] or heading
    if title:
        return title
    title = " ".join(source.id.replace("-", " ").replace("_", " ").split()) or source.id
    title = title[:1].upper() + title[1:]
    source.found.append(portfolio.P111.at(source.location, title=title))
    return title


def _find_picture(word: Field[str], values: Values, source: Source, files: tuple[Attachment, ...]) -> Attachment | None:
    wanted = values[word]
    if not wanted:
        return None
    name = posixpath.normpath(wanted.replace("\\", "/"))
    for file in files:
        if name_key(file.name) == name_key(name):
            return file
    close = suggest(name, tuple(file.name for file in files))
    suggestion = f' Did you mean "{close}"?' if close else ""
    source.found.append(portfolio.P114.at(values.where(word), name=wanted, suggestion=suggestion))
    return None
