"""From a code as a person wrote it to the one standard it means. Never a guess.

Takes frameworks; gives `CodeIndex`, which finds standards by id, by address, by code in any usual form, and by words.
What could mean two standards is answered with both; what means none, with the nearest codes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from plfolio.assess.code_forms import fold_code, loosen_code, shorten_code
from plfolio.model import Framework, Standard

__all__ = ["CodeIndex", "Resolution"]

_Table = dict[str, list[Standard]]

_MOST_SUGGESTED = 3
_LIKENESS = 0.6
_LONGEST_CODE = 60
_LONGEST_TEXT = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What a code means: one `standard`; or none, with the `candidates` it could mean, or codes to suggest instead."""

    standard: Standard | None
    candidates: tuple[Standard, ...] = ()
    suggestions: tuple[str, ...] = ()


class CodeIndex:
    """Every standard of all frameworks, by all that people call it. One in two frameworks belongs to the first.

    When it `is_whole`, a code that it does not know is no code.
    """

    def __init__(self, frameworks: tuple[Framework, ...], *, is_whole: bool = True) -> None:
        self.is_whole = is_whole
        self._frameworks = frameworks
        self._by_id: dict[str, Standard] = {}
        self._home: dict[str, Framework] = {}
        for framework in frameworks:
            for standard in framework.standards:
                if standard.id not in self._by_id:
                    self._by_id[standard.id] = standard
                    self._home[standard.id] = framework
        self._place = {standard_id: place for place, standard_id in enumerate(self._by_id)}
        self._by_address = self._table(_addresses)
        self._by_code = self._table(lambda standard: (_exact(standard.code),))
        self._by_folded = self._table(lambda standard: (fold_code(standard.code),))
        self._by_loose = self._table(lambda standard: (loosen_code(fold_code(standard.code)),))
        self._by_short = self._table(_short_keys)
        self._suggested: dict[str, tuple[str, ...]] = {}

    def resolve(self, text: str) -> Resolution:
        """Find the standard that `text` means: an id or address, a code, or ``framework:code``."""
        found = self._meanings(text)
        if len(found) == 1:
            return Resolution(standard=found[0])
        return Resolution(standard=None, candidates=found, suggestions=() if found else self._suggest(_exact(text)))

    def get(self, standard_id: str) -> Standard | None:
        """Return the standard with exactly this id, or None."""
        return self._by_id.get(standard_id)

    def framework_of(self, standard_id: str) -> Framework:
        """Return the framework that a standard came with; raises `KeyError` for an unknown id."""
        return self._home[standard_id]

    def search(self, words: str, limit: int | None = 20) -> tuple[Standard, ...]:
        """Find the standards in whose code and statement every one of these words stands, the closest first.

        What reads as a code comes before all others; so do codes before statements, and whole words before parts.
        """
        wanted = _fold_words(words).split()
        ranked = sorted(
            (_rank(wanted, code, statement), place, standard_id)
            for place, (standard_id, code, statement) in enumerate(self._haystack)
            if wanted and all(word in code or word in statement for word in wanted)
        )
        standards = dict.fromkeys([*(meant.id for meant in self._meanings(words)), *(found[-1] for found in ranked)])
        return tuple(self._by_id[standard_id] for standard_id in list(standards)[:limit])

    @cached_property
    def _haystack(self) -> tuple[tuple[str, str, str], ...]:
        return tuple(
            (standard.id, _fold_words(standard.code), _fold_words(standard.statement))
            for standard in self._by_id.values()
        )

    def _table(self, keys_of: Callable[[Standard], Iterable[str]]) -> _Table:
        table: _Table = {}
        for standard in self._by_id.values():
            for key in keys_of(standard):
                if key:
                    standards = table.setdefault(key, [])
                    if standard not in standards[-1:]:
                        standards.append(standard)
        return table

    def _meanings(self, text: str) -> tuple[Standard, ...]:
        written = _exact(text)
        return self._find(written) or self._find_within(written) or self._find_below(written)

    def _find(self, written: str, framework: Framework | None = None) -> tuple[Standard, ...]:
        """Look from the surest reading to the loosest, and stop at the first that says anything."""
        folded = fold_code(written)
        for table, key in (
            (self._by_address, _address(written)),
            (self._by_address, _last_part(written)),
            (self._by_code, written),
            (self._by_folded, folded),
        ):
            found = self._choose(table.get(key, ()), framework)
            if found:
                return found
        loose = loosen_code(folded)
        same = self._choose(self._by_loose.get(loose, ()), framework)
        # Where one framework has the code itself, its own short forms stand back; another framework's do not.
        homes = {standard.framework for standard in same}
        short = [standard for standard in self._by_short.get(loose, ()) if standard.framework not in homes]
        return self._choose([*same, *short], framework)

    def _choose(self, standards: Iterable[Standard], framework: Framework | None) -> tuple[Standard, ...]:
        """Keep those of the framework, in its order, without what another one of them has replaced."""
        inside = {
            standard.id: standard for standard in standards if framework is None or self._home[standard.id] is framework
        }
        current = [
            standard
            for standard in inside.values()
            if not any(newer in inside for newer in standard.replaced_by if newer != standard.id)
        ]
        return tuple(sorted(current or inside.values(), key=lambda standard: self._place[standard.id]))

    def _find_within(self, written: str) -> tuple[Standard, ...]:
        """Read ``framework:code``, where the framework is named by its id or by its document's."""
        name, colon, rest = written.partition(":")
        if not colon or not rest.strip():
            return ()
        wanted = name.strip().casefold()
        found = [
            standard
            for framework in self._frameworks
            if wanted in _names(framework)
            for standard in self._find(rest.strip(), framework)
        ]
        return self._choose(found, None)

    def _find_below(self, written: str) -> tuple[Standard, ...]:
        """Read ``framework.code``: the framework's id is in front, as if it were part of the code."""
        folded = fold_code(written)
        found: list[Standard] = []
        for framework in self._frameworks:
            name = fold_code(framework.id)
            rest = folded.removeprefix(name) if name else folded
            if rest != folded and rest[:1] in {".", "-", " ", "/", "_"}:
                found += self._find(rest[1:], framework)
        return self._choose(found, None)

    def _suggest(self, written: str) -> tuple[str, ...]:
        if written not in self._suggested:
            self._suggested[written] = tuple(dict.fromkeys(self._spell(near) for near in self._nearest(written)))
        return self._suggested[written]

    def _nearest(self, written: str) -> list[Standard]:
        """Name what a slip of the pen could have meant: only ever to be asked, never to be taken."""
        name, _, rest = written.rpartition(":")
        inside = {framework.id for framework in self._frameworks if name.strip().casefold() in _names(framework)}
        # The code may be right where the framework's name is not, or where the statement was copied along with it.
        for part in (rest.strip(), *written.replace(":", " ").split()[:1]):
            meant = self._find(part) if part != written else ()
            if meant and not inside:
                return list(meant[:_MOST_SUGGESTED])
        known = {
            key: standard for key, standard in self._suggestible.items() if not inside or standard.framework in inside
        }
        loose = loosen_code(fold_code(rest))[:_LONGEST_CODE]
        return [known[key] for key in get_close_matches(loose, known, n=_MOST_SUGGESTED, cutoff=_LIKENESS)]

    @cached_property
    def _suggestible(self) -> dict[str, Standard]:
        return {
            key: next((standard for standard in standards if not standard.is_retired), standards[0])
            for key, standards in self._by_loose.items()
        }

    def _spell(self, standard: Standard) -> str:
        """Write a standard's code, after its framework where the code alone means another one too."""
        if self._find(_exact(standard.code)) == (standard,):
            return standard.code
        return f"{self._home[standard.id].id}:{standard.code}"


def _exact(text: str) -> str:
    """Return a code as it is typed, and "" for what is too long to be one."""
    return unicodedata.normalize("NFC", text).strip() if len(text) <= _LONGEST_TEXT else ""


def _address(text: str) -> str:
    """Return the key of an id or a web address."""
    plain = text.strip("{} ").casefold().removeprefix("urn:uuid:")
    return plain.partition("://")[2].rstrip("/") if "://" in plain else plain


def _addresses(standard: Standard) -> tuple[str, ...]:
    return (standard.id.casefold(), *([_address(standard.uri)] if "://" in standard.uri else []))


def _last_part(text: str) -> str:
    """Return the id that a web address ends in, since one standard lies at many hosts; "" for other text."""
    return _address(text).rpartition("/")[2] if "://" in text else ""


def _short_keys(standard: Standard) -> Iterable[str]:
    yield from shorten_code(fold_code(standard.code), standard.grades)
    for alias in standard.aliases:
        folded = fold_code(alias)
        yield loosen_code(folded)
        yield from shorten_code(folded, standard.grades)


def _names(framework: Framework) -> tuple[str, ...]:
    names = (framework.id.casefold(), _address(framework.source), _last_part(framework.source))
    return tuple(name for name in names if name)


def _fold_words(text: str) -> str:
    """Return `text` as it is searched: without case and accents."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text).casefold()
    return "".join(character for character in apart if not unicodedata.combining(character))


def _rank(wanted: list[str], code: str, statement: str) -> int:
    """Say how far a standard is from the words asked for; 0 is nearest."""
    if code == " ".join(wanted):
        return 0
    if any(code.startswith(word) for word in wanted):
        return 1
    spoken = set("".join(sign if sign.isalnum() else " " for sign in statement).split())
    return 2 if spoken.issuperset(wanted) else 3
