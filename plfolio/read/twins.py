"""Standards that say the same as others in another language, as CASE 1.1 tells it by ``isTranslationOf``.

Takes all frameworks of a school, since a translation may come in a package of its own; gives them with each translation
in its original, and not a second time in the tree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from plfolio.model import Framework, Standard

__all__ = ["join_translations"]

_Said = Mapping[str, list[tuple[Standard, str]]]


def join_translations(frameworks: tuple[Framework, ...]) -> tuple[Framework, ...]:
    """Put translations into their originals. One whose language or original is not known stays where it is."""
    originals = {twin: original for framework in frameworks for twin, original in framework.twins}
    if not originals:
        return frameworks
    known = {
        standard.id: (standard, standard.language or framework.language)
        for framework in reversed(frameworks)
        for standard in framework.standards
    }
    said: dict[str, list[tuple[Standard, str]]] = defaultdict(list)
    for twin in originals:
        original = _follow(twin, originals)
        if twin in known and original in known and known[twin][1] not in ("", known[original][1]):
            said[original].append(known[twin])
    hidden = {twin.id for twins in said.values() for twin, _ in twins}
    return tuple(_join(framework, said, hidden) for framework in frameworks)


def _follow(twin: str, originals: Mapping[str, str]) -> str:
    """Return what a translation goes back to in the end, itself when that is a circle."""
    seen = {twin}
    last = originals[twin]
    while last in originals:
        if last in seen:
            return twin
        seen.add(last)
        last = originals[last]
    return last


def _join(framework: Framework, said: _Said, hidden: set[str]) -> Framework:
    def without(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for name in ids if name not in hidden)

    standards = tuple(
        replace(
            standard,
            parents=without(standard.parents),
            children=without(standard.children),
            # Whoever writes the code or the identifier of a translation means what it translates.
            aliases=(*standard.aliases, *(name for twin, _ in twins for name in (twin.id, twin.code) if name)),
            translations=(*standard.translations, *((language, twin.statement) for twin, language in twins)),
        )
        for standard in framework.standards
        if standard.id not in hidden
        for twins in [said.get(standard.id, [])]
    )
    return replace(framework, standards=standards, roots=without(framework.roots), twins=())
