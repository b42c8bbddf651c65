"""Names of files in a student's text as they are: with the spaces and brackets that cameras and Windows put into them.

Takes Markdown, where a space or a bracket would end the name; gives the same text, line by line, in which every name
that a file of the student's has is written so that Markdown reads all of it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from plfolio.read.folder import name_key

__all__ = ["index_files", "write_targets"]

_OPENING = re.compile(r"\]\([ \t]*(?=[^\s<>])")
_TITLE = re.compile(r"""[ \t]+("[^"]*"|'[^']*')[ \t]*$""")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_SPACE = re.compile(r"\s")
_LONGEST_NAME = 300
_MOST_BRACKETS = 6


def index_files(paths: Iterable[str]) -> dict[str, str]:
    """Return the paths by what makes them one name: no difference in case, in accents, or in the sort of a space."""
    return {_key(path): path for path in paths}


def write_targets(body: str, page: str, files: Mapping[str, str]) -> str:
    """Write the name of every file that a link or picture of the page at the path `page` leads to in Markdown's way."""
    if "](" not in body:
        return body
    lines = []
    fence = ""
    for line in body.split("\n"):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        lines.append(line if fence or "](" not in line else "".join(_rewrite(line, posixpath.dirname(page), files)))
    return "\n".join(lines)


def _rewrite(line: str, folder: str, files: Mapping[str, str]) -> Iterator[str]:
    done = 0
    for opening in _OPENING.finditer(line):
        start = opening.end()
        is_code = line.count("`", 0, start) % 2 == 1
        name = "" if is_code or start < done else _find_name(line[start : start + _LONGEST_NAME], folder, files)
        if name:
            yield line[done:start]
            yield quote(_as_named(name, folder, files), safe="/")
            done = start + len(name)
    yield line[done:]


def _find_name(text: str, folder: str, files: Mapping[str, str]) -> str:
    """Return the name of a file that ends at one of the next closing brackets; "" for one that Markdown can read."""
    end = -1
    for _ in range(_MOST_BRACKETS):
        end = text.find(")", end + 1)
        if end < 0:
            return ""
        title = _TITLE.search(text[:end])
        name = text[: title.start() if title else end].rstrip()
        if not (_SPACE.search(name) or "(" in name):
            return ""
        if _key(posixpath.normpath(posixpath.join(folder, name))) in files:
            return name
    return ""


def _as_named(name: str, folder: str, files: Mapping[str, str]) -> str:
    """Return the name as the file has it where only the sort of a space differs; other letters are for a message."""
    there = files[_key(posixpath.normpath(posixpath.join(folder, name)))]
    real = posixpath.relpath(there, folder or ".")
    return real if _SPACE.sub(" ", real) == _SPACE.sub(" ", name) else name


def _key(path: str) -> str:
    return name_key(_SPACE.sub(" ", path))
