"""What stands between a picture's brackets: words for those who can't see it, the mark of a decoration, or nothing.

Takes the words and the picture's path; gives what they are. The check that asks for words and the page that has to do
without them both ask here.
"""

from __future__ import annotations

import posixpath
import re
from enum import StrEnum

__all__ = ["PICTURE_ENDINGS", "PictureWords", "judge_words"]

PICTURE_ENDINGS = ("jpg", "jpeg", "jpe", "png", "gif", "webp")

# Some programs make a longer dash of a hyphen.
_DASHES = ("-", "\N{EN DASH}", "\N{EM DASH}")
_FILE_NAME = re.compile(rf"\S+\.({'|'.join(PICTURE_ENDINGS)})", re.IGNORECASE)


class PictureWords(StrEnum):
    """What the words of a picture are worth: they say something, say that it only decorates, or say nothing."""

    SAID = "said"
    DECORATION = "decoration"
    MISSING = "missing"


def judge_words(words: str, path: str) -> PictureWords:
    """Judge the words of the picture at `path`. A file's name says nothing; a lone dash marks a decoration."""
    said = words.strip()
    if said in _DASHES:
        return PictureWords.DECORATION
    name = posixpath.basename(path).casefold()
    is_name = said.casefold() in {"", name, posixpath.splitext(name)[0]} or _FILE_NAME.fullmatch(said)
    return PictureWords.MISSING if is_name else PictureWords.SAID
