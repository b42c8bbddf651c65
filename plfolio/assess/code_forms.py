"""The forms of one standard's code: what stays the same however a person types it.

Takes a code, from a framework or from a person; gives keys. Two codes with one key are the same code, differently
typed; which standard a key stands for is for the index to say. Nothing is fuzzy: each rule is one that people follow.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["fold_code", "loosen_code", "shorten_code", "split_code"]

_PLAIN = re.compile(r"[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*")
_SIGNS = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-")
    | dict.fromkeys("\u00a7\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", "")
    | {"(": ".", "[": ".", ")": " ", "]": " ", "\u00b7": ".", "\u2024": ".", "\u2044": "/"}
)
_SPACED = re.compile(r" ?([-./_])(?: ?[-./_])* ?")
_AROUND = " \t\r\n.,;:*#\u2020'\"\u2018\u2019\u201c\u201d<>-"

_SEPARATORS = re.compile(r"[-./_\s]+")
_RUN_TOGETHER = re.compile(r"([a-z](?![a-z])|)([a-z]*[0-9]+)([a-z]?)")
_PRACTICE = re.compile(r"s?mp([1-8])")
_GRADED_PRACTICE = re.compile(r"(?:[^.]+\.)?(mp[1-8])")

# What may be written before a code, and the shape that the rest must have, so that nothing else loses its first part.
_COMMON_CORE = frozenset(["ccss", "ccssm", "cc", "math", "content", "practice", "ela", "literacy"])
_MATH_OR_ENGLISH = re.compile(
    r"(?:k|[1-8]|hs|hs[anfgs]|[anfgs])\.(?:[a-z]{1,3}|mp[1-8])(?:\..+)?|hs\.[anfgs]\..+|mp[1-8]"
    r"|(?:ccra\.)?(?:rl|ri|rf|w|sl|l|rh|rst|whst|r)\.(?:k|[0-9]+)(?:\..+)?"
)
_PREFIXES = {
    "ngss": re.compile(r"(?:k|[1-5]|ms|hs)\.(?:[0-9]\.)?(?:ps|ls|ess|ets)[0-9]\.[0-9]+"),
    "teks": re.compile(r"[0-9]{3}\.[0-9]+\..+"),
    "csta": re.compile(r"(?:[123]\.[ab]|2)\.(?:cs|ni|da|ap|ic)\.[0-9]+"),
}

_HIGH_SCHOOL = re.compile(r"^hs\.?([anfgs])(?=\.[a-z]{1,3}(?:\.|$))")
_MATH_GRADE = re.compile(r"k|[1-8]|[anfgs]")
_DOMAIN = re.compile(r"[a-z]{1,3}")
_CLUSTER = re.compile(r"[a-e]")
_TEXAS = (re.compile(r"1[0-9]{2}"), re.compile(r"[0-9]+"), _CLUSTER)


def fold_code(text: str) -> str:
    """Return `text` without what typing changes: case, kinds of dash, brackets, spaces and signs around it."""
    if _PLAIN.fullmatch(text):
        return text.lower()
    plain = unicodedata.normalize("NFKC", text.translate(_SIGNS)).translate(_SIGNS).casefold()
    return _SPACED.sub(r"\1", " ".join(plain.split())).strip(_AROUND)


@lru_cache(maxsize=4096)
def split_code(folded: str) -> tuple[str, ...]:
    """Return the parts of a folded code, whatever stands between them; ``4a`` and ``B3`` are two each, ``MP4`` is one.

    What people put before it (``CCSS.Math.Content.``, ``NGSS``) is gone, and high school's ``HSA-`` is ``A-``.
    """
    parts: list[str] = []
    for part in _SEPARATORS.split(folded):
        found = _RUN_TOGETHER.fullmatch(part)
        parts += found.groups() if found else [part]
    return _without_high_school(_without_prefix(_join_practice([part for part in parts if part])))


def loosen_code(folded: str) -> str:
    """Return the key under which every spelling of the same code meets."""
    return ".".join(split_code(folded))


def shorten_code(folded: str, grades: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the keys of the shorter forms in use: without the cluster, without the grade, without the chapter.

    Unlike `loosen_code` these leave something out, so that two standards of one framework can share one.
    """
    parts = split_code(folded)
    forms = (_without_cluster(parts), *_practices(parts), *_of_texas(parts, grades))
    return tuple(".".join(form) for form in forms if form)


def _join_practice(parts: list[str]) -> list[str]:
    """Write mathematical practices as one part: ``MP.4``, ``MP 4`` and ``SMP4`` are ``MP4``."""
    if len(parts) > 1 and _PRACTICE.fullmatch(parts[-2] + parts[-1]):
        parts = [*parts[:-2], parts[-2] + parts[-1]]
    found = _PRACTICE.fullmatch(parts[-1]) if parts else None
    return [*parts[:-1], f"mp{found[1]}"] if found else parts


def _without_prefix(parts: list[str]) -> list[str]:
    if not parts:
        return parts
    if parts[0] in _PREFIXES:
        return parts[1:] if _PREFIXES[parts[0]].fullmatch(".".join(parts[1:])) else parts
    start = next((place for place, part in enumerate(parts) if part not in _COMMON_CORE), len(parts))
    rest = parts[start:]
    if not start or not _MATH_OR_ENGLISH.fullmatch(".".join(rest)):
        return parts
    # The official code of a practice names no grade, though a framework has one item for each: it stays apart.
    return ["practice", *rest] if parts[start - 1] == "practice" and len(rest) == 1 else rest


def _without_high_school(parts: list[str]) -> tuple[str, ...]:
    return tuple(_HIGH_SCHOOL.sub(r"\1", ".".join(parts)).split(".")) if parts else ()


def _without_cluster(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Drop the B of ``5.NF.B.4.a``, as the first edition of the Common Core wrote it."""
    if len(parts) not in (4, 5) or not _MATH_GRADE.fullmatch(parts[0]) or not _DOMAIN.fullmatch(parts[1]):
        return ()
    is_content = _CLUSTER.fullmatch(parts[2]) and parts[3].isdigit()
    return (*parts[:2], *parts[3:]) if is_content else ()


def _practices(parts: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Give the forms that name no grade of ``5.MP4``."""
    found = _GRADED_PRACTICE.fullmatch(".".join(parts))
    return (("practice", found[1]), (found[1],)) if found else ()


def _of_texas(parts: tuple[str, ...], grades: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Write ``111.26.b.3.A`` by its grade, ``6.3.A``: the chapter and the section say only subject and course."""
    if len(parts) <= len(_TEXAS) or len(grades) != 1:
        return ()
    if not all(shape.fullmatch(part) for shape, part in zip(_TEXAS, parts, strict=False)) or not parts[3].isdigit():
        return ()
    short = ("k" if grades[0] == "KG" else grades[0].lstrip("0"), *parts[len(_TEXAS) :])
    return (short, ("teks", *short))
