"""Which files are put on a site: an allowlist of endings, each with what its first bytes must be.

Takes a file's name; gives its `AttachmentKind` and `Format`. A plugin adds kinds through `Plugins.attachment_kinds`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import BinaryIO

from plfolio.diagnostics import Code
from plfolio.media.copies import copy_bytes, look_no_further
from plfolio.media.formats import Format
from plfolio.media.made import Made, NewFile, Refused
from plfolio.media.pictures import PICTURE_RECIPE, look_at_picture, make_picture
from plfolio.plugins import Plugins, load_plugins

__all__ = ["KINDS", "AttachmentKind", "Kinds", "ending_of", "kind_of", "known_kinds", "register"]

Maker = Callable[[BinaryIO, NewFile, Format], Made | Refused]
Looker = Callable[[BinaryIO], tuple[Code, ...] | Refused]


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentKind:
    """A sort of attachment. `make` reads a source and writes the files to publish; `look` only says what is wrong.

    `recipe` names what `make` does, in `[a-z0-9-]`: change it whenever the same source gives other bytes.
    `is_shown_as_text` asks for the first lines, to show in the page.
    """

    name: str
    formats: tuple[Format, ...]
    recipe: str = "copy"
    make: Maker = copy_bytes
    look: Looker = look_no_further
    is_shown_as_text: bool = False


class Kinds:
    """Kinds by file ending; the first kind that claims an ending has it."""

    def __init__(self, kinds: Iterable[AttachmentKind]) -> None:
        self._by_ending: dict[str, tuple[AttachmentKind, Format]] = {}
        for kind in kinds:
            for file_format in kind.formats:
                self._by_ending.setdefault(file_format.ending, (kind, file_format))

    def find(self, name: str) -> tuple[AttachmentKind, Format] | None:
        """Return the kind and format of a file with this name, or None when such files are not published."""
        return self._by_ending.get(ending_of(name))


def _same(found: str, *endings: str) -> tuple[Format, ...]:
    return tuple(Format(ending=ending, published=found, found=(found,)) for ending in (found, *endings))


def _as_text(endings: str) -> tuple[Format, ...]:
    return tuple(Format(ending=ending, published="txt") for ending in endings.split())


# Office files, archives, SVG and programs are missing on purpose: they can carry things that run, or other people's
# names. Web pages and scripts are shown as text and written as .txt, so that no browser runs them.
KINDS = (
    AttachmentKind(
        name="picture",
        formats=(*_same("jpg", "jpeg", "jpe"), *_same("png"), *_same("gif"), *_same("webp")),
        recipe=PICTURE_RECIPE,
        make=make_picture,
        look=look_at_picture,
    ),
    AttachmentKind(name="document", formats=_same("pdf")),
    AttachmentKind(
        name="audio",
        formats=(
            *_same("mp3"),
            *_same("wav"),
            *_same("ogg", "oga"),
            Format(ending="m4a", published="m4a", found=("m4a", "mp4")),
        ),
    ),
    AttachmentKind(
        name="video",
        formats=(Format(ending="mp4", published="mp4", found=("mp4", "m4a")), *_same("webm")),
    ),
    AttachmentKind(
        name="data",
        formats=(Format(ending="csv", published="csv"), Format(ending="tsv", published="tsv")),
        is_shown_as_text=True,
    ),
    AttachmentKind(name="text", formats=_as_text("txt text md markdown"), is_shown_as_text=True),
    AttachmentKind(
        name="code",
        formats=_as_text(
            "py js mjs ts css htm html java c h cpp hpp cs go rs rb php lua r sql sh bat ps1 ino pde swift kt scala hs "
            "json xml yml yaml toml ini"
        ),
        is_shown_as_text=True,
    ),
)


def ending_of(name: str) -> str:
    """Return the ending of a file name in lower case without its dot, or "" when it has none."""
    stem, dot, ending = name.rpartition(".")
    return ending.lower() if dot and stem else ""


@lru_cache(maxsize=1)
def known_kinds() -> Kinds:
    """Return every kind that is installed."""
    return Kinds(kind for _, kind in load_plugins().attachment_kinds)


def kind_of(name: str) -> str:
    """Return the kind of a file by its name alone: "picture", "document", ..., or "other" when it isn't published."""
    found = known_kinds().find(name)
    return found[0].name if found else "other"


def register(plugins: Plugins) -> None:
    """Register plfolio's own kinds of attachments."""
    for kind in KINDS:
        plugins.attachment_kinds.add(kind.name, kind)
