"""Words on a badge: cleaned, broken into lines, and made as big as there is room for.

Takes a text, a `Room`, and something that measures; gives lines, each with its place and size. Nothing here knows about
SVG or PNG.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

__all__ = ["Line", "Measure", "Room", "clean", "estimate", "fit", "is_right_to_left"]

# The width of a text whose letters are 1 high.
Measure = Callable[[str], float]

_STEP = 0.94
_TOO_SMALL_TO_PREFER = 16.0
_BREAK_GAIN = 1.3
_MARGIN = 0.95
# Direction overrides could turn the words around them; noncharacters may not stand in XML.
_UNWANTED = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef\ufffe\uffff\ufff9-\ufffb]")
_SPACES = re.compile(r"\s+")
# Signs that may not begin a line: closing marks, small kana, the long-sound mark.
_NO_LINE_START = frozenset(
    "\u3001\u3002\uff0c\uff0e\uff01\uff1f\uff1a\uff1b\uff09\u300d\u300f\u3011\u3009\u300b\u3015\uff3d\uff5d\u30fb\u30fc"
    "ぁぃぅぇぉっゃゅょァィゥェォッャュョ々…,.!?:;)]}»\u201d\u2019"
)
# A line may end after these: hyphens, dashes, a slash.
_AFTER_THESE = "-/\u2010\u2013\u2014"
# Widths of letters 1 high, a little above those of the widest common font (DejaVu Sans Bold): single letters, then the
# capitals and the others of each block of Unicode, which starts at the letter in `_BLOCKS`.
_WIDTHS = {
    **dict.fromkeys("ijlI|.,:;'! ", 0.44),
    **dict.fromkeys('frt()[]/\\-"*`', 0.56),
    **dict.fromkeys("acekosvxyz", 0.69),
    **dict.fromkeys("+<>=~^#\u00d7\u00f7\u00b1\u00ac", 0.88),
    **dict.fromkeys("mMWw%@&\u2014\u2026\u00a9\u00ae\u0126", 1.13),
    **dict.fromkeys("жшщюыфмъњљщώω", 1.06),
    **dict.fromkeys("ЖШЩЮЫФМЪЊЉΩΉΎΜϢϺͲŉ\u00c6\u00e6\u0152\u0153\u0174\u0175\u00bc\u00bd\u00be", 1.27),
    "\ufdfd": 8.0,
}
_BLOCK_WIDTHS = (
    *((0.86, 0.76), (1.6, 1.6), (0.95, 0.88), (0.92, 0.82), (1.6, 1.6), (1.06, 1.06), (0.95, 0.95), (1.06, 1.06)),
    *((1.5, 1.5), (1.06, 1.06), (1.5, 1.5), (1.06, 1.06), (1.5, 1.5)),
)
_BLOCKS = (0, 0x180, 0x370, 0x400, 0x460, 0x530, 0x590, 0xE00, 0x2100, 0x2C00, 0xFDF0, 0xFE00, 0x10000)
_JOINERS = frozenset("\u200c\u200d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Where words may stand. `half_width` says how far from the middle a line at a height may reach."""

    middle: float
    top: float
    bottom: float
    half_width: Callable[[float], float]
    largest: float
    smallest: float
    most_lines: int
    leading: float = 1.16


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line, centred on `x`, its middle at height `y`; `width` is what was measured."""

    text: str
    x: float
    y: float
    size: float
    width: float


def clean(text: str) -> str:
    """Return the text composed, on one line, without anything that can't be drawn."""
    kept = (" " if unicodedata.category(letter) == "Cc" else letter for letter in text if not _is_surrogate(letter))
    return _SPACES.sub(" ", _UNWANTED.sub("", unicodedata.normalize("NFC", "".join(kept)))).strip()


def _is_surrogate(letter: str) -> bool:
    return unicodedata.category(letter) == "Cs" or ord(letter) & 0xFFFE == 0xFFFE  # noqa: PLR2004 - noncharacters


def is_right_to_left(text: str) -> bool:
    """Say whether the first letter that has a direction runs from right to left."""
    directions = (unicodedata.bidirectional(letter) for letter in text)
    return next((direction != "L" for direction in directions if direction in ("L", "R", "AL")), False)


def _width(letter: str) -> float:
    """Return a generous width for one letter of a bold sans serif font, whichever the reader has."""
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    capital, small = _BLOCK_WIDTHS[bisect_right(_BLOCKS, ord(letter)) - 1]
    return capital if letter.isupper() else small


def estimate(text: str) -> float:
    """Measure by a generous guess, for letters that are drawn later by somebody else's font."""
    return sum(_width(letter) for letter in text)


def fit(text: str, room: Room, measure: Measure) -> tuple[Line, ...]:
    """Set the text as large as it goes.

    Words are broken only when the text would be tiny otherwise, and the text is cut only as a last resort.
    """
    if not text:
        return ()
    whole = _largest(_words(text), room, measure)
    if whole and whole[0].size >= _TOO_SMALL_TO_PREFER:
        return whole
    broken = _largest(_letters(text), room, measure)
    if whole and not (broken and broken[0].size > whole[0].size * _BREAK_GAIN):
        return whole
    return broken or _cut(text, room, measure)


def _cut(text: str, room: Room, measure: Measure) -> tuple[Line, ...]:
    letters = _letters(text)
    low, high = 0, len(letters)
    found: tuple[Line, ...] = ()
    while low < high:
        middle = (low + high + 1) // 2
        lines = _largest((*letters[:middle], ("", "…")), room, measure)
        low, high, found = (middle, high, lines) if lines else (low, middle - 1, found)
    return found


# A piece is what may not be broken, with what stands before it unless it begins a line: a space or nothing.
_Piece = tuple[str, str]


def _words(text: str) -> tuple[_Piece, ...]:
    """Break at spaces, after hyphens and slashes, and around the signs of scripts that write without spaces."""
    pieces: list[_Piece] = []
    for word in text.split(" "):
        before, run = " ", ""
        for cluster in _clusters(word):
            is_sign = unicodedata.east_asian_width(cluster[0]) in ("W", "F")
            if cluster in _NO_LINE_START and run:
                run += cluster
                continue
            if run and (is_sign or unicodedata.east_asian_width(run[0]) in ("W", "F") or run[-1] in _AFTER_THESE):
                pieces.append((before, run))
                before, run = "", ""
            run += cluster
        pieces.append((before, run))
    return tuple(pieces)


def _letters(text: str) -> tuple[_Piece, ...]:
    """Break anywhere that a letter with its marks ends."""
    pieces: list[_Piece] = []
    for word in text.split(" "):
        clusters = tuple(_clusters(word))
        pieces += [(" ", clusters[0]), *(("", cluster) for cluster in clusters[1:])] if clusters else []
    return tuple(pieces)


def _clusters(word: str) -> Iterator[str]:
    """Split into letters with their marks; letters joined by a virama or a joiner stay together."""
    run = ""
    for letter in word:
        joins = run and (run[-1] in _JOINERS or unicodedata.combining(run[-1]) == 9)  # noqa: PLR2004 - virama
        if run and not (joins or letter in _JOINERS or unicodedata.category(letter).startswith("M")):
            yield run
            run = ""
        run += letter
    if run:
        yield run


def _largest(pieces: tuple[_Piece, ...], room: Room, measure: Measure) -> tuple[Line, ...]:
    """Return the lines at the largest size that takes all pieces, or none."""
    size = room.largest
    while size >= room.smallest:
        for count in range(1, room.most_lines + 1):
            heights, widths = _places(count, size, room)
            if widths and _fits(pieces, widths, measure):
                texts = _balance(pieces, widths, measure)
                places = zip(texts, heights, strict=True)
                return tuple(
                    Line(text=text, x=room.middle, y=y, size=size, width=measure(text) * size) for text, y in places
                )
        size *= _STEP
    return ()


def _places(count: int, size: float, room: Room) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the height of each line, and its width in letters of size 1; nothing when so many lines don't fit."""
    step = size * room.leading
    if count * step > room.bottom - room.top:
        return (), ()
    first = (room.top + room.bottom - (count - 1) * step) / 2
    heights = tuple(first + place * step for place in range(count))
    widths = (
        min(room.half_width(y + size * part) for part in (-0.5, -0.25, 0.0, 0.25, 0.5)) * 2 * _MARGIN / size
        for y in heights
    )
    return heights, tuple(widths)


def _fits(pieces: tuple[_Piece, ...], widths: tuple[float, ...], measure: Measure) -> bool:
    """Say whether line after line takes all pieces, with none left over and no line empty."""
    place = 0
    for width in widths:
        line = ""
        while place < len(pieces):
            before, piece = pieces[place]
            longer = line + (before if line else "") + piece
            if measure(longer) > width:
                break
            line = longer
            place += 1
        if not line:
            return False
    return place == len(pieces)


def _balance(pieces: tuple[_Piece, ...], widths: tuple[float, ...], measure: Measure) -> tuple[str, ...]:
    """Share the pieces out so that all lines are about equally full: least sum of squared gaps, line after line."""
    lines = _possible_lines(pieces, max(widths), measure)
    best: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
    for width in widths:
        longer: dict[int, tuple[float, tuple[str, ...]]] = {}
        for (start, end), (text, length) in lines.items():
            if start in best and length <= width:
                gap = best[start][0] + (1 - length / width) ** 2
                if end not in longer or gap < longer[end][0]:
                    longer[end] = (gap, (*best[start][1], text))
        best = longer
    return best[len(pieces)][1]


def _possible_lines(
    pieces: tuple[_Piece, ...], widest: float, measure: Measure
) -> dict[tuple[int, int], tuple[str, float]]:
    """Return each run of pieces that one line could take, with its width."""
    found = {}
    for start in range(len(pieces)):
        text = ""
        for end in range(start, len(pieces)):
            text += (pieces[end][0] if text else "") + pieces[end][1]
            length = measure(text)
            if length > widest:
                break
            found[start, end + 1] = (text, length)
    return found
