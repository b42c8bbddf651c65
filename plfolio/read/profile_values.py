"""What only a profile says: the colour of the pages, and what stands on the first one.

Takes nodes; gives typed values, or a message and None.
"""

from __future__ import annotations

import re
from dataclasses import replace

from plfolio.looks import ACCENTS, SCHOOL_ACCENT
from plfolio.model import HOME_SECTIONS
from plfolio.read.converters import Where, as_colour, as_tags, one_of
from plfolio.read.yaml_nodes import Node, Scalar

__all__ = ["as_accent", "as_sections"]

# Without the quotation marks that a # needs, many write the six signs alone.
_BARE_COLOUR = re.compile(r"[0-9a-fA-F]{6}")

_as_accent_word = one_of({word: word for word in (*dict(ACCENTS), SCHOOL_ACCENT)})
_as_section = one_of({word: word for word in HOME_SECTIONS})


def as_accent(node: Node, where: Where) -> str | None:
    """Return a colour: one of the words in small letters, or # and six small digits."""
    text = node.text.strip() if isinstance(node, Scalar) else ""
    if isinstance(node, Scalar) and (text.startswith("#") or _BARE_COLOUR.fullmatch(text)):
        return as_colour(replace(node, text=f"#{text.removeprefix('#')}"), where)
    return _as_accent_word(node, where)


def as_sections(node: Node, where: Where) -> tuple[str, ...] | None:
    """Return the words that are known, each once, in the order in which they are written."""
    given = as_tags(node, where)
    if given is None:
        return None
    nodes = (Scalar(text=tag.text, line=tag.location.line, column=tag.location.column) for tag in given)
    words = (_as_section(one, where) for one in nodes)
    return tuple(dict.fromkeys(word for word in words if word))
