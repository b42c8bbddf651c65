"""The wide pictures that two students of the sample school put above their first pages.

Takes nothing; gives one Pillow image per function.
"""
# ruff: noqa: INP001 - a script's own helper, not part of a package

from __future__ import annotations

import math

from PIL import Image
from sample_canvas import Canvas, Colour, Point, box, circle, leaf, mixed

__all__ = ["under_the_hedge", "workbench"]

_WIDE = (1600, 540)
_WOOD: tuple[Colour, Colour] = (134, 92, 56), (186, 140, 92)


def workbench() -> Image.Image:
    """Photograph a bench from above: sticks, crumpled foil, string, a screwdriver, and an old radio laid open."""
    canvas = Canvas(*_WIDE, (160, 116, 76), seed=81)
    for top in range(0, 540, 135):
        canvas.grain(box(0, top, 1600, top + 135), *_WOOD, cells=(7, 26))
        canvas.line([(0, top), (1600, top)], (84, 56, 34), 3)
    _radio(canvas, (1180, 270))
    for number in range(13):
        middle = (300 + number * 21, 250 + canvas.random.uniform(-60, 60))
        lean = canvas.random.uniform(-0.35, 0.35)
        _stick(canvas, middle, 320, lean + 1.2)
    _foil_ball(canvas, (690, 380), 84)
    _foil_ball(canvas, (800, 190), 54)
    _screwdriver(canvas, (580, 130), 230, -0.35)
    string = [(90 + 46 * math.cos(step / 3) + step, 330 + 60 * math.sin(step / 3)) for step in range(90)]
    canvas.line([(x + 3, y + 5) for x, y in string], (88, 62, 40), 5)
    canvas.line(string, (226, 214, 186), 5)
    canvas.soft(circle((360, -60), 620, 260), (255, 246, 214), 0.35, 90)
    return canvas.photo(warmth=0.1)


def _stick(canvas: Canvas, middle: Point, length: float, turn: float) -> None:
    x, y = length / 2 * math.cos(turn), length / 2 * math.sin(turn)
    ends = [(middle[0] - x, middle[1] - y), (middle[0] + x, middle[1] + y)]
    canvas.line([(x + 5, y + 8) for x, y in ends], (78, 52, 30), 16)
    canvas.line(ends, mixed((232, 200, 150), (206, 166, 112), canvas.random.random()), 15)


def _foil_ball(canvas: Canvas, middle: Point, size: float) -> None:
    canvas.soft(circle((middle[0] + 8, middle[1] + 14), size), (30, 18, 8), 0.6, 12)
    canvas.fade(circle(middle, size, size * 0.92), (240, 242, 246), (150, 158, 168))
    for _ in range(90):
        turn, reach = canvas.random.uniform(0, math.tau), size * 0.9 * math.sqrt(canvas.random.random())
        place = (middle[0] + reach * math.cos(turn), middle[1] + reach * math.sin(turn) * 0.92)
        tone = canvas.random.randrange(140, 255)
        corners = circle(place, size * 0.16, size * 0.07, turn=canvas.random.uniform(0, 180))[::12]
        canvas.shape(corners, (tone, min(255, tone + 3), min(255, tone + 8)))


def _screwdriver(canvas: Canvas, place: Point, length: float, turn: float) -> None:
    def at(along: float) -> Point:
        return (place[0] + along * length * math.cos(turn), place[1] + along * length * math.sin(turn))

    canvas.line([(x + 5, y + 9) for x, y in (at(0), at(1))], (78, 52, 30), 20)
    canvas.line([at(0.42), at(1)], (168, 174, 182), 9)
    canvas.line([at(0), at(0.42)], (196, 62, 48), 30)
    canvas.line([at(0.03), at(0.38)], (226, 112, 92), 7)


def _radio(canvas: Canvas, middle: Point) -> None:
    """Draw the back of a radio without its lid: a loudspeaker, a board with parts, a dial on its cord."""
    x, y = middle
    canvas.soft(box(x - 330, y - 190, x + 350, y + 215), (30, 18, 8), 0.6, 24)
    canvas.grain(box(x - 330, y - 200, x + 330, y + 200), (86, 44, 30), (126, 70, 46), cells=(9, 60))
    canvas.shape(box(x - 302, y - 172, x + 302, y + 172), (46, 40, 36))
    for reach, colour in ((132, (70, 66, 64)), (112, (104, 98, 92)), (84, (62, 58, 56)), (34, (148, 140, 130))):
        canvas.shape(circle((x - 160, y), reach), colour, (30, 28, 28), 3)
    canvas.grain(box(x + 6, y - 130, x + 276, y + 60), (128, 108, 58), (162, 138, 78), cells=(30, 20))
    for row in range(3):
        for column in range(6):
            place = (x + 34 + column * 43, y - 100 + row * 58)
            kind = canvas.random.randrange(3)
            tone: Colour = ((196, 62, 48), (58, 92, 168), (214, 190, 90))[kind]
            canvas.soft(circle((place[0] + 3, place[1] + 5), 15), (10, 8, 4), 0.7, 4)
            canvas.shape(circle(place, 15, 15 if kind else 7), tone, mixed(tone, (0, 0, 0), 0.45), 2)
    canvas.line([(x - 30, y + 40), (x + 30, y + 112), (x + 150, y + 88), (x + 260, y + 126)], (206, 62, 58), 5)
    canvas.line([(x - 40, y + 70), (x + 60, y + 140), (x + 190, y + 120)], (58, 110, 76), 5)
    canvas.shape(circle((x + 232, y + 112), 38), (236, 228, 208), (90, 80, 66), 3)
    canvas.line([(x + 232, y + 112), (x + 254, y + 90)], (190, 50, 40), 4)


def under_the_hedge() -> Image.Image:
    """Photograph the ground under a hedge: a mossy log, dry leaves, and seven beetles on their way."""
    canvas = Canvas(*_WIDE, (70, 56, 38), seed=82)
    canvas.grain(box(0, 0, 1600, 540), (50, 40, 28), (108, 88, 60), cells=(200, 70))
    for _ in range(150):
        place = (canvas.random.uniform(-20, 1600), canvas.random.uniform(10, 540))
        tone = mixed((150, 92, 42), (196, 160, 84), canvas.random.random())
        turn = canvas.random.uniform(0, 360)
        canvas.shape(leaf((place[0] + 4, place[1] + 7), 70, 20, turn), (38, 28, 18))
        canvas.shape(leaf(place, 70, 20, turn), tone, mixed(tone, (0, 0, 0), 0.35), 2)
    log: list[Point] = [(-20, 150), (700, 96), (1210, 122), (1216, 290), (680, 270), (-20, 330)]
    canvas.soft([(x + 10, y + 40) for x, y in log], (14, 10, 6), 0.7, 24)
    canvas.grain(log, (74, 54, 38), (126, 98, 70), cells=(16, 60))
    canvas.dots([(-20, 140), (700, 86), (1210, 112), (1200, 170), (600, 160), (-20, 220)], _MOSS, 900, 9)
    canvas.shape(circle((1212, 206), 46, 84), (176, 140, 96), (88, 64, 42), 4)
    for reach in (0.8, 0.6, 0.4, 0.2):
        canvas.line([*circle((1212, 206), 46 * reach, 84 * reach), (1212 + 46 * reach, 206)], (130, 98, 64), 2)
    for place, size, turn, colour in _BEETLES:
        _beetle(canvas, place, size, turn, colour)
    return canvas.photo(warmth=0.05)


_MOSS: tuple[Colour, ...] = (74, 112, 46), (98, 138, 58), (126, 158, 78), (58, 92, 40)
_BEETLES: tuple[tuple[Point, float, float, Colour], ...] = (
    ((300, 200), 34, 20, (40, 44, 60)),
    ((520, 420), 44, -35, (30, 84, 62)),
    ((780, 180), 26, 70, (176, 54, 36)),
    ((900, 440), 38, 160, (58, 40, 30)),
    ((1040, 210), 30, -10, (34, 62, 110)),
    ((1330, 380), 48, 200, (42, 36, 44)),
    ((1460, 170), 28, 120, (152, 104, 34)),
)


def _beetle(canvas: Canvas, place: Point, size: float, turn: float, colour: Colour) -> None:
    sine, cosine = math.sin(math.radians(turn)), math.cos(math.radians(turn))

    def at(along: float, across: float) -> Point:
        x, y = along * size, across * size
        return (place[0] + x * cosine - y * sine, place[1] + x * sine + y * cosine)

    canvas.soft(circle((place[0] + 6, place[1] + 10), size * 1.3, size * 0.9, turn=turn), (10, 8, 4), 0.6, 7)
    for along in (-0.5, 0.1, 0.7):
        for side in (-1, 1):
            canvas.line(
                [at(along, side * 0.5), at(along + 0.1, side * 1.1), at(along - 0.15, side * 1.5)], (22, 18, 16), 3
            )
    canvas.line([at(1.2, 0.1), at(1.9, 0.5)], (22, 18, 16), 2)
    canvas.line([at(1.2, -0.1), at(1.9, -0.5)], (22, 18, 16), 2)
    canvas.shape(circle(at(1.05, 0), size * 0.4, size * 0.45, turn=turn), mixed(colour, (0, 0, 0), 0.5))
    canvas.fade(circle(at(0, 0), size, size * 0.7, turn=turn), mixed(colour, (255, 255, 255), 0.35), colour)
    canvas.line([at(-1, 0), at(0.9, 0)], mixed(colour, (0, 0, 0), 0.5), 2)
    canvas.soft(circle(at(0.1, -0.3), size * 0.4, size * 0.14, turn=turn), (255, 255, 255), 0.5, 4)
