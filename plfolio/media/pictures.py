"""Pictures: any JPEG, PNG, GIF or WebP to a small one that holds pixels and nothing else.

Takes an open source and an open target; writes a JPEG, or a PNG where that is kinder (see-through, or few colours).
Place, camera, owner, thumbnails and comments are never copied, because only pixels are.
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

import PIL
from PIL import Image, ImageCms

from plfolio.diagnostics import Code
from plfolio.diagnostics.attachments import A106, A107, A110
from plfolio.media.formats import Format
from plfolio.media.made import Made, Refused

__all__ = ["LONGEST_SIDE", "MOST_PIXELS", "PICTURE_RECIPE", "look_at_picture", "make_picture"]

LONGEST_SIDE = 1600
MOST_PIXELS = 60_000_000
# Another Pillow may write other bytes, so its version is part of the recipe.
PICTURE_RECIPE = f"picture1-{LONGEST_SIDE}-pillow{PIL.__version__.replace('.', '-')}"

_FORMATS = ("JPEG", "PNG", "GIF", "WEBP")
_MOVING = ("GIF", "PNG", "WEBP")
_JPEG_QUALITY = 80
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


def make_picture(source: BinaryIO, target: BinaryIO, file_format: Format) -> Made | Refused:  # noqa: ARG001 - a Maker
    """Write the picture's pixels, upright, in sRGB, at most `LONGEST_SIDE` long."""
    read = _read(source, _pixels)
    if isinstance(read, Refused):
        return read
    ending = _write(read.pixels, target, may_be_flat=read.may_be_flat)
    return Made(ending=ending, width=read.pixels.width, height=read.pixels.height, remarks=read.remarks)


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
        upright = upright.resize(size, Image.Resampling.LANCZOS)
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


def _write(pixels: Image.Image, target: BinaryIO, *, may_be_flat: bool) -> str:
    if pixels.mode == "RGBA":
        pixels.save(target, "PNG", optimize=True)
        return "png"
    if may_be_flat and pixels.getcolors(_FEW_COLOURS) is not None:
        pixels.quantize(_FEW_COLOURS, dither=Image.Dither.NONE).save(target, "PNG", optimize=True)
        return "png"
    pixels.save(target, "JPEG", quality=_JPEG_QUALITY, optimize=True)
    return "jpg"
