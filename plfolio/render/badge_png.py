"""A badge's scene as PNG bytes.

Takes a scene and faces for its words; draws everything some times larger, then makes it smaller, for smooth edges.
"""

from __future__ import annotations

import io
import math
from itertools import pairwise

from PIL import Image, ImageDraw

from plfolio.render.badge_scene import Mark, Paint, Words
from plfolio.render.badge_shapes import SIDE, Point
from plfolio.render.fonts import Face

__all__ = ["measure_with", "to_png"]

_LARGEST_CANVAS = 2048
_TO_BASELINE = 0.35
# How thick a line is drawn round the letters of a font that has no bold, for letters 1 high.
_THICKEN = 0.018
_MEASURED_AT = 100.0


class _Measure:
    """The width of a text in one face, for letters 1 high."""

    def __init__(self, face: Face) -> None:
        self._font = face.at(_MEASURED_AT)
        self._extra = 2 * _THICKEN if face.is_thin else 0.0

    def __call__(self, text: str) -> float:
        left, _, right, _ = self._font.getbbox(text, anchor="ls")
        return max(self._font.getlength(text), right - min(left, 0)) / _MEASURED_AT * 1.02 + self._extra


def measure_with(face: Face) -> _Measure:
    """Return what measures words as `to_png` will draw them."""
    return _Measure(face)


def to_png(scene: tuple[Mark | Words, ...], faces: dict[str, Face], size: int) -> bytes:
    """Draw the scene `size` pixels square on nothing; `faces` says which face each part's words are drawn in."""
    larger = max(2, min(4, _LARGEST_CANVAS // size))
    scale = size * larger / SIDE
    canvas = Image.new("RGBA", (size * larger, size * larger))
    for item in scene:
        if isinstance(item, Mark):
            _draw_mark(canvas, item, scale)
        else:
            _draw_words(canvas, item, faces[item.part], scale)
    stream = io.BytesIO()
    canvas.resize((size, size), Image.Resampling.LANCZOS).save(stream, "PNG", compress_level=6)
    return stream.getvalue()


def _draw_mark(canvas: Image.Image, mark: Mark, scale: float) -> None:
    lines = [tuple((x * scale, y * scale) for x, y in outline.points(24)) for outline in mark.outlines]
    if mark.fill is not None:
        mask = Image.new("L", canvas.size)
        for points in lines:
            ImageDraw.Draw(mask).polygon(points, fill=255)
        # One mask for both where the paint is the same, or a see-through paint would lie twice under the line.
        if mark.line == mark.fill:
            _trace(mask, lines, mark, scale)
        _lay(canvas, mask, mark.fill, lines, mark.opacity)
    if mark.line is not None and mark.line != mark.fill:
        mask = Image.new("L", canvas.size)
        _trace(mask, lines, mark, scale)
        _lay(canvas, mask, mark.line, lines, mark.opacity)


def _trace(mask: Image.Image, lines: list[tuple[Point, ...]], mark: Mark, scale: float) -> None:
    """Draw along the outlines with a round pen."""
    pen = ImageDraw.Draw(mask)
    half = mark.width * scale / 2
    for points in lines:
        closed = (*points, points[0])
        runs = (closed,) if mark.dash is None else _dashed(closed, mark.dash[0] * scale, mark.dash[1] * scale)
        for run in runs:
            for start, end in pairwise(run):
                pen.polygon(_bar(start, end, half), fill=255)
            for x, y in run:
                pen.ellipse((x - half, y - half, x + half, y + half), fill=255)


def _bar(start: Point, end: Point, half: float) -> tuple[Point, ...]:
    """Return the corners of a straight line `2 * half` wide."""
    length = math.dist(start, end) or 1.0
    across, along = (end[1] - start[1]) / length * half, (end[0] - start[0]) / length * half
    return (
        (start[0] + across, start[1] - along),
        (end[0] + across, end[1] - along),
        (end[0] - across, end[1] + along),
        (start[0] - across, start[1] + along),
    )


def _dashed(points: tuple[Point, ...], line: float, gap: float) -> list[tuple[Point, ...]]:
    """Cut a line into dashes, each a run of points; a line of 0 gives single points."""
    runs: list[tuple[Point, ...]] = []
    run: list[Point] = [points[0]]
    left, is_line = line, True
    for start, end in pairwise(points):
        length, walked = math.dist(start, end), 0.0
        while length - walked > left:
            walked += left
            at = (start[0] + (end[0] - start[0]) * walked / length, start[1] + (end[1] - start[1]) * walked / length)
            if is_line:
                runs.append((*run, at))
            run, is_line = [at], not is_line
            left = line if is_line else gap
        left -= length - walked
        run.append(end)
    return runs


def _lay(canvas: Image.Image, mask: Image.Image, paint: Paint, lines: list[tuple[Point, ...]], opacity: float) -> None:
    """Lay paint on the canvas where the mask says."""
    box = mask.getbbox()
    if box is None:
        return
    mask = mask.crop(box)
    if opacity < 1:
        mask = mask.point(lambda value: round(value * opacity))
    layer = Image.new("RGB", mask.size, paint) if isinstance(paint, str) else _shaded(paint, box, lines)
    layer.putalpha(mask)
    canvas.alpha_composite(layer, box[:2])


def _shaded(paint: tuple[str, str], box: tuple[int, int, int, int], lines: list[tuple[Point, ...]]) -> Image.Image:
    """Return paint that runs from one colour at the outline's top to the other at its bottom."""
    heights = [y for points in lines for _, y in points]
    top, bottom = min(heights), max(heights)
    left, upper, right, lower = box
    # One column of shares, as wide as the box: 0 above the outline, 255 below it.
    column = Image.new("L", (1, lower - upper))
    column.putdata([round(min(1.0, max(0.0, (y - top) / (bottom - top))) * 255) for y in range(upper, lower)])
    size = (right - left, lower - upper)
    one, other = (Image.new("RGB", size, colour) for colour in paint)
    return Image.composite(other, one, column.resize(size))


def _draw_words(canvas: Image.Image, words: Words, face: Face, scale: float) -> None:
    line = words.line
    font = face.at(line.size * scale)
    place = (line.x * scale, (line.y + line.size * _TO_BASELINE) * scale)
    thick = line.size * scale * _THICKEN if face.is_thin else 0.0
    ImageDraw.Draw(canvas).text(place, line.text, fill=words.ink, font=font, anchor="ms", stroke_width=thick)
