"""Pictures on a page: the files of each width, how wide they are shown, when they are fetched, and what they say.

Takes addresses, sizes in pixels and a student's words; gives `PictureView` and the values of an ``img``'s attributes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from plfolio.picture_words import PictureWords, judge_words
from plfolio.render.student import FILES_FOLDER

__all__ = [
    "AT_ONCE",
    "LATER",
    "SIZES",
    "SRCSET",
    "PictureFile",
    "PictureView",
    "choose_alt",
    "fit_page",
    "write_sizes",
    "write_srcset",
]

# As wide as ``.pf-piece`` lets a picture be, and as high as most screens are, in pixels.
_WIDEST, _TALLEST = 864, 820

LATER = {"loading": "lazy", "decoding": "async"}
"""For all pictures but one: fetched when the reader comes near."""

AT_ONCE = {"loading": "eager", "fetchpriority": "high", "decoding": "async"}
"""For the first big picture of a page, which is likely the largest thing that the reader waits for."""

SIZES = re.compile(r"min\(92vw, [0-9]{1,3}px\)")
"""Every ``sizes`` that `write_sizes` gives."""

_FILE = rf"(?:\.\./)*{FILES_FOLDER}/[a-z0-9-]+\.[a-z]+ [0-9]{{1,5}}w"
SRCSET = re.compile(f"{_FILE}(?:, {_FILE})+")
"""Every ``srcset`` that `write_srcset` gives for prepared files, and nothing that leads off the site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFile:
    """One width of a picture, in pixels."""

    url: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureView:
    """A picture, in one width or several, the widest first; `alt` is "" when it only decorates."""

    alt: str
    files: tuple[PictureFile, ...]

    @property
    def largest(self) -> PictureFile:
        """The widest file: what a link to the picture leads to."""
        return self.files[0]

    @property
    def smallest(self) -> PictureFile:
        """The narrowest file: enough for a card."""
        return self.files[-1]

    @property
    def srcset(self) -> str:
        """All files with their widths, for a browser to choose from; "" when there is one only."""
        return write_srcset((file.url, file.width) for file in self.files)

    @property
    def sizes(self) -> str:
        """How wide the picture is shown where it has the page's whole width."""
        return write_sizes(fit_page(self.largest.width, self.largest.height)[0])


def write_srcset(files: Iterable[tuple[str, int]]) -> str:
    """Return the ``srcset`` of files given as (address, width), "" when there is no choice among them."""
    sorted_files = sorted(files, key=lambda file: file[1])
    return ", ".join(f"{url} {width}w" for url, width in sorted_files) if len(sorted_files) > 1 else ""


def fit_page(width: int, height: int) -> tuple[int, int]:
    """Return how large a picture is shown where it has the page's whole width: never larger than it is."""
    if not width or not height:
        return 0, 0
    share = min(1.0, _WIDEST / width, _TALLEST / height)
    return max(1, round(width * share)), max(1, round(height * share))


def write_sizes(width: int) -> str:
    """Return the ``sizes`` of a picture that is shown so wide, or as wide as a narrower page lets it be."""
    return f"min(92vw, {width}px)"


def choose_alt(words: str, path: str, unsaid: str) -> str:
    """Return the alternative text: the student's words, "" for a decoration, `unsaid` where there are no words."""
    found = judge_words(words, path)
    return {PictureWords.DECORATION: "", PictureWords.MISSING: unsaid}.get(found, words)
