"""Editions: what is meant for fewer people never reaches more."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from plfolio.build.edition import filter_evidence, filter_portfolio
from plfolio.diagnostics import Location
from plfolio.model import Artifact, Attachment, Audience, Evidence, EvidenceSource, Goal, Portfolio, Profile, Reflection

HERE = Location("a.md")
AUDIENCES = list(Audience)


def make_portfolio(*audiences):
    """One piece, entry and goal for each audience, each pointing at every piece."""
    ids = tuple(f"p{number}" for number in range(len(audiences)))
    shared = {"student": "ada", "title": "T", "location": HERE}
    return Portfolio(
        student="ada",
        profile=Profile(name="Ada", location=HERE, interests=("secret",), body="about me", language="es"),
        artifacts=tuple(
            Artifact(id=name, audience=audience, grew_from=ids, **shared)
            for name, audience in zip(ids, audiences, strict=True)
        ),
        reflections=tuple(
            Reflection(id=name, title="T", location=HERE, audience=audience, about=ids)
            for name, audience in zip(ids, audiences, strict=True)
        ),
        goals=tuple(
            Goal(id=name, title="T", location=HERE, audience=audience, evidence=ids)
            for name, audience in zip(ids, audiences, strict=True)
        ),
    )


def make_evidence(artifact, source=EvidenceSource.TEACHER):
    return Evidence(
        standard="s", source=source, level=3, scale="x", order=0, location=HERE,
        artifact=artifact, title="Secret title", comment="Secret comment",
    )  # fmt: skip


@given(st.lists(st.sampled_from(AUDIENCES), max_size=5), st.sampled_from(AUDIENCES))
def test_an_edition_shows_exactly_what_its_audience_may_see(audiences, edition):
    shown = filter_portfolio(make_portfolio(*audiences), edition)
    wanted = {f"p{number}" for number, audience in enumerate(audiences) if audience.reach >= edition.reach}
    for things in (shown.artifacts, shown.reflections, shown.goals):
        assert {thing.id for thing in things} == wanted
    links = [artifact.grew_from for artifact in shown.artifacts] + [goal.evidence for goal in shown.goals]
    assert {name for names in links for name in names} <= wanted


def test_the_students_own_edition_shows_everything():
    portfolio = make_portfolio(*AUDIENCES)
    assert filter_portfolio(portfolio, Audience.PRIVATE) == portfolio


def test_a_profile_for_fewer_people_keeps_its_look_and_loses_its_pictures():
    picture = Attachment(name="me.jpg", path="student_content/ada/me.jpg", size=1)
    portfolio = make_portfolio()
    look = {"look": "bold", "accent": "green", "home": ("goals",)}
    profile = replace(portfolio.profile, picture=picture, cover=picture, **look)
    for edition, kept in ((Audience.FAMILY, picture), (Audience.SCHOOL, None)):
        shown = filter_portfolio(replace(portfolio, profile=profile), edition).profile
        assert {name: getattr(shown, name) for name in look} == look
        assert (shown.picture, shown.cover) == (kept, kept)


def test_a_profile_for_fewer_people_leaves_only_the_name():
    portfolio = make_portfolio()
    hidden = replace(portfolio, profile=replace(portfolio.profile, audience=Audience.PRIVATE))
    profile = filter_portfolio(hidden, Audience.FAMILY).profile
    assert (profile.name, profile.language, profile.interests, profile.body) == ("Ada", "es", (), "")


def test_a_level_still_counts_when_its_piece_is_hidden_but_nothing_names_the_piece():
    portfolio = make_portfolio(Audience.PRIVATE, Audience.PUBLIC)
    shown = filter_portfolio(portfolio, Audience.FAMILY)
    hidden, open_piece, observation = filter_evidence(
        (make_evidence("p0"), make_evidence("p1"), make_evidence("")), shown
    )
    assert (hidden.level, hidden.artifact, hidden.title, hidden.comment) == (3, "", "", "")
    assert (open_piece.artifact, open_piece.comment) == ("p1", "Secret comment")
    assert observation.comment == "Secret comment"


def test_a_students_own_rating_goes_with_the_hidden_piece():
    shown = filter_portfolio(make_portfolio(Audience.PRIVATE), Audience.FAMILY)
    assert filter_evidence((make_evidence("p0", EvidenceSource.STUDENT),), shown) == ()
