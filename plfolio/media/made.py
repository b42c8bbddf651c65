"""What came of one source: files to publish, or a refusal.

Takes and gives plain values, which every maker of every kind shares.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from plfolio.diagnostics import Code

__all__ = ["Made", "MadeFile", "NewFile", "Refused"]

NewFile = Callable[[], BinaryIO]
"""Opens one more file for a maker to write; whoever gave it closes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeFile:
    """One file that a maker wrote: its ending without the dot, its size in pixels (0 when it has none)."""

    ending: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a maker wrote, in the order in which it opened the files.

    The first file is the whole; others are the same in a smaller width. `remarks` holds codes that are reported each
    time the source is used; their words may ask for {name} alone.
    """

    files: tuple[MadeFile, ...]
    remarks: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Why a source is not published. `values` fill the code's words, beside {name}."""

    code: Code
    values: tuple[tuple[str, str], ...] = ()
