"""Checks of what is written on a student's pages: pictures without words, and files that are not there.

Takes a `Portfolio`; gives diagnostics with the line of each picture or link.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

from plfolio.assess.links import Link, find_links
from plfolio.assess.tags import find_near
from plfolio.diagnostics import Diagnostic, Location
from plfolio.diagnostics.checks import K103, K104, K112, K113, K114, K115, K118
from plfolio.model import Artifact, Goal, Portfolio, Profile, Reflection
from plfolio.picture_words import PICTURE_ENDINGS, PictureWords, judge_words
from plfolio.plugins import load_plugins

__all__ = ["check_pages"]

# One letter before the colon is a drive of Windows, not a way to reach a web site.
_REMOTE = re.compile(r"//|(?!file:)[a-z][a-z0-9+.-]+:", re.IGNORECASE)

_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_TIGHT_HEADING = re.compile(r" {0,3}#{1,6}[^\W\d_]")


def check_pages(portfolio: Portfolio) -> Iterator[Diagnostic]:
    """Check every picture and link on every page, and every picture that lies beside one."""
    known: frozenset[str] | None = None
    for page in _pages(portfolio):
        path = page.location.path
        yield from (
            K118.at(Location(path, at)) for text, line in _texts(page) for at in _find_tight_headings(text, line)
        )
        links = [link for text, line in _texts(page) for link in find_links(text, line)]
        for link in links:
            known = _known_files(portfolio) if known is None else known
            yield from _check_link(link, path, known)
        if isinstance(page, Artifact):
            yield from _check_beside(page, links, known or frozenset())


def _check_link(link: Link, page: str, known: frozenset[str]) -> Iterator[Diagnostic]:
    location = Location(page, link.line)
    target = unquote(link.target)
    if link.is_html or link.has_space:
        advice = "" if link.is_html else _advise(target, page, known)
        yield K114.at(location) if link.is_html else K113.at(location, target=target, advice=advice)
        return
    if _REMOTE.match(target):
        if link.is_picture:
            yield K112.at(location, picture=target)
        return
    if link.is_picture and judge_words(link.words, target) is PictureWords.MISSING:
        yield K103.at(location, picture=target, typed=_as_typed(target))
    if not _is_there(link, page, known):
        yield K104.at(location, target=target, advice=_advise(target, page, known))


def _find_tight_headings(text: str, first_line: int) -> Iterator[int]:
    """Find lines that would be headings with a space behind the #, which Markdown shows as they are; not in code."""
    fence = ""
    for number, line in enumerate(text.split("\n") if "#" in text else (), first_line):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        elif not fence and _TIGHT_HEADING.match(line):
            yield number


def _advise(target: str, page: str, known: frozenset[str]) -> str:
    near = _find_near(target, page, known)
    return f"Did you mean {near}? " if near else ""


def _find_near(target: str, page: str, known: frozenset[str]) -> str:
    """Return the file that was most likely meant: one that can be shown, or the next message would be about that."""
    folder = posixpath.dirname(page)
    kinds = load_plugins().attachment_kinds
    shown = {"", ".md", *(f".{one.ending}" for _, kind in kinds for one in kind.formats)}
    near = [path for path in sorted(known) if posixpath.splitext(path)[1].casefold() in shown]
    return find_near(target, [posixpath.relpath(path, folder) for path in near])


def _check_beside(artifact: Artifact, links: list[Link], known: frozenset[str]) -> Iterator[Diagnostic]:
    """Find pictures beside a page that its text leaves to themselves."""
    # A tag of HTML is reported already, and nobody can tell which picture it means.
    if any(link.is_html for link in links):
        return
    # By name alone: one that is named with a wrong path or in other letters is reported as not there.
    page = artifact.location.path
    lost = [unquote(link.target) for link in links if link.has_space or not _is_there(link, page, known)]
    meant = {_name(_find_near(target, page, known)) for target in lost if not _REMOTE.match(target)}
    named = {_name(unquote(link.target)) for link in links} | meant
    for attachment in artifact.attachments:
        ending = posixpath.splitext(attachment.name)[1].removeprefix(".").casefold()
        if ending in PICTURE_ENDINGS and _name(attachment.name) not in named:
            typed = _as_typed(attachment.name)
            yield K115.at(artifact.location, picture=attachment.name, typed=typed)


def _name(path: str) -> str:
    last = re.split(r"[?#]", path, maxsplit=1)[0].replace("\\", "/").rpartition("/")[2]
    return _normal(last).casefold()


def _as_typed(path: str) -> str:
    """Return a path as it has to stand between the round brackets of a picture."""
    return f"<{path}>" if re.search(r"[\s()]", path) else path


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


def _texts(page: Artifact | Reflection | Goal | Profile) -> Iterator[tuple[str, int]]:
    """Give each stretch of Markdown on a page, and the line it begins on."""
    yield page.body, page.body_line
    if isinstance(page, Artifact | Reflection):
        for answer in page.answers:
            # An answer begins on the line below its heading.
            yield answer.text, answer.line + 1
