"""What a page may say is described, and agrees with what a page becomes."""

import dataclasses

import pytest

from plfolio.model import Artifact, Goal, Profile, Reflection
from plfolio.read.config_fields import SiteConfig
from plfolio.read.page_fields import ArtifactPage, GoalPage, ProfilePage, ReflectionPage

KINDS = [(Artifact, ArtifactPage), (Goal, GoalPage), (Profile, ProfilePage), (Reflection, ReflectionPage)]
KIND_IDS = [noun.__name__ for noun, _ in KINDS]

SET_BY_THE_SCHOOL = {"audience"}
A_FILE_ON_THE_PAGE_AND_AN_ATTACHMENT_IN_THE_NOUN = {"picture", "cover"}


def words_of(kind):
    return [word for field in kind.fields for word in (field.name, *field.also)]


@pytest.mark.parametrize(("noun", "kind"), KINDS, ids=KIND_IDS)
def test_every_word_of_a_page_is_kept_in_its_noun_with_the_same_default(noun, kind):
    kept = {one.name: one for one in dataclasses.fields(noun)}
    for field in kind.fields:
        default = kept[field.attribute].default
        if field.attribute not in SET_BY_THE_SCHOOL | A_FILE_ON_THE_PAGE_AND_AN_ATTACHMENT_IN_THE_NOUN:
            assert default in (field.default, dataclasses.MISSING), field.name


@pytest.mark.parametrize("kind", [*(kind for _, kind in KINDS), SiteConfig], ids=[*KIND_IDS, "site_config"])
def test_every_word_is_there_once_and_documented(kind):
    assert sorted(set(words_of(kind))) == sorted(words_of(kind))
    assert all(field.doc.endswith(".") for field in kind.fields)


@pytest.mark.parametrize(("noun", "kind"), KINDS, ids=KIND_IDS)
def test_a_student_can_not_set_what_only_the_build_knows(noun, kind):
    build_knows = {"id", "student", "location", "body", "body_line", "answers", "attachments"}
    assert set() == build_knows & {*words_of(kind), *(field.attribute for field in kind.fields)}
