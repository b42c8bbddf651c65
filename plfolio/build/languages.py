"""In which languages a student's site is offered, and which that somebody asked for there are no words in.

Takes what the student, the roster and the settings ask for; gives tags, and messages about the others.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plfolio.build.edition import shows_levels
from plfolio.diagnostics import Code, Diagnostic
from plfolio.diagnostics.languages import L101, L102
from plfolio.model import Audience, Profile, RosterEntry, WrittenLanguage
from plfolio.render.language_names import describe_languages, recognise_language, suggest_language
from plfolio.settings import Settings

__all__ = ["check_profile_languages", "check_school_languages", "offer_languages"]


def offer_languages(
    profile: Profile, home: tuple[WrittenLanguage, ...], settings: Settings, edition: Audience
) -> tuple[str, ...]:
    """Return the tags of the languages besides the student's own: the family's, the school's offer, the school's own.

    What a family speaks at home is the school's knowledge, and no business of those who read what is public.
    """
    at_home = home if shows_levels(edition) else ()
    wanted = (*profile.family_languages, *at_home, *settings.languages)
    found = (recognise_language(language.text) for language in wanted)
    return tuple(dict.fromkeys([*(tag for tag in found if tag), settings.language]))


def check_profile_languages(profile: Profile) -> tuple[Diagnostic, ...]:
    """Say which of the family's languages in a profile there are no words in."""
    return _report(L101, profile.family_languages)


def check_school_languages(settings: Settings, roster: tuple[RosterEntry, ...]) -> tuple[Diagnostic, ...]:
    """Say which languages of the settings, and of the roster, there are no words in: each once, with how many ask."""
    in_roster = [language for entry in roster for language in entry.home_languages]
    return (*_report(L102, settings.languages), *_report(L102, in_roster))


@dataclass(slots=True)
class _Asked:
    first: WrittenLanguage
    count: int = 0


def _report(code: Code, languages: Iterable[WrittenLanguage]) -> tuple[Diagnostic, ...]:
    unknown: dict[str, _Asked] = {}
    for language in languages:
        if recognise_language(language.text) is None:
            unknown.setdefault(language.text.casefold(), _Asked(language)).count += 1
    return tuple(_say(code, asked) for asked in unknown.values())


def _say(code: Code, asked: _Asked) -> Diagnostic:
    close = suggest_language(asked.first.text)
    return code.at(
        asked.first.location,
        text=asked.first.text,
        count=asked.count,
        suggestion=f"Did you mean {close}? " if close else "",
        known=describe_languages(),
    )
