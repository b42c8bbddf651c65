"""Which pages a student's site has, and what each is given.

Takes a `StudentView`; gives `PlannedPage` values, one function per kind of page, registered through `plugins.pages`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from plfolio.model import Artifact, BadgeState, Profile, Reflection
from plfolio.plugins import Plugins, load_plugins
from plfolio.render.aims import make_badge, make_goals, make_next_steps, make_targets
from plfolio.render.filters import make_filters
from plfolio.render.levels import count_levels, make_judged_standard, make_scales
from plfolio.render.links import make_anchor
from plfolio.render.parts import ChosenPiece, JudgedStandard, ReflectionView
from plfolio.render.pieces import (
    group_by_year,
    kind_of,
    language_of,
    list_by_title,
    make_answers,
    make_attachments,
    make_card,
    make_cards,
    newest_first,
    split_lead,
)
from plfolio.render.place import MenuEntry, Place, SiteMap, TextFinder
from plfolio.render.standards_map import find_concerns, make_framework
from plfolio.render.student import StudentView
from plfolio.render.views import (
    AboutPage,
    ArtifactPage,
    BadgePage,
    BadgesPage,
    GoalsPage,
    HomePage,
    MenuItem,
    PlanPage,
    ReflectionsPage,
    SearchPage,
    SiteView,
    StandardsPage,
    WorkPage,
)
from plfolio.render.words import find_language, load_words

__all__ = ["Draft", "PageKind", "PlannedPage", "plan_pages", "register"]

Draft = tuple[str, str, str, object]
"""A page as its kind plans it: the template's name, the path from the site's root, the title, the context."""

_NEWEST = 3
_SECTIONS = ("chosen", "growth", "badges", "goals", "next")
_NARROW = frozenset({"goals", "next"})
_ADDRESS = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPage:
    """A page to render: the template ``<kind>.html``, its path from the site's root, and what it is given."""

    kind: str
    path: str
    title: str
    context: object
    site: SiteView


@dataclass(frozen=True, slots=True, kw_only=True)
class PageKind:
    """A kind of page, which a plugin adds to ``plugins.pages`` under the name of its template.

    `path` is where the menu leads; `title` is a key of the interface words, or the title itself. `plan` gives
    the pages. Kinds come in `order`, and one that `is_wanted` refuses is left out, menu and all. The search page is
    not `in_menu`: the frame of every page leads to it.
    """

    path: str
    title: str
    order: int
    plan: Callable[[SiteMap], Iterable[Draft]]
    is_wanted: Callable[[StudentView], bool] = lambda _view: True
    in_menu: bool = True


def plan_pages(view: StudentView) -> tuple[PlannedPage, ...]:
    """Plan every page of one student's site, in the order of the menu."""
    words = load_words(_site_language(view))
    wanted = [(name, kind) for name, kind in load_plugins().pages if kind.is_wanted(view)]
    wanted.sort(key=lambda item: (item[1].order, item[0]))
    menu = tuple(
        MenuEntry(kind=name, path=kind.path, title=words.title(kind.title), is_in_menu=kind.in_menu)
        for name, kind in wanted
    )
    site = SiteMap(view=view, words=words, menu=menu)
    return tuple(
        PlannedPage(kind=kind, path=path, title=title, context=context, site=_make_site(site, owner, path, title))
        for owner, page_kind in wanted
        for kind, path, title, context in page_kind.plan(site)
    )


def register(plugins: Plugins) -> None:
    """Register the built-in pages."""
    kinds = (
        ("home", "index.html", _plan_home, lambda _view: True),
        ("work", "work.html", _plan_work, lambda _view: True),
        ("standards", "standards.html", _plan_standards, lambda _view: True),
        ("badges", "badges.html", _plan_badges, lambda view: bool(view.badges)),
        ("goals", "goals.html", _plan_goals, lambda view: bool(view.portfolio.goals)),
        ("plan", "plan.html", _plan_plan, lambda _view: True),
        ("reflections", "reflections.html", _plan_reflections, lambda view: bool(view.portfolio.reflections)),
        ("about", "about.html", _plan_about, lambda view: _says_something(view.portfolio.profile)),
        ("search", "search.html", _plan_search, _has_written),
    )
    for place, (name, path, plan, is_wanted) in enumerate(kinds):
        kind = PageKind(
            path=path,
            title=f"menu.{name}",
            order=10 * (place + 1),
            plan=plan,
            is_wanted=is_wanted,
            in_menu=name != "search",
        )
        plugins.pages.add(name, kind)


def _plan_home(site: SiteMap) -> Iterator[Draft]:
    view, place = site.view, site.at("index.html")
    profile, pieces = view.portfolio.profile, newest_first(view.portfolio.artifacts)
    finder = TextFinder(place, profile.location.path)
    chosen = [piece for piece in pieces if piece.showcase]
    concerns = find_concerns(view)
    earned = (make_badge(place, status) for status in view.badges if status.state == BadgeState.EARNED)
    context = HomePage(
        name=profile.name,
        grade=view.grade or profile.grade,
        picture=place.picture(profile.picture, profile.name),
        cover=place.picture(profile.cover, ""),
        introduction=finder.render(_first_paragraph(profile.body)),
        about=finder.render(profile.body if "about" in profile.home else ""),
        interests=profile.interests,
        chosen=tuple(ChosenPiece(piece=make_card(place, piece), reason=piece.showcase) for piece in chosen),
        newest=tuple(make_card(place, piece) for piece in pieces[:_NEWEST]),
        badges=tuple(earned),
        counts=count_levels(view, concerns),
        scales=make_scales(view, concerns),
        goals=make_goals(place, is_open=True),
        targets=tuple(target for target in make_targets(place) if not target.is_over)[:_NEWEST],
        sections=_pair_up(profile.home or _SECTIONS),
        links=tuple((entry.kind, place.url(entry.path)) for entry in site.menu),
    )
    yield "home", place.path, profile.name, context


def _plan_work(site: SiteMap) -> Iterator[Draft]:
    place = site.at("work.html")
    pieces = newest_first(site.view.portfolio.artifacts)
    filters = make_filters(site, pieces)
    years = group_by_year(place, pieces, filters.values)
    context = WorkPage(years=years, total=len(pieces), filters=filters.views)
    yield "work", place.path, site.words("menu.work"), context
    for index, piece in enumerate(pieces):
        newer = pieces[index - 1].id if index else ""
        older = pieces[index + 1].id if index + 1 < len(pieces) else ""
        place = site.at(site.artifacts[piece.id])
        yield "artifact", place.path, piece.title, _make_artifact(place, piece, newer=newer, older=older)


def _make_artifact(place: Place, piece: Artifact, *, newer: str, older: str) -> ArtifactPage:
    view, finder = place.view, TextFinder(place, piece.location.path)
    body = finder.render(piece.body, starts_page=True)
    answers = make_answers(finder, piece.answers)
    names = [view.roster_names[name] for name in piece.people if name in view.roster_names]
    grown_into = (other.id for other in view.portfolio.artifacts if piece.id in other.grew_from)
    files = make_attachments(place, piece.attachments, finder.shown)
    lead, others = split_lead(files, is_in_text=bool(finder.shown))
    return ArtifactPage(
        title=piece.title,
        date=piece.date,
        subject=piece.subject,
        kind=kind_of(place, piece),
        chosen_by=piece.chosen_by,
        showcase=piece.showcase,
        language=language_of(place, piece.language),
        lead=lead,
        body=body,
        attachments=others,
        answers=answers,
        standards=_judge(place, piece.id),
        drafts=make_cards(place, piece.grew_from),
        grown_into=make_cards(place, grown_into),
        people=tuple(names),
        others=len(piece.people) - len(names),
        source=piece.source,
        source_url=piece.source if _ADDRESS.fullmatch(piece.source) else "",
        licence=piece.licence,
        previous=place.piece(newer),
        next=place.piece(older),
    )


def _judge(place: Place, artifact_id: str) -> tuple[JudgedStandard, ...]:
    """Return the standards that a piece is tagged with, then those it was judged on besides."""
    given = [evidence for evidence in place.view.evidence if evidence.artifact == artifact_id]
    tagged = place.view.tags.get(artifact_id, ())
    names = dict.fromkeys((*tagged, *(evidence.standard for evidence in given)))
    return tuple(
        make_judged_standard(place, name, (evidence for evidence in given if evidence.standard == name))
        for name in names
    )


def _plan_standards(site: SiteMap) -> Iterator[Draft]:
    view, place = site.view, site.at("standards.html")
    concerns = find_concerns(view)
    maps = (make_framework(place, framework, frozenset(concerns)) for framework in view.frameworks)
    context = StandardsPage(
        frameworks=tuple(found for found in maps if found),
        counts=count_levels(view, concerns),
        scales=make_scales(view, concerns),
    )
    yield "standards", place.path, site.words("menu.standards"), context


def _plan_badges(site: SiteMap) -> Iterator[Draft]:
    place = site.at("badges.html")
    badges = [make_badge(place, status) for status in site.view.badges]
    context = BadgesPage(
        earned=tuple(badge for badge in badges if badge.state == BadgeState.EARNED),
        under_way=tuple(badge for badge in badges if badge.state == BadgeState.UNDER_WAY),
        not_started=tuple(badge for badge in badges if badge.state == BadgeState.NOT_STARTED),
    )
    yield "badges", place.path, site.words("menu.badges"), context
    for status in site.view.badges:
        place = site.at(site.badges[status.badge.id])
        yield "badge", place.path, status.badge.name, BadgePage(badge=make_badge(place, status))


def _plan_goals(site: SiteMap) -> Iterator[Draft]:
    place = site.at("goals.html")
    context = GoalsPage(open=make_goals(place, is_open=True), closed=make_goals(place, is_open=False))
    yield "goals", place.path, site.words("menu.goals"), context


def _plan_plan(site: SiteMap) -> Iterator[Draft]:
    place = site.at("plan.html")
    targets = make_targets(place)
    context = PlanPage(
        over=tuple(target for target in targets if target.is_over),
        under_way=tuple(target for target in targets if target.has_started and not target.is_over),
        later=tuple(target for target in targets if not target.has_started),
        next_steps=make_next_steps(place),
    )
    yield "plan", place.path, site.words("menu.plan"), context


def _plan_reflections(site: SiteMap) -> Iterator[Draft]:
    place = site.at("reflections.html")
    entries = sorted(site.view.portfolio.reflections, key=lambda entry: entry.id)
    entries.sort(key=lambda entry: entry.date or dt.date.min, reverse=True)
    context = ReflectionsPage(entries=tuple(_make_reflection(place, entry) for entry in entries))
    yield "reflections", place.path, site.words("menu.reflections"), context


def _make_reflection(place: Place, entry: Reflection) -> ReflectionView:
    anchor = make_anchor("r", entry.id)
    finder = TextFinder(place, entry.location.path, f"{anchor}-")
    return ReflectionView(
        anchor=anchor,
        title=entry.title,
        date=entry.date,
        language=language_of(place, entry.language),
        body=finder.render(entry.body, heading_shift=2),
        answers=make_answers(finder, entry.answers),
        about=place.pieces(entry.about),
    )


def _plan_about(site: SiteMap) -> Iterator[Draft]:
    place, profile = site.at("about.html"), site.view.portfolio.profile
    context = AboutPage(
        name=profile.name,
        grade=site.view.grade or profile.grade,
        picture=place.picture(profile.picture, profile.name),
        cover=place.picture(profile.cover, ""),
        body=TextFinder(place, profile.location.path).render(profile.body),
        languages=profile.languages,
        strengths=profile.strengths,
        needs=profile.needs,
        interests=profile.interests,
    )
    yield "about", place.path, site.words("menu.about"), context


def _says_something(profile: Profile) -> bool:
    return bool(profile.body or profile.strengths or profile.needs or profile.interests or profile.languages)


def _has_written(view: StudentView) -> bool:
    """Say whether there is something of the student's to look for."""
    return bool(view.portfolio.artifacts or view.portfolio.reflections or view.portfolio.goals)


def _plan_search(site: SiteMap) -> Iterator[Draft]:
    place = site.at("search.html")
    yield "search", place.path, site.words("menu.search"), SearchPage(pieces=list_by_title(place))


def _site_language(view: StudentView) -> str:
    """Return the language around the texts: the student's if there are words for it, else the school's."""
    return find_language(view.portfolio.profile.language) or view.settings.language


def _make_site(site: SiteMap, owner: str, path: str, title: str) -> SiteView:
    view, place = site.view, site.at(path)
    return SiteView(
        student_name=view.portfolio.profile.name,
        school_name=view.settings.school_name,
        edition=view.edition,
        language=site.words.language,
        direction=site.words.direction,
        text_language=language_of(place, ""),
        page_title=title,
        root=place.root,
        home_url=place.url("index.html"),
        face=place.picture(view.portfolio.profile.picture, ""),
        menu=tuple(_make_item(place, entry, owner) for entry in site.menu if entry.is_in_menu),
        search=next((_make_item(place, entry, owner) for entry in site.menu if entry.kind == "search"), None),
    )


def _make_item(place: Place, entry: MenuEntry, owner: str) -> MenuItem:
    current = "" if entry.kind != owner else "page" if entry.path == place.path else "true"
    return MenuItem(title=entry.title, url=place.url(entry.path), current=current)


def _pair_up(names: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Put neighbours that need little room side by side."""
    groups: list[tuple[str, ...]] = []
    for name in names:
        if groups and name in _NARROW and set(groups[-1]) <= _NARROW:
            groups[-1] += (name,)
        else:
            groups.append((name,))
    return tuple(groups)


def _first_paragraph(text: str) -> str:
    """Return the first paragraph of plain writing, without headings, pictures and tables."""
    paragraphs = (part.strip() for part in re.split(r"\n\s*\n", text))
    return next((part for part in paragraphs if part and not part.startswith(("#", "!", "|", "`", "<", "[^"))), "")
