"""A badge as a list of things to draw, back to front, so that SVG and PNG look alike.

Takes a `BadgeDesign` and something that measures words; gives `Mark`s (outlines with paint) and `Words`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache

from plfolio.model import BadgeState, Band
from plfolio.render.badge_colours import READABLE, colour_or, contrast, grounds_for_ink, mix
from plfolio.render.badge_shapes import SHAPES, Outline, Point, circle, crown, polygon, sprout, star
from plfolio.render.badge_text import Line, Measure, Room, clean, fit, is_right_to_left

__all__ = ["BadgeDesign", "Mark", "Paint", "Words", "draw_scene", "name_room"]

# One colour, or two from top to bottom.
Paint = str | tuple[str, str]

_CENTRE: Point = (256.0, 226.0)
_DEFAULT_COLOUR = "#2f5d8a"
_DEFAULT_ACCENT = "#c2571a"
_WHITE = "#ffffff"
_BLACK = "#000000"
_GREY = "#5d6570"
_GOLD = ("#fbe7a1", "#b9862b")
_GOLD_EDGE = "#7d5a17"
_RIM = 36.0
_ICON = 27.0
_NAME_TOP = 128.0
_RIBBON = (74.0, 378.0, 438.0, 474.0)
_MOST_PIPS = 10
_RAYS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeDesign:
    """What a badge shows. `level_number` of `levels` is drawn as marks; colours are "#rrggbb", anything else is ours.

    `description` is read to people who can't see the badge; without one it is the level word and number.
    """

    name: str
    level_word: str
    level_number: int
    levels: int
    band: Band
    shape: str
    colour: str
    accent: str
    state: BadgeState
    description: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Outlines that are filled, drawn as a line, or both. `dash` is (line, gap); a line of 0 makes round dots."""

    outlines: tuple[Outline, ...]
    fill: Paint | None = None
    line: Paint | None = None
    width: float = 0.0
    dash: tuple[float, float] | None = None
    opacity: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A line of words, its ink, and the colours it lies on. `part` is "name" or "level"."""

    part: str
    line: Line
    ink: str
    grounds: tuple[str, ...]
    is_right_to_left: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """The colours of one state. `shades` are those of the field, `ribbon` and `tail` those of the ribbon."""

    shades: tuple[str, str]
    ink: str
    ribbon: tuple[str, str]
    ribbon_ink: str
    tail: str
    fold: str
    edge: str


def draw_scene(
    design: BadgeDesign, name_measure: Measure | None, word_measure: Measure | None
) -> tuple[Mark | Words, ...]:
    """Return what to draw, back to front; without measures there are no words, and the band's sign stands large."""
    look = _look(design)
    outline = SHAPES.get(design.shape, SHAPES["circle"]).moved(*_CENTRE)
    has_words = name_measure is not None and word_measure is not None
    items: list[Mark | Words] = [*_emblem(design.state, outline, look)]
    if name_measure and word_measure:
        items += [_sign(design.band, look.ink, (_CENTRE[0], 92.0), _ICON)]
        items += _write("name", design.name, name_room(outline), name_measure, (look.ink, look.shades))
    else:
        items += [_sign(design.band, look.ink, (_CENTRE[0], 236.0), _ICON * 3.6)]
    items += _ribbon(design.state, look)
    if word_measure and has_words:
        items += _write("level", design.level_word, _ribbon_room(), word_measure, (look.ribbon_ink, look.ribbon))
    has_word_line = has_words and bool(clean(design.level_word))
    items += _pips(design, look.ribbon_ink, 452.0 if has_word_line else 426.0)
    return tuple(items)


def _look(design: BadgeDesign) -> _Look:
    colour = colour_or(design.colour, _DEFAULT_COLOUR)
    accent = colour_or(design.accent, _DEFAULT_ACCENT)
    if design.state is BadgeState.EARNED:
        light, dark, ink = grounds_for_ink(colour, 0.1, 0.1)
        top, bottom, ribbon_ink = grounds_for_ink(accent, 0.08, 0.08)
        edge = mix(colour, _BLACK, 0.45)
        tail, fold = mix(accent, _BLACK, 0.25), mix(accent, _BLACK, 0.55)
        return _Look(
            shades=(light, dark), ink=ink, ribbon=(top, bottom), ribbon_ink=ribbon_ink, tail=tail, fold=fold, edge=edge
        )
    is_begun = design.state is BadgeState.UNDER_WAY
    hue, other = (colour, accent) if is_begun else (_GREY, _GREY)
    field, ribbon = mix(hue, _WHITE, 0.9 if is_begun else 0.94), mix(other, _WHITE, 0.86 if is_begun else 0.9)
    edge = _deepen(hue, _WHITE, 3.0) if is_begun else "#878f9a"
    return _Look(
        shades=(field, field),
        ink=_deepen(hue, field),
        ribbon=(ribbon, ribbon),
        ribbon_ink=_deepen(other, ribbon),
        tail=mix(other, _WHITE, 0.7),
        fold=_deepen(other, _WHITE, 3.0) if is_begun else edge,
        edge=edge,
    )


def _deepen(hue: str, ground: str, wanted: float = READABLE) -> str:
    """Return the hue, darkened until it stands out enough from the pale ground."""
    shades = (mix(hue, _BLACK, share / 10) for share in range(10))
    return next((shade for shade in shades if contrast(shade, ground) >= wanted), _BLACK)


def _emblem(state: BadgeState, outline: Outline, look: _Look) -> list[Mark]:
    if state is BadgeState.NOT_STARTED:
        return [Mark(outlines=(outline,), fill=look.shades[0], line=look.edge, width=6, dash=_dashes(outline, 22, 14))]
    if state is BadgeState.UNDER_WAY:
        return [
            Mark(outlines=(outline,), fill=look.shades[0], line=look.edge, width=_RIM * 0.6),
            Mark(outlines=(outline,), line=look.shades[0], width=_RIM * 0.6 - 12),
        ]
    shadow = Mark(outlines=(outline.moved(0, 7),), fill=_BLACK, line=_BLACK, width=_RIM, opacity=0.16)
    return [
        shadow,
        Mark(outlines=(outline,), fill=look.shades[1]),
        Mark(outlines=_rays(outline), fill=look.shades[0]),
        Mark(outlines=(outline,), line=_GOLD_EDGE, width=_RIM + 3),
        Mark(outlines=(outline,), line=_GOLD, width=_RIM),
        Mark(outlines=(outline,), line=look.edge, width=_RIM - 13),
        Mark(outlines=(outline,), line=_GOLD[0], width=5, dash=_dashes(outline, 0, 15)),
    ]


def _dashes(outline: Outline, line: float, gap: float) -> tuple[float, float]:
    """Return a dash and a gap near those wished for that go round a whole number of times."""
    length = outline.length()
    scale = length / round(length / (line + gap)) / (line + gap)
    return line * scale, gap * scale


@lru_cache(maxsize=len(SHAPES))
def _rays(outline: Outline) -> tuple[Outline, ...]:
    """Draw every second sunbeam from the middle to the rim."""
    turn = math.tau / _RAYS / 2
    beams = []
    for beam in range(_RAYS):
        start = beam * 2 * turn - math.pi / 2 - turn / 2
        ends = (outline.reach(_CENTRE, start + turn * part / 3) for part in range(4))
        beams.append(polygon((_CENTRE, *ends)))
    return tuple(beams)


def _sign(band: Band, ink: str, centre: Point, size: float) -> Mark:
    """Draw the sign of the band: a seedling below the standard, a star on it, a crown above it."""
    signs = {
        Band.BELOW: sprout(size),
        Band.ON: star(size * 1.1, size * 0.5, rounding=size * 0.1),
        Band.ABOVE: crown(size),
    }
    return Mark(outlines=(signs[band].moved(*centre),), fill=ink)


@lru_cache(maxsize=len(SHAPES))
def name_room(outline: Outline) -> Room:
    """Return where the name may stand inside this outline."""
    top, bottom = _NAME_TOP, _RIBBON[1] - 4
    # Inside the rim with a little air: the rim reaches half its width inwards. A table, since fitting asks very often.
    inside = [
        max(0.0, outline.half_width(_CENTRE[0], y) - _RIM / 2 - 8) for y in range(int(top) - 1, math.ceil(bottom) + 2)
    ]

    def half_width(y: float) -> float:
        place = min(max(y - int(top) + 1, 0.0), len(inside) - 1.0)
        return min(inside[math.floor(place)], inside[math.ceil(place)])

    return Room(middle=_CENTRE[0], top=top, bottom=bottom, half_width=half_width, largest=56, smallest=11, most_lines=4)


def _ribbon_room() -> Room:
    left, top, right, bottom = _RIBBON
    return Room(
        middle=_CENTRE[0],
        top=top + 8,
        bottom=bottom - 36,
        half_width=lambda _: (right - left) / 2 - 14,
        largest=38,
        smallest=11,
        most_lines=2,
        leading=1.1,
    )


def _write(part: str, text: str, room: Room, measure: Measure, paint: tuple[str, tuple[str, ...]]) -> list[Words]:
    text, (ink, grounds) = clean(text), paint
    turned = is_right_to_left(text)
    lines = fit(text, room, measure)
    return [Words(part=part, line=line, ink=ink, grounds=grounds, is_right_to_left=turned) for line in lines]


def _ribbon(state: BadgeState, look: _Look) -> list[Mark]:
    left, top, right, bottom = _RIBBON
    line = None if state is BadgeState.EARNED else look.edge
    plain = Mark(outlines=(), line=line, width=0 if line is None else 4)
    body = polygon(((left, top), (right, top), (right, bottom), (left, bottom)), 10)
    marks = []
    for side, far in ((left, 16.0), (right, 496.0)):
        inwards = 36 if side == left else -36
        notch = far + inwards * 0.7
        tail = ((side + inwards, top + 24), (far, top + 24), (notch, (top + bottom) / 2 + 24), (far, bottom + 24))
        marks.append(replace(plain, outlines=(polygon((*tail, (side + inwards, bottom + 24)), 5),), fill=look.tail))
        fold = polygon(((side, bottom - 2), (side + inwards, bottom - 2), (side + inwards, bottom + 24)))
        marks.append(Mark(outlines=(fold,), fill=look.fold))
    marks.append(replace(plain, outlines=(body,), fill=look.ribbon if state is BadgeState.EARNED else look.ribbon[0]))
    return marks


def _pips(design: BadgeDesign, ink: str, height: float) -> list[Mark]:
    """Draw a mark for each level of the scale, full up to this one; a bar for a scale of very many."""
    levels = max(1, design.levels)
    reached = min(max(0, design.level_number), levels)
    if levels > _MOST_PIPS:
        return _bar(reached / levels, ink, height)
    step = min(34.0, 300.0 / levels)
    first = _CENTRE[0] - step * (levels - 1) / 2
    places = [(first + place * step, height) for place in range(levels)]
    full = star(13, 6.2, rounding=1)
    return [
        Mark(outlines=tuple(full.moved(*place) for place in places[:reached]), fill=ink),
        Mark(outlines=tuple(circle(7).moved(*place) for place in places[reached:]), line=ink, width=2.6),
    ]


def _bar(share: float, ink: str, height: float) -> list[Mark]:
    left, right, half = _CENTRE[0] - 120, _CENTRE[0] + 120, 7.0
    whole = polygon(
        ((left, height - half), (right, height - half), (right, height + half), (left, height + half)), half
    )
    end = left + max(share * 240, half * 2)
    part = polygon(((left, height - half), (end, height - half), (end, height + half), (left, height + half)), half)
    return [Mark(outlines=(whole,), line=ink, width=2.4), *([Mark(outlines=(part,), fill=ink)] if share else [])]
