"""A font that has every letter of a text, from those on this machine.

Takes a text; gives a `Face`, or None rather than a font that would show empty boxes. Pillow's own font comes first, so
that plain English looks the same everywhere; then the usual font folders, bold sans serif first, in order of name.
"""

from __future__ import annotations

import os
import struct
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from PIL import ImageFont, features

__all__ = ["Face", "find_face", "list_fonts", "needs_shaping", "usual_folders"]

_ENDINGS = (".ttf", ".otf", ".ttc", ".otc")
_MOST_FILES = 5000
_LARGEST_TABLE = 8_000_000
# Fonts that claim letters they don't draw, or draw them in colours that can't be scaled.
_NEVER = ("lastresort", "blank", "tofu", "emoji", "notdef", "unifont", "fallback")
_RATHER_NOT = (
    *("serif", "mono", "condensed", "narrow", "italic", "oblique", "thin", "light", "black", "display", "nastaliq"),
    *("rashi", "looped", "math", "unjoined", "script", "hand", "comic", "typewriter", "courier", "times"),
)
# Writing systems whose letters stand beside each other as they are. All others need a shaper.
_SIMPLE = frozenset(
    {
        *("LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "GEORGIAN", "CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"),
        *("BOPOMOFO", "ETHIOPIC", "CHEROKEE", "FULLWIDTH", "HALFWIDTH", "FEMININE", "MASCULINE", "MICRO"),
        *("IDEOGRAPHIC", "CANADIAN", "VAI", "YI", "LISU", "TIFINAGH", "OGHAM", "RUNIC", "DESERET", "OSAGE"),
    }
)
_PICTURES = 0x1F000
_UNSEEN = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e")


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """A font file, or Pillow's own font when `path` is ""."""

    path: str
    is_shaped: bool

    def at(self, size: float) -> ImageFont.FreeTypeFont:
        """Open the font at a size in pixels."""
        if not self.path:
            return _own_font(size)
        layout = ImageFont.Layout.RAQM if self.is_shaped else ImageFont.Layout.BASIC
        return ImageFont.truetype(self.path, size, layout_engine=layout)

    @property
    def is_thin(self) -> bool:
        """Whether the font has no bold, so that its lines want thickening."""
        return not self.path or "bold" not in Path(self.path).stem.lower()


def usual_folders() -> tuple[Path, ...]:
    """Return where Linux, macOS and Windows keep fonts, those for everybody first."""
    home = Path.home()
    folders = [
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        Path("/System/Library/Fonts"),
        Path("/Library/Fonts"),
    ]
    if windows := os.environ.get("WINDIR"):
        folders.append(Path(windows) / "Fonts")
    if local := os.environ.get("LOCALAPPDATA"):
        folders.append(Path(local) / "Microsoft" / "Windows" / "Fonts")
    folders += [home / ".local" / "share" / "fonts", home / ".fonts", home / "Library" / "Fonts"]
    return tuple(folders)


def list_fonts() -> tuple[str, ...]:
    """Return the paths of the fonts on this machine, in the order in which they are tried."""
    return _font_files(usual_folders())


def needs_shaping(text: str) -> bool:
    """Say whether the letters join, turn or stack, so that only a shaper (raqm) can draw them."""
    return any(not _is_simple(letter) for letter in text)


def _is_simple(letter: str) -> bool:
    sort = unicodedata.category(letter)
    if sort.startswith("M") or letter in _UNSEEN or unicodedata.bidirectional(letter) in ("R", "AL", "AN"):
        return False
    if not sort.startswith("L"):
        return True
    first, _, rest = unicodedata.name(letter, "").partition(" ")
    return first in _SIMPLE or (first == "HANGUL" and rest.startswith("SYLLABLE"))


def find_face(text: str, folders: tuple[Path, ...] | None = None) -> Face | None:
    """Return a face that has every letter of `text` and can draw them rightly, or None. Emoji count as no letters."""
    if any(_is_picture(letter) for letter in text):
        return None
    is_shaped = needs_shaping(text)
    if is_shaped and not features.check("raqm"):
        return None
    letters = frozenset(text) - _UNSEEN
    if not is_shaped and _covers(_own_letters(), letters):
        return Face(path="", is_shaped=False)
    for path in _font_files(usual_folders() if folders is None else folders):
        if _covers(_letters_of(path), letters):
            return Face(path=path, is_shaped=is_shaped)
    return None


def _is_picture(letter: str) -> bool:
    """Say whether a letter is an emoji, or asks for the one before it to be one."""
    return letter == "\ufe0f" or (ord(letter) >= _PICTURES and unicodedata.category(letter) in ("So", "Sk", "Cn"))


@lru_cache(maxsize=256)
def _own_font(size: float) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        message = "Pillow was built without FreeType"
        raise TypeError(message)
    return font


@lru_cache(maxsize=4)
def _font_files(folders: tuple[Path, ...]) -> tuple[str, ...]:
    """List font files, the ones we would rather use first."""
    found = []
    for folder in folders:
        for parent, names, files in os.walk(folder):
            names.sort()
            found += [os.path.join(parent, name) for name in files if name.lower().endswith(_ENDINGS)]  # noqa: PTH118 - thousands of them
            if len(found) > _MOST_FILES:
                break
    return tuple(sorted((path for path in found if not _is_named(path, _NEVER)), key=_rank)[:_MOST_FILES])


def _is_named(path: str, words: tuple[str, ...]) -> bool:
    stem = Path(path).stem.lower().replace(" ", "")
    return any(word in stem for word in words)


def _rank(path: str) -> tuple[bool, bool, bool, str, str]:
    stem = Path(path).stem.lower()
    return _is_named(path, _RATHER_NOT), "sans" not in stem, "bold" not in stem, stem, path


# Letters as sorted ranges: (first letter of each, last letter of each).
_Ranges = tuple[tuple[int, ...], tuple[int, ...]]


def _covers(ranges: _Ranges, letters: frozenset[str]) -> bool:
    firsts, lasts = ranges
    for letter in letters:
        place = bisect_right(firsts, ord(letter)) - 1
        if place < 0 or lasts[place] < ord(letter):
            return False
    return True


@lru_cache(maxsize=1)
def _own_letters() -> _Ranges:
    stream = _own_font(10.0).path
    return _read_letters(stream) if isinstance(stream, BytesIO) else ((), ())


@lru_cache(maxsize=_MOST_FILES)
def _letters_of(path: str) -> _Ranges:
    try:
        with Path(path).open("rb") as handle:
            return _read_letters(handle)
    except (OSError, struct.error, IndexError):
        return (), ()


def _read_letters(handle: BinaryIO) -> _Ranges:
    """Read which letters a font draws, from its `cmap` table (OpenType 1.9); none for fonts without outlines."""
    tables = _tables(handle)
    if "cmap" not in tables or not {"glyf", "CFF ", "CFF2"} & tables.keys():
        return (), ()
    start, length = tables["cmap"]
    handle.seek(start)
    table = handle.read(min(length, _LARGEST_TABLE))
    (count,) = struct.unpack_from(">H", table, 2)
    subtables = [struct.unpack_from(">HHI", table, 4 + 8 * place) for place in range(count)]
    letters: set[int] = set()
    for platform, encoding, offset in subtables:
        # Platform 3, encoding 0 is a symbol font, whose numbers are no letters.
        if platform == 0 or (platform, encoding) in ((3, 1), (3, 10)):
            (form,) = struct.unpack_from(">H", table, offset)
            if form in _READERS:
                letters |= _READERS[form](table[offset:])
    return _as_ranges(letters)


def _tables(handle: BinaryIO) -> dict[str, tuple[int, int]]:
    handle.seek(0)
    head = handle.read(16)
    if head[:4] == b"ttcf":
        handle.seek(struct.unpack_from(">I", head, 12)[0])
        head = handle.read(12)
    else:
        handle.seek(12)
    (count,) = struct.unpack_from(">H", head, 4)
    records = handle.read(16 * count)
    found = (struct.unpack_from(">4sIII", records, 16 * place) for place in range(count))
    return {tag.decode("latin-1"): (offset, length) for tag, _, offset, length in found}


def _segments(table: bytes) -> set[int]:
    """Read format 4: segments of letters up to U+FFFF."""
    count = struct.unpack_from(">H", table, 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", table, 14)
    starts = struct.unpack_from(f">{count}H", table, 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", table, 16 + 4 * count)
    offsets_at = 16 + 6 * count
    offsets = struct.unpack_from(f">{count}H", table, offsets_at)
    found: set[int] = set()
    for place, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        if not offset:
            found.update(letter for letter in range(start, end + 1) if (letter + delta) & 0xFFFF)
            continue
        base = offsets_at + 2 * place + offset
        for letter in range(start, min(end, 0xFFFE) + 1):
            at = base + 2 * (letter - start)
            if table[at : at + 2].strip(b"\x00"):
                found.add(letter)
    found.discard(0xFFFF)
    return found


def _groups(table: bytes) -> set[int]:
    """Read format 12: groups of letters of any number."""
    (count,) = struct.unpack_from(">I", table, 12)
    found: set[int] = set()
    for place in range(min(count, 0x10000)):
        start, end, glyph = struct.unpack_from(">III", table, 16 + 12 * place)
        found.update(range(start if glyph else start + 1, min(end, 0x10FFFF) + 1))
    return found


_READERS = {4: _segments, 12: _groups}


def _as_ranges(letters: set[int]) -> _Ranges:
    ordered = sorted(letters)
    firsts = [letter for letter in ordered if letter - 1 not in letters]
    lasts = [letter for letter in ordered if letter + 1 not in letters]
    return tuple(firsts), tuple(lasts)
