"""The outlines that badges are drawn from, as curves.

Takes sizes in the badge's own square of `SIDE`; gives an `Outline`, which both the SVG and the PNG follow.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["SHAPES", "SIDE", "Outline", "Point", "circle", "crown", "polygon", "sprout", "star"]

SIDE = 512

Point = tuple[float, float]

# How far a cubic curve's handles reach to be a quarter of a circle.
_QUARTER = 4 / 3 * math.tan(math.pi / 8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A closed line: from `start` through `pieces`, each one point (a straight line) or three (a cubic curve)."""

    start: Point
    pieces: tuple[tuple[Point, ...], ...]

    def points(self, steps: int = 12) -> tuple[Point, ...]:
        """Return the outline as corners, each curve cut into `steps`."""
        found = [self.start]
        for piece in self.pieces:
            found.extend(_curve(found[-1], piece, steps) if len(piece) > 1 else piece)
        return tuple(found)

    def moved(self, right: float, down: float, scale: float = 1.0) -> Outline:
        """Return the outline made `scale` times as big about (0, 0), then moved."""

        def move(point: Point) -> Point:
            return point[0] * scale + right, point[1] * scale + down

        return Outline(start=move(self.start), pieces=tuple(tuple(move(p) for p in piece) for piece in self.pieces))

    def length(self) -> float:
        """Return how long the line is."""
        points = self.points()
        return sum(math.dist(one, other) for one, other in pairwise((*points, points[0])))

    def half_width(self, x: float, y: float) -> float:
        """Return how far a level line at `y` stays inside, on both sides of `x`; 0 when (x, y) is outside."""
        points = self.points()
        left, right = math.inf, math.inf
        crossings = 0
        for (x1, y1), (x2, y2) in pairwise((*points, points[0])):
            if (y1 <= y) == (y2 <= y):
                continue
            across = x1 + (y - y1) * (x2 - x1) / (y2 - y1)
            if across > x:
                right = min(right, across - x)
                crossings += 1
            else:
                left = min(left, x - across)
        return min(left, right) if crossings % 2 else 0.0

    def reach(self, centre: Point, angle: float) -> Point:
        """Return where a ray from `centre` meets the outline."""
        dx, dy = math.cos(angle), math.sin(angle)
        points = self.points()
        best = centre
        for (x1, y1), (x2, y2) in pairwise((*points, points[0])):
            ex, ey = x2 - x1, y2 - y1
            cross = dx * ey - dy * ex
            if cross == 0:
                continue
            along = ((x1 - centre[0]) * ey - (y1 - centre[1]) * ex) / cross
            share = ((x1 - centre[0]) * dy - (y1 - centre[1]) * dx) / cross
            if along > 0 and 0 <= share <= 1:
                best = (centre[0] + dx * along, centre[1] + dy * along)
        return best


def _curve(start: Point, piece: tuple[Point, ...], steps: int) -> list[Point]:
    (x0, y0), ((x1, y1), (x2, y2), (x3, y3)) = start, piece
    found = []
    for step in range(1, steps + 1):
        t = step / steps
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        found.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
    return found


def _toward(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def polygon(corners: tuple[Point, ...], rounding: float = 0.0) -> Outline:
    """Join the corners by straight lines, each corner rounded off over `rounding`."""
    pieces: list[tuple[Point, ...]] = []
    for place, corner in enumerate(corners):
        before, after = corners[place - 1], corners[(place + 1) % len(corners)]
        enter = _toward(corner, before, min(0.5, rounding / math.dist(corner, before)))
        leave = _toward(corner, after, min(0.5, rounding / math.dist(corner, after)))
        pieces += [(enter,), (_toward(enter, corner, 2 / 3), _toward(leave, corner, 2 / 3), leave)]
    if not rounding:
        return Outline(start=corners[0], pieces=tuple((corner,) for corner in corners[1:]))
    return Outline(start=pieces[-1][-1], pieces=tuple(pieces))


def _on_circle(radius: float, turn: float) -> Point:
    """Return the point `turn` (1 is all the way round, clockwise) from the top."""
    angle = (turn - 0.25) * math.tau
    return radius * math.cos(angle), radius * math.sin(angle)


def circle(radius: float) -> Outline:
    """Draw a circle about (0, 0)."""
    r, h = radius, radius * _QUARTER
    return Outline(
        start=(0, -r),
        pieces=(
            ((h, -r), (r, -h), (r, 0)),
            ((r, h), (h, r), (0, r)),
            ((-h, r), (-r, h), (-r, 0)),
            ((-r, -h), (-h, -r), (0, -r)),
        ),
    )


def star(radius: float, inner: float, points: int = 5, rounding: float = 0.0) -> Outline:
    """Draw a star about (0, 0); `inner` is the radius of its notches."""
    corners = (_on_circle(inner if step % 2 else radius, step / points / 2) for step in range(points * 2))
    return polygon(tuple(corners), rounding)


def _hexagon() -> Outline:
    return polygon(tuple(_on_circle(204, step / 6) for step in range(6)), 44)


def _flower(petals: int = 8) -> Outline:
    """Draw petals that bulge between notches on a circle."""
    notches = [_on_circle(164, (step - 0.5) / petals) for step in range(petals)]
    pieces = []
    for step in range(petals):
        tip = _on_circle(246, (step - 0.33) / petals), _on_circle(246, (step + 0.33) / petals)
        pieces.append((_toward(notches[step], tip[0], 0.62), _toward(notches[(step + 1) % petals], tip[1], 0.62),
                       notches[(step + 1) % petals]))  # fmt: skip
    return Outline(start=notches[0], pieces=tuple(pieces))


def _shield() -> Outline:
    return Outline(
        start=(0, -196),
        pieces=(
            ((50, -164), (108, -152), (160, -154)),
            ((174, -154), (182, -146), (182, -132)),
            ((190, 20), (140, 140), (0, 206)),
            ((-140, 140), (-190, 20), (-182, -132)),
            ((-182, -146), (-174, -154), (-160, -154)),
            ((-108, -152), (-50, -164), (0, -196)),
        ),
    )


def crown(size: float) -> Outline:
    """Draw a crown of three points about (0, 0): above the standard."""
    corners = ((-1, -0.55), (-0.5, 0.05), (0, -0.95), (0.5, 0.05), (1, -0.55), (0.78, 0.75), (-0.78, 0.75))
    return polygon(tuple((x * size, y * size) for x, y in corners), size * 0.1)


def sprout(size: float) -> Outline:
    """Draw a seedling of two leaves about (0, 0): on the way to the standard."""
    s = size
    return Outline(
        start=(-0.08 * s, s),
        pieces=(
            ((-0.08 * s, 0.25 * s),),
            ((-0.95 * s, 0.3 * s), (-1.05 * s, -0.45 * s), (-1.0 * s, -0.6 * s)),
            ((-0.4 * s, -0.65 * s), (-0.05 * s, -0.35 * s), (0, 0.0)),
            ((0.05 * s, -0.6 * s), (0.4 * s, -0.95 * s), (1.0 * s, -0.95 * s)),
            ((1.05 * s, -0.2 * s), (0.7 * s, 0.25 * s), (0.08 * s, 0.2 * s)),
            ((0.08 * s, s),),
        ),
    )


# Each about (0, 0), about 400 wide, with a wide middle for the name.
SHAPES: dict[str, Outline] = {
    "circle": circle(190),
    "flower": _flower(),
    "hexagon": _hexagon(),
    "shield": _shield(),
    "star": star(210, 164, points=8, rounding=30),
}
