"""What the sample school's oldest students measured, charted and drew, and the portraits of a few students.

Takes figures where the picture must agree with a table; gives Pillow images.
"""
# ruff: noqa: INP001 - a script's own helper, not part of a package

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from PIL import Image, ImageDraw
from sample_canvas import Canvas, Colour, Point, box, circle, mixed
from sample_scenes_young import sheet_of_paper

__all__ = [
    "comic",
    "dice_chart",
    "heights",
    "hills",
    "portrait",
    "river",
    "shadow_clock",
    "spiral",
    "two_bars",
    "water_filter",
]

_INK: Colour = (44, 44, 54)
_PAPER: Colour = (250, 248, 242)


def shadow_clock() -> Image.Image:
    """Photograph a stick in the yard, chalk marks for each hour, and its shadow at eleven."""
    canvas = Canvas(1200, 900, (196, 176, 146), seed=51)
    canvas.grain(box(0, 0, 1200, 900), (176, 154, 124), (216, 198, 168), cells=(240, 180), steady=0.3)
    for y in (190, 560):
        canvas.line([(0, y), (1200, y + 26)], (158, 138, 110), 5)
    for x in (250, 930):
        canvas.line([(x, 0), (x - 40, 900)], (158, 138, 110), 5)
    foot = (600, 650)
    for hour, angle in ((9, 158), (10, 136), (11, 112), (12, 90), (1, 66), (2, 43)):
        sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))
        near, far = ((foot[0] + reach * cosine * 1.25, foot[1] - reach * sine * 0.9) for reach in (330, 400))
        canvas.crayon([near, far], (246, 246, 248), 8)
        canvas.words((foot[0] + 450 * cosine * 1.25, foot[1] - 450 * sine * 0.9), str(hour), 44, (246, 246, 248))
    arc = circle(foot, 412, 297)
    canvas.crayon(arc[24:], (240, 240, 244), 5, strokes=2)
    tip = (foot[0] - 360 * 0.375 * 1.25, foot[1] - 360 * 0.927 * 0.9)
    canvas.soft(
        [(foot[0] - 9, foot[1]), (foot[0] + 12, foot[1]), (tip[0] + 8, tip[1]), (tip[0] - 8, tip[1])],
        (40, 34, 40),
        0.85,
        4,
    )
    canvas.grain(circle((600, 664), 74, 42), (84, 76, 66), (128, 116, 100), cells=(20, 20))
    canvas.fade([(588, 662), (614, 662), (640, 250), (622, 246)], (184, 140, 86), (118, 82, 46), sideways=True)
    return canvas.photo(warmth=0.16)


def water_filter() -> Image.Image:
    """Photograph a bottle cut in two: muddy water, stones, sand, charcoal, cotton, and clear drops below."""
    canvas = Canvas(1200, 900, (222, 226, 224), seed=52)
    canvas.fade(box(0, 0, 1200, 700), (200, 214, 214), (236, 236, 228))
    canvas.grain(box(0, 690, 1200, 900), (150, 122, 92), (190, 162, 128), cells=(5, 40))
    canvas.soft([(430, 800), (900, 800), (930, 850), (450, 850)], (60, 46, 30), 0.55, 18)
    canvas.fade([(440, 560), (760, 560), (752, 830), (448, 830)], (226, 240, 244), (198, 222, 230), sideways=True)
    canvas.fade([(446, 726), (755, 726), (752, 828), (449, 828)], (214, 218, 188), (190, 196, 160))
    layers: tuple[tuple[int, int, Colour, Colour, int], ...] = (
        (150, 290, (120, 92, 58), (146, 112, 70), 12), (290, 372, (106, 104, 104), (176, 170, 162), 16),
        (372, 466, (196, 168, 118), (226, 202, 154), 90), (466, 520, (24, 24, 26), (62, 62, 64), 40),
        (520, 570, (230, 228, 224), (250, 250, 248), 30),
    )  # fmt: skip
    for top, bottom, dark, light, grains in layers:
        left, right = (x + max(0, y - 430) * 0.62 for x, y in ((420, top), (420, bottom)))
        canvas.grain(
            [(left, top), (1200 - left, top), (1200 - right, bottom), (right, bottom)],
            dark,
            light,
            cells=(grains, grains // 2),
        )
    outline = [(420, 100), (420, 430), (522, 590), (560, 610), (640, 610), (678, 590), (780, 430), (780, 100)]
    canvas.line(outline, (170, 196, 204), 6)
    canvas.soft([(446, 120), (470, 120), (470, 440), (446, 420)], (255, 255, 255), 0.75, 6)
    for y in (632, 668, 700):
        canvas.shape(circle((600, y), 6, 9), (186, 196, 170))
    canvas.line([(440, 560), (448, 830), (752, 830), (760, 560)], (170, 196, 204), 6)
    canvas.fade([(920, 560), (1080, 560), (1062, 820), (938, 820)], (126, 96, 60), (96, 70, 42))
    canvas.line([(912, 500), (936, 824), (1064, 824), (1088, 500)], (170, 196, 204), 6)
    canvas.shape([(130, 640), (330, 620), (340, 740), (140, 760)], (250, 246, 226), (190, 180, 150), 2)
    canvas.words((236, 690), "TRY 3", 48, _INK, turn=6)
    return canvas.photo(tilt=0.5)


def heights(values: Sequence[int]) -> Image.Image:
    """Photograph a dot plot of these heights in centimetres, with a line at the mean and one at the median."""
    canvas = sheet_of_paper(53, squares=40)
    canvas.words((600, 118), "Class 7B  heights in cm", 40, _INK)
    canvas.crayon([(150, 700), (1070, 700)], _INK, 5)
    low, high = min(values) - 2, max(values) + 2

    def across(value: float) -> float:
        return 170 + (value - low) / (high - low) * 880

    for mark in range(-(-low // 5) * 5, high + 1, 5):
        canvas.line([(across(mark), 700), (across(mark), 716)], _INK, 3)
        canvas.words((across(mark), 744), str(mark), 26, _INK)
    for height in sorted(set(values)):
        for place in range(list(values).count(height)):
            canvas.scribble(circle((across(height), 674 - place * 42), 18), (60, 110, 170), gap=7, width=4)
    ordered = sorted(values)
    middle = (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
    for name, value, colour, y in (
        ("mean", sum(values) / len(values), (190, 60, 50), 260),
        ("median", middle, (60, 130, 70), 330),
    ):
        canvas.crayon([(across(value), y), (across(value), 700)], colour, 4)
        side = 90 if name == "mean" else -100
        canvas.words((across(value) + side, y), f"{name} {value:.1f}", 30, colour)
    return canvas.photo(tilt=-0.7)


def spiral(*, turn: int, size: int = 400) -> list[Image.Image]:
    """Draw the square spiral of the turtle program: the whole of it first, then as it grows."""
    place, angle = (size / 2, size / 2), 0.0
    points = [place]
    for step in range(1, 91):
        reach = step * 2.4
        place = (place[0] + reach * math.cos(math.radians(angle)), place[1] + reach * math.sin(math.radians(angle)))
        points.append(place)
        angle += turn
    frames = []
    for count in (90, 12, 24, 36, 48, 60, 72, 84, 90):
        frame = Image.new("RGB", (size, size), (16, 20, 34))
        draw = ImageDraw.Draw(frame)
        for number in range(count):
            draw.line(
                [points[number], points[number + 1]], fill=mixed((90, 220, 200), (250, 130, 90), number / 90), width=2
            )
        frames.append(frame.quantize(32))
    return frames


def _axes(canvas: Canvas, title: str, frame: tuple[int, int, int, int]) -> None:
    left, top, right, bottom = frame
    canvas.line([(left, top), (left, bottom), (right, bottom)], _INK, 3)
    canvas.words(((left + right) / 2, top - 34), title, 34, _INK)


def dice_chart(counts: Mapping[int, int]) -> Image.Image:
    """Draw how often each total came up, as bars from zero; see-through behind."""
    canvas = Canvas(1000, 640, None, seed=55)
    rolls = sum(counts.values())
    _axes(canvas, f"Totals of two dice, {rolls} rolls", (90, 90, 960, 560))
    for number, (total, count) in enumerate(sorted(counts.items())):
        left, height = 116 + number * 76, count / max(counts.values()) * 420
        colour = (226, 120, 60) if count == max(counts.values()) else (58, 120, 170)
        canvas.fade(box(left, 560 - height, left + 56, 559), colour, mixed(colour, (0, 0, 0), 0.2))
        canvas.words((left + 28, 588), str(total), 28, _INK)
        canvas.words((left + 28, 540 - height), str(count), 22, _INK)
    return canvas.drawing()


def hills(rows: Sequence[tuple[int, int]]) -> Image.Image:
    """Draw the rabbits and foxes of the simulation as two lines over the weeks; see-through behind."""
    canvas = Canvas(1000, 640, None, seed=56)
    _axes(canvas, "Rabbits (upper start) and foxes (lower start), week by week", (80, 90, 960, 560))
    most = max(max(row) for row in rows)
    for which, colour in ((0, (90, 140, 70)), (1, (208, 98, 48))):
        path = [(80 + week / (len(rows) - 1) * 870, 558 - row[which] / most * 440) for week, row in enumerate(rows)]
        canvas.line(path, colour, 6)
        for point in path[::6]:
            canvas.shape(circle(point, 9), colour if which else (255, 255, 255), colour, 4)
    for week in range(0, len(rows), 10):
        canvas.words((80 + week / (len(rows) - 1) * 870, 590), str(week), 26, _INK)
    return canvas.drawing()


def two_bars(*, honest: bool) -> Image.Image:
    """Photograph a printed chart of bus use: with its axis cut at 880, or drawn again from zero."""
    canvas = sheet_of_paper(57 + honest)
    title = "Drawn again from 0" if honest else "NIGHT BUS: RIDERS COLLAPSE!"
    canvas.words((600, 130), title, 46, _INK if honest else (180, 30, 30))
    low, rows = (0 if honest else 880), ((2022, 961), (2023, 944), (2024, 927), (2025, 902))
    canvas.line([(210, 190), (210, 720), (1040, 716)], _INK, 4)
    for mark in (0, 250, 500, 750, 1000) if honest else (880, 900, 920, 940, 960):
        y = 720 - (mark - low) / (1000 - low) * 480
        canvas.line([(198, y), (210, y)], _INK, 3)
        canvas.words((150, y), str(mark), 28, _INK)
    for number, (year, riders) in enumerate(rows):
        left, top = 270 + number * 195, 720 - (riders - low) / (1000 - low) * 480
        bar: list[Point] = [(left, top), (left + 120, top), (left + 120, 717), (left, 718)]
        if honest:
            canvas.scribble(bar, (60, 120, 170), gap=15)
            canvas.crayon([*bar, bar[0]], _INK, 3, strokes=1)
        else:
            canvas.fade(bar, (214, 60, 50), (150, 20, 24))
        canvas.words((left + 60, 752), str(year), 30, _INK)
        canvas.words((left + 60, top - 24), str(riders), 28, _INK)
    if not honest:
        canvas.crayon([*circle((150, 722), 60, 34), (210, 722)], (40, 80, 190), 5)
        canvas.words((330, 806), "starts at 880?!", 34, (40, 80, 190), turn=3)
    return canvas.photo(tilt=-0.5 if honest else 1.0)


def river() -> Image.Image:
    """Photograph a river in the morning: mist, far hills, poplars, and a post with marks for the water's height."""
    canvas = Canvas(1200, 900, (214, 222, 226), seed=59)
    canvas.fade(box(0, 0, 1200, 430), (158, 188, 216), (246, 226, 204))
    for number, (base, tone) in enumerate(((300, (150, 166, 184)), (346, (118, 142, 150)), (392, (86, 116, 108)))):
        ridge = [
            (x, base - 46 * math.sin(x / 170 + number * 2) - 22 * math.sin(x / 61 + number)) for x in range(0, 1201, 12)
        ]
        canvas.shape([*ridge, (1200, 560), (0, 560)], tone)
        canvas.soft(box(0, base + 20, 1200, base + 70), (236, 232, 226), 0.55, 24)
    for poplar in (90, 150, 214, 960, 1022, 1090, 1140):
        tall = canvas.random.uniform(130, 220)
        canvas.line([(poplar, 470), (poplar, 440)], (70, 60, 50), 7)
        canvas.grain(circle((poplar, 456 - tall / 2), 22, tall / 2), (40, 70, 44), (86, 118, 66), cells=(6, 26))
    canvas.grain([(0, 452), (1200, 446), (1200, 560), (0, 560)], (78, 102, 58), (132, 146, 84), cells=(150, 14))
    canvas.grain(box(0, 540, 1200, 900), (84, 96, 56), (140, 140, 84), cells=(200, 60))
    water: list[Point] = [(330, 500), (880, 498), (1200, 700), (1200, 900), (0, 900), (0, 720)]
    canvas.fade(water, (206, 214, 216), (66, 96, 112))
    for _ in range(190):
        x, y = canvas.random.uniform(0, 1200), canvas.random.uniform(540, 890)
        if 330 * (1 - (y - 500) / 220) < x < 880 + (y - 500) * 1.6:
            reach = (y - 480) * canvas.random.uniform(0.06, 0.3)
            canvas.line([(x, y), (x + reach, y + 1)], mixed((236, 230, 220), (60, 88, 104), canvas.random.random()), 2)
    canvas.soft(box(0, 520, 1200, 580), (246, 240, 232), 0.6, 22)
    canvas.fade([(300, 430), (336, 430), (340, 800), (296, 800)], (240, 238, 230), (180, 176, 166), sideways=True)
    for step in range(9):
        canvas.line([(300, 460 + step * 38), (334 if step % 2 else 320, 460 + step * 38)], (190, 40, 36), 5)
    return canvas.photo(warmth=0.08)


def _figure(canvas: Canvas, place: Point, size: float, hair: Colour, *, arm: float) -> None:
    x, y = place
    canvas.line([(x, y + size * 0.4), (x, y + size * 1.5)], _INK, 6)
    for side in (-1, 1):
        canvas.line([(x, y + size * 1.5), (x + side * size * 0.4, y + size * 2.3)], _INK, 6)
    canvas.line(
        [(x - size * 0.5, y + size * 1.3), (x, y + size * 0.7), (x + size * 0.6, y + size * (0.9 - arm))], _INK, 6
    )
    canvas.shape(circle(place, size * 0.42), (255, 255, 255), _INK, 5)
    canvas.scribble(circle((x, y - size * 0.2), size * 0.46, size * 0.26), hair, gap=7, width=4)
    for side in (-1, 1):
        canvas.shape(circle((x + side * size * 0.14, y), size * 0.045), _INK)


def _bubble(canvas: Canvas, place: Point, lines: Sequence[str], tail: Point) -> None:
    x, y = place
    width = max(len(line) for line in lines) * 7.2 + 16
    rim = circle(place, width, 26 + len(lines) * 17)
    canvas.shape([(x - 18, y + 20), (x + 22, y + 20), tail], (255, 255, 255), _INK, 4)
    canvas.shape(rim, (255, 255, 255), _INK, 4)
    canvas.shape([(x - 15, y + 12), (x + 19, y + 12), (x + 4, y + 44)], (255, 255, 255))
    for number, line in enumerate(lines):
        canvas.words((x, y + (number - (len(lines) - 1) / 2) * 30), line, 25, _INK)


def comic() -> Image.Image:
    """Draw four comic panels about a class vote that everybody won."""
    canvas = Canvas(1200, 900, _PAPER, seed=60)
    says = (
        (("One vote each.", "Winner takes the", "whole wall."), ("Green!",)),
        (("Green: 9  Blue: 8", "Yellow: 8"), ("So 16 people lost?",)),
        (("What if you could", "mark every colour", "you can live with?"), ("Hm. Say that again.",)),
        (("Blue: 21.", "Nobody's favourite."), ("Everybody's wall.",)),
    )
    tints: tuple[Colour, ...] = ((206, 226, 196), (250, 226, 206), (222, 218, 240), (196, 216, 238))
    for number, (first, second) in enumerate(says):
        left, top = 40 + number % 2 * 570, 40 + number // 2 * 420
        frame: list[Point] = box(left, top, left + 550, top + 400)
        canvas.shape(frame, tints[number])
        canvas.shape(box(left, top + 340, left + 550, top + 400), mixed(tints[number], _INK, 0.25))
        canvas.line([*frame, frame[0]], _INK, 7)
        _figure(canvas, (left + 120, top + 230), 66, (120, 60, 40), arm=0.5 if number % 2 == 0 else 0)
        _figure(canvas, (left + 430, top + 236), 62, (40, 40, 46), arm=0.6 if number == len(says) - 1 else 0.1)
        _bubble(canvas, (left + 164, top + 76), first, (left + 130, top + 186))
        _bubble(canvas, (left + 388, top + 158), second, (left + 428, top + 206))
    return canvas.photo(warmth=0.02)


def portrait(seed: int, colours: tuple[Colour, Colour, Colour], *, long: bool, glasses: bool = False) -> Image.Image:
    """Photograph nobody: a made-up face (skin, hair, shirt) in soft light, in front of a wall."""
    skin, hair, shirt = colours
    canvas = Canvas(600, 600, (180, 190, 190), seed=seed)
    canvas.fade(box(0, 0, 600, 600), mixed(shirt, (255, 255, 255), 0.72), mixed(shirt, (120, 120, 120), 0.5))
    shadow = mixed(skin, (60, 20, 20), 0.35)
    if long:
        canvas.grain(
            circle((300, 310), 172, 218), mixed(hair, (0, 0, 0), 0.3), mixed(hair, (255, 255, 255), 0.12), cells=(60, 4)
        )
    canvas.fade(circle((300, 640), 236, 190), mixed(shirt, (255, 255, 255), 0.2), mixed(shirt, (0, 0, 0), 0.2))
    canvas.fade([(256, 390), (344, 390), (360, 480), (300, 512), (240, 480)], shadow, skin)
    canvas.fade(circle((300, 290), 126, 158), mixed(skin, (255, 240, 220), 0.2), mixed(skin, (60, 20, 20), 0.1))
    cap = [*circle((300, 212), 142, 104)[24:], (436, 250), (400, 206), (300, 196), (214, 214), (168, 262)]
    canvas.grain(cap, mixed(hair, (0, 0, 0), 0.3), mixed(hair, (255, 255, 255), 0.14), cells=(50, 6))
    for side in (-1, 1):
        x = 300 + side * 50
        canvas.line([(x - 24, 250), (x, 244), (x + 24, 252)], mixed(hair, (0, 0, 0), 0.2), 7)
        canvas.shape(circle((x, 282), 20, 13), (250, 248, 244))
        canvas.shape(circle((x, 282), 11), (58, 40, 30))
        canvas.shape(circle((x + 4, 278), 3), (255, 255, 255))
        canvas.soft(circle((300 + side * 78, 340), 26, 18), (220, 90, 80), 0.22, 12)
        if glasses:
            canvas.line([*circle((x, 284), 38, 32), (x + 38, 284)], (40, 44, 60), 5)
    canvas.line([(302, 290), (312, 334), (294, 340)], shadow, 5)
    canvas.line([(256, 372), (280, 388), (320, 388), (344, 372)], mixed(skin, (150, 30, 40), 0.6), 8)
    return canvas.photo(warmth=0.08)
