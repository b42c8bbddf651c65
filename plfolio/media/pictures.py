"""Pictures: any JPEG, PNG, GIF or WebP to small ones, in up to three widths, that hold pixels and nothing else.

Takes an open source and a way to open targets; writes JPEGs, or PNGs where those are kinder (see-through, or few
colours). Place, camera, owner, thumbnails and comments are never copied, because only pixels are.
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

import PIL
from PIL import Image, ImageCms

from plfolio.diagnostics import Code
from plfolio.diagnostics.attachments import A106, A107, A110
from plfolio.media.formats import Format
from plfolio.media.made import Made, MadeFile, NewFile, Refused

__all__ = ["LONGEST_SIDE", "MOST_PIXELS", "PICTURE_RECIPE", "SMALLER_WIDTHS", "look_at_picture", "make_picture"]

LONGEST_SIDE = 1600
SMALLER_WIDTHS = (960, 480)
MOST_PIXELS = 60_000_000
# Another Pillow may write other bytes, so its version is part of the recipe.
PICTURE_RECIPE = "-".join(map(str, ("picture2", LONGEST_SIDE, *SMALLER_WIDTHS, "pillow", *PIL.__version__.split("."))))

_FORMATS = ("JPEG", "PNG", "GIF", "WEBP")
_MOVING = ("GIF", "PNG", "WEBP")
# Measured on a dozen landscape, plant and animal photos: of what Pillow can write, baseline JPEGs with colour at half
# the detail and tables of their own look best for their weight. Progressive ones are 1 % lighter and take twice as
# long. The widest are shown on dense screens, where several of their dots make one, so they may be coarser.
_QUALITY = 80
_QUALITY_OF_WIDEST = 75
# A width has to save this share of what the next bigger one weighs, or it is not worth its place on a site.
_WORTH_SAVING = 1 / 3
# A sixth quicker in all than Lanczos, and no further from the photo than the encoder takes both anyway.
_SHRINK = Image.Resampling.BICUBIC
_FEW_COLOURS = 256
_LARGEST_PROFILE = 4_000_000
_ORIENTATION = 0x0112
_TOO_LARGE = Refused(code=A107, values=(("limit", str(MOST_PIXELS // 1_000_000)),))

# What Pillow raises on hostile and broken files: found by feeding it damaged files of every kind.
_BROKEN = (
    OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, AttributeError, OverflowError,
    ZeroDivisionError, MemoryError, RuntimeError, struct.error, zlib.error,
)  # fmt: skip

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """Pixels, whether they may be a drawing of few colours, and what to tell the student."""

    pixels: Image.Image
    may_be_flat: bool
    remarks: tuple[Code, ...]


def make_picture(source: BinaryIO, new_file: NewFile, file_format: Format) -> Made | Refused:  # noqa: ARG001 - a Maker
    """Write the picture's pixels, upright, in sRGB, at most `LONGEST_SIDE` long; then once more for smaller widths.

    It is decoded once, and each width is made from the one before.
    """
    read = _read(source, _pixels)
    if isinstance(read, Refused):
        return read
    return Made(files=tuple(_write_widths(read, new_file)), remarks=read.remarks)


def look_at_picture(source: BinaryIO) -> tuple[Code, ...] | Refused:
    """Find what is wrong with a picture as `make_picture` would, in a fraction of the time, and write nothing."""
    read = _read(source, _glance)
    return read if isinstance(read, Refused) else read.remarks


def _read(source: BinaryIO, decode: Callable[[Image.Image], Image.Image]) -> _Read | Refused:
    with warnings.catch_warnings():
        # Pillow warns about odd tags and large pictures; we drop every tag and count the pixels ourselves.
        warnings.simplefilter("ignore")
        return _decode(source, decode)


def _decode(source: BinaryIO, decode: Callable[[Image.Image], Image.Image]) -> _Read | Refused:
    try:
        with Image.open(source, formats=_FORMATS) as image:
            width, height = image.size
            if width * height > MOST_PIXELS:
                return _TOO_LARGE
            is_moving = image.format in _MOVING and bool(getattr(image, "is_animated", False))
            may_be_flat = image.format in ("PNG", "GIF")
            return _Read(pixels=decode(image), may_be_flat=may_be_flat, remarks=(A110,) if is_moving else ())
    except Image.DecompressionBombError:
        return _TOO_LARGE
    except _BROKEN:
        return Refused(code=A106)


def _glance(image: Image.Image) -> Image.Image:
    """Decode the whole file, but a JPEG at an eighth of its size: enough to know that it is whole."""
    image.draft(None, (max(1, image.width // 8), max(1, image.height // 8)))
    image.load()
    return image


def _pixels(image: Image.Image) -> Image.Image:
    size = _fitted(image.size)
    # A JPEG can be decoded at an eighth of its size or more, but only when asked for in its own proportions.
    image.draft(None, size)
    # Loading comes before the tags: asking a PNG for its tags loads it too, and would hide that it is broken.
    image.load()
    orientation = _orientation(image)
    upright = _plain(image)
    if upright.size != size:
        upright = upright.resize(size, _SHRINK)
    if orientation in _TURNS:
        upright = upright.transpose(_TURNS[orientation])
    return _without_notes(upright)


def _orientation(image: Image.Image) -> int:
    """Return the EXIF orientation, 1 when there is none or the tags are broken: a photo survives broken tags."""
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except _BROKEN:
        return 1


def _fitted(size: tuple[int, int]) -> tuple[int, int]:
    longest = max(size)
    if longest <= LONGEST_SIDE:
        return size
    width, height = (max(1, round(side * LONGEST_SIDE / longest)) for side in size)
    return width, height


def _plain(image: Image.Image) -> Image.Image:
    """Return the picture as 8-bit sRGB, with transparency only where there is some."""
    if image.mode.startswith(("I", "F")):
        # 16 bits of grey: keep the upper eight, where convert() would clip.
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L").convert("RGB")
    if image.has_transparency_data:
        seen = _to_srgb(image, image.convert("RGBA"))
        lowest, _ = seen.getchannel("A").getextrema()
        return seen if lowest != 255 else seen.convert("RGB")  # noqa: PLR2004 - fully opaque
    if image.mode in ("RGB", "L", "CMYK"):
        return _to_srgb(image, image)
    return _to_srgb(image, image.convert("RGB"))


def _to_srgb(original: Image.Image, image: Image.Image) -> Image.Image:
    """Convert by the colour profile in the file; a missing, huge or broken profile counts as sRGB."""
    wanted = "RGBA" if image.mode == "RGBA" else "RGB"
    profile = original.info.get("icc_profile")
    if not isinstance(profile, bytes) or not 0 < len(profile) <= _LARGEST_PROFILE:
        return image.convert(wanted)
    try:
        converted = ImageCms.profileToProfile(
            image, ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode=wanted
        )
    except (ImageCms.PyCMSError, *_BROKEN):
        return image.convert(wanted)
    return image.convert(wanted) if converted is None else converted


def _without_notes(image: Image.Image) -> Image.Image:
    """Return a new picture of the same pixels: Pillow writes some of a picture's notes back unless they are gone."""
    clean = Image.new(image.mode, image.size)
    clean.paste(image)
    return clean


def _write_widths(read: _Read, new_file: NewFile) -> Iterator[MadeFile]:
    """Write the picture as it is, then narrower, leaving out what saves little."""
    pixels, ending, encode = read.pixels, *_choose_form(read)
    narrower = (width for width in SMALLER_WIDTHS if width < pixels.width)
    lightest = None
    for width in (pixels.width, *narrower):
        if width != pixels.width:
            height = max(1, round(pixels.height * width / pixels.width))
            pixels = pixels.resize((width, height), _SHRINK)
        data = encode(pixels)
        # A drawing of few colours can even be lighter large and sharp than small and smoothed.
        if lightest is None or len(data) <= lightest * (1 - _WORTH_SAVING):
            lightest = len(data)
            new_file().write(data)
            yield MadeFile(ending=ending, width=pixels.width, height=pixels.height)


def _choose_form(read: _Read) -> tuple[str, Callable[[Image.Image], bytes]]:
    """Return the ending and the encoder for every width of a picture."""
    if read.pixels.mode == "RGBA":
        return "png", _encode_png
    if read.may_be_flat and read.pixels.getcolors(_FEW_COLOURS) is not None:
        return "png", _encode_flat
    return "jpg", _encode_jpeg


def _encode_png(pixels: Image.Image) -> bytes:
    stream = io.BytesIO()
    pixels.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _encode_flat(pixels: Image.Image) -> bytes:
    return _encode_png(pixels.quantize(_FEW_COLOURS, dither=Image.Dither.NONE))


def _encode_jpeg(pixels: Image.Image) -> bytes:
    quality = _QUALITY_OF_WIDEST if pixels.width > max(SMALLER_WIDTHS) else _QUALITY
    stream = io.BytesIO()
    pixels.save(stream, "JPEG", quality=quality, optimize=True)
    return stream.getvalue()
