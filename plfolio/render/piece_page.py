"""What the page of one piece of work is given, and each entry of the journal.

Takes artifacts, reflections and a `Place`; gives contexts, for their own pages and for the whole portfolio on paper.
"""

from __future__ import annotations

import datetime as dt
import re

from plfolio.model import Artifact, Reflection
from plfolio.render.levels import make_judged_standard
from plfolio.render.links import make_anchor
from plfolio.render.parts import JudgedStandard, ReflectionView
from plfolio.render.pieces import kind_of, language_of, make_answers, make_attachments, make_cards, split_lead
from plfolio.render.place import Place, TextFinder
from plfolio.render.views import ArtifactPage

__all__ = ["make_artifact", "make_reflections"]

_ADDRESS = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)


def make_artifact(
    place: Place, piece: Artifact, *, newer: str = "", older: str = "", id_prefix: str = ""
) -> ArtifactPage:
    """Return one piece of work.

    `newer` and `older` are the ids of its neighbours; `id_prefix` tells the pieces of one page apart.
    """
    view, finder = place.view, TextFinder(place, piece.location.path, id_prefix)
    body = finder.render(piece.body, heading_shift=2 if place.is_whole else 1, starts_page=not place.is_whole)
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


def make_reflections(place: Place) -> tuple[ReflectionView, ...]:
    """Return the journal, newest first."""
    entries = sorted(place.view.portfolio.reflections, key=lambda entry: entry.id)
    entries.sort(key=lambda entry: entry.date or dt.date.min, reverse=True)
    return tuple(_make_reflection(place, entry) for entry in entries)


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
