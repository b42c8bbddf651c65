"""What a file is by its first bytes, whatever its name says.

Takes the first `START` bytes of a file; gives the ending of the format they belong to. Signatures are from the formats'
own public descriptions (ISO/IEC 10918 and 14496, PNG, GIF89a, WebP, ISO 32000, RFC 3533, Matroska).
"""

from __future__ import annotations

import re
from collections.abc import Callable

__all__ = ["START", "is_text", "recognise"]

START = 4096

_STARTS = (
    (b"\xff\xd8\xff", "jpg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"%PDF-", "pdf"),
    (b"OggS\x00", "ogg"),
    (b"ID3\x02", "mp3"),
    (b"ID3\x03", "mp3"),
    (b"ID3\x04", "mp3"),
    (b"II*\x00", "tif"),
    (b"MM\x00*", "tif"),
    (b"PK\x03\x04", "zip"),
    (b"\xd0\xcf\x11\xe0", "doc"),
    (b"\x7fELF", "program"),
)

# The brand in an ISO base media file says what the box holds. A brand that isn't here is no mp4 or m4a to us.
_BRANDS = {
    **dict.fromkeys((b"isom", b"iso2", b"iso3", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42"), "mp4"),
    **dict.fromkeys((b"avc1", b"M4V ", b"MSNV", b"XAVC", b"dash", b"3gp4", b"3gp5"), "mp4"),
    **dict.fromkeys((b"M4A ", b"M4B "), "m4a"),
    **dict.fromkeys((b"heic", b"heix", b"mif1", b"msf1"), "heic"),
    **dict.fromkeys((b"avif", b"avis"), "avif"),
    b"qt  ": "mov",
}

# A bare MPEG audio frame: eleven set bits, one of three versions, layer III, a real bit rate.
_MPEG_FRAME = re.compile(rb"\xff[\xe2\xe3\xf2\xf3\xfa\xfb][\x10-\xef]")

# Control characters that no text file has: everything below space but tab, newline, form feed, return and escape.
_NOT_TEXT = frozenset(range(32)) - frozenset(b"\t\n\f\r\x1b")


def _riff(start: bytes) -> str:
    return {b"WEBP": "webp", b"WAVE": "wav"}.get(start[8:12], "") if start.startswith(b"RIFF") else ""


def _iso_media(start: bytes) -> str:
    return _BRANDS.get(start[8:12], "") if start[4:8] == b"ftyp" else ""


def _matroska(start: bytes) -> str:
    if not start.startswith(b"\x1aE\xdf\xa3"):
        return ""
    return "webm" if b"webm" in start[:64] else "mkv"


def _mpeg_audio(start: bytes) -> str:
    return "mp3" if _MPEG_FRAME.match(start) else ""


_FINDERS: tuple[Callable[[bytes], str], ...] = (_riff, _iso_media, _matroska, _mpeg_audio)


def is_text(start: bytes) -> bool:
    """Say whether these bytes can be the start of a plain text file, in any encoding that extends ASCII."""
    return _NOT_TEXT.isdisjoint(start)


def recognise(start: bytes) -> str:
    """Return the usual ending of the format that starts so, without a dot, or "" when we know none."""
    for signature, ending in _STARTS:
        if start.startswith(signature):
            return ending
    return next((ending for find in _FINDERS if (ending := find(start))), "")
