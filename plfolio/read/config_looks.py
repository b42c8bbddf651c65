"""The looks that a school lets its students choose, and its own ones.

Takes the section of the settings; gives `Look` values, the usual one first.
"""

from __future__ import annotations

from dataclasses import asdict

from plfolio.diagnostics import Diagnostic, config
from plfolio.looks import LOOKS, Ground, Look
from plfolio.read.config_fields import GroundEntry, LookEntry, Looks
from plfolio.read.converters import suggest

__all__ = ["choose_looks"]


def choose_looks(written: Looks, found: list[Diagnostic]) -> tuple[Look, ...]:
    """Return the looks there are: the allowed ones, or all that plfolio has and the school's own."""
    known = {look.name: look for look in LOOKS}
    for entry in written.own:
        if entry.name:
            known[entry.name.casefold()] = _make_look(entry, known, found)
    chosen = []
    for name in written.allowed:
        if name.casefold() in known:
            chosen.append(known[name.casefold()])
        else:
            _report(name, known, written, found)
    return tuple(dict.fromkeys(chosen)) or tuple(known.values())


def _make_look(entry: LookEntry, known: dict[str, Look], found: list[Diagnostic]) -> Look:
    base = known.get(entry.like.casefold())
    if base is None:
        base = LOOKS[0]
        _report(entry.like, known, entry, found)
    return Look(
        name=entry.name.casefold(),
        light=_make_ground(entry.light, base.light),
        dark=_make_ground(entry.dark, base.dark),
        accent=entry.accent or base.accent,
        shape=base.shape or base.name,
    )


def _make_ground(entry: GroundEntry, base: Ground) -> Ground:
    return Ground(**(asdict(base) | {name: value for name, value in entry.values().items() if value}))


def _report(name: str, known: dict[str, Look], written: Looks | LookEntry, found: list[Diagnostic]) -> None:
    where = written.where(Looks.allowed if isinstance(written, Looks) else LookEntry.like)
    found.append(config.C114.at(where, name=name, suggestion=suggest(name, known), known=", ".join(known)))
