"""Statements of standards as words. Packages write formulas in LaTeX and emphasis in Markdown; families read neither.

Takes a statement as it was published; gives it in plain text. What is not surely a formula or emphasis stays as it was.
"""

from __future__ import annotations

import re

from plfolio.read.plain_maths import write_formula

__all__ = ["write_plainly"]

# As most tools have it: a dollar sign that a space follows, or that closes before a figure, is money.
_FORMULA = re.compile(r"\$\$([^$]+)\$\$|\\\((.{1,400}?)\\\)|\\\[(.{1,400}?)\\\]|(?<!\\)\$(?=\S)([^$]*[^\s$\\])\$(?!\d)")
_SURE = re.compile(r"[\\^_=]")
_WORDS = re.compile(r"[^\W\d_]{2}\s+[^\W\d_]{2}")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*]*[^\s*])\1|(?<!\w)_(?=[^\s_])([^_]*[^\s_])_(?!\w)")
_UNCLOSED = re.compile(r"(?<!\S)\*+(?=[^\W\d_])")
_STAR = "\ue000"  # a star in a formula, which is none of Markdown's


def write_plainly(statement: str) -> str:
    """Return a statement without LaTeX and Markdown."""
    if not any(sign in statement for sign in "$*_\\"):
        return statement
    text = _FORMULA.sub(_write_formula, statement)
    text = _UNCLOSED.sub("", _EMPHASIS.sub(lambda found: found[2] or found[3], text))
    return text.replace(r"\$", "$").replace(_STAR, "*")


def _write_formula(found: re.Match[str]) -> str:
    source = next(part for part in found.groups() if part is not None)
    # Between two prices there are words, and no sign that only formulas have.
    is_formula = found[4] is None or _SURE.search(source) or not _WORDS.search(source)
    text = write_formula(source) if is_formula else None
    return (found[0] if text is None else text).replace("*", _STAR)
