"""Which pages a student's site has, and what each is given.

Takes a `StudentView`; gives `PlannedPage` values, one function per kind of page, registered through `plugins.pages`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from plfolio.model import BadgeState, Profile
from plfolio.plugins import Plugins, load_plugins
from plfolio.render.aims import make_badge, make_goals, make_next_steps, make_targets
from plfolio.render.charts.activity import make_activity
from plfolio.render.charts.badge_progress import make_badge_progress
from plfolio.render.charts.coverage import make_coverage
from plfolio.render.charts.growth import find_grown, find_newest_changes, find_signs, make_growth, make_growths
from plfolio.render.charts.strengths import make_strengths
from plfolio.render.filters import make_filters
from plfolio.render.levels import count_levels, make_scales
from plfolio.render.paper import PAPER, SUMMARY, plan_paper, plan_summary
from plfolio.render.parts import ChosenPiece
from plfolio.render.pictures import PictureView
from plfolio.render.piece_page import make_artifact, make_reflections
from plfolio.render.pieces import (
    group_by_year,
    language_of,
    list_by_title,
    make_card,
    newest_first,
)
from plfolio.render.place import MenuEntry, Place, SiteMap, TextFinder
from plfolio.render.sharing import make_card_of_link
from plfolio.render.standards_map import find_concerns, make_framework
from plfolio.render.student import StudentView
from plfolio.render.switch import choose_languages, make_alternates
from plfolio.render.views import (
    AboutPage,
    Alternate,
    ArtifactPage,
    BadgePage,
    BadgesPage,
    GoalsPage,
    GrowthPage,
    HomePage,
    MenuItem,
    PlanPage,
    ReflectionsPage,
    SearchPage,
    SiteView,
    StandardsPage,
    WorkPage,
)
from plfolio.render.words import load_words

__all__ = ["Draft", "PageKind", "PlannedPage", "plan_pages", "register"]

Draft = tuple[str, str, str, object]
"""A page as its kind plans it: the template's name, the path from the site's root, the title, the context."""

_NEWEST = 3
_SECTIONS = ("chosen", "growth", "badges", "goals", "next")
_NARROW = frozenset({"goals", "next"})
_SEEN_AT_ONCE = 6


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
    the pages. Kinds come in `order`, and one that `is_wanted` refuses is left out, menu and all. What is not `in_menu`
    is reached in another way.
    """

    path: str
    title: str
    order: int
    plan: Callable[[SiteMap], Iterable[Draft]]
    is_wanted: Callable[[StudentView], bool] = lambda _view: True
    in_menu: bool = True


def plan_pages(view: StudentView) -> tuple[PlannedPage, ...]:
    """Plan every page of one student's site, language by language, each in the order of the menu."""
    wanted = [(name, kind) for name, kind in load_plugins().pages if kind.is_wanted(view)]
    wanted.sort(key=lambda item: (item[1].order, item[0]))
    sites = tuple(_open_site(view, wanted, prefix, tag) for prefix, tag in choose_languages(view).items())
    drafts = [(site, owner, draft) for site in sites for owner, kind in wanted for draft in kind.plan(site)]
    paths = {f"{site.prefix}{path}" for site, _, (_, path, _, _) in drafts}
    return tuple(
        PlannedPage(
            kind=kind,
            path=f"{site.prefix}{path}",
            title=title,
            context=context,
            site=_make_site(place, owner, title, context, make_alternates(place, sites, paths)),
        )
        for site, owner, (kind, path, title, context) in drafts
        for place in [site.at(path)]
    )


def register(plugins: Plugins) -> None:
    """Register the built-in pages."""
    kinds = (
        ("home", "index.html", _plan_home, lambda _view: True),
        ("work", "work.html", _plan_work, lambda _view: True),
        ("standards", "standards.html", _plan_standards, lambda _view: True),
        ("growth", "growth.html", _plan_growth, _has_levels),
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
    for place, (name, path, plan) in enumerate((("paper", PAPER, plan_paper), ("summary", SUMMARY, plan_summary))):
        title = f"menu.{name}"
        plugins.pages.add(name, PageKind(path=path, title=title, order=910 + place, plan=plan, in_menu=False))


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
        scales=make_scales(place, concerns),
        growth=tuple(filter(None, (make_growth(place, name) for name in find_newest_changes(place, _NEWEST)))),
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
        yield "artifact", place.path, piece.title, make_artifact(place, piece, newer=newer, older=older)


def _plan_standards(site: SiteMap) -> Iterator[Draft]:
    view, place = site.view, site.at("standards.html")
    concerns = find_concerns(view)
    maps = (make_framework(place, framework, frozenset(concerns)) for framework in view.frameworks)
    frameworks = tuple(found for found in maps if found)
    growth = {picture.place: picture for picture in make_growths(place, find_grown(place))}
    context = StandardsPage(
        frameworks=frameworks,
        counts=count_levels(view, concerns),
        scales=make_scales(place, concerns),
        coverage=make_coverage(site.words, frameworks, growth) if _has_levels(view) else None,
        growth=growth,
    )
    yield "standards", place.path, site.words("menu.standards"), context


def _has_levels(view: StudentView) -> bool:
    """Say whether anybody has said how far anything goes; in an edition without levels, nobody has."""
    return bool(view.evidence or view.growth)


def _plan_growth(site: SiteMap) -> Iterator[Draft]:
    view, place = site.view, site.at("growth.html")
    concerns = find_concerns(view)
    pictures = make_growths(place, view.masteries)
    context = GrowthPage(
        work_url=place.page_url("work"),
        standards_url=place.page_url("standards"),
        activity=make_activity(place),
        strengths=make_strengths(place, concerns),
        scales=make_scales(place, concerns),
        signs=find_signs(pictures),
        first=pictures[:_SEEN_AT_ONCE],
        more=pictures[_SEEN_AT_ONCE:],
    )
    yield "growth", place.path, site.words("menu.growth"), context


def _plan_badges(site: SiteMap) -> Iterator[Draft]:
    place = site.at("badges.html")
    badges = [make_badge(place, status) for status in site.view.badges]
    under_way = [status for status in site.view.badges if status.state == BadgeState.UNDER_WAY]
    context = BadgesPage(
        earned=tuple(badge for badge in badges if badge.state == BadgeState.EARNED),
        under_way=tuple(badge for badge in badges if badge.state == BadgeState.UNDER_WAY),
        not_started=tuple(badge for badge in badges if badge.state == BadgeState.NOT_STARTED),
        progress={place.url(site.badges[one.badge.id]): make_badge_progress(place, one) for one in under_way},
    )
    yield "badges", place.path, site.words("menu.badges"), context
    for status in site.view.badges:
        place = site.at(site.badges[status.badge.id])
        yield (
            "badge",
            place.path,
            status.badge.name,
            BadgePage(badge=make_badge(place, status), all_url=place.url("badges.html")),
        )


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
    context = ReflectionsPage(entries=make_reflections(place))
    yield "reflections", place.path, site.words("menu.reflections"), context


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
    yield (
        "search",
        place.path,
        site.words("menu.search"),
        SearchPage(
            index_url="search-index.js" if site.prefix else "assets/search-index.js", pieces=list_by_title(place)
        ),
    )


def _open_site(view: StudentView, wanted: list[tuple[str, PageKind]], prefix: str, tag: str) -> SiteMap:
    words = load_words(tag)
    menu = tuple(
        MenuEntry(kind=name, path=kind.path, title=words.title(kind.title), is_in_menu=kind.in_menu)
        for name, kind in wanted
    )
    return SiteMap(view=view, words=words, menu=menu, prefix=prefix)


def _make_site(place: Place, owner: str, title: str, context: object, alternates: tuple[Alternate, ...]) -> SiteView:
    site, view = place.site, place.view
    picture, description = _describe(place, context)
    return SiteView(
        student_name=view.portfolio.profile.name,
        school_name=view.settings.school_name,
        edition=view.edition,
        language=site.words.language,
        direction=site.words.direction,
        text_language=language_of(place, ""),
        school_language=place.mark(view.settings.language),
        page_title=title,
        root=place.root,
        home_url=place.url("index.html"),
        face=place.picture(view.portfolio.profile.picture, ""),
        menu=tuple(_make_item(place, entry, owner) for entry in site.menu if entry.is_in_menu),
        search=next((_make_item(place, entry, owner) for entry in site.menu if entry.kind == "search"), None),
        alternates=alternates,
        paper_url=place.page_url("paper"),
        summary_url=place.page_url("summary"),
        card=make_card_of_link(place, title, description, picture),
    )


def _make_item(place: Place, entry: MenuEntry, owner: str) -> MenuItem:
    current = "" if entry.kind != owner else "page" if entry.path == place.path else "true"
    return MenuItem(title=entry.title, url=place.url(entry.path), current=current)


def _describe(place: Place, context: object) -> tuple[PictureView | None, str]:
    """Return the picture and the sentence of the card that a link to this page shows."""
    profile = place.view.portfolio.profile
    whole = place.picture(profile.cover or profile.picture, "")
    usual = place.site.words("page.portfolio-of", name=profile.name)
    if not isinstance(context, ArtifactPage):
        return whole, usual
    own = next(
        (piece for piece in place.view.portfolio.artifacts if place.site.artifacts[piece.id] == place.path), None
    )
    return (make_card(place, own).picture if own else None) or whole, context.showcase or usual


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
