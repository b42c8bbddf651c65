"""What a page may say is described, and agrees with what a page becomes."""

import dataclasses

import pytest

from plfolio.model import Artifact, Goal, Profile, Reflection
from plfolio.read import config_fields
from plfolio.read.page_fields import ARTIFACT_FIELDS, GOAL_FIELDS, PROFILE_FIELDS, REFLECTION_FIELDS

KINDS = [(Artifact, ARTIFACT_FIELDS), (Goal, GOAL_FIELDS), (Profile, PROFILE_FIELDS), (Reflection, REFLECTION_FIELDS)]
KIND_IDS = [noun.__name__ for noun, _ in KINDS]

# The word on the page, and what the noun calls it.
OTHER_NAMES = {"standards": "tags", "standard": "tag", "self": "self_ratings"}
SET_BY_THE_SCHOOL = {"audience"}
A_FILE_ON_THE_PAGE_AND_AN_ATTACHMENT_IN_THE_NOUN = {"picture", "cover"}


@pytest.mark.parametrize(("noun", "fields"), KINDS, ids=KIND_IDS)
def test_every_word_of_a_page_is_kept_in_its_noun_with_the_same_default(noun, fields):
    kept = {one.name: one for one in dataclasses.fields(noun)}
    for field in fields:
        own = kept[OTHER_NAMES.get(field.name, field.name)]
        if field.name not in SET_BY_THE_SCHOOL | A_FILE_ON_THE_PAGE_AND_AN_ATTACHMENT_IN_THE_NOUN:
            assert own.default in (field.default, dataclasses.MISSING), field.name


@pytest.mark.parametrize(
    "fields", [*(fields for _, fields in KINDS), config_fields.TOP_FIELDS], ids=[*KIND_IDS, "site_config"]
)
def test_every_word_is_there_once_and_documented(fields):
    words = [word for field in fields for word in (field.name, *field.also)]
    assert sorted(set(words)) == sorted(words)
    assert all(field.doc.endswith(".") for field in fields)


@pytest.mark.parametrize(("noun", "fields"), KINDS, ids=KIND_IDS)
def test_a_student_can_not_set_what_only_the_build_knows(noun, fields):
    words = {word for field in fields for word in (field.name, *field.also)}
    assert set() == words & {"id", "student", "location", "body", "body_line", "answers", "attachments"}
