"""How much one student may put on a site: the biggest files are left out until the rest fits.

Takes a student's attachments and the limits; gives which are left out, and a message that names them.
Writing is never left out.
"""

from __future__ import annotations

from collections.abc import Iterable

from plfolio.diagnostics import Diagnostic, Location
from plfolio.diagnostics.attachments import A111
from plfolio.media.kinds import kind_of
from plfolio.model import Attachment
from plfolio.settings import Limits

__all__ = ["MEGABYTE", "fit_budget", "in_megabytes"]

MEGABYTE = 1_000_000
_NAMED = 5


def fit_budget(
    folder: str, attachments: Iterable[Attachment], limits: Limits
) -> tuple[frozenset[str], tuple[Diagnostic, ...]]:
    """Return the paths of the attachments that are left out, so that the others fit into ``limits.student_mb``.

    `folder` is the student's. A file that is not published anyhow, because of its kind or its own size, does not count.
    """
    sizes = {one.path: one.size for one in attachments if _counts(one, limits)}
    total = over = sum(sizes.values())
    left_out = []
    for path in sorted(sizes, key=lambda path: (-sizes[path], path)):
        if over <= limits.student_mb * MEGABYTE:
            break
        left_out.append(path)
        over -= sizes[path]
    if not left_out:
        return frozenset(), ()
    shown = [f"{path.removeprefix(f'{folder}/')} ({in_megabytes(sizes[path])} MB)" for path in left_out[:_NAMED]]
    more = f" and {len(left_out) - _NAMED} more" if len(left_out) > _NAMED else ""
    values = {"size": in_megabytes(total), "limit": limits.student_mb, "files": ", ".join(shown) + more}
    return frozenset(left_out), (A111.at(Location(folder), **values),)


def _counts(attachment: Attachment, limits: Limits) -> bool:
    return kind_of(attachment.name) != "other" and attachment.size <= limits.file_mb * MEGABYTE


def in_megabytes(size: int) -> str:
    """Write a size for people, rounded up, so that what is too big never looks as if it fitted."""
    tenths = -(-size * 10 // MEGABYTE)
    return f"{tenths / 10:g}"
