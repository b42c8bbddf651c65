"""Pieces of work as a reader sees them: in a list, and with the files beside them.

Takes artifacts and a `Place`; gives the parts of views.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby

from plfolio.model import Answer, Artifact, Attachment
from plfolio.render.parts import AnswerView, AttachmentView, PieceCard, YearGroup
from plfolio.render.place import Place, TextFinder
from plfolio.render.school_years import school_year
from plfolio.render.student import PreparedFile
from plfolio.render.words import Words

__all__ = [
    "cut_between_words",
    "group_by_year",
    "kind_of",
    "language_of",
    "list_by_title",
    "make_answers",
    "make_attachments",
    "make_card",
    "make_cards",
    "name_kind",
    "newest_first",
    "school_year",
    "split_lead",
]

_MOST_ROWS = 30
_LONGEST_EXCERPT = 480
_MARKUP = re.compile(
    r"!\[[^\]]*\]\([^)]*\)|\[\^[^\]]*\]|^\s*(#+|>|[-*+]|\|.*$)\s|(?<=\])\([^)]*\)|[*`\[\]]|^\|.*$", re.MULTILINE
)
_LEADS = ("picture", "video", "audio")
_DISPLAYS = {"picture": "picture", "audio": "audio", "video": "video", "text": "text", "code": "code", "data": "table"}


def make_card(place: Place, artifact: Artifact, values: tuple[tuple[str, str], ...] = ()) -> PieceCard:
    """Return a piece as it stands in a list, with the first of its pictures, and its values for filters."""
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
        values=values,
    )


def make_cards(place: Place, ids: Iterable[str]) -> tuple[PieceCard, ...]:
    """Return those of the pieces that this edition shows, oldest first."""
    found = [artifact for artifact in map(place.view.artifact, dict.fromkeys(ids)) if artifact]
    return tuple(make_card(place, artifact) for artifact in reversed(newest_first(found)))


def kind_of(place: Place, artifact: Artifact) -> str:
    """Return the kind of a piece in the page's language, "" when it only says the subject again."""
    return name_kind(place.site.words, artifact.kind) if artifact.kind.casefold() != artifact.subject.casefold() else ""


def name_kind(words: Words, kind: str) -> str:
    """Return a kind of work in the page's language; as the student wrote it when it is none of the common ones."""
    # Braces in a student's word are no places to fill something in.
    return kind if {"{", "}"} & set(kind) else words.choose("kinds", kind)


def newest_first(artifacts: Iterable[Artifact]) -> tuple[Artifact, ...]:
    """Sort by date, newest first; undated work comes last, and equal days in order of id."""
    by_id = sorted(artifacts, key=lambda artifact: artifact.id)
    return tuple(sorted(by_id, key=lambda artifact: artifact.date or date.min, reverse=True))


def group_by_year(
    place: Place, artifacts: Iterable[Artifact], values: Mapping[str, tuple[tuple[str, str], ...]]
) -> tuple[YearGroup, ...]:
    """Group pieces by school year, newest first; the `values` for filters are by id of the piece."""
    return tuple(
        YearGroup(first_year=year, pieces=tuple(make_card(place, piece, values[piece.id]) for piece in group))
        for year, group in groupby(
            newest_first(artifacts), key=lambda artifact: artifact.date and school_year(artifact.date)
        )
    )


def list_by_title(place: Place) -> tuple[PieceCard, ...]:
    """Return every piece as a line in a list: by title, whatever its accents and capitals, and without pictures."""
    cards = (
        PieceCard(
            title=piece.title,
            url=place.url(place.site.artifacts[piece.id]),
            date=piece.date,
            language=language_of(place, piece.language),
        )
        for piece in newest_first(place.view.portfolio.artifacts)
    )
    return tuple(sorted(cards, key=lambda card: _plain_letters(card.title)))


def _plain_letters(text: str) -> str:
    return "".join(
        letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter)
    ).casefold()


def cut_between_words(text: str, most: int) -> str:
    """Return at most so many letters of a text, up to the end of a word where words have blanks between them."""
    cut = text[:most]
    end = cut.rfind(" ")
    return cut[:end] if end > most // 2 else cut


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
