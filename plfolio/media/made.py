"""What came of one source: something published, or a refusal.

Takes and gives plain values, which every maker of every kind shares.
"""

from __future__ import annotations

from dataclasses import dataclass

from plfolio.diagnostics import Code

__all__ = ["Made", "Refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a maker wrote: its ending without the dot, its size in pixels (0 when it has none).

    `remarks` holds codes that are reported each time the file is used; their words may ask for {name} alone.
    """

    ending: str
    width: int = 0
    height: int = 0
    remarks: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Why a source is not published. `values` fill the code's words, beside {name}."""

    code: Code
    values: tuple[tuple[str, str], ...] = ()
