"""The languages of one site, and the way from a page to the same page in another of them.

Takes a `StudentView`; gives tags and folders. The student's own language lies at the site's root, each other one in a
folder of its own with the same pages below it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from plfolio.render.place import Place, SiteMap
from plfolio.render.student import StudentView
from plfolio.render.views import Alternate
from plfolio.render.words import find_language, load_words

__all__ = ["choose_languages", "make_alternates"]


def choose_languages(view: StudentView) -> dict[str, str]:
    """Return the site's languages, its own first: the folder of each, "" for the root, and the tag of its words."""
    own = _choose_own(view.portfolio.profile.language, view.settings.language)
    languages = {"": own}
    for tag in view.other_languages:
        found = find_language(tag)
        if found and found != load_words(own).base:
            languages.setdefault(f"{found}/", tag)
    return languages


def make_alternates(place: Place, sites: Sequence[SiteMap], paths: Collection[str]) -> tuple[Alternate, ...]:
    """Return this page in each of the site's languages in which it is one of `paths`; nothing for a single language."""
    if len(sites) == 1:
        return ()
    there = [site for site in sites if f"{site.prefix}{place.path}" in paths]
    return tuple(
        Alternate(
            language=site.words.language,
            direction=site.words.direction,
            name=site.words("name"),
            url=place.asset_url(f"{site.prefix}{place.path}"),
            is_current=site is place.site,
        )
        for site in there
    )


def _choose_own(student: str, school: str) -> str:
    """Return the language around the student's texts: theirs if there are words for it, else the school's.

    A student who says only "en" in a school that says "en-GB" means that English.
    """
    found = find_language(student)
    if not found:
        return school
    return school if found == student and found == find_language(school) else student
