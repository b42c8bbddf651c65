"""What the sample school's middle students built, grew and planned: ovens, a bridge, beans, a garden.

Takes figures where the picture must agree with a table; gives one Pillow image per function.
"""
# ruff: noqa: INP001 - a script's own helper, not part of a package

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from PIL import Image
from sample_canvas import Canvas, Colour, Point, box, circle, leaf, mixed
from sample_scenes_young import sheet_of_paper

__all__ = ["bridge", "fence_plan", "oven_first", "oven_plate", "oven_second", "seedlings"]

_CARD: Colour = (190, 146, 98)
_INK: Colour = (52, 48, 58)


def _lawn(seed: int) -> Canvas:
    canvas = Canvas(1200, 900, (150, 190, 220), seed=seed)
    canvas.fade(box(0, 0, 1200, 330), (126, 178, 224), (222, 232, 232))
    canvas.grain([(0, 270), (1200, 250), (1200, 420), (0, 420)], (58, 96, 58), (120, 156, 92), cells=(70, 14))
    canvas.grain([(0, 400), (1200, 396), (1200, 900), (0, 900)], (82, 120, 56), (150, 178, 92), cells=(220, 90))
    return canvas


def _foil(canvas: Canvas, corners: Sequence[Point], pieces: int = 150) -> None:
    """Cover a four-cornered flap with crumpled foil."""
    canvas.fade(corners, (236, 240, 244), (166, 174, 184))

    def inside(across: float, down: float) -> Point:
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
        top = (ax + (bx - ax) * across, ay + (by - ay) * across)
        bottom = (dx + (cx - dx) * across, dy + (cy - dy) * across)
        return (top[0] + (bottom[0] - top[0]) * down, top[1] + (bottom[1] - top[1]) * down)

    for _ in range(pieces):
        across, down = canvas.random.uniform(0, 0.88), canvas.random.uniform(0, 0.86)
        points = [
            inside(min(1.0, across + canvas.random.uniform(0, 0.14)), min(1.0, down + canvas.random.uniform(0, 0.16)))
            for _ in range(3)
        ]
        tone = canvas.random.randrange(138, 255)
        canvas.shape(points, (tone, min(255, tone + 3), min(255, tone + 9)))
    canvas.line([*corners, corners[0]], (150, 112, 72), 4)


def _card(canvas: Canvas, corners: Sequence[Point], shade: float) -> None:
    dark, light = mixed(_CARD, (0, 0, 0), shade + 0.1), mixed(_CARD, (255, 250, 235), max(0.0, 0.2 - shade))
    canvas.grain(corners, dark, light, cells=(9, 60), steady=0.55)


def _oven_box(canvas: Canvas) -> None:
    canvas.soft([(250, 740), (930, 740), (1050, 800), (330, 820)], (20, 30, 8), 0.75, 20)
    _card(canvas, [(260, 470), (820, 500), (820, 800), (280, 760)], 0.0)
    _card(canvas, [(820, 500), (1000, 440), (984, 720), (820, 800)], 0.28)
    canvas.shape([(260, 470), (450, 410), (1000, 440), (820, 500)], (20, 18, 18))
    canvas.fade([(290, 468), (456, 418), (970, 444), (812, 492)], (44, 40, 38), (16, 14, 14))


def _thermometer(canvas: Canvas, place: Point, height: float, share: float) -> None:
    x, y = place
    canvas.shape(box(x - 20, y - height, x + 20, y + 26), (246, 246, 240), _INK, 2)
    for step in range(11):
        mark = y - height * 0.92 * step / 10
        canvas.line([(x + 5, mark), (x + 15, mark)], _INK, 1)
    canvas.shape(circle((x - 4, y + 6), 11), (206, 40, 40))
    canvas.line([(x - 4, y), (x - 4, y - height * 0.92 * share)], (206, 40, 40), 6)


def oven_first() -> Image.Image:
    """Photograph the first oven: one foil flap, no window, the thermometer at 41."""
    canvas = _lawn(31)
    _oven_box(canvas)
    _foil(canvas, [(400, 190), (1010, 224), (1000, 440), (450, 410)])
    _thermometer(canvas, (640, 470), 120, 0.41)
    canvas.shape([(90, 690), (240, 650), (330, 668), (190, 720)], (196, 154, 104), (120, 84, 48), 3)
    canvas.words((540, 650), "OVEN  1", 66, (84, 56, 30), turn=-3)
    canvas.line([(330, 560), (420, 596)], (228, 216, 150), 22)
    return canvas.photo(warmth=0.08, tilt=0.7)


def _open_pizza_box(canvas: Canvas) -> None:
    flaps: tuple[tuple[Point, Point, Point, Point], ...] = (
        ((420, 120), (1000, 150), (960, 420), (440, 400)),
        ((120, 290), (430, 210), (440, 400), (262, 470)),
        ((960, 420), (1130, 250), (1150, 400), (830, 500)),
        ((262, 470), (830, 500), (900, 590), (170, 560)),
    )
    for corners in flaps:
        _foil(canvas, corners)


def oven_second(*, plate: bool = False) -> Image.Image:
    """Photograph the second oven: four foil flaps, a window, a dark floor, the thermometer at 84."""
    canvas = _lawn(33 if plate else 32)
    _oven_box(canvas)
    _open_pizza_box(canvas)
    canvas.fade([(290, 468), (456, 410), (950, 430), (812, 492)], (36, 34, 36), (12, 12, 14))
    if plate:
        _snack(canvas, (600, 452), 0.55)
    canvas.soft([(330, 462), (470, 416), (640, 424), (480, 476)], (255, 255, 255), 0.4, 8)
    canvas.line([(290, 468), (456, 410), (950, 430), (812, 492), (290, 468)], (220, 226, 230), 4)
    _thermometer(canvas, (750, 470), 150, 0.84)
    canvas.words((540, 690), "OVEN  2", 66, (84, 56, 30), turn=-3)
    canvas.line([(300, 640), (380, 668), (470, 650)], (206, 206, 210), 20)
    canvas.soft(circle((700, 250), 120), (255, 252, 220), 0.85, 50)
    return canvas.photo(warmth=0.14, tilt=-0.6)


def _snack(canvas: Canvas, place: Point, size: float) -> None:
    x, y = place
    canvas.soft(circle((x + 6, y + 14), 250 * size, 80 * size), (10, 6, 2), 0.6, 10)
    canvas.fade(circle(place, 250 * size, 78 * size), (248, 246, 240), (206, 204, 198))
    for number in range(9):
        angle = number * 0.7
        tip = (x + 140 * size * math.cos(angle), y + 40 * size * math.sin(angle))
        corner = [
            (tip[0] + 60 * size * math.cos(angle + turn), tip[1] + 26 * size * math.sin(angle + turn))
            for turn in (0, 2.1, 4.2)
        ]
        canvas.shape(corner, (226, 178, 84), (176, 124, 48), 2)
    for _ in range(7):
        spot = (x + canvas.random.uniform(-120, 120) * size, y + canvas.random.uniform(-34, 34) * size)
        canvas.shape(circle(spot, 44 * size, 16 * size, turn=canvas.random.uniform(-20, 20)), (248, 196, 60))


def oven_plate() -> Image.Image:
    """Photograph the plate that came out: corn chips with melted cheese, from above, on a checked cloth."""
    canvas = Canvas(1200, 900, (240, 236, 226), seed=34)
    for row in range(9):
        for column in range(12):
            tone: Colour = (206, 84, 70) if (row + column) % 2 else (238, 206, 196)
            square: list[Point] = [(column * 100, row * 100), (column * 100 + 100, row * 100)]
            canvas.shape([*square, (column * 100 + 100, row * 100 + 100), (column * 100, row * 100 + 100)], tone)
    canvas.soft(circle((620, 486), 400, 372), (40, 10, 6), 0.6, 26)
    canvas.fade(circle((600, 456), 400, 372), (252, 250, 246), (214, 212, 206))
    canvas.fade(circle((600, 456), 300, 280), (232, 230, 224), (248, 246, 240))
    for _ in range(34):
        angle, reach = canvas.random.uniform(0, math.tau), canvas.random.uniform(0, 200)
        middle = (600 + reach * math.cos(angle), 450 + reach * math.sin(angle))
        turn = canvas.random.uniform(0, math.tau)
        corners = [
            (middle[0] + 78 * math.cos(turn + k * 2.09), middle[1] + 78 * math.sin(turn + k * 2.09)) for k in range(3)
        ]
        canvas.soft(corners, (70, 40, 10), 0.5, 5)
        canvas.grain(corners, (206, 150, 58), (240, 196, 104), cells=(14, 14))
    for _ in range(16):
        angle, reach = canvas.random.uniform(0, math.tau), canvas.random.uniform(0, 170)
        spot = (600 + reach * math.cos(angle), 450 + reach * math.sin(angle))
        canvas.fade(circle(spot, 46, 26, turn=canvas.random.uniform(0, 180)), (255, 214, 92), (238, 170, 40))
    return canvas.photo(warmth=0.12, tilt=2.0)


def _stick(canvas: Canvas, start: Point, end: Point, width: float = 17) -> None:
    canvas.line([(start[0] + 3, start[1] + 6), (end[0] + 3, end[1] + 6)], (96, 74, 50), width)
    canvas.line([start, end], (150, 112, 70), width)
    canvas.line([start, end], mixed((222, 186, 134), (200, 158, 104), canvas.random.random()), width - 4)


def bridge(*, broken: bool) -> Image.Image:
    """Photograph a bridge of sticks between two desks, with its bucket; or what was left of it."""
    canvas = Canvas(1200, 900, (206, 210, 206), seed=36 + broken)
    canvas.fade(box(0, 0, 1200, 640), (190, 204, 206), (226, 224, 214))
    canvas.grain(box(0, 640, 1200, 900), (138, 134, 126), (166, 160, 150), cells=(60, 16), steady=0.4)
    for left, right in ((0, 270), (930, 1200)):
        canvas.soft(box(left, 480, right + 20, 860), (60, 60, 60), 0.4, 22)
        canvas.grain(box(left, 450, right, 500), (150, 106, 66), (196, 152, 104), cells=(4, 18))
        canvas.fade(box(left + 20, 500, right - 24, 870), (118, 126, 134), (84, 92, 102))
    drop, gone_below, gone_above = (150, {3}, {2, 3}) if broken else (0, set(), set())
    bottom = [(210 + step * 112.0, 446 + drop * (1 - abs(step - 3.5) / 3.5)) for step in range(8)]
    if broken:
        bottom[3], bottom[4] = (bottom[3][0] - 26, bottom[3][1] + 40), (bottom[4][0] + 34, bottom[4][1] + 70)
    top = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 - 128) for a, b in pairwise(bottom)]
    for number, (a, b) in enumerate(pairwise(bottom)):
        if number not in gone_below:
            _stick(canvas, a, b)
            _stick(canvas, a, top[number])
            _stick(canvas, top[number], b)
    for number, (a, b) in enumerate(pairwise(top)):
        if number not in gone_above:
            _stick(canvas, a, b)
    _bucket(canvas, (600, 800 if broken else 610), hung=not broken, from_y=446)
    if broken:
        for start, end in (((470, 850), (590, 830)), ((680, 866), (770, 806)), ((740, 700), (700, 800))):
            _stick(canvas, start, end)
    return canvas.photo(tilt=-0.9 if broken else 0.5)


def _bucket(canvas: Canvas, place: Point, *, hung: bool, from_y: float) -> None:
    x, y = place
    if hung:
        canvas.line([(x, from_y), (x, y - 90)], (70, 66, 60), 4)
    canvas.line([(x - 58, y - 40), (x - 34, y - 88), (x + 34, y - 88), (x + 58, y - 40)], (110, 116, 122), 4)
    body = [(x - 66, y - 40), (x + 66, y - 40), (x + 50, y + 76), (x - 50, y + 76)]
    canvas.fade(body, (70, 128, 186), (36, 78, 130), sideways=True)
    canvas.shape(circle((x, y - 40), 66, 15), (150, 136, 110))
    canvas.dots(circle((x, y - 42), 58, 11), ((120, 104, 84), (176, 160, 132), (96, 84, 70)), 120, 4)


def _bean(canvas: Canvas, foot: Point, height: float, *, pale: bool) -> None:
    green: Colour = (190, 200, 116) if pale else (84, 148, 62)
    lean = 34 if pale else canvas.random.uniform(-8, 8)
    stem = [(foot[0] + lean * (step / 8) ** 2, foot[1] - height * step / 8) for step in range(9)]
    canvas.line(stem, mixed(green, (0, 0, 0), 0.15), 5 if pale else 8)
    for step in range(2, 9, 2):
        size = (14 if pale else 30) + height * 0.07 * (1 - step / 12)
        for angle in (24, 156):
            canvas.shape(
                leaf(stem[step], size * 1.5, size * 0.42, angle + canvas.random.uniform(-14, 14)),
                green,
                mixed(green, (0, 0, 0), 0.3),
                1,
            )


def seedlings(week: int, heights: Sequence[float]) -> Image.Image:
    """Photograph four cups on a window sill; `heights` are centimetres, the last cup stood in the cupboard."""
    canvas = Canvas(1200, 900, (200, 216, 226), seed=40 + week)
    canvas.fade(box(0, 0, 1200, 660), (188, 214, 232), (232, 236, 224))
    canvas.grain([(0, 300), (1200, 260), (1200, 660), (0, 660)], (150, 178, 140), (206, 216, 186), cells=(26, 10))
    for x in (0, 588, 1176):
        canvas.fade(box(x, 0, x + 24, 660), (246, 246, 242), (220, 220, 216))
    canvas.grain(box(0, 650, 1200, 900), (206, 196, 180), (236, 230, 216), cells=(6, 40))
    for number, height in enumerate(heights):
        x, pale = 180 + number * 280, number == len(heights) - 1
        canvas.soft([(x - 60, 770), (x + 130, 780), (x + 130, 820), (x - 60, 810)], (70, 60, 40), 0.55, 14)
        cup: list[Point] = [(x - 92, 560), (x + 92, 560), (x + 66, 800), (x - 66, 800)]
        canvas.fade(cup, (252, 252, 250), (206, 214, 222), sideways=True)
        canvas.fade([(x - 89, 584), (x + 89, 584), (x + 67, 790), (x - 67, 790)], (110, 82, 58), (84, 60, 42))
        canvas.dots(circle((x, 584), 86, 14), ((60, 42, 30), (110, 84, 60), (150, 122, 92)), 110, 5)
        if height:
            _bean(canvas, (x, 580), height * 18, pale=pale)
        canvas.shape(box(x - 40, 670, x + 40, 730), (250, 246, 226), (180, 170, 140), 2)
        canvas.words((x, 700), "ABCD"[number], 44, _INK, turn=canvas.random.uniform(-5, 5))
    canvas.words((1090, 850), f"semana {week}", 30, (120, 104, 84))
    return canvas.photo(warmth=0.08, tilt=canvas.random.uniform(-0.8, 0.8))


def fence_plan() -> Image.Image:
    """Photograph squared paper with three gardens that one 24 metre fence can close."""
    canvas = sheet_of_paper(45, squares=40)
    canvas.words((600, 116), "24 m de cerca / 24 m of fence", 40, _INK, turn=0.6)
    plans: tuple[tuple[float, float, int, int, Colour], ...] = (
        (180, 240, 11, 1, (206, 110, 60)), (180, 400, 8, 4, (70, 120, 180)), (660, 300, 6, 6, (70, 150, 80))
    )  # fmt: skip
    for left, top, across, down, colour in plans:
        right, bottom = left + across * 40, top + down * 40
        corners: list[Point] = box(left, top, right, bottom)
        canvas.scribble(corners, mixed(colour, (255, 255, 255), 0.4), gap=12, width=4)
        canvas.crayon([*corners, corners[0]], colour, 6)
        canvas.words(((left + right) / 2, top - 26), f"{across} m", 30, _INK)
        canvas.words((right + 40, (top + bottom) / 2), f"{down} m", 30, _INK)
        canvas.words(((left + right) / 2, bottom + 32), f"{across} x {down} = {across * down}", 34, colour, turn=-1)
    canvas.words((780, 650), "cuadrado = mas grande!", 40, (60, 120, 66), turn=4)
    canvas.words((330, 740), "12 x 12 = 144   no! 48 m", 32, (190, 70, 60), turn=-2)
    canvas.crayon([(150, 744), (520, 732)], (190, 70, 60), 4, strokes=2)
    return canvas.photo(tilt=0.9)
