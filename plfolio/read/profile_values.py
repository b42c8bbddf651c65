"""What only a profile says: the colour of the pages, and what stands on the first one.

Takes nodes; gives typed values, or a message and None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from plfolio.looks import ACCENTS, SCHOOL_ACCENT
from plfolio.model import HOME_SECTIONS
from plfolio.read.fields import Choice, Colour, Tags, Where
from plfolio.read.yaml_nodes import Node, Scalar

__all__ = ["Accent", "Sections"]

# Without the quotation marks that a # needs, many write the six signs alone.
_BARE_COLOUR = re.compile(r"[0-9a-fA-F]{6}")

_words = Choice(tuple((word, word) for word in (*dict(ACCENTS), SCHOOL_ACCENT)))
_sections = Choice(tuple((word, word) for word in HOME_SECTIONS))


@dataclass(frozen=True, slots=True)
class Accent:
    """A colour: one of the words, or six signs as in "#2f5d8a"."""

    def convert(self, node: Node, where: Where) -> str | None:
        """Return the word in small letters, or # and six small digits."""
        text = node.text.strip() if isinstance(node, Scalar) else ""
        if isinstance(node, Scalar) and (text.startswith("#") or _BARE_COLOUR.fullmatch(text)):
            return Colour().convert(replace(node, text=f"#{text.removeprefix('#')}"), where)
        return _words.convert(node, where)


@dataclass(frozen=True, slots=True)
class Sections:
    """Words for what stands on the first page, in the order in which they are written."""

    def convert(self, node: Node, where: Where) -> tuple[str, ...] | None:
        """Return the words that are known, each once."""
        given = Tags().convert(node, where)
        if given is None:
            return None
        nodes = (Scalar(text=tag.text, line=tag.location.line, column=tag.location.column) for tag in given)
        words = (_sections.convert(one, where) for one in nodes)
        return tuple(dict.fromkeys(word for word in words if word))
