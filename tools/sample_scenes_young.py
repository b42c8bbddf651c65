"""What the sample school's youngest students drew, counted, caught and built.

Takes nothing; gives one Pillow image per function.
"""
# ruff: noqa: INP001 - a script's own helper, not part of a package

from __future__ import annotations

import math

from PIL import Image
from sample_canvas import Canvas, Colour, Point, box, circle, leaf, mixed

__all__ = [
    "beetle_sheet",
    "bug_hotel",
    "buttons",
    "card_tower",
    "choice_box",
    "kite",
    "sheet_of_paper",
    "snail",
    "snail_again",
    "volcano",
    "weather_wall",
]

_INK: Colour = (52, 48, 58)
_PURPLE: Colour = (126, 66, 160)
_GREEN: Colour = (70, 140, 66)
_BROWN: Colour = (138, 92, 52)

_Beetle = tuple[str, float, Colour, int, float]
"""Its name, its size, its colour, how many spots, how long a horn."""

_BEETLES: tuple[_Beetle, ...] = (
    ("stag", 72, (96, 58, 40), 0, 0.7),
    ("ladybird", 50, (206, 54, 44), 6, 0.0),
    ("ground b.", 66, (58, 60, 74), 0, 0.1),
    ("rose chafer", 62, (74, 142, 76), 0, 0.0),
    ("14-spot", 44, (232, 190, 60), 8, 0.0),
    ("click b.", 58, (130, 96, 62), 0, 0.1),
    ("weevil", 40, (120, 130, 86), 0, 0.5),
    ("cardinal", 54, (196, 58, 40), 0, 0.3),
    ("dung b.", 60, (50, 54, 92), 0, 0.4),
)


def sheet_of_paper(seed: int, *, lines: bool = False, squares: int = 0) -> Canvas:
    """Return a canvas with a sheet of paper on a wooden table; lined or squared on request."""
    canvas = Canvas(1200, 900, (150, 110, 74), seed=seed)
    table: list[Point] = box(0, 0, 1200, 900)
    canvas.grain(table, (128, 88, 54), (176, 132, 88), cells=(5, 120))
    corners: list[Point] = [(96, 74), (1108, 58), (1126, 838), (82, 850)]
    canvas.soft([(x + 12, y + 16) for x, y in corners], (30, 18, 8), 0.55, 14)
    canvas.fade(corners, (252, 250, 243), (238, 234, 222))
    step = squares or 48
    for y in range(110, 830, step) if lines or squares else ():
        canvas.line([(104, y), (1104, y - 8)], (186, 204, 222), 1)
    for x in range(120, 1100, step) if squares else ():
        canvas.line([(x, 72), (x + 2, 840)], (186, 204, 222), 1)
    return canvas


def _spiral(centre: Point, size: float, turns: float) -> list[Point]:
    steps = round(turns * 24)
    path = []
    for step in range(steps + 1):
        angle, reach = step * math.tau / 24, size * (1 - step / (steps + 6))
        path.append((centre[0] + reach * math.cos(angle), centre[1] + reach * math.sin(angle)))
    return path


def _crayon_snail(canvas: Canvas, place: Point, size: float, shell: Colour, turns: float) -> None:
    x, y = place
    body = [(x - 1.7 * size, y + size), (x - size, y + 0.8 * size), (x + 1.3 * size, y + 0.8 * size)]
    body += [(x + 1.7 * size, y - 0.2 * size), (x + 2.1 * size, y), (x + 1.9 * size, y + 1.1 * size)]
    canvas.scribble(body, (214, 170, 120), gap=10, width=7)
    canvas.crayon([*body, body[0]], _BROWN, 8)
    canvas.scribble(circle(place, size, size * 0.95), mixed(shell, (255, 255, 255), 0.35), gap=12, width=7)
    canvas.crayon(_spiral(place, size, turns), shell, 10)
    for lean in (0.05, 0.5):
        tip = (x + (1.75 + lean) * size, y - 0.95 * size)
        canvas.crayon([(x + 1.8 * size, y - 0.1 * size), tip], _BROWN, 7)
        canvas.shape(circle(tip, size * 0.1), _INK)


def snail() -> Image.Image:
    """Draw a kindergartner's snail in crayon; see-through where there is no crayon."""
    canvas = Canvas(900, 700, None, seed=11)
    _crayon_snail(canvas, (400, 380), 150, _PURPLE, 2.6)
    canvas.crayon([(40 + step * 20, 556 + 7 * math.sin(step)) for step in range(42)], _GREEN, 12)
    for x in (110, 190, 690, 760, 830):
        canvas.crayon([(x, 550), (x - 14, 490)], _GREEN, 8)
        canvas.crayon([(x + 8, 550), (x + 26, 500)], _GREEN, 8)
    canvas.scribble(circle((770, 110), 70), (244, 186, 44), gap=11, width=8)
    for turn in range(0, 360, 40):
        sine, cosine = math.sin(math.radians(turn)), math.cos(math.radians(turn))
        canvas.crayon([(770 + 88 * cosine, 110 + 88 * sine), (770 + 124 * cosine, 110 + 124 * sine)], (244, 186, 44), 8)
    canvas.crayon([(662, 348), (690, 364), (716, 352)], (190, 60, 60), 6)
    canvas.words((180, 650), "BOB   iUNiE", 58, _PURPLE, turn=3)
    return canvas.drawing()


def snail_again() -> Image.Image:
    """Draw the same child's second snail a year later: through a magnifier, with small things seen."""
    canvas = Canvas(900, 700, None, seed=12)
    canvas.scribble(circle((400, 330), 286), (214, 232, 240), gap=16, width=5)
    _crayon_snail(canvas, (360, 350), 112, (150, 98, 54), 3.8)
    canvas.crayon([*circle((400, 330), 292), (692, 330)], _INK, 12)
    canvas.crayon([(606, 540), (770, 680)], _BROWN, 34, strokes=4)
    for lean in (-0.1, 0.25):
        canvas.crayon([(360 + 2.0 * 112, 380), (360 + (2.25 + lean) * 112, 416)], _BROWN, 5)
    trail = [(120 + step * 14, 478 + 5 * math.sin(step * 0.8)) for step in range(26)]
    canvas.crayon(trail, (140, 180, 200), 9)
    canvas.shape(circle((384, 436), 8), _INK)
    for text, place, target in (
        ("4 feelers", (772, 110), (606, 250)),
        ("swirls 4", (110, 70), (300, 280)),
        ("slime", (90, 620), (170, 486)),
        ("breething hole", (470, 668), (384, 448)),
    ):
        canvas.words(place, text, 34, _INK, turn=canvas.random.uniform(-4, 4))
        canvas.crayon(
            [(place[0], place[1] - 24 if place[1] > canvas.size[1] / 2 else place[1] + 24), target], _INK, 3, strokes=1
        )
    return canvas.drawing()


def buttons() -> Image.Image:
    """Photograph thirty-four buttons on a cloth: three rings of ten, and four over."""
    canvas = Canvas(1200, 900, (92, 122, 128), seed=13)
    canvas.grain(box(0, 0, 1200, 900), (70, 104, 114), (112, 148, 152), cells=(300, 225))
    colours: tuple[Colour, ...] = (
        (206, 62, 58), (240, 182, 58), (248, 244, 232), (58, 92, 168), (92, 160, 90), (160, 96, 176), (232, 130, 60)
    )  # fmt: skip
    places: list[Point] = []
    for centre in ((270, 270), (720, 250), (480, 640)):
        canvas.line([*circle(centre, 176), (centre[0] + 176, centre[1])], (232, 214, 190), 9)
        places += [*circle(centre, 118)[::6], (centre[0] - 30, centre[1] + 8), (centre[0] + 44, centre[1] - 6)]
    places += [(930, 560), (1034, 618), (926, 690), (1046, 742)]
    for place in places:
        spot = (place[0] + canvas.random.uniform(-8, 8), place[1] + canvas.random.uniform(-8, 8))
        radius, colour = canvas.random.uniform(24, 38), canvas.random.choice(colours)
        canvas.soft(circle((spot[0] + 5, spot[1] + 8), radius), (16, 26, 30), 0.6, 5)
        canvas.shape(circle(spot, radius), mixed(colour, (0, 0, 0), 0.25))
        canvas.fade(circle(spot, radius - 3), mixed(colour, (255, 255, 255), 0.35), colour)
        canvas.shape(circle(spot, radius * 0.66), mixed(colour, (0, 0, 0), 0.1))
        for dx, dy in ((-7, -7), (7, -7), (-7, 7), (7, 7)):
            canvas.shape(circle((spot[0] + dx, spot[1] + dy), 3.6), mixed(colour, (0, 0, 0), 0.7))
    return canvas.photo(warmth=0.1, tilt=1.2)


def _sky_mark(canvas: Canvas, kind: str, place: Point) -> None:
    x, y = place
    if kind == "sun":
        canvas.scribble(circle(place, 34), (244, 180, 40), gap=9)
    if kind in ("cloud", "rain"):
        canvas.scribble(circle((x - 20, y), 30, 22) + circle((x + 22, y - 4), 34, 26), (150, 160, 172), gap=9)
    for drop in (-24, 0, 24) if kind == "rain" else ():
        canvas.crayon([(x + drop, y + 30), (x + drop - 8, y + 52)], (64, 112, 190), 5)
    for row in range(4) if kind == "fog" else ():
        canvas.crayon([(x - 42, y - 24 + row * 15), (x + 42, y - 20 + row * 15)], (172, 172, 172), 6)


def weather_wall() -> Image.Image:
    """Photograph a bar chart of twenty school days' weather, coloured in one square a day."""
    canvas = sheet_of_paper(14)
    canvas.words((600, 122), "OUR WETHER  20 days", 44, _INK, turn=1)
    rows: tuple[tuple[str, int, Colour], ...] = (
        ("sun", 6, (244, 180, 40)),
        ("cloud", 8, (150, 160, 172)),
        ("rain", 5, (64, 112, 190)),
        ("fog", 1, (190, 190, 190)),
    )
    canvas.crayon([(180, 180), (180, 700), (1060, 704)], _INK, 7)
    for number, (kind, days, colour) in enumerate(rows):
        left = 240 + number * 205
        for day in range(days):
            top = 640 - day * 58
            square: list[Point] = [(left, top), (left + 120, top + 2), (left + 118, top + 52), (left + 2, top + 50)]
            canvas.scribble(square, colour, gap=9)
            canvas.crayon([*square, square[0]], _INK, 3, strokes=1)
        canvas.words((left + 60, 640 - days * 58 + 18), str(days), 38, _INK, turn=canvas.random.uniform(-7, 7))
        _sky_mark(canvas, kind, (left + 60, 758))
    return canvas.photo(tilt=-0.8)


def _pencil_beetle(canvas: Canvas, place: Point, beetle: _Beetle) -> None:
    x, y = place
    _, size, colour, spots, horn = beetle
    for row, reach in ((-0.35, 1.0), (0.1, 1.15), (0.55, 1.0)):
        for side in (-1, 1):
            knee = (x + side * size * reach, y + size * (row - 0.18))
            foot = (x + side * size * (reach + 0.12), y + size * (row + 0.22))
            canvas.crayon([(x + side * size * 0.5, y + size * row), knee, foot], _INK, 3, strokes=2)
    canvas.shape(circle((x, y - size * 0.82), size * 0.42, size * 0.3), mixed(colour, (0, 0, 0), 0.55))
    canvas.fade(circle((x, y + size * 0.2), size * 0.68, size * 0.95), mixed(colour, (255, 255, 255), 0.4), colour)
    canvas.scribble(
        circle((x, y + size * 0.2), size * 0.66, size * 0.93), mixed(colour, (0, 0, 0), 0.2), gap=9, width=2
    )
    canvas.crayon([(x, y - size * 0.62), (x, y + size * 1.12)], _INK, 3, strokes=2)
    for spot in range(spots):
        side, row = (-1 if spot % 2 else 1), spot // 2
        canvas.shape(circle((x + side * size * 0.32, y - size * (0.25 - row * 0.42)), size * 0.13), _INK)
    for side in (-1, 1):
        tip = (x + side * size * 0.4 * (1.3 - horn), y - size * (1.15 + horn))
        canvas.crayon([(x + side * size * 0.2, y - size), (x + side * size * 0.45, y - size * 1.2), tip], _INK, 4)


def beetle_sheet() -> Image.Image:
    """Photograph a sheet of nine pencil beetles with their names and what they were sorted by."""
    canvas = sheet_of_paper(21)
    canvas.words((600, 106), "MY BEETLE DRAWER   top = spots or shiny?  bottom = how long", 30, _INK, turn=1)
    for number, beetle in enumerate(_BEETLES):
        place = (270 + number % 3 * 330, 260 + number // 3 * 225)
        _pencil_beetle(canvas, place, beetle)
        canvas.words((place[0] + 130, place[1] + 40), f"{number + 1}", 34, (170, 60, 50), turn=4)
        canvas.words((place[0], place[1] + beetle[1] + 34), beetle[0], 28, _INK, turn=canvas.random.uniform(-3, 3))
    return canvas.photo(tilt=0.6)


def _pill_bug(canvas: Canvas, place: Point, turn: float) -> None:
    canvas.soft(circle((place[0] + 3, place[1] + 5), 17, 10, turn=turn), (10, 10, 10), 0.5, 4)
    canvas.shape(circle(place, 17, 10, turn=turn), (72, 76, 84))
    sine, cosine = math.sin(math.radians(turn)), math.cos(math.radians(turn))
    for step in range(-12, 13, 4):
        x, y = place[0] + step * cosine, place[1] + step * sine
        canvas.line([(x - 8 * sine, y + 8 * cosine), (x + 8 * sine, y - 8 * cosine)], (112, 118, 128), 1)


def choice_box(*, lidded: bool) -> Image.Image:
    """Photograph the box with a wet and a dry half; without its lid half of the pill bugs are leaving."""
    canvas = Canvas(1200, 900, (120, 110, 96), seed=22 + lidded)
    canvas.grain(box(0, 0, 1200, 900), (98, 92, 84), (140, 132, 120), cells=(80, 60), steady=0.4)
    canvas.soft([(120, 130), (1090, 130), (1100, 800), (110, 800)], (20, 14, 8), 0.7, 22)
    canvas.fade([(110, 110), (1080, 110), (1090, 780), (100, 780)], (196, 154, 104), (170, 126, 80))
    canvas.grain([(150, 150), (596, 150), (596, 742), (144, 742)], (58, 40, 26), (98, 70, 46), cells=(60, 80))
    canvas.grain([(600, 150), (1042, 150), (1050, 742), (600, 742)], (206, 188, 152), (232, 218, 186), cells=(60, 80))
    canvas.line([(598, 146), (598, 744)], (120, 84, 48), 8)
    canvas.words((360, 690), "WET", 46, (226, 214, 190), turn=2)
    canvas.words((830, 690), "DRY", 46, (96, 66, 40), turn=-2)
    wet, dry, gone = (8, 2, 0) if lidded else (3, 1, 6)
    for count, (left, right) in ((wet, (190, 560)), (dry, (650, 1000))):
        for _ in range(count):
            spot = (canvas.random.uniform(left, right), canvas.random.uniform(200, 620))
            _pill_bug(canvas, spot, canvas.random.uniform(0, 180))
    for number in range(gone):
        _pill_bug(canvas, (1100 + canvas.random.uniform(0, 70), 150 + number * 104), canvas.random.uniform(0, 180))
    if lidded:
        canvas.shape(box(120, 120, 1076, 176), (214, 224, 226), (160, 172, 178), 2)
        canvas.words((600, 148), "net on top this time", 28, (60, 70, 80))
    return canvas.photo(tilt=-1.0)


def _filling(canvas: Canvas, room: tuple[float, float, float, float], kind: str) -> None:
    left, top, right, bottom = room
    for row in range(4):
        for column in range(5):
            x, y = left + (column + 0.5) * (right - left) / 5, top + (row + 0.5) * (bottom - top) / 4
            if kind == "tubes":
                canvas.shape(circle((x, y), 17), (206, 178, 112), (120, 92, 50), 3)
                canvas.shape(circle((x, y), 9), (46, 34, 20))
            if kind == "cones":
                canvas.shape(leaf((x - 20, y + 10), 44, 14, 20), (104, 70, 44), (64, 40, 24), 2)
            if kind == "bricks" and column % 2 == row % 2:
                canvas.fade(box(x - 30, y - 15, x + 30, y + 15), (184, 88, 62), (146, 62, 44))
    for _ in range(140 if kind == "straw" else 0):
        x, y = canvas.random.uniform(left + 8, right - 40), canvas.random.uniform(top + 8, bottom - 12)
        canvas.line([(x, y), (x + 34, y + canvas.random.uniform(-12, 12))], (222, 190, 104), 2)


def bug_hotel() -> Image.Image:
    """Photograph a bug hotel of six rooms under a slanting roof, by a hedge."""
    canvas = Canvas(1200, 900, (176, 200, 206), seed=23)
    canvas.fade(box(0, 0, 1200, 520), (198, 216, 224), (214, 220, 200))
    canvas.grain([(0, 180), (1200, 150), (1200, 600), (0, 600)], (38, 72, 40), (92, 132, 72), cells=(90, 40))
    canvas.grain([(0, 580), (1200, 570), (1200, 900), (0, 900)], (84, 92, 44), (136, 140, 76), cells=(160, 30))
    canvas.soft([(270, 770), (980, 770), (1010, 830), (280, 830)], (16, 20, 8), 0.7, 18)
    canvas.shape(box(290, 250, 930, 800), (64, 44, 30))
    kinds = ("tubes", "cones", "straw", "bricks", "straw", "tubes")
    for number, kind in enumerate(kinds):
        left, top = 310 + number % 2 * 306, 276 + number // 2 * 176
        canvas.shape(box(left, top, left + 292, top + 156), (38, 28, 20))
        _filling(canvas, (left, top, left + 292, top + 156), kind)
    for y in (262, 440, 616, 790):
        canvas.grain(box(282, y - 13, 938, y + 13), (134, 96, 58), (186, 146, 96), cells=(6, 12))
    for post in (290, 608, 930):
        canvas.grain(box(post - 12, 250, post + 12, 806), (134, 96, 58), (186, 146, 96), cells=(6, 40))
    canvas.fade([(220, 262), (610, 150), (1000, 262), (1000, 292), (610, 184), (220, 292)], (118, 66, 52), (92, 46, 38))
    for _ in range(90):
        x = canvas.random.uniform(0, 1200)
        canvas.line(
            [(x, 900), (x + canvas.random.uniform(-20, 20), canvas.random.uniform(770, 860))], (104, 136, 62), 3
        )
    return canvas.photo()


def kite() -> Image.Image:
    """Draw two kites of one shape, one three times as long, with their lengths; see-through elsewhere."""
    canvas = Canvas(1160, 760, None, seed=24)
    for left, top, size, colours, marks in (
        (130, 380, 66, ((52, 130, 150), (236, 180, 70)), ("30", "20")),
        (600, 50, 198, ((196, 70, 60), (60, 110, 160)), ("90", "60")),
    ):
        x = left + size
        tips: list[Point] = [(x, top), (x + size, top + size), (x, top + 3 * size), (x - size, top + size)]
        canvas.scribble([tips[0], tips[1], tips[3]], colours[0], gap=11, width=6)
        canvas.scribble([tips[1], tips[2], tips[3]], colours[1], gap=11, width=6)
        canvas.crayon([*tips, tips[0], tips[2]], _INK, 5)
        canvas.crayon([tips[1], tips[3]], _INK, 5)
        tail = [(x + 14 * math.sin(step), top + 3 * size + step * 12) for step in range(6)]
        canvas.crayon(tail, _INK, 4)
        canvas.words((x - size - 40, top + 1.6 * size), f"{marks[0]} cm", 34, _INK, turn=84)
        canvas.words((x + size + 62, top + size), f"{marks[1]} cm", 34, _INK)
    canvas.words((470, 640), "x 3", 60, (190, 60, 50), turn=6)
    canvas.crayon([(360, 610), (450, 560), (520, 500), (500, 530), (520, 500), (488, 502)], (190, 60, 50), 5)
    return canvas.drawing()


def card_tower() -> Image.Image:
    """Draw a small tower of cards; see-through elsewhere."""
    canvas = Canvas(400, 400, None, seed=25)
    for row in range(5):
        for column in range(5 - row):
            foot = (60 + row * 28 + column * 56, 380 - row * 66)
            canvas.crayon([foot, (foot[0] + 28, foot[1] - 62), (foot[0] + 56, foot[1])], (190, 60, 56), 6)
        canvas.crayon([(70 + row * 28, 316 - row * 66), (330 - row * 28, 316 - row * 66)], (60, 90, 160), 6)
    return canvas.drawing()


def volcano() -> Image.Image:
    """Draw a small volcano, with what comes out of it; see-through elsewhere."""
    canvas = Canvas(400, 400, None, seed=26)
    canvas.scribble([(40, 380), (160, 140), (240, 140), (360, 380)], (120, 84, 60), gap=10)
    canvas.crayon([(40, 380), (160, 140), (240, 140), (360, 380)], _INK, 6)
    for reach in (-70, -24, 24, 70):
        canvas.crayon([(200, 140), (200 + reach * 0.6, 60), (200 + reach, 90)], (226, 96, 40), 9)
    return canvas.drawing()
