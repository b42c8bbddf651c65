"""What a student's site depends on, as one key: if the key is the same, the site is the same.

Takes files, rows of school data and what all students share; gives hashes. Content decides. Sizes and times only save
reading, in the manner of git: a stamp is believed when nothing about the file moved and the file was not so fresh that
a later write could hide behind the same time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, entry_points, version
from importlib.util import find_spec
from pathlib import Path

from plfolio.diagnostics import Location
from plfolio.model import Assessment, Override
from plfolio.read.folder import FoundFile, Scan

__all__ = ["FileStamp", "are_settled", "hash_code", "hash_parts", "hash_rows", "hash_stamps", "stamp_files"]

# FAT keeps times in steps of two seconds, so a file this fresh may still change without its time moving.
_RACY_NS = 2_000_000_000

# Libraries whose version can change a page or a picture.
_SHAPING_LIBRARIES = (
    "babel",
    "jinja2",
    "markdown-it-py",
    "mdit-py-plugins",
    "mkdocs",
    "mkdocs-material",
    "nh3",
    "pillow",
    "pygments",
)

# The files of the package that shape sites and records.
_SHAPING_FILES = ("**/*.py", "render/languages/*.yml", "diagnostics/messages/*.toml")

_NOWHERE = Location("")


@dataclass(frozen=True, slots=True, kw_only=True)
class FileStamp:
    """A source file as it was last read. `sha256` is "" when it could not be read."""

    path: str
    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int
    sha256: str


def stamp_files(root: Path, scan: Scan, known: Mapping[str, FileStamp], recorded_ns: int) -> tuple[FileStamp, ...]:
    """Return a stamp for each file of a scan, reading only files that `known` cannot vouch for.

    `recorded_ns` is the file system's own time at which `known` was written, in nanoseconds.
    """
    return tuple(_stamp_file(root, found, known.get(found.path), recorded_ns) for found in scan.files)


def are_settled(stamps: Iterable[FileStamp], recorded_ns: int) -> bool:
    """Say whether all these files are older than a record written at `recorded_ns` by more than a clock's step."""
    return all(stamp.mtime_ns < recorded_ns - _RACY_NS for stamp in stamps)


def _stamp_file(root: Path, found: FoundFile, known: FileStamp | None, recorded_ns: int) -> FileStamp:
    is_same = known is not None and (known.size, known.mtime_ns, known.ctime_ns, known.inode) == (
        found.size,
        found.mtime_ns,
        found.ctime_ns,
        found.inode,
    )
    if known is not None and is_same and found.mtime_ns < recorded_ns - _RACY_NS:
        return known
    return FileStamp(
        path=found.path,
        size=found.size,
        mtime_ns=found.mtime_ns,
        ctime_ns=found.ctime_ns,
        inode=found.inode,
        sha256=_hash_file(root / found.path),
    )


def _hash_file(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        # Reading it again for the page will say why; here it only has to differ from every readable state.
        return ""


def hash_stamps(stamps: Iterable[FileStamp]) -> str:
    """Return one hash for a set of files: their paths and contents, not their times."""
    return hash_parts(f"{stamp.path}\0{stamp.sha256}" for stamp in sorted(stamps, key=lambda stamp: stamp.path))


def hash_rows(assessments: tuple[Assessment, ...], overrides: tuple[Override, ...]) -> tuple[str, str]:
    """Return two hashes of one student's rows: of what they say, and of where they stand in their files.

    A row that only moved because another student's row was added above it changes the second hash alone. That matters
    just for messages that name a line of those files.
    """
    said = [
        repr(replace(row, order=rank, tag=replace(row.tag, location=_NOWHERE))) for rank, row in enumerate(assessments)
    ]
    said += [repr(replace(row, tag=replace(row.tag, location=_NOWHERE))) for row in overrides]
    tags = [row.tag for row in assessments] + [row.tag for row in overrides]
    places = [str(tag.location) for tag in tags]
    return hash_parts(said), hash_parts(places)


def hash_parts(parts: Iterable[str]) -> str:
    """Return the SHA-256 of texts, each kept apart from the next."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


@lru_cache(maxsize=8)
def hash_code(theme_folders: tuple[Path, ...]) -> str:
    """Return a hash of all that is not content: plfolio's code and words, the themes, the libraries and plugins."""
    package = Path(__file__).parent.parent
    own = (path for pattern in _SHAPING_FILES for path in sorted(package.glob(pattern)))
    # A wheel carries the sample school inside the package, and students' programs in it are content.
    files = [(package, path) for path in own if "_sample" not in path.relative_to(package).parts]
    files += [(folder, path) for folder in theme_folders for path in sorted(folder.rglob("*")) if path.is_file()]
    parts = [f"{path.relative_to(folder).as_posix()}\0{_hash_file(path)}" for folder, path in files]
    return hash_parts([*parts, *(f"{name} {_version_of(name)}" for name in _SHAPING_LIBRARIES), *_describe_plugins()])


def _describe_plugins() -> Iterator[str]:
    """Say which plugins there are: by version and, for whoever is writing one, by the module that it begins in."""
    for point in sorted(entry_points(group="plfolio.plugins"), key=lambda point: (point.name, point.value)):
        module = find_spec(point.module)
        text = _hash_file(Path(module.origin)) if module and module.origin else ""
        yield f"{point.name} {point.value} {point.dist.version if point.dist else ''} {text}"


def _version_of(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"
