"""Colours of badges: mixing, and ink that can be read.

Takes and gives "#rrggbb". The formulas are those of WCAG 2.2 (relative luminance, contrast ratio).
"""

from __future__ import annotations

import re

__all__ = ["READABLE", "colour_or", "contrast", "grounds_for_ink", "ink_on", "mix"]

READABLE = 4.5
_NEARLY = 3.7

_WRITTEN = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.ASCII)
_WHITE = "#ffffff"
_BLACK = "#000000"
_KNEE = 0.04045


def colour_or(text: str, default: str) -> str:
    """Return the colour written as "#abc" or "#aabbcc" in full and lower case, or `default` for anything else."""
    written = text.strip().lower()
    if not _WRITTEN.fullmatch(written):
        return default
    return written if len(written) == len(_WHITE) else "#" + "".join(letter * 2 for letter in written[1:])


def _channels(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return red, green, blue


def mix(colour: str, other: str, share: float) -> str:
    """Return `colour` with `share` (0 to 1) of `other` in it."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in pairs)


def _luminance(colour: str) -> float:
    parts = [channel / 255 for channel in _channels(colour)]
    red, green, blue = (part / 12.92 if part <= _KNEE else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def ink_on(grounds: tuple[str, ...], hue: str = _BLACK) -> str:
    """Return the ink that reads best on all of these grounds: white, or `hue` made dark, or black."""

    def worst(ink: str) -> float:
        return min(contrast(ink, ground) for ground in grounds)

    dark = mix(hue, _BLACK, 0.72)
    inks = (_WHITE, dark if worst(dark) >= READABLE else _BLACK)
    # White letters look best on enamel, so they win wherever they can be read.
    return inks[0] if worst(inks[0]) >= READABLE else max(inks, key=worst)


def _settle(colour: str) -> str:
    """Darken a colour on which white nearly reads until it does; leave the others as they are."""
    if contrast(colour, _WHITE) < _NEARLY:
        return colour
    shades = (mix(colour, _BLACK, share / 50) for share in range(50))
    return next(shade for shade in shades if contrast(shade, _WHITE) >= READABLE)


def grounds_for_ink(colour: str, lighter: float, darker: float) -> tuple[str, str, str]:
    """Return a lighter and a darker shade of `colour` and an ink that can be read on both and between them.

    For middling colours, where an ink only just reads, both shades lie on the side away from the ink.
    """
    colour = _settle(colour)
    ink = ink_on((colour,), colour)
    light, dark = mix(colour, _WHITE, lighter), mix(colour, _BLACK, darker)
    if min(contrast(ink, light), contrast(ink, dark)) >= READABLE:
        return light, dark, ink
    if ink == _WHITE:
        return colour, mix(colour, _BLACK, lighter + darker), ink
    return mix(colour, _WHITE, lighter + darker), colour, ink
