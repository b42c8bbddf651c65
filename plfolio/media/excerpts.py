"""The first lines of a text file, to show in a page.

Takes a file; gives at most `MOST_LINES` lines and `MOST_BYTES` bytes of it, and whether there are more.
"""

from __future__ import annotations

import codecs
from pathlib import Path
from unicodedata import category

__all__ = ["MOST_BYTES", "MOST_LINES", "read_excerpt"]

MOST_LINES = 200
MOST_BYTES = 20_000


def read_excerpt(path: Path) -> tuple[str, bool]:
    """Return the first lines, and whether the file has more; ("", False) when it isn't UTF-8."""
    with path.open("rb") as handle:
        data = handle.read(MOST_BYTES + 1)
    is_cut = len(data) > MOST_BYTES
    # A letter of several bytes may be cut in two at the end: the decoder then waits for the rest, which never comes.
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    try:
        text = decoder.decode(data[:MOST_BYTES], final=not is_cut)
    except UnicodeDecodeError:
        return "", False
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = lines[:MOST_LINES]
    shown = "\n".join(kept).rstrip("\n")
    return "".join(letter for letter in shown if letter in "\t\n" or category(letter) != "Cc"), is_cut or any(
        lines[MOST_LINES:]
    )
