"""A student's folder becomes a portfolio; a page that can't be read takes no other with it."""

from dataclasses import replace
from datetime import date

import pytest

from plfolio.diagnostics import Location
from plfolio.model import (
    Answer,
    Artifact,
    Attachment,
    Audience,
    ChosenBy,
    Goal,
    GoalStatus,
    GoalStep,
    Profile,
    Reflection,
    SelfRating,
    Tag,
)
from plfolio.read.folder import scan_folder
from plfolio.read.portfolio import read_portfolio
from plfolio.settings import Settings

SETTINGS = Settings(content="kids")
HOME = "kids/ana"
PROFILE = "---\nname: Ana Ruiz\n---\n"
ANSWERED = "\n## What went well\na\n## What I would change\nb\n## Next time\nc\n"


@pytest.fixture
def read(tmp_path):
    """Write files into Ana's folder and read it; give the portfolio and the (code, place) of each problem."""

    def read_files(pages, settings=SETTINGS, *, profile=PROFILE):
        for name, text in {**({"profile.md": profile} if profile else {}), **pages}.items():
            path = tmp_path / HOME / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        scan, _ = scan_folder(tmp_path, HOME)
        portfolio, found = read_portfolio(tmp_path, "ana", scan, settings)
        return portfolio, [(one.code.id, str(one.location).removeprefix(f"{HOME}/")) for one in found]

    return read_files


def page(front="", body="text"):
    return f"---\ntitle: Oven\ndate: 2026-10-14\n{front}\n---\n{body}\n{ANSWERED}"


def test_an_artifact_says_everything_it_can(read):
    front = """\
title: Our solar oven
date: 2026-10-14
subject: Science
kind: model
language: en
standards: [MS-PS3-3, ENG.2]
self: {MS-PS3-3: 3, ENG.2: Meets}
chosen_by: shared
showcase: It failed twice first.
audience: school
people: [ben]
grew_from: [oven-first]
source: the picture is by Ben
licence: CC BY
"""
    body = "We built an oven.\n\n## What went well\n\nThe foil.\n"
    portfolio, _ = read({"artifacts/oven/index.md": f"---\n{front}---\n\n{body}", "artifacts/oven/photos/a.jpg": "xyz"})
    path = f"{HOME}/artifacts/oven/index.md"

    def tag(text, line, column):
        return Tag(text=text, location=Location(path, line, column))

    expected = Artifact(
        id="oven",
        student="ana",
        title="Our solar oven",
        location=Location(path),
        date=date(2026, 10, 14),
        subject="Science",
        kind="model",
        language="en",
        tags=(tag("MS-PS3-3", 7, 13), tag("ENG.2", 7, 23)),
        self_ratings=(
            SelfRating(tag=tag("MS-PS3-3", 8, 8), level="3", location=Location(path, 8, 8)),
            SelfRating(tag=tag("ENG.2", 8, 21), level="Meets", location=Location(path, 8, 21)),
        ),
        chosen_by=ChosenBy.SHARED,
        showcase="It failed twice first.",
        audience=Audience.SCHOOL,
        people=("ben",),
        grew_from=("oven-first",),
        source="the picture is by Ben",
        licence="CC BY",
        body="We built an oven.",
        body_line=18,
        answers=(Answer(prompt="went-well", heading="What went well", text="\nThe foil.", line=20),),
        attachments=(Attachment(name="photos/a.jpg", path=f"{HOME}/artifacts/oven/photos/a.jpg", size=3),),
    )
    assert (expected,) == portfolio.artifacts


def test_an_artifact_that_is_one_file_says_what_it_does_not_have(read):
    portfolio, found = read({"artifacts/my-first_poem.md": "Roses\n"})
    artifact = portfolio.artifacts[0]
    assert ("my-first_poem", "My first poem", None, "Roses", Audience.FAMILY) == (
        artifact.id,
        artifact.title,
        artifact.date,
        artifact.body,
        artifact.audience,
    )
    path = "artifacts/my-first_poem.md"
    assert [("P111", path), ("P112", path), ("P113", path)] == found


def test_the_title_may_be_the_first_heading(read):
    portfolio, found = read({"artifacts/a.md": f"---\ndate: 2026-10-14\n---\n# My *poem*\n\nRoses\n{ANSWERED}"})
    assert ("My poem", "Roses", 6, []) == (
        portfolio.artifacts[0].title,
        portfolio.artifacts[0].body,
        portfolio.artifacts[0].body_line,
        found,
    )


def test_one_self_rating_can_be_for_the_whole_piece(read):
    portfolio, _ = read({"artifacts/a.md": page("self: 3")})
    where = Location(f"{HOME}/artifacts/a.md", 4, 7)
    assert (SelfRating(tag=None, level="3", location=where),) == portfolio.artifacts[0].self_ratings


def test_unanswered_prompts_are_named_in_the_language_of_the_page(tmp_path, read):
    read(
        {"artifacts/a.md": "---\ntitle: a\ndate: 2026-10-14\nlanguage: es\n---\n## Next time\nb\n## Lo que cambiaría\n"}
    )
    found = read_portfolio(tmp_path, "ana", scan_folder(tmp_path, HOME)[0], SETTINGS)[1]
    assert ["Nothing stands below: Lo que cambiaría.", "You have not written yet about: Lo que salió bien."] == [
        one.message for one in found
    ]


@pytest.mark.parametrize(
    ("profile", "front", "first"),
    [
        ("language: es", "", "Lo que salió bien"),
        ("language: es", "language: fr", "Ce qui a bien marché"),
        ("", "", "What went well"),
        ("language: fi", "", "What went well"),
    ],
)
def test_prompts_are_named_in_the_pages_language_else_the_profiles_else_as_the_school_writes_them(
    tmp_path, read, profile, front, first
):
    text = f"---\ntitle: a\ndate: 2026-10-14\n{front}\n---\ntext\n"
    read({"artifacts/a.md": text}, profile=f"---\nname: Ana\n{profile}\n---\n")
    (found,) = read_portfolio(tmp_path, "ana", scan_folder(tmp_path, HOME)[0], SETTINGS)[1]
    assert (first, True) == (
        dict(found.values)["first"],
        found.message.startswith("You have not written yet about: " + first),
    )


@pytest.mark.parametrize(
    ("name", "title"),
    [("my-first_poem", "My first poem"), ("über-uns", "Über uns"), ("_", "_"), ("--", "--"), ("5b", "5b")],
)
def test_a_page_without_a_title_is_called_by_its_name(read, name, title):
    portfolio, found = read({f"goals/{name}.md": "Text"})
    assert (title, [("P111", f"goals/{name}.md")]) == (portfolio.goals[0].title, found)


def test_a_profile_says_who_the_student_is(read):
    front = """\
name: Ana Ruiz
grade: 05
language: es
languages: [es, en]
strengths:
  - I listen
needs: quiet, sometimes
interests: [snails]
look: notebook
accent: Green
home: [chosen, goals]
picture: ./Me.JPG
cover: hills.png
audience: school
"""
    portfolio, found = read({"me.jpg": "12345", "hills.png": "123"}, profile=f"---\n{front}---\n# Hello\n")
    expected = Profile(
        name="Ana Ruiz",
        location=Location(f"{HOME}/profile.md"),
        grade="05",
        language="es",
        languages=("es", "en"),
        strengths=("I listen",),
        needs=("quiet, sometimes",),
        interests=("snails",),
        look="notebook",
        accent="green",
        home=("chosen", "goals"),
        picture=Attachment(name="me.jpg", path=f"{HOME}/me.jpg", size=5),
        cover=Attachment(name="hills.png", path=f"{HOME}/hills.png", size=3),
        audience=Audience.SCHOOL,
        body="# Hello",
        body_line=17,
    )
    assert (expected, []) == (portfolio.profile, found)


def test_a_reflection_is_a_page_of_its_own(read):
    text = "---\ntitle: First week\ndate: 2026-09-04\nlanguage: en\naudience: private\nabout: oven\n---\nI was late.\n"
    portfolio, found = read({"reflections/first.md": f"{text}## Next time\nBus.\n"})
    path = f"{HOME}/reflections/first.md"
    expected = Reflection(
        id="first",
        title="First week",
        location=Location(path),
        date=date(2026, 9, 4),
        language="en",
        audience=Audience.PRIVATE,
        about=("oven",),
        body="I was late.",
        body_line=8,
        answers=(Answer(prompt="next", heading="Next time", text="Bus.", line=9),),
    )
    assert ((expected,), []) == (portfolio.reflections, found)


def test_a_goal_has_steps_in_either_form(read):
    front = """\
title: Read a graph
date: 2026-09-04
due: 2027-01-31
why: I want to
standard: SCI.1
level: 3
steps:
  - (done) Ask Ms Abara
  - {text: Draw one, done: yes}
  - text: Read one
  -
helpers: Ms. Abara, Ben
evidence: [oven]
status: met
"""
    portfolio, found = read({"goals/graph.md": f"---\n{front}---\nGo.\n"})
    path = f"{HOME}/goals/graph.md"
    expected = Goal(
        id="graph",
        title="Read a graph",
        location=Location(path),
        date=date(2026, 9, 4),
        due=date(2027, 1, 31),
        why="I want to",
        tag=Tag(text="SCI.1", location=Location(path, 6, 11)),
        level="3",
        steps=(
            GoalStep(text="Ask Ms Abara", is_done=True),
            GoalStep(text="Draw one", is_done=True),
            GoalStep(text="Read one"),
        ),
        helpers=("Ms. Abara", "Ben"),
        evidence=("oven",),
        status=GoalStatus.MET,
        body="Go.",
        body_line=17,
    )
    assert ((expected,), []) == (portfolio.goals, found)


def test_pages_come_in_order_of_their_ids_whatever_their_form(read):
    names = ["b/index.md", "a.md", "c.md", "a-b/index.md"]
    portfolio, found = read({f"artifacts/{name}": page() for name in names})
    assert (["a", "a-b", "b", "c"], []) == ([artifact.id for artifact in portfolio.artifacts], found)


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ("audience: famly", "4:11"),
        ("audience: [family]", "4:11"),
        ("audience: {who: family}", "4:11"),
        ("audiance: school", "4:1"),
        ("audiance: famly", "4:1"),
        ("audience: school\naudience: family", "5:1"),
        ("audience: school\nAudience: famly", "5:1"),
        ("audience: famly\naudience: family", "4:11"),
    ],
)
@pytest.mark.parametrize("folder", ["artifacts", "reflections", "goals"])
def test_a_page_whose_audience_is_not_clear_is_private_and_says_so_once(read, folder, lines, place):
    portfolio, found = read({f"{folder}/a.md": page(lines)}, replace(SETTINGS, audience=Audience.PUBLIC))
    assert Audience.PRIVATE is getattr(portfolio, folder)[0].audience
    assert [("P105", f"{folder}/a.md:{place}")] == found


@pytest.mark.parametrize(
    ("line", "quoted", "suggestion"),
    [
        ("audience: famly", '"famly"', 'Did you mean "family"? '),
        ("audience: 3", '"3"', ""),
        ("audience: [family]", '"audience"', ""),
        ("audiance: family", '"audiance"', 'Did you mean "audience"? '),
    ],
)
def test_the_one_message_about_an_audience_says_what_is_wrong_what_follows_and_what_was_meant(
    read, tmp_path, line, quoted, suggestion
):
    read({"artifacts/a.md": page(line)})
    found = read_portfolio(tmp_path, "ana", scan_folder(tmp_path, HOME)[0], SETTINGS)[1]
    assert f"It is not clear from {quoted} who may see this page, so for now only you can see it." == found[0].message
    assert found[0].hint.startswith(
        f"{suggestion}Write one line with one word, such as audience: family. The words are"
    )


def test_an_unclear_audience_hides_no_other_mistake(read):
    _, found = read({"artifacts/a.md": page("audience: famly\ntitel: x\nself: [3]")})
    assert ["P105", "F140", "F142"] == [code for code, _ in sorted(found, key=lambda one: one[1])]


def test_a_page_that_does_not_say_its_audience_has_the_schools(read):
    portfolio, found = read({"artifacts/a.md": page("audience:")}, replace(SETTINGS, audience=Audience.PUBLIC))
    assert (Audience.PUBLIC, []) == (portfolio.artifacts[0].audience, found)


BROKEN = {
    "closed.md": ("---\ntitle: x\naudience: private\n\nText", "P101", ":1"),
    "opened.md": ("title: x\naudience: private\n---\nText", "P102", ":1"),
    "dash.md": ("\u2014\naudience: private\n\u2014\nText", "P103", ":1"),
    "list.md": ("---\n- audience: private\n---\nText", "P104", ":2:1"),
    "colon.md": ("---\ntitle: a: b\naudience: private\n---\nText", "F125", ":2:9"),
    "empty.md": ("", "P116", ""),
    "blank.md": ("\ufeff\n \n", "P116", ""),
    "latin.md": ("title\naudience: ni\u00f1o".encode("latin-1"), "F105", ":2"),
    "wide.md": ("---\naudience: private\n---".encode("utf-16"), "F106", ""),
    "zeros.md": (b"\0" * 100, "F107", ""),
    "big.md": (b"x" * 2_000_001, "F108", ""),
}


@pytest.mark.parametrize("folder", ["artifacts", "reflections", "goals"])
def test_a_page_that_can_not_be_read_is_left_out_and_the_others_stay(read, folder):
    pages = {f"{folder}/{name}": text for name, (text, _, _) in BROKEN.items()}
    portfolio, found = read({**pages, f"{folder}/good.md": page()})
    assert ["good"] == [one.id for one in getattr(portfolio, folder)]
    assert (sorted(name.removesuffix(".md") for name in BROKEN) if folder == "artifacts" else []) == [*portfolio.unread]
    assert sorted((code, f"{folder}/{name}{place}") for name, (_, code, place) in BROKEN.items()) == sorted(found)


def test_a_field_that_can_not_be_read_leaves_the_page(read):
    front = "standards: {a: b}\nchosen_by: me\ntitel: x\nself: [3]\nlevel: 3\nlanguage: English"
    portfolio, found = read({"artifacts/a.md": f"---\ntitle: Oven\ndate: 14/10/2026\n{front}\n---\ntext\n{ANSWERED}"})
    assert ("Oven", None, ()) == (
        portfolio.artifacts[0].title,
        portfolio.artifacts[0].date,
        portfolio.artifacts[0].tags,
    )
    path = "artifacts/a.md"
    assert [
        ("F144", f"{path}:3:7"),
        ("F142", f"{path}:4:12"),
        ("F147", f"{path}:5:12"),
        ("F140", f"{path}:6:1"),
        ("F142", f"{path}:7:7"),
        ("F140", f"{path}:8:1"),
        ("F149", f"{path}:9:11"),
    ] == found


def test_a_missing_profile_is_made_up_for(read):
    portfolio, found = read({"artifacts/a.md": page()}, profile="")
    assert Profile(name="ana", location=Location(f"{HOME}/profile.md")) == portfolio.profile
    assert [("P106", "profile.md")] == found


def test_a_profile_that_can_not_be_read_is_made_up_for_and_private(read):
    portfolio, found = read({"artifacts/a.md": page()}, profile="---\nname: Ana\naudience: private\n")
    assert ("ana", Audience.PRIVATE) == (portfolio.profile.name, portfolio.profile.audience)
    assert [("P101", "profile.md:1"), ("P106", "profile.md")] == found


def test_a_folder_in_the_place_of_the_profile_is_no_profile(read):
    portfolio, found = read({"profile.md/x.txt": "x", "artifacts/a.md": page()}, profile="")
    assert ("ana", [("F103", "profile.md"), ("P106", "profile.md")]) == (portfolio.profile.name, found)


@pytest.mark.parametrize("folder", ["goals", "reflections"])
def test_a_folder_in_the_place_of_a_page_is_reported_once_whatever_is_in_it(tmp_path, read, folder):
    (tmp_path / HOME / folder / "empty.md").mkdir(parents=True)
    _, found = read({f"{folder}/a.md/x.txt": "x", f"{folder}/a.md/y.md": "x", f"{folder}/b.md": page()})
    assert [("F103", f"{folder}/a.md"), ("F103", f"{folder}/empty.md")] == found


def test_a_profile_without_a_name_has_the_folders(read):
    portfolio, found = read({}, profile="---\ngrade: 5\n---\n")
    assert ("ana", [("P117", "profile.md")]) == (portfolio.profile.name, found)


def test_a_picture_that_is_not_there_is_reported_with_the_nearest_one(tmp_path, read):
    portfolio, found = read({"me.jpg": "x"}, profile="---\nname: Ana\npicture: me.jpeg\n---\n")
    assert (None, [("P114", "profile.md:3:10")]) == (portfolio.profile.picture, found)
    diagnostics = read_portfolio(tmp_path, "ana", scan_folder(tmp_path, HOME)[0], SETTINGS)[1]
    assert 'Did you mean "me.jpg"?' in diagnostics[0].message


def test_a_cover_that_is_not_there_is_reported_at_its_own_line(read):
    profile = "---\nname: Ana\npicture: me.jpg\ncover: hill.png\n---\n"
    portfolio, found = read({"me.jpg": "x", "hills.png": "x"}, profile=profile)
    assert (None, [("P114", "profile.md:4:8")]) == (portfolio.profile.cover, found)
    assert "me.jpg" == portfolio.profile.picture.name


def test_one_picture_can_be_both(read):
    portfolio, found = read({"me.jpg": "x"}, profile="---\nname: Ana\npicture: me.jpg\ncover: me.jpg\n---\n")
    assert ([], portfolio.profile.picture) == (found, portfolio.profile.cover)


@pytest.mark.parametrize("word", ["picture", "cover"])
@pytest.mark.parametrize("picture", ["../ben/me.jpg", "/etc/passwd", "C:\\me.jpg", "artifacts/oven/me.jpg"])
def test_a_picture_is_only_ever_one_beside_the_profile(read, picture, word):
    portfolio, found = read({"../ben/me.jpg": "x"}, profile=f"---\nname: Ana\n{word}: {picture}\n---\n")
    assert (None, None) == (portfolio.profile.picture, portfolio.profile.cover)
    assert [("P114", f"profile.md:3:{len(word) + 3}")] == found


def test_a_folder_of_work_without_a_page_is_reported_with_the_page_it_may_mean(tmp_path, read):
    (tmp_path / HOME / "artifacts/empty").mkdir(parents=True)
    portfolio, found = read({"artifacts/oven/a.jpg": "x", "artifacts/pot/pot.md": "x", "artifacts/x/y/index.md": "x"})
    missing = [("P107", f"artifacts/{name}") for name in ("empty", "oven", "pot")]
    assert ((), [*missing, ("P120", "artifacts/x/y/index.md")]) == (portfolio.artifacts, found)
    assert ("empty", "oven", "pot", "x") == portfolio.unread
    diagnostics = read_portfolio(tmp_path, "ana", scan_folder(tmp_path, HOME)[0], SETTINGS)[1]
    messages = [one.message.partition("shown.")[2] for one in diagnostics]
    assert [
        "",
        "",
        ' Perhaps "pot.md" should have that name.',
        "",
    ] == messages


@pytest.mark.parametrize("name", ["oven.md", "Oven.md", "OVEN.MD"])
def test_of_two_works_with_one_name_the_folder_counts(read, name):
    portfolio, found = read({"artifacts/oven/index.md": page("kind: folder"), f"artifacts/{name}": page("kind: file")})
    assert (["folder"], [("P108", f"artifacts/{name}")]) == ([one.kind for one in portfolio.artifacts], found)


@pytest.mark.parametrize("folder", ["artifacts", "goals"])
def test_of_two_pages_whose_endings_differ_the_first_counts(tmp_path, read, folder):
    (tmp_path / "probe").touch()
    if (tmp_path / "PROBE").exists():
        pytest.skip("this disk does not tell such names apart")
    portfolio, found = read({f"{folder}/a.MD": page(), f"{folder}/a.md": page()})
    assert (["a"], [("P108", f"{folder}/a.md")]) == ([one.id for one in getattr(portfolio, folder)], found)


def test_names_of_folders_and_pages_may_have_big_letters(read):
    portfolio, found = read({"Artifacts/oven/Index.MD": page(), "GOALS/a.md": page()}, profile="")
    assert (["oven"], ["a"]) == ([one.id for one in portfolio.artifacts], [one.id for one in portfolio.goals])
    assert [("P106", "profile.md")] == found


def test_what_is_not_used_is_said_once_with_what_it_may_mean(tmp_path, read):
    pages = {
        "artefacts/a/index.md": "x",
        "artefacts/b.md": "x",
        "notes.txt": "x",
        "goals/a.jpg": "x",
        "goals/b/c.md": "x",
    }
    _, found = read({**pages, "conferences/2026-11-01.md": "x", "artifacts/loose.jpg": "x"})
    expected = ["artefacts", "notes.txt", "goals/a.jpg", "goals/b/c.md"]
    assert [*(("P109", place) for place in expected), ("P110", "artifacts/loose.jpg")] == sorted(
        found, key=lambda one: (one[0], [*expected, "artifacts/loose.jpg"].index(one[1]))
    )
    diagnostics = read_portfolio(tmp_path, "ana", scan_folder(tmp_path, HOME)[0], SETTINGS)[1]
    assert 'plfolio does not use "artefacts". Did you mean "artifacts"?' == diagnostics[0].message


@pytest.mark.parametrize("pages", [{}, {"artifacts/a.md": "---\n"}, {"notes.txt": "x"}])
def test_a_folder_without_a_page_that_can_be_read_is_no_portfolio(read, pages):
    portfolio, found = read(pages, profile="")
    assert portfolio is None
    assert ("P115", HOME) == found[-1]


def test_a_page_that_is_gone_since_the_scan_is_reported(tmp_path, read):
    read({"artifacts/a.md": page()})
    scan, _ = scan_folder(tmp_path, HOME)
    (tmp_path / HOME / "artifacts/a.md").unlink()
    portfolio, found = read_portfolio(tmp_path, "ana", scan, SETTINGS)
    assert ((), ["F101"]) == (portfolio.artifacts, [one.code.id for one in found])


def test_a_look_that_the_school_does_not_have_is_answered_with_those_it_has(tmp_path):
    folder = tmp_path / "student_content" / "ana"
    folder.mkdir(parents=True)
    (folder / "profile.md").write_text("---\nname: Ana\nlook: note book\n---\n", encoding="utf-8")
    scan, _ = scan_folder(tmp_path, "student_content/ana")
    portfolio, found = read_portfolio(tmp_path, "ana", scan, Settings())
    (problem,) = [one for one in found if one.code.id == "P130"]
    assert (problem.location.line, portfolio.profile.look) == (3, "note book")
    assert 'Did you mean "notebook"?' in problem.hint
    assert 'look like "calm"' in problem.message
