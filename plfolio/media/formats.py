"""A file format as we see it: the ending people write, what the first bytes must say, the ending we publish.

Takes the start of a file; says whether it is what its ending claims.
"""

from __future__ import annotations

from dataclasses import dataclass

from plfolio.media.first_bytes import is_text, recognise

__all__ = ["Format"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One ending of file names, without the dot. `published` is the ending we write, `found` what first bytes must say.

    With `found` empty, the file must be plain text.
    """

    ending: str
    published: str
    found: tuple[str, ...] = ()

    def fits(self, start: bytes) -> bool:
        """Say whether a file that starts so is what its ending says."""
        recognised = recognise(start)
        return recognised in self.found if self.found else not recognised and is_text(start)
