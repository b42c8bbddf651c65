"""Badges as pictures for a site: drawn once for the whole school, however many students earn them.

Takes badge statuses; gives what pages show and the files that go beside them. A drawing depends on the badge, its level
and its state, not on the student, so it is kept under a hash of exactly that.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

from plfolio.build.fingerprint import hash_parts
from plfolio.build.school import Workshop
from plfolio.media.made import Made, MadeFile, NewFile
from plfolio.media.store import find_kept, keep
from plfolio.model import BadgeState, BadgeStatus, ProficiencyScale
from plfolio.names import slugify
from plfolio.render.badge_art import BadgeDesign, draw_png, draw_svg
from plfolio.render.student import BadgePictures

__all__ = ["BadgeFiles"]

_FOLDER = "badges"
_SMALL, _LARGE = 256, 1024


class BadgeFiles:
    """The badge pictures of one student's site, on top of a store that all students share."""

    def __init__(self, workshop: Workshop, scales: Mapping[str, ProficiencyScale]) -> None:
        self._store = workshop.cache / "badges"
        self._settings = workshop.settings
        self._drawn_by = workshop.code_digest
        self._scales = scales
        self._files: dict[str, Path] = {}

    def draw(self, statuses: tuple[BadgeStatus, ...]) -> dict[str, BadgePictures]:
        """Return the pictures of each badge by its id; only earned badges have files to take away."""
        return {status.badge.id: self._draw_one(status) for status in statuses}

    def files(self) -> Iterator[tuple[str, Path]]:
        """Return the picture files of the badges drawn so far, as (path in the site, file in the store)."""
        yield from sorted(self._files.items())

    def _draw_one(self, status: BadgeStatus) -> BadgePictures:
        design = self._design(status)
        svg = Markup(draw_svg(design))  # noqa: S704  # our own drawing, which escapes every word it takes
        if status.state is not BadgeState.EARNED:
            return BadgePictures(svg=svg)
        badge = status.badge.id
        return BadgePictures(
            svg=svg,
            small_url=self._picture_file(badge, design, f"{_SMALL}.png", lambda: draw_png(design, _SMALL).data),
            large_url=self._picture_file(badge, design, f"{_LARGE}.png", lambda: draw_png(design, _LARGE).data),
            svg_url=self._picture_file(badge, design, "badge.svg", svg.encode),
        )

    def _picture_file(self, badge_id: str, design: BadgeDesign, label: str, draw: Callable[[], bytes]) -> str:
        digest, (form, _, ending) = _hash_design(design), label.partition(".")
        recipe = f"{form}-{self._drawn_by[:16]}"

        def make(new_file: NewFile) -> Made:
            new_file().write(draw())
            return Made(files=(MadeFile(ending=ending),))

        kept = find_kept(self._store, digest, recipe) or keep(self._store, digest, recipe, make)
        name = f"{_FOLDER}/{slugify(badge_id, fallback='badge')}-{digest[:8]}-{label}"
        self._files[name] = self._store / kept.files[0].path
        return name

    def _design(self, status: BadgeStatus) -> BadgeDesign:
        badge = status.badge
        judged_on = (self._scales[standard] for standard in badge.standard_ids if standard in self._scales)
        scale = next(judged_on, self._settings.scales[0])
        level = scale.find(badge.level) or scale.reached(Decimal(scale.goal))
        return BadgeDesign(
            name=badge.name,
            level_word=level.name,
            level_number=level.number,
            levels=len(scale.levels),
            band=level.band,
            shape=badge.shape,
            colour=badge.colour or self._settings.primary_colour,
            accent=self._settings.accent_colour,
            state=status.state,
            description=badge.description,
            # The words on a badge are the school's, whoever earns it.
            language=self._settings.language,
        )


@lru_cache(maxsize=512)
def _hash_design(design: BadgeDesign) -> str:
    return hash_parts([json.dumps(asdict(design), sort_keys=True)])
