"""Plugins: names that are registered once, and found by name. Nothing that is registered is ever changed.

Takes the entry points of group ``plfolio.plugins``; gives one `Plugins` value. plfolio's own methods, kinds and
publishers come in through the same door as anybody else's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib.metadata import entry_points
from typing import Any, Generic, TypeVar

__all__ = ["DuplicateNameError", "Plugins", "Registry", "load_plugins"]

T = TypeVar("T")


class DuplicateNameError(ValueError):
    """Two plugins claim one name."""


class Registry(Generic[T]):
    """Things of one sort, by name, in the order in which they came."""

    def __init__(self, noun: str) -> None:
        self.noun = noun
        self._items: dict[str, T] = {}

    def add(self, name: str, item: T) -> None:
        """Register `item`; raises `DuplicateNameError` when the name is taken."""
        if name in self._items:
            message = f"two plugins register the {self.noun} {name!r}"
            raise DuplicateNameError(message)
        self._items[name] = item

    def get(self, name: str) -> T | None:
        """Return what is registered under `name`, or None."""
        return self._items.get(name)

    def names(self) -> tuple[str, ...]:
        """Return every name, sorted."""
        return tuple(sorted(self._items))

    def __iter__(self) -> Iterator[tuple[str, T]]:
        return iter(sorted(self._items.items()))


class Plugins:
    """Every registry. A plugin is a function that takes this and calls ``add`` on what it extends.

    The items' types are stated by the rooms that use them, since this ground floor may not import them.
    """

    def __init__(self) -> None:
        self.mastery_methods: Registry[Any] = Registry("mastery method")
        self.badge_rules: Registry[Any] = Registry("badge rule")
        self.checks: Registry[Any] = Registry("check")
        self.framework_readers: Registry[Any] = Registry("framework reader")
        self.attachment_kinds: Registry[Any] = Registry("attachment kind")
        self.pages: Registry[Any] = Registry("page")
        self.publishers: Registry[Any] = Registry("publisher")


@lru_cache(maxsize=1)
def load_plugins() -> Plugins:
    """Load every plugin that is installed, once per process."""
    plugins = Plugins()
    for point in sorted(entry_points(group="plfolio.plugins"), key=lambda point: point.name):
        register: Callable[[Plugins], None] = point.load()
        register(plugins)
    return plugins
