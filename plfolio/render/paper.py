"""Two pages made for paper: the whole portfolio as one document, and a summary on one sheet to send home.

Takes a `SiteMap`; gives drafts of pages. They show what the other pages show, put together for reading in order.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from plfolio.model import BadgeState, Evidence, EvidenceSource
from plfolio.render.aims import make_badge, make_goals, make_targets
from plfolio.render.levels import count_levels, make_judgement, make_mastery, make_scales
from plfolio.render.links import make_anchor
from plfolio.render.parts import JudgementView
from plfolio.render.piece_page import make_artifact, make_reflections
from plfolio.render.pieces import newest_first
from plfolio.render.place import Place, SiteMap, TextFinder
from plfolio.render.sharing import draw_square
from plfolio.render.standards_map import find_concerns
from plfolio.render.views import PaperPage, PaperPiece, StandardRow, SummaryPage

__all__ = ["PAPER", "SUMMARY", "plan_paper", "plan_summary"]

PAPER, SUMMARY = "paper.html", "summary.html"
"""Where the two pages lie, from the site's root."""

_MOST_ROWS = 12  # what fits on one sheet of A4 or Letter
_MOST_COMMENTS = 3
_MOST_AIMS = 3


def plan_paper(site: SiteMap) -> Iterator[tuple[str, str, str, object]]:
    """Plan the whole portfolio on one page: cover, contents, the pieces oldest first, then what they add up to."""
    view, place = site.view, Place(site=site, path=PAPER, is_whole=True)
    profile = view.portfolio.profile
    pieces = tuple(reversed(newest_first(view.portfolio.artifacts)))
    earned = (status for status in view.badges if status.state == BadgeState.EARNED)
    context = PaperPage(
        name=profile.name,
        grade=view.grade or profile.grade,
        school_address=view.settings.address,
        picture=place.picture(profile.picture, profile.name),
        cover=place.picture(profile.cover, ""),
        made_on=view.as_of,
        square=draw_square(view.address),
        about=TextFinder(place, profile.location.path).render(profile.body),
        strengths=profile.strengths,
        needs=profile.needs,
        interests=profile.interests,
        pieces=tuple(
            PaperPiece(
                anchor=make_anchor("p", piece.id),
                page=make_artifact(place, piece, id_prefix=f"{make_anchor('p', piece.id)}-"),
            )
            for piece in pieces
        ),
        entries=make_reflections(place),
        rows=_judged_rows(place),
        scales=make_scales(place, find_concerns(view)),
        badges=tuple(make_badge(place, status) for status in earned),
        goals=(*make_goals(place, is_open=True), *make_goals(place, is_open=False)),
        targets=make_targets(place),
    )
    yield "paper", PAPER, site.words("menu.paper"), context


def plan_summary(site: SiteMap) -> Iterator[tuple[str, str, str, object]]:
    """Plan the summary: where the student stands, what teachers wrote last, and what comes next."""
    view, place = site.view, site.at(SUMMARY)
    concerns = find_concerns(view)
    rows = sorted(_judged_rows(place), key=lambda row: row.mastery.last_date or date.min, reverse=True)
    shown = {row.standard.url or row.standard.code for row in rows[:_MOST_ROWS]}
    context = SummaryPage(
        name=view.portfolio.profile.name,
        grade=view.grade or view.portfolio.profile.grade,
        made_on=view.as_of,
        counts=count_levels(view, concerns),
        scales=make_scales(place, concerns),
        rows=tuple(row for row in _judged_rows(place) if (row.standard.url or row.standard.code) in shown),
        left_out=max(0, len(rows) - _MOST_ROWS),
        comments=_newest_comments(place),
        goals=make_goals(place, is_open=True)[:_MOST_AIMS],
        targets=tuple(target for target in make_targets(place) if not target.is_over)[:_MOST_AIMS],
        square=draw_square(view.address),
    )
    yield "summary", SUMMARY, site.words("menu.summary"), context


def _judged_rows(place: Place) -> tuple[StandardRow, ...]:
    """Return every standard with evidence or a self rating, in the order of the frameworks."""
    found = ((place.label(name), make_mastery(place, name, ())) for name in find_concerns(place.view))
    return tuple(
        StandardRow(standard=label, mastery=mastery)
        for label, mastery in found
        if mastery.evidence_count or mastery.own or mastery.level
    )


def _newest_comments(place: Place) -> tuple[JudgementView, ...]:
    """Return what teachers wrote last, newest first, each text once."""

    def day(evidence: Evidence) -> tuple[date, int]:
        return evidence.given_on or evidence.date or date.min, evidence.order

    given = (one for one in place.view.evidence if one.source == EvidenceSource.TEACHER and one.comment)
    texts: dict[str, JudgementView] = {}
    for evidence in sorted(given, key=day, reverse=True):
        judgement = make_judgement(place, evidence)
        if judgement.comment:
            texts.setdefault(judgement.comment, judgement)
    return tuple(texts.values())[:_MOST_COMMENTS]
