"""The pictures and links of a page of Markdown, each with its line.

Takes text as a student wrote it; gives `Link` values. Code is left alone, and a page without any is not parsed at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

__all__ = ["Link", "find_links"]

_SIGNS = ("](", "][", "]:", "![", "<img", "<IMG")
_IMG = re.compile(r"<img\b", re.IGNORECASE)
# "[words](my photo.jpg)": a space ends a target, so CommonMark leaves all of it as text. The lengths keep a page
# full of halves from being searched again and again.
_WRITTEN_LINK = re.compile(
    r"""(!?)\[([^\[\]]{0,300})\]\(((?:[^()<>\[\]"]|\([^()<>\[\]"]{0,80}\)){1,200})(?:"[^"]{0,200}")?\)"""
)
_WEB_TARGET = re.compile(r"https?://[^\s()<>\[\]]+\)")
_SPACED_NAME = re.compile(r"\S.*\s.*\.\w{1,5}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link or picture. `words` is a picture's alternative text.

    `has_space` when a space in the target keeps it from being a link; `is_html` for an HTML tag, which has no target.
    """

    target: str
    line: int
    is_picture: bool
    words: str = ""
    has_space: bool = False
    is_html: bool = False


def find_links(text: str, first_line: int) -> tuple[Link, ...]:
    """Find every link and picture; `first_line` is the line of the file on which `text` begins.

    A text that has nothing but plain links to the web gives none.
    """
    if not any(sign in text for sign in _SIGNS):
        return ()
    if not any(sign in text for sign in _SIGNS[1:]) and all(map(_is_plain_web_link, text.split("](")[1:])):
        # Parsing is most of a check's time, and a page whose links all lead to the web has nothing to find.
        return ()
    links: list[Link] = []
    for token in _parser().parse(text):
        line = first_line + (token.map[0] if token.map else 0)
        if token.type == "html_block":
            links += _read_html(token.content, line)
        elif token.type == "inline":
            links += _read_inline(token.children or [], line)
    return tuple(links)


def _is_plain_web_link(after: str) -> bool:
    return _WEB_TARGET.match(after) is not None


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802, ARG002 - the library's own name and argument
        # A link to a file on the student's own computer must be seen here to be reported.
        return True


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return _Parser("commonmark").enable("table")


def _read_inline(children: list[Token], line: int) -> list[Link]:
    links: list[Link] = []
    for child in children:
        if child.type in {"softbreak", "hardbreak"}:
            line += 1
        elif child.type == "image":
            links.append(Link(target=str(child.attrGet("src")), line=line, is_picture=True, words=child.content))
        elif child.type == "link_open":
            links.append(Link(target=str(child.attrGet("href")), line=line, is_picture=False))
        elif child.type == "html_inline":
            links += _read_html(child.content, line)
            line += child.content.count("\n")
        elif child.type == "text":
            links += _read_spaced(child.content, line)
    return links


def _read_html(html: str, line: int) -> list[Link]:
    return [
        Link(target="", line=at, is_picture=True, is_html=True)
        for at, text in enumerate(html.split("\n"), line)
        for _ in _IMG.finditer(text)
    ]


def _read_spaced(text: str, line: int) -> list[Link]:
    if "](" not in text:
        return []
    return [
        Link(target=match[3].strip(), line=line, is_picture=bool(match[1]), words=match[2], has_space=True)
        for match in _WRITTEN_LINK.finditer(text)
        if _SPACED_NAME.fullmatch(match[3].strip())
    ]
