"""Pieces of work as a reader sees them: in a list, and with the files beside them.

Takes artifacts and a `Place`; gives the parts of views.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from datetime import date
from itertools import groupby

from plfolio.model import Answer, Artifact, Attachment
from plfolio.render.parts import AnswerView, AttachmentView, PieceCard, YearGroup
from plfolio.render.place import Place, TextFinder
from plfolio.render.school_years import school_year
from plfolio.render.student import PreparedFile

__all__ = [
    "group_by_year",
    "kind_of",
    "language_of",
    "make_answers",
    "make_attachments",
    "make_card",
    "make_cards",
    "newest_first",
    "split_lead",
]

_MOST_ROWS = 30
_LONGEST_EXCERPT = 480
_MARKUP = re.compile(
    r"!\[[^\]]*\]\([^)]*\)|\[\^[^\]]*\]|^\s*(#+|>|[-*+]|\|.*$)\s|(?<=\])\([^)]*\)|[*`\[\]]|^\|.*$", re.MULTILINE
)
_LEADS = ("picture", "video", "audio")
_DISPLAYS = {"picture": "picture", "audio": "audio", "video": "video", "text": "text", "code": "code", "data": "table"}


def make_card(place: Place, artifact: Artifact) -> PieceCard:
    """Return a piece as it stands in a list, with the first of its pictures."""
    pictures = (place.picture(attachment, "") for attachment in artifact.attachments)
    picture = next((picture for picture in pictures if picture), None)
    return PieceCard(
        title=artifact.title,
        url=place.piece_url(artifact.id),
        date=artifact.date,
        subject=artifact.subject,
        kind=kind_of(place, artifact),
        language=language_of(place, artifact.language),
        picture=picture,
        excerpt="" if picture else _excerpt(artifact),
    )


def make_cards(place: Place, ids: Iterable[str]) -> tuple[PieceCard, ...]:
    """Return those of the pieces that this edition shows, oldest first."""
    found = [artifact for artifact in map(place.view.artifact, dict.fromkeys(ids)) if artifact]
    return tuple(make_card(place, artifact) for artifact in reversed(newest_first(found)))


def kind_of(place: Place, artifact: Artifact) -> str:
    """Return the kind of a piece in the page's language, "" when it only says the subject again."""
    kind = artifact.kind if artifact.kind.casefold() != artifact.subject.casefold() else ""
    return place.site.words.choose("kinds", kind)


def newest_first(artifacts: Iterable[Artifact]) -> tuple[Artifact, ...]:
    """Sort by date, newest first; undated work comes last, and equal days in order of id."""
    by_id = sorted(artifacts, key=lambda artifact: artifact.id)
    return tuple(sorted(by_id, key=lambda artifact: artifact.date or date.min, reverse=True))


def group_by_year(place: Place, artifacts: Iterable[Artifact]) -> tuple[YearGroup, ...]:
    """Group pieces by school year, newest first."""
    return tuple(
        YearGroup(first_year=year, pieces=tuple(make_card(place, artifact) for artifact in group))
        for year, group in groupby(
            newest_first(artifacts), key=lambda artifact: artifact.date and school_year(artifact.date)
        )
    )


def make_answers(finder: TextFinder, answers: Iterable[Answer]) -> tuple[AnswerView, ...]:
    """Return the prompts that the student answered, in their words; a prompt's own headings stay below it."""
    return tuple(
        AnswerView(heading=answer.heading, text=finder.render(answer.text, heading_shift=3))
        for answer in answers
        if answer.text.strip()
    )


def make_attachments(place: Place, attachments: Iterable[Attachment], shown: set[str]) -> tuple[AttachmentView, ...]:
    """Return the files that may be published, without the pictures that the text already shows."""
    files = ((attachment, place.file(attachment)) for attachment in attachments)
    return tuple(_attachment(place, attachment, file) for attachment, file in files if file and file.name not in shown)


def split_lead(
    files: tuple[AttachmentView, ...], *, is_in_text: bool
) -> tuple[AttachmentView | None, tuple[AttachmentView, ...]]:
    """Return the file that is the work itself, and the others; none when the text shows a picture of its own."""
    lead = next((file for file in files if file.display in _LEADS), None)
    if is_in_text or lead is None:
        return None, files
    return lead, tuple(file for file in files if file is not lead)


def language_of(place: Place, language: str) -> str:
    """Return what to put in a text's ``lang``: its own language or the student's, "" when it is the page's."""
    return place.mark(language or place.view.own_language)


def _excerpt(artifact: Artifact) -> str:
    """Return how the text begins, without its markup."""
    texts = (artifact.body, *(answer.text for answer in artifact.answers))
    plain = (" ".join(_MARKUP.sub("", text).split()) for text in texts)
    return next((text for text in plain if text), "")[:_LONGEST_EXCERPT]


def _attachment(place: Place, attachment: Attachment, file: PreparedFile) -> AttachmentView:
    rows = _read_rows(attachment.name, file.text) if file.kind == "data" else ()
    display = _DISPLAYS.get(file.kind, "link")
    return AttachmentView(
        display="link" if display in ("text", "code", "table") and not file.text.strip() else display,
        name=attachment.name,
        url=place.file_url(file),
        size=file.size,
        picture=place.picture(attachment),
        text="" if rows else file.text,
        rows=rows,
    )


def _read_rows(name: str, text: str) -> tuple[tuple[str, ...], ...]:
    """Return the first rows of a table, each as wide as the first, however its cells are separated."""
    lines = text.splitlines()
    first = lines[0] if lines else ""
    separator = "\t" if name.lower().endswith(".tsv") else max(",;\t", key=first.count)
    rows = [row for row in csv.reader(lines, delimiter=separator) if any(cell.strip() for cell in row)][:_MOST_ROWS]
    width = len(rows[0]) if rows else 0
    return tuple(tuple((row + [""] * width)[:width]) for row in rows)
