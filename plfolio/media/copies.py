"""Files that are published as they are.

Takes an open source and a way to open a target; copies the bytes in small pieces, so that a film never lies whole in
memory.
"""

from __future__ import annotations

import shutil
from typing import BinaryIO

from plfolio.diagnostics import Code
from plfolio.media.formats import Format
from plfolio.media.made import Made, MadeFile, NewFile

__all__ = ["copy_bytes", "look_no_further"]


def copy_bytes(source: BinaryIO, new_file: NewFile, file_format: Format) -> Made:
    """Copy the source byte for byte."""
    shutil.copyfileobj(source, new_file())
    return Made(files=(MadeFile(ending=file_format.published),))


def look_no_further(source: BinaryIO) -> tuple[Code, ...]:  # noqa: ARG001 - a Looker
    """Find nothing wrong: what is copied was judged by its first bytes already."""
    return ()
