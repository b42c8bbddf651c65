"""A sheet to draw the sample school's pictures on: shapes, soft shadows, textures, handwriting.

Takes coordinates in pixels of the finished picture and one seed; gives a Pillow image. It draws twice as large and
shrinks at the end, so that edges are smooth. The same seed gives the same picture.
"""
# ruff: noqa: INP001 - a script's own helper, not part of a package

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

__all__ = ["Canvas", "Colour", "Point", "box", "circle", "leaf", "mixed"]

Colour = tuple[int, int, int]
Point = tuple[float, float]

_SCALE = 2


def mixed(first: Colour, second: Colour, share: float) -> Colour:
    """Return the colour that is `share` of the way from the first to the second."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def circle(centre: Point, across: float, down: float | None = None, *, turn: float = 0) -> list[Point]:
    """Return the points of an ellipse with these half axes, turned by `turn` degrees."""
    down = across if down is None else down
    sine, cosine = math.sin(math.radians(turn)), math.cos(math.radians(turn))
    flat = [(across * math.cos(step * math.pi / 24), down * math.sin(step * math.pi / 24)) for step in range(48)]
    return [(centre[0] + x * cosine - y * sine, centre[1] + x * sine + y * cosine) for x, y in flat]


def box(left: float, top: float, right: float, bottom: float) -> list[Point]:
    """Return the corners of an upright rectangle."""
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def leaf(base: Point, length: float, width: float, angle: float) -> list[Point]:
    """Return the points of a leaf that grows from `base` at `angle` degrees (0 is right, 90 is up)."""
    sine, cosine = math.sin(math.radians(-angle)), math.cos(math.radians(-angle))
    half = [(length * step / 10, width * math.sin(math.pi * (step / 10) ** 0.8)) for step in range(11)]
    outline = half + [(x, -y) for x, y in reversed(half)]
    return [(base[0] + x * cosine - y * sine, base[1] + x * sine + y * cosine) for x, y in outline]


class Canvas:
    """One picture in the making."""

    def __init__(self, width: int, height: int, background: Colour | None, *, seed: int) -> None:
        self.size = (width, height)
        self.random = Random(seed)  # noqa: S311 - pictures, not secrets
        full = (width * _SCALE, height * _SCALE)
        self.image = Image.new("RGBA", full, (0, 0, 0, 0) if background is None else (*background, 255))
        self.draw = ImageDraw.Draw(self.image)

    def shape(self, points: Sequence[Point], fill: Colour, edge: Colour | None = None, width: float = 2) -> None:
        """Fill a polygon, and draw its edge when it has one."""
        big = [(x * _SCALE, y * _SCALE) for x, y in points]
        self.draw.polygon(big, fill=(*fill, 255))
        if edge is not None:
            self.line([*points, points[0]], edge, width)

    def line(self, points: Sequence[Point], colour: Colour, width: float = 2) -> None:
        """Draw a line through the points, with round ends."""
        big = [(x * _SCALE, y * _SCALE) for x, y in points]
        self.draw.line(big, fill=(*colour, 255), width=max(1, round(width * _SCALE)), joint="curve")
        half = width * _SCALE / 2
        for x, y in (big[0], big[-1]):
            self.draw.ellipse((x - half, y - half, x + half, y + half), fill=(*colour, 255))

    def crayon(self, points: Sequence[Point], colour: Colour, width: float = 7, *, strokes: int = 3) -> None:
        """Draw a line the way a crayon does: several times over, never quite in the same place."""
        for _ in range(strokes):
            drift = width / 2.5
            path = [(x + self.random.uniform(-drift, drift), y + self.random.uniform(-drift, drift)) for x, y in points]
            self.line(path, mixed(colour, (255, 255, 255), self.random.uniform(0, 0.25)), width * 0.55)

    def scribble(self, points: Sequence[Point], colour: Colour, gap: float = 9, width: float = 5) -> None:
        """Colour a polygon in with slanting crayon strokes that stay roughly inside it."""
        mask = Image.new("L", self.image.size, 0)
        ImageDraw.Draw(mask).polygon([(x * _SCALE, y * _SCALE) for x, y in points], fill=255)
        layer = Canvas(*self.size, None, seed=self.random.randrange(10**6))
        left, right = min(x for x, _ in points), max(x for x, _ in points)
        top, bottom = min(y for _, y in points), max(y for _, y in points)
        start = left - (bottom - top)
        while start < right:
            layer.crayon([(start, bottom), (start + (bottom - top), top)], colour, width, strokes=2)
            start += gap
        strokes = Image.new("RGBA", self.image.size, (0, 0, 0, 0))
        strokes.paste(layer.image, mask=mask)
        self._lay(strokes)

    def words(self, place: Point, text: str, size: float, colour: Colour, *, turn: float = 0) -> None:
        """Write one line of text whose middle is at `place`."""
        font = ImageFont.load_default(size * _SCALE)
        left, top, right, bottom = font.getbbox(text)
        tile = Image.new("RGBA", (math.ceil(right - left) + 8, math.ceil(bottom - top) + 8), (*colour, 0))
        ImageDraw.Draw(tile).text((4 - left, 4 - top), text, font=font, fill=(*colour, 255))
        tile = tile.rotate(turn, expand=True, resample=Image.Resampling.BICUBIC)
        corner = (round(place[0] * _SCALE - tile.width / 2), round(place[1] * _SCALE - tile.height / 2))
        self.image.alpha_composite(tile, (max(0, corner[0]), max(0, corner[1])))

    def fade(self, points: Sequence[Point], top: Colour, bottom: Colour, *, sideways: bool = False) -> None:
        """Fill a polygon with a run of colour from top to bottom, or from left to right."""
        ramp = Image.linear_gradient("L")
        ramp = ramp.rotate(90) if sideways else ramp
        self._paint(points, ImageChops.invert(ramp), top, bottom)

    def grain(
        self, points: Sequence[Point], dark: Colour, light: Colour, *, cells: tuple[int, int], steady: float = 0.0
    ) -> None:
        """Fill a polygon with a texture of so many soft blotches across and down; `steady` calms it."""
        noise = Image.frombytes("L", cells, self.random.randbytes(cells[0] * cells[1]))
        calm = Image.new("L", noise.size, 128)
        self._paint(points, Image.blend(noise, calm, steady), light, dark)

    def soft(self, points: Sequence[Point], colour: Colour, strength: float, blur: float) -> None:
        """Lay a blurred patch of colour over the picture: a shadow, or light."""
        margin = blur * 3
        left, top = min(x for x, _ in points) - margin, min(y for _, y in points) - margin
        right, bottom = max(x for x, _ in points) + margin, max(y for _, y in points) + margin
        mask = Image.new("L", (math.ceil(right - left), math.ceil(bottom - top)), 0)
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in points], fill=round(255 * strength))
        mask = mask.filter(ImageFilter.GaussianBlur(blur))
        mask = mask.resize((mask.width * _SCALE, mask.height * _SCALE), Image.Resampling.BILINEAR)
        self.image.paste((*colour, 255), (round(left * _SCALE), round(top * _SCALE)), mask)

    def dots(self, points: Sequence[Point], colours: Sequence[Colour], count: int, radius: float) -> None:
        """Strew small dots over the box around the points, kept inside the polygon."""
        mask = Image.new("L", self.size, 0)
        ImageDraw.Draw(mask).polygon(list(points), fill=255)
        left, top = min(x for x, _ in points), min(y for _, y in points)
        right, bottom = max(x for x, _ in points), max(y for _, y in points)
        for _ in range(count):
            x, y = self.random.uniform(left, right), self.random.uniform(top, bottom)
            inside = 0 <= x < self.size[0] and 0 <= y < self.size[1] and mask.getpixel((int(x), int(y)))
            if inside:
                self.shape(circle((x, y), radius * self.random.uniform(0.5, 1.3)), self.random.choice(colours))

    def photo(self, *, warmth: float = 0.06, tilt: float = 0.0) -> Image.Image:
        """Return the picture as a camera would: a little tilted, warm, darker at the corners, with grain."""
        picture = self.image.convert("RGB")
        if tilt:
            picture = picture.rotate(tilt, resample=Image.Resampling.BICUBIC)
        # A tilted picture has empty corners, so a narrow border is cut off.
        border = round(picture.width * math.sin(math.radians(abs(tilt))) / 2)
        inner = (border, border, picture.width - border, picture.height - border)
        picture = picture.resize(self.size, Image.Resampling.LANCZOS, box=inner)
        picture = Image.blend(picture, Image.new("RGB", self.size, (255, 190, 110)), warmth)
        corners = Image.radial_gradient("L").resize(self.size).point(lambda value: 255 - round(value * 0.28))
        picture = ImageChops.multiply(picture, Image.merge("RGB", (corners,) * 3))
        half = (self.size[0] // 2, self.size[1] // 2)
        noise = Image.frombytes("L", half, self.random.randbytes(half[0] * half[1])).resize(self.size)
        return Image.blend(picture, ImageChops.soft_light(picture, Image.merge("RGB", (noise,) * 3)), 0.11)

    def drawing(self) -> Image.Image:
        """Return the picture as a scan, see-through where nothing was drawn."""
        return self.image.resize(self.size, Image.Resampling.LANCZOS)

    def _paint(self, points: Sequence[Point], tone: Image.Image, light: Colour, dark: Colour) -> None:
        left, top = math.floor(min(x for x, _ in points)), math.floor(min(y for _, y in points))
        right, bottom = math.ceil(max(x for x, _ in points)), math.ceil(max(y for _, y in points))
        size = ((right - left) * _SCALE, (bottom - top) * _SCALE)
        tone = tone.resize(size, Image.Resampling.BICUBIC)
        patch = Image.composite(Image.new("RGB", size, light), Image.new("RGB", size, dark), tone)
        mask = Image.new("L", size, 0)
        ImageDraw.Draw(mask).polygon([((x - left) * _SCALE, (y - top) * _SCALE) for x, y in points], fill=255)
        self.image.paste(patch, (left * _SCALE, top * _SCALE), mask)

    def _lay(self, layer: Image.Image) -> None:
        self.image.alpha_composite(layer)
