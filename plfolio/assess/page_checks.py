"""Checks of what is written on a student's pages: pictures without words, and files that are not there.

Takes a `Portfolio`; gives diagnostics with the line of each picture or link.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from plfolio.assess.links import Link, find_links
from plfolio.assess.tags import suggest
from plfolio.diagnostics import Diagnostic, Location
from plfolio.diagnostics.checks import K103, K104, K112, K113, K114
from plfolio.model import Artifact, Goal, Portfolio, Profile, Reflection

__all__ = ["check_pages"]

# One letter before the colon is a drive of Windows, not a way to reach a web site.
_REMOTE = re.compile(r"//|(?!file:)[a-z][a-z0-9+.-]+:", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A stretch of Markdown: the file it is in, the line it begins on."""

    path: str
    line: int
    text: str


def check_pages(portfolio: Portfolio) -> Iterator[Diagnostic]:
    """Check every picture and link on every page."""
    known: frozenset[str] | None = None
    for text in _texts(portfolio):
        for link in find_links(text.text, text.line):
            known = _known_files(portfolio) if known is None else known
            yield from _check_link(link, text.path, known)


def _check_link(link: Link, page: str, known: frozenset[str]) -> Iterator[Diagnostic]:
    location = Location(page, link.line)
    target = unquote(link.target)
    if link.is_html or link.has_space:
        yield K114.at(location) if link.is_html else K113.at(location, target=target)
        return
    name = posixpath.basename(target)
    if link.is_picture and link.words.strip() in {"", name, posixpath.splitext(name)[0]}:
        yield K103.at(location, picture=target)
    if _REMOTE.match(target):
        if link.is_picture:
            yield K112.at(location, picture=target)
    elif not _is_there(link, page, known):
        folder = posixpath.dirname(page)
        near = [posixpath.relpath(path, folder) for path in sorted(known)]
        yield K104.at(location, target=target, advice=suggest(target, near))


def _is_there(link: Link, page: str, known: frozenset[str]) -> bool:
    path = unquote(re.split(r"[?#]", link.target, maxsplit=1)[0])
    if not path:
        return not link.is_picture
    return _normal(posixpath.normpath(posixpath.join(posixpath.dirname(page), path))) in known


def _known_files(portfolio: Portfolio) -> frozenset[str]:
    """Give the paths that a page may lead to: the student's pages, the folder of one, and the files beside them."""
    pages = [page.location.path for page in _pages(portfolio)]
    attachments = [attachment.path for artifact in portfolio.artifacts for attachment in artifact.attachments]
    pictures = [one.path for one in (portfolio.profile.picture, portfolio.profile.cover) if one]
    folders = [posixpath.dirname(path) for path in pages if posixpath.basename(path) == "index.md"]
    return frozenset(_normal(path) for path in (*pages, *folders, *attachments, *pictures))


def _normal(path: str) -> str:
    # Macs store é as two characters, keyboards type it as one.
    return unicodedata.normalize("NFC", path)


def _pages(portfolio: Portfolio) -> tuple[Artifact | Reflection | Goal | Profile, ...]:
    return (*portfolio.artifacts, *portfolio.reflections, *portfolio.goals, portfolio.profile)


def _texts(portfolio: Portfolio) -> Iterator[_Text]:
    for page in _pages(portfolio):
        path = page.location.path
        yield _Text(path=path, line=page.body_line, text=page.body)
        if isinstance(page, Artifact | Reflection):
            for answer in page.answers:
                # An answer begins on the line below its heading.
                yield _Text(path=path, line=answer.line + 1, text=answer.text)
