"""Activity over the year: each piece of work a square above its month, one strip for each school year.

Takes a `Place`; gives an `ActivityPicture`. `x` is a percentage of a strip's width, the rest is in pixels; squares are
counted from the bottom. It counts, and judges nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from plfolio.model import Artifact
from plfolio.render.charts.table import Cell, ChartTable
from plfolio.render.place import Place
from plfolio.render.school_years import months_of, school_year
from plfolio.render.words import Words

__all__ = ["ActivityPicture", "ActivitySort", "ActivityTile", "ActivityYear", "Month", "make_activity"]

# As many looks of a square as can be told apart without colour; the last one is for all other sorts of work.
_LOOKS = 6
_MONTHS = 12
# The side of a square as the theme draws it.
_SQUARE = 15
# The space between two months, as a share of a month's width.
_SPACE = 0.16
# A full name every fourth month has room on the smallest phone: September, January, May.
_LABELLED = (1, 5, 9)
# (up to so many in one month, squares side by side, pixels from one to the next), so that a month keeps to its column.
_SIZES = ((7, 1, 18), (20, 2, 11))
_SMALLEST = (3, 7)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivitySort:
    """One sort of work, by subject or by kind: its name, the look of its squares (1 to 6), and how many there are."""

    name: str
    look: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityTile:
    """One piece of work: `x` is the middle of its month, `shift` the square's left edge from there, `top` its top."""

    look: int
    x: float
    shift: int
    top: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month's place: its two edges and its middle; `name` is "" where there is no room for it."""

    name: str
    x1: float
    x2: float
    x: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityYear:
    """One school year: the `height` of the squares' part is in pixels; `scale` is a square's size in units of 15."""

    first: int
    title: str
    description: str
    height: int
    scale: float
    tiles: tuple[ActivityTile, ...]
    months: tuple[Month, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityPicture:
    """All school years with dated work, newest first. `notes` say what is not in the picture."""

    years: tuple[ActivityYear, ...]
    sorts: tuple[ActivitySort, ...]
    notes: tuple[str, ...]
    table: ChartTable


def make_activity(place: Place) -> ActivityPicture:
    """Return the picture of all work that this edition shows."""
    words, pieces = place.site.words, place.view.portfolio.artifacts
    sort_of = _choose_sorting(pieces)
    dated = [(piece.date, sort_of[piece.id]) for piece in pieces if piece.date]
    looks = _choose_looks([name for _, name in dated])
    work = [(day, looks.get(name, _LOOKS)) for day, name in dated]
    sorts = _make_sorts(words, looks, Counter(look for _, look in work))
    undated = len(pieces) - len(dated)
    years = sorted({school_year(day) for day, _ in dated}, reverse=True)
    return ActivityPicture(
        years=tuple(_draw_year(words, year, work) for year in years),
        sorts=sorts,
        notes=(words.count("growth.activity.undated", undated),) if undated else (),
        table=_make_table(words, work, sorts),
    )


def _choose_sorting(pieces: Iterable[Artifact]) -> Mapping[str, str]:
    """Sort by subject; where nobody gives one, by kind."""
    subjects = {piece.id: piece.subject for piece in pieces}
    return subjects if any(subjects.values()) else {piece.id: piece.kind for piece in pieces}


def _choose_looks(names: Iterable[str]) -> dict[str, int]:
    """Give the most frequent sorts a look of their own; the others, and work without a sort, share the last one."""
    counts = Counter(names)
    if counts.keys() == {""}:
        return {"": 1}
    ranked = sorted((name for name in counts if name), key=lambda name: (-counts[name], name))
    is_room = len(counts) <= _LOOKS and "" not in counts
    return {name: look for look, name in enumerate(ranked[: _LOOKS if is_room else _LOOKS - 1], start=1)}


def _make_sorts(words: Words, looks: Mapping[str, int], counts: Mapping[int, int]) -> tuple[ActivitySort, ...]:
    """Return the key of the looks; none when there is only one, and it has no name."""
    if "" in looks:
        return ()
    sorts = tuple(ActivitySort(name=name, look=look, count=counts[look]) for name, look in looks.items())
    if counts.get(_LOOKS) and _LOOKS not in looks.values():
        return (*sorts, ActivitySort(name=words("growth.activity.other-work"), look=_LOOKS, count=counts[_LOOKS]))
    return sorts


@dataclass(frozen=True, slots=True, kw_only=True)
class _Strip:
    """The measures of one year's strip: squares side by side in a month, and pixels from one to the next."""

    beside: int
    step: int
    rows: int
    is_mirrored: bool

    def middle(self, month: int) -> float:
        place = 100 * (month + 0.5) / _MONTHS
        return round(100 - place if self.is_mirrored else place, 2)

    def month(self, month: int, name: str) -> Month:
        half = 100 * (1 - _SPACE) / _MONTHS / 2
        x = self.middle(month)
        return Month(name=name, x1=round(x - half, 2), x2=round(x + half, 2), x=x)

    def tile(self, look: int, month: int, place: int) -> ActivityTile:
        row, column = divmod(place, self.beside)
        column = self.beside - 1 - column if self.is_mirrored else column
        return ActivityTile(
            look=look,
            x=self.middle(month),
            shift=column * self.step - self.beside * self.step // 2,
            top=(self.rows - row - 1) * self.step,
        )


def _draw_year(words: Words, year: int, work: Iterable[tuple[date, int]]) -> ActivityYear:
    firsts = months_of(year)
    months: dict[int, list[int]] = defaultdict(list)
    for day, look in work:
        if school_year(day) == year:
            months[(day.month - firsts[0].month) % _MONTHS].append(look)
    strip = _measure(max(len(looks) for looks in months.values()), is_mirrored=words.direction == "rtl")
    return ActivityYear(
        first=year,
        title=words("work.year", first=year, second=year + 1),
        description=_describe(words, firsts, months),
        height=strip.rows * strip.step,
        scale=round((strip.step - max(1, strip.step // 6)) / _SQUARE, 2),
        tiles=tuple(
            strip.tile(look, month, place)
            for month in sorted(months)
            for place, look in enumerate(sorted(months[month]))
        ),
        months=tuple(
            strip.month(place, words.month_name(first) if place in _LABELLED else "")
            for place, first in enumerate(firsts)
        ),
    )


def _measure(most: int, *, is_mirrored: bool) -> _Strip:
    beside, step = next(((beside, step) for limit, beside, step in _SIZES if most <= limit), _SMALLEST)
    return _Strip(beside=beside, step=step, rows=-(-most // beside), is_mirrored=is_mirrored)


def _describe(words: Words, firsts: Sequence[date], months: Mapping[int, Sequence[int]]) -> str:
    total = sum(len(looks) for looks in months.values())
    counted = (f"{words.month_name(firsts[month])}: {len(months[month])}" for month in sorted(months))
    return f"{words.count('work.total', total)}. {', '.join(counted)}."


def _make_table(words: Words, work: Iterable[tuple[date, int]], sorts: Sequence[ActivitySort]) -> ChartTable:
    counts: dict[date, Counter[int]] = defaultdict(Counter)
    for day, look in work:
        counts[day.replace(day=1)][look] += 1
    return ChartTable(
        title=words("growth.activity.title"),
        headings=(words("growth.table.month"), words("growth.table.all"), *(sort.name for sort in sorts)),
        rows=tuple(
            (
                Cell(text=words.month(month)),
                Cell(text=str(counts[month].total())),
                *(Cell(text=str(counts[month][sort.look])) for sort in sorts),
            )
            for month in sorted(counts, reverse=True)
        ),
    )
