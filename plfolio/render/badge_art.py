"""Badges as pictures, drawn by us: SVG for pages, PNG to keep and share.

Takes a `BadgeDesign`; gives SVG text, or PNG bytes that say whether they carry words. The same design always gives the
same picture: SVG everywhere, PNG with the same Pillow and fonts.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from plfolio.render.badge_png import measure_with, to_png
from plfolio.render.badge_scene import BadgeDesign, draw_scene
from plfolio.render.badge_svg import to_svg
from plfolio.render.badge_text import clean, estimate
from plfolio.render.fonts import Face, find_face

__all__ = ["BadgeDesign", "PngBadge", "draw_png", "draw_svg"]

# Longer names may end in an ellipsis, which the font must then have too.
_SURELY_WHOLE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class PngBadge:
    """A PNG. Without words the page has to carry them."""

    data: bytes
    has_words: bool


@lru_cache(maxsize=512)
def draw_svg(design: BadgeDesign) -> str:
    """Draw the badge as one self-contained `<svg>` element, to stand in a page or in a file of its own."""
    return to_svg(design, draw_scene(design, estimate, estimate))


def draw_png(design: BadgeDesign, size: int) -> PngBadge:
    """Draw the badge as a PNG `size` pixels square, without words where no font at hand has all their letters."""
    name_face, word_face = (_face(text) for text in (design.name, design.level_word))
    if name_face is None or word_face is None:
        return PngBadge(data=to_png(draw_scene(design, None, None), {}, size), has_words=False)
    scene = draw_scene(design, measure_with(name_face), measure_with(word_face))
    return PngBadge(data=to_png(scene, {"name": name_face, "level": word_face}, size), has_words=True)


def _face(text: str) -> Face | None:
    cleaned = clean(text)
    return find_face(cleaned + "…" if len(cleaned) > _SURELY_WHOLE else cleaned)
