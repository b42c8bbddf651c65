"""One student, from folder to site: read, align, work out, award, check, draw, plan, render.

Takes a `Task` and the `Workshop` that all share; gives the finished files. The steps are plain functions from values to
values, composed here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from plfolio.assess.badges import award_badges
from plfolio.assess.checks import CheckContext, run_checks
from plfolio.assess.evidence import AlignedPortfolio, AlignedSchool, align_portfolio, align_school
from plfolio.assess.growth import trace_masteries
from plfolio.assess.mastery import compute_masteries
from plfolio.build.badge_files import BadgeFiles
from plfolio.build.edition import filter_evidence, filter_portfolio, shows_levels
from plfolio.build.fingerprint import FileStamp
from plfolio.build.languages import check_profile_languages, offer_languages
from plfolio.build.school import Workshop
from plfolio.diagnostics import Diagnostic
from plfolio.media.budget import fit_budget
from plfolio.media.prepare import Prepared, prepare
from plfolio.model import (
    Assessment,
    Attachment,
    Audience,
    BadgeStatus,
    Mastery,
    Moment,
    Override,
    Portfolio,
    WrittenLanguage,
)
from plfolio.read.folder import scan_folder
from plfolio.read.portfolio import read_portfolio
from plfolio.render.colours import dress_site
from plfolio.render.mkdocs_site import SiteRenderer
from plfolio.render.pages import plan_pages
from plfolio.render.search import write_search_indexes
from plfolio.render.student import FILES_FOLDER, StudentView

__all__ = ["Dossier", "Task", "assemble", "render_site"]

SiteFiles = Iterator[tuple[str, bytes | Path]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One student to build: who, where their site goes, the files as they stood, and the rows of school data."""

    student: str
    folder: str
    grade: str = ""
    home_languages: tuple[WrittenLanguage, ...] = ()
    stamps: tuple[FileStamp, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    overrides: tuple[Override, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything worked out about one student, with only what the edition may show.

    `names_others` says whether any piece names other students, whom the site then depends on. `left_out` holds the
    paths of attachments for which there is no room.
    """

    portfolio: Portfolio
    aligned: AlignedPortfolio
    masteries: dict[str, Mastery]
    growth: dict[str, tuple[Moment, ...]]
    badges: tuple[BadgeStatus, ...]
    names_others: bool
    left_out: frozenset[str]

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """The files that pages may show: the student's pictures and what lies beside each piece, if there is room."""
        return tuple(one for one in _attachments_of(self.portfolio) if one.path not in self.left_out)


def assemble(task: Task, workshop: Workshop) -> tuple[Dossier | None, tuple[Diagnostic, ...]]:
    """Read one student and work everything out; None when nothing of the student can be read."""
    settings, school = workshop.settings, _align_school(workshop)
    scan, in_folder = scan_folder(workshop.root, f"{settings.content}/{task.student}")
    portfolio, in_pages = read_portfolio(workshop.root, task.student, scan, settings)
    if portfolio is None:
        return None, (*in_folder, *in_pages)
    left_out, in_sizes = fit_budget(scan.folder, _attachments_of(portfolio), settings.limits)
    aligned, in_tags = align_portfolio(portfolio, task.assessments, task.overrides, school)
    shown = filter_portfolio(portfolio, workshop.edition, workshop.people)
    visible = _restrict(aligned, shown, workshop.edition)
    masteries = compute_masteries(visible, school, settings)
    badges = award_badges(visible, school, settings, masteries)
    advice = run_checks(
        CheckContext(
            portfolio=portfolio,
            aligned=aligned,
            school=school,
            masteries=masteries,
            settings=settings,
            students=workshop.people,
            as_of=workshop.as_of,
            grade=task.grade,
        )
    )
    return (
        Dossier(
            portfolio=shown,
            aligned=visible,
            masteries=masteries,
            growth=trace_masteries(visible, school, settings),
            badges=badges,
            names_others=any(artifact.people for artifact in portfolio.artifacts),
            left_out=left_out,
        ),
        (*in_folder, *in_pages, *in_sizes, *check_profile_languages(portfolio.profile), *in_tags, *advice),
    )


def render_site(dossier: Dossier, task: Task, workshop: Workshop) -> tuple[SiteFiles, tuple[Diagnostic, ...]]:
    """Return the files of one site, as (path, bytes or a file to copy), and what was wrong with attachments."""
    prepared, diagnostics = _prepare_attachments(dossier, workshop)
    school = _align_school(workshop)
    badges = BadgeFiles(workshop, school.scales)
    view = StudentView(
        portfolio=dossier.portfolio,
        settings=workshop.settings,
        edition=workshop.edition,
        as_of=workshop.as_of,
        frameworks=workshop.data.frameworks,
        masteries=dossier.masteries,
        growth=dossier.growth,
        badges=dossier.badges,
        tags=dossier.aligned.tags,
        goal_standards=dossier.aligned.goals,
        evidence=dossier.aligned.evidence,
        rubrics=school.rubrics,
        pacing=school.pacing,
        next_steps=school.next_steps,
        roster_names={
            student: name for student, name in workshop.people.items() if name and shows_levels(workshop.edition)
        },
        attachments=prepared,
        badge_pictures=badges.draw(dossier.badges),
        other_languages=offer_languages(
            dossier.portfolio.profile, task.home_languages, workshop.settings, workshop.edition
        ),
        grade=(task.grade if shows_levels(workshop.edition) else "") or dossier.portfolio.profile.grade,
        address=_address(workshop.settings.web_address, task.folder),
    )
    return _files_of(view, prepared, badges, workshop), diagnostics


def _address(school: str, folder: str) -> str:
    """Return where a student's site will be on the web, "" when the school does not say where its sites are."""
    return f"{school.rstrip('/')}/{folder}/" if school else ""


def _files_of(view: StudentView, prepared: dict[str, Prepared], badges: BadgeFiles, workshop: Workshop) -> SiteFiles:
    renderer, pages = _renderer(workshop.theme_folders), plan_pages(view)
    yield from ((file.path, file.data) for file in renderer.theme_files())
    yield from ((file.path, file.data) for file in renderer.render(pages))
    yield from write_search_indexes(pages)
    look = view.settings.look_for(view.portfolio.profile.look)
    shape = renderer.read_shape(look.shape or look.name)
    yield from dress_site(look, view.portfolio.profile.accent, view.settings, shape).items()
    yield from badges.files()
    store = workshop.cache / "media"
    named = {file.name: store / file.stored for item in prepared.values() for file in item.renditions}
    yield from ((f"{FILES_FOLDER}/{name}", path) for name, path in sorted(named.items()))


def _prepare_attachments(dossier: Dossier, workshop: Workshop) -> tuple[dict[str, Prepared], tuple[Diagnostic, ...]]:
    """Prepare every attachment that is shown."""
    store = workshop.cache / "media"
    prepared: dict[str, Prepared] = {}
    diagnostics: list[Diagnostic] = []
    for attachment in dossier.attachments:
        item, found = prepare(workshop.root, attachment, store, workshop.settings.limits)
        diagnostics.extend(found)
        if item is not None:
            prepared[attachment.path] = item
    return prepared, tuple(diagnostics)


def _attachments_of(portfolio: Portfolio) -> Iterator[Attachment]:
    profile = portfolio.profile
    yield from (picture for picture in (profile.picture, profile.cover) if picture)
    for artifact in portfolio.artifacts:
        yield from artifact.attachments


def _restrict(aligned: AlignedPortfolio, shown: Portfolio, edition: Audience) -> AlignedPortfolio:
    """Return the alignment with nothing about pieces and goals that are not shown."""
    artifacts = {artifact.id for artifact in shown.artifacts}
    goals = {goal.id for goal in shown.goals}
    return AlignedPortfolio(
        tags={piece: standards for piece, standards in aligned.tags.items() if piece in artifacts},
        goals={goal: standard for goal, standard in aligned.goals.items() if goal in goals},
        evidence=filter_evidence(aligned.evidence, shown) if shows_levels(edition) else (),
        overrides=aligned.overrides if shows_levels(edition) else (),
    )


_ALIGNED: dict[str, AlignedSchool] = {}


def _align_school(workshop: Workshop) -> AlignedSchool:
    """Resolve the school's tags once per process; a worker serves one workshop at a time."""
    if workshop.digest not in _ALIGNED:
        _ALIGNED.clear()
        _ALIGNED[workshop.digest] = align_school(workshop.data, workshop.settings)[0]
    return _ALIGNED[workshop.digest]


@lru_cache(maxsize=2)
def _renderer(theme_folders: tuple[Path, ...]) -> SiteRenderer:
    return SiteRenderer(theme_folders)
