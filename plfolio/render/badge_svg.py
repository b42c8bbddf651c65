"""A badge's scene as SVG text.

Takes a design and its scene; gives one self-contained `<svg>`: no script, no style sheet, nothing from outside. Looks
are attributes, since a strict content policy forbids styles. Ids come from the design, so badges never share one.
"""

from __future__ import annotations

import hashlib
from xml.sax.saxutils import escape, quoteattr

from plfolio.render.badge_scene import BadgeDesign, Mark, Paint, Words
from plfolio.render.badge_shapes import SIDE, Outline, Point
from plfolio.render.badge_text import clean, is_right_to_left

__all__ = ["to_svg"]

_FONTS = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif"
# From the middle of a line of letters down to the line they stand on, for letters 1 high.
_TO_BASELINE = 0.35


def to_svg(design: BadgeDesign, scene: tuple[Mark | Words, ...]) -> str:
    """Write the scene as SVG, with a title and a description for those who can't see it."""
    name, described = clean(design.name), clean(design.description) or _numbers(design)
    key = "badge-" + hashlib.sha256(repr(design).encode("utf-8", "backslashreplace")).hexdigest()[:12]
    gradients: dict[tuple[str, str], str] = {}
    drawn = [_mark(item, gradients, key) if isinstance(item, Mark) else _words(item) for item in scene]
    stops = [_gradient(identity, *pair) for pair, identity in gradients.items()]
    lang = f" lang={quoteattr(clean(design.language))}" if clean(design.language) else ""
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}" role="img"{lang}',
            f' aria-labelledby="{key}-title {key}-desc" text-anchor="middle" font-weight="700" font-family="{_FONTS}">',
            f'<title id="{key}-title"{_direction(name)}>{escape(name)}</title>',
            f'<desc id="{key}-desc"{_direction(described)}>{escape(described)}</desc>',
            *(["<defs>", *stops, "</defs>"] if stops else []),
            *drawn,
            "</svg>",
        )
    )


def _numbers(design: BadgeDesign) -> str:
    return f"{clean(design.level_word)} ({design.level_number}/{design.levels})".strip()


def _direction(text: str) -> str:
    return ' direction="rtl"' if is_right_to_left(text) else ""


def _gradient(identity: str, top: str, bottom: str) -> str:
    return (
        f'<linearGradient id="{identity}" x1="0" y1="0" x2="0" y2="1">'
        f'<stop offset="0" stop-color="{top}"/><stop offset="1" stop-color="{bottom}"/></linearGradient>'
    )


def _number(value: float) -> str:
    # Adding 0.0 turns the "-0" of rounding into "0".
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


def _point(point: Point) -> str:
    return f"{_number(point[0])} {_number(point[1])}"


def _path(outline: Outline) -> str:
    pieces = (("L" if len(piece) == 1 else "C") + " ".join(_point(p) for p in piece) for piece in outline.pieces)
    return f"M{_point(outline.start)}{''.join(pieces)}Z"


def _paint(paint: Paint | None, gradients: dict[tuple[str, str], str], key: str) -> str:
    if paint is None:
        return "none"
    if isinstance(paint, str):
        return paint
    return f"url(#{gradients.setdefault(paint, f'{key}-{len(gradients)}')})"


def _mark(mark: Mark, gradients: dict[tuple[str, str], str], key: str) -> str:
    look = [f'fill="{_paint(mark.fill, gradients, key)}"']
    if mark.line is not None:
        look.append(f'stroke="{_paint(mark.line, gradients, key)}" stroke-width="{_number(mark.width)}"')
        look.append('stroke-linejoin="round"')
    if mark.dash is not None:
        look.append(f'stroke-dasharray="{mark.dash[0]:.3f} {mark.dash[1]:.3f}" stroke-linecap="round"')
    if mark.opacity < 1:
        look.append(f'opacity="{mark.opacity}"')
    return f'<path d="{"".join(map(_path, mark.outlines))}" {" ".join(look)}/>' if mark.outlines else ""


def _words(words: Words) -> str:
    line = words.line
    place = f'x="{_number(line.x)}" y="{_number(line.y + line.size * _TO_BASELINE)}" font-size="{_number(line.size)}"'
    turn = ' direction="rtl"' if words.is_right_to_left else ""
    return f'<text {place} fill="{words.ink}"{turn}>{escape(line.text)}</text>'
