"""What can be found in each edition: the words of pages for its audience, and of nobody and nothing else."""

from datetime import date

import pytest

from plfolio.build.engine import BuildOptions, build_school
from plfolio.build.school import open_school
from plfolio.cli.console import Silence
from plfolio.model import Audience

SEARCH_INDEX = "assets/search-index.js"

WIDER = {
    Audience.PRIVATE: ("private", "family", "school", "public"),
    Audience.FAMILY: ("family", "school", "public"),
    Audience.SCHOOL: ("school", "public"),
    Audience.PUBLIC: ("public",),
}

SCHOOL = """\
-- site_config.yml --
school: {name: Small School}
-- school/roster.csv --
student,name,grade,classes,listed
ada,Ada Surname,4,4a,no
ben,Ben Classmate,4,4a,no
-- school/frameworks/small.yml --
id: small
title: Small standards
standards: [{code: S.1, statement: Plan a test.}, {code: S.2, statement: Read a graph.}]
-- school/assessments/small.csv --
student,artifact,standard,level,date,assessor,comment
ada,public,S.1,3,2026-10-20,Ms Teacher,Comment-on-public
ada,private,S.1,3,2026-10-20,Ms Teacher,Comment-on-private
ben,theirs,S.1,3,2026-10-20,Ms Teacher,Comment-on-ben
-- school/overrides.csv --
student,standard,level,date,by,note
ada,S.1,3,2026-10-01,Mr Head,Note-of-override
-- student_content/ada/profile.md --
---
name: Ada Surname
interests: [Profile-interest]
audience: school
---
Profile-body
-- student_content/ben/profile.md --
---
name: Ben Classmate
---
-- student_content/ben/artifacts/theirs.md --
---
title: Work-of-ben
audience: public
---
Words of Ben.
"""
PAGES = """\
-- student_content/ada/artifacts/{audience}.md --
---
title: Title-{audience}
date: 2026-10-14
audience: {audience}
standards: [S.1]
showcase: Reason-{audience}
people: [ben]
---
Body-{audience}

![Alt-{audience}](none.png "Caption-{audience}")

## What went well

Answer-{audience}
-- student_content/ada/reflections/{audience}.md --
---
title: Reflection-{audience}
audience: {audience}
about: [private, family, school, public]
---
Entry-{audience}
-- student_content/ada/goals/{audience}.md --
---
title: Goal-{audience}
audience: {audience}
why: Why-{audience}
steps: [Step-{audience}]
evidence: [private, public]
---
"""


@pytest.fixture(scope="module")
def indexes(tmp_path_factory):
    """The index of Ada's site in every edition, as text."""
    root = tmp_path_factory.mktemp("editions")
    text = SCHOOL + "".join(PAGES.format(audience=audience) for audience in Audience)
    for part in text.removeprefix("-- ").split("\n-- "):
        name, _, words = part.partition(" --\n")
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words + "\n", encoding="utf-8")
    school, _ = open_school(root)
    made = {}
    for edition in Audience:
        options = BuildOptions(edition=edition, as_of=date(2026, 11, 23), executor="serial", jobs=1)
        folder = build_school(school, options, Silence()).folder
        made[edition] = (folder / "ada" / SEARCH_INDEX).read_text(encoding="utf-8")
    return made


@pytest.mark.parametrize("edition", list(Audience))
def test_words_are_found_in_the_editions_for_their_audience_and_in_no_other(indexes, edition):
    shown = {audience for audience in Audience if f"Title-{audience}" in indexes[edition]}
    assert shown == set(WIDER[edition])
    for place in ("Body", "Answer", "Alt", "Reason", "Reflection", "Entry", "Goal", "Why", "Step"):
        assert {audience for audience in Audience if f"{place}-{audience}" in indexes[edition]} == shown, place


@pytest.mark.parametrize(
    ("words", "editions"),
    [
        ("Comment-on-public", {"private", "family", "school"}),
        ("Comment-on-private", {"private"}),
        ("Note-of-override", {"private", "family", "school"}),
        ("Ben Classmate", {"private", "family", "school"}),
        ("Profile-body", {"private", "family", "school"}),
        ("Profile-interest", {"private", "family", "school"}),
        ("Ms Teacher", set()),
        ("Comment-on-ben", set()),
        ("Work-of-ben", set()),
        ("Surname", set()),
    ],
)
def test_what_teachers_wrote_and_who_took_part_is_found_only_where_the_pages_say_it(indexes, words, editions):
    assert {str(edition) for edition, text in indexes.items() if words in text} == editions
