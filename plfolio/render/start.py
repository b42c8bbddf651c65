"""The school's start page: who may be listed, and nothing else about them.

Takes names and addresses; gives one planned page.
"""

from __future__ import annotations

from dataclasses import dataclass

from plfolio.model import Audience
from plfolio.render.pages import PlannedPage
from plfolio.render.parts import Link
from plfolio.render.views import SiteView
from plfolio.render.words import load_words
from plfolio.settings import Settings

__all__ = ["StartPage", "plan_start_page"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StartPage:
    """What `start.html` sees: the school's welcome, and a link to each student who may be listed, by name."""

    name: str
    welcome: str
    students: tuple[Link, ...]


def plan_start_page(settings: Settings, edition: Audience, students: tuple[tuple[str, str], ...]) -> PlannedPage:
    """Plan the start page; `students` holds (name, address) in the order in which they are to stand."""
    words = load_words(settings.language)
    site = SiteView(
        student_name=settings.school_name,
        school_name=settings.school_name,
        edition=edition,
        language=words.language,
        direction=words.direction,
        text_language="",
        school_language="",
        page_title=settings.school_name,
        root="",
        home_url="index.html",
        face=None,
        menu=(),
    )
    view = StartPage(
        name=settings.school_name,
        welcome=settings.welcome,
        students=tuple(Link(title=name, url=url) for name, url in students),
    )
    return PlannedPage(kind="start", path="index.html", title=settings.school_name, context=view, site=site)
