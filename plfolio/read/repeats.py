"""What comes again: of two that share a name, a code or a whole row, the first counts.

Takes values and what they must not share; gives those that count and those that are to be reported.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

__all__ = ["split_repeats"]

T = TypeVar("T")


def split_repeats(items: Iterable[T], key: Callable[[T], Hashable]) -> tuple[tuple[T, ...], list[tuple[T, T]]]:
    """Return the first item of each key, and every later one with the first that it repeats."""
    kept: dict[Hashable, T] = {}
    pairs = [(item, kept.setdefault(key(item), item)) for item in items]
    return tuple(kept.values()), [(item, first) for item, first in pairs if item is not first]
