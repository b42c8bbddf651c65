"""What a message says to do mends it: the mistake as somebody makes it, the message, and the files mended by it."""

import html
import json
import re
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from plfolio.assess.people_names import advise_person
from plfolio.model import GoalStatus
from plfolio.read.assessments import read_assessments
from plfolio.read.folder import scan_folder
from plfolio.read.portfolio import read_portfolio
from plfolio.render.words import known_languages, load_words
from plfolio.settings import Settings

DAY = ("--as-of", "2026-11-23")
PORTRAIT = Path(__file__).parents[2] / "student_content" / "maya-oduya" / "portrait.jpg"
ALEX = "student_content/alex-example"
ROSTER = "school/roster.csv"
LEVELS = "school/assessments/first.csv"
HEAD = "student,artifact,standard,level,date"


@dataclass(frozen=True)
class Said:
    code: str
    severity: str
    path: str
    line: int
    message: str
    hint: str


@pytest.fixture
def check(plfolio, school):
    """Write files (None deletes one) and return what `plfolio check` says about the whole school."""

    def write_and_check(files, *words):
        for name, text in files.items():
            path = school / name
            if text is None:
                path.unlink()
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
        found = json.loads(plfolio("check", *words, "--format", "json", *DAY).out)
        return [Said(**{name: one[name] for name in Said.__dataclass_fields__}) for one in found]

    return write_and_check


def only(found, code):
    """Return the one message with this code."""
    (said,) = [one for one in found if one.code == code]
    return said


def page(front, body="Words."):
    return f"---\ntitle: Oven\ndate: 2026-10-14\nstandards: [SCI.1]\n{front}---\n{body}\n{ANSWERS}"


ANSWERS = "\n## What went well\n\na\n\n## What I would change\n\nb\n\n## Next time\n\nc\n"
BADGE = 'badges: [{id: a, name: A, shape: star, colour: "#2f5d8a", needs: {standards: [SCI.1], evidence: 1}}]'
OVEN = f"{ALEX}/artifacts/oven/index.md"


# Pictures and links


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("IMG 2034 (1).JPG", "![A hand]({})"),
        ("IMG 2034 (1).JPG", '![A hand]({} "My hand, with a (bad) scratch")'),
        ("IMG 2034 (1).JPG", "See [a hand]({}) and [more](https://example.org/(1))"),
        ("a (b) (c).jpg", "![A hand]( {} )"),
        ("50% [#1] & so.jpg", "![A hand]({})"),
        ("Shot at 10.11\N{NARROW NO-BREAK SPACE}AM.jpg", "![A hand](Shot at 10.11 AM.jpg)"),
        ("bilder/mein hund.jpg", "- [A hand]({})"),
    ],
)
def test_a_file_may_have_any_name_and_is_written_as_it_is_called(check, plfolio, school, name, written):
    picture = school / f"{ALEX}/artifacts/oven/{name}"
    picture.parent.mkdir(parents=True)
    shutil.copy(PORTRAIT, picture)
    assert check({OVEN: page("", written.format(name))}) == []
    assert plfolio("build", *DAY).code == 0
    site = (school / "site/family/alex-example/work/oven.html").read_text(encoding="utf-8")
    assert "](" not in site
    assert re.search(r'<(img|a) [^>]*(src|href)="\.\./files/[^"]+\.jpg"', site)


def test_a_name_that_is_only_code_stays_code(check, plfolio, school):
    (school / f"{ALEX}/artifacts/oven").mkdir()
    shutil.copy(PORTRAIT, school / f"{ALEX}/artifacts/oven/my dog.jpg")
    text = "Type `![words](my dog.jpg)`.\n\n```\n![words](my dog.jpg)\n```\n"
    check({OVEN: page("", text)})
    plfolio("build", *DAY)
    site = (school / "site/family/alex-example/work/oven.html").read_text(encoding="utf-8")
    assert site.count("![words](my dog.jpg)") == 2


def test_the_name_that_is_suggested_works_when_it_is_typed(check, school):
    (school / f"{ALEX}/artifacts/oven").mkdir()
    shutil.copy(PORTRAIT, school / f"{ALEX}/artifacts/oven/IMG 2034 (1).JPG")
    for wrong in ("IMG_2034.jpg", "img 2034 (1).jpg", "IMG 2035 (1).JPG"):
        (said,) = check({OVEN: page("", f"![A hand]({wrong})")})
        assert said.code in {"K104", "K113"}
        meant = re.match(r"Did you mean (.+?)\? ", said.hint)[1]
        assert check({OVEN: page("", f"![A hand]({meant})")}) == []


# Pages with another name, or in another place

TEXT = page("")


@pytest.mark.parametrize(
    ("wrong", "code", "right"),
    [
        ("artifacts/oven/index.md.txt", "P118", "artifacts/oven/index.md"),
        ("artifacts/oven/Index.TXT", "P118", "artifacts/oven/index.md"),
        ("artifacts/oven/index.docx", "P119", "artifacts/oven/index.md"),
        ("artifacts/story.txt", "P118", "artifacts/story.md"),
        ("artifacts/story.md.txt", "P118", "artifacts/story.md"),
        ("artifacts/story.docx", "P119", "artifacts/story.md"),
        ("reflections/diary.txt", "P118", "reflections/diary.md"),
        ("goals/read more.markdown", "P118", "goals/read more.md"),
        ("artifacts/oven/deep/index.md", "P120", "artifacts/oven/index.md"),
        ("artifacts/oven/deep/deeper/index.md", "P120", "artifacts/oven/index.md"),
        ("artifacts/group/oven/index.md", "P120", "artifacts/oven/index.md"),
    ],
)
def test_a_page_that_is_not_read_is_said_with_the_name_it_needs(check, school, wrong, code, right):
    (said,) = [one for one in check({f"{ALEX}/{wrong}": TEXT}) if one.severity == "error"]
    assert (said.code, said.path) == (code, f"{ALEX}/{wrong}")
    if code != "P120":
        assert right.rpartition("/")[2] in said.hint.replace("Index", "index")
    (school / f"{ALEX}/{right}").parent.mkdir(exist_ok=True)
    (school / f"{ALEX}/{wrong}").rename(school / f"{ALEX}/{right}")
    if not any((school / f"{ALEX}/artifacts/group").glob("*/*")):
        shutil.rmtree(school / f"{ALEX}/artifacts/group", ignore_errors=True)
    assert [one for one in check({}) if one.severity != "note" and one.code != "F140"] == []


def test_a_profile_with_another_ending_is_one_message(check, school):
    (school / f"{ALEX}/profile.md").rename(school / f"{ALEX}/profile.md.txt")
    assert [one.code for one in check({})] == ["P118"]
    (school / f"{ALEX}/profile.md.txt").rename(school / f"{ALEX}/profile.md")
    assert check({}) == []


def test_a_text_beside_a_page_is_put_with_it_and_an_office_file_is_to_be_saved_otherwise(check):
    loose = {f"{ALEX}/artifacts/story.md": TEXT, f"{ALEX}/artifacts/story.txt": "notes"}
    assert "Make a folder for your work" in only(check(loose), "P110").hint
    mended = {f"{ALEX}/artifacts/story.md": None, f"{ALEX}/artifacts/story.txt": None}
    mended |= {f"{ALEX}/artifacts/story/index.md": TEXT, f"{ALEX}/artifacts/story/story.txt": "notes"}
    assert check(mended) == []
    said = only(check({f"{ALEX}/artifacts/slides.pptx": "x"}), "P110")
    assert said.hint.startswith("Files of this kind are not shown: save it as a PDF or a picture. Make a folder")


@pytest.mark.parametrize("written", ["my selfie.jpeg", "My_Selfie.jpg", "my selfie"])
def test_the_picture_of_the_profile_is_found_by_nearly_its_name(check, school, written):
    shutil.copy(PORTRAIT, school / f"{ALEX}/My Selfie.JPG")
    profile = "---\nname: Alex\ngrade: 4\npicture: {}\n---\nI am Alex.\n"
    (said,) = check({f"{ALEX}/profile.md": profile.format(written)})
    assert said.message.endswith('Did you mean "My Selfie.JPG"?')
    assert check({f"{ALEX}/profile.md": profile.format("My Selfie.JPG")}) == []


def test_a_photo_beside_the_profile_is_told_how_to_become_its_picture(check, school):
    shutil.copy(PORTRAIT, school / f"{ALEX}/me.jpg")
    line = re.search(r'add the line "(.+?)" to profile.md', only(check({}), "P109").message)[1]
    profile = (school / f"{ALEX}/profile.md").read_text(encoding="utf-8")
    assert check({f"{ALEX}/profile.md": profile.replace("language:", f"{line}\nlanguage:", 1)}) == []


# The roster


def test_students_of_the_roster_without_a_folder_are_named_once_with_a_near_folder(check):
    rows = "student,name,grade\nalex-exampel,Alex Example,4\nzoe,Zoe,4\n"
    said = only(check({ROSTER: rows}), "R117")
    assert (said.severity, said.path) == ("note", ROSTER)
    assert "(2): alex-exampel, zoe." in said.message
    assert said.hint.startswith("Did you mean alex-example? Make the folders with: plfolio new student --from-roster")
    assert "R117" not in {one.code for one in check({ROSTER: "student,name,grade\nalex-example,Alex Example,4\n"})}


def test_the_command_that_is_named_makes_the_missing_folders(check, plfolio):
    assert check({ROSTER: "student,name,grade\nalex-example,Alex,4\nzoe,Zoe,4\n"})
    plfolio("new", "student", "--from-roster")
    assert "R117" not in {one.code for one in check({})}


def test_rows_of_a_student_who_left_name_no_other_student(check):
    rows = f"{HEAD}\nalexa-exner,,SCI.1,3,2026-10-14\nalex-exampl,,SCI.1,3,2026-10-14\n"
    far, near = (one for one in check({LEVELS: rows}) if one.code == "R106")
    assert "Did you mean alex-example?" in near.hint
    assert "Did you mean" not in far.hint
    assert "take the rows out, if the student has left" in far.hint
    assert "R106" not in {one.code for one in check({LEVELS: HEAD + "\nalex-example,,SCI.1,3,2026-10-14\n"})}


def test_without_a_grade_what_is_planned_for_grades_is_said_to_be_missing(check):
    pacing = "targets:\n  - {standard: SCI.2, by: 2027-01-31, grades: [4]}\n"
    nobody_says = {"school/pacing.yml": pacing, ROSTER: "student,name,grade\nalex-example,Alex,\n"}
    profile = "---\nname: Alex\n---\nI am Alex.\n"
    said = only(check({**nobody_says, f"{ALEX}/profile.md": profile}), "K117")
    assert (said.severity, said.path) == ("note", f"{ALEX}/profile.md")
    assert "K117" not in {
        one.code for one in check({f"{ALEX}/profile.md": profile.replace("---\nI", "grade: 4\n---\nI")})
    }
    back = {f"{ALEX}/profile.md": profile, ROSTER: "student,name,grade\nalex-example,Alex,4\n"}
    assert "K117" not in {one.code for one in check(back)}


# Lines at the top


def errors(found):
    return [(one.code, one.line) for one in found if one.severity == "error"]


@pytest.mark.parametrize(
    "written",
    [
        "title: “Bridges: my second try”",
        "title: „Brücken: zweiter Versuch“",
        "title: Oven\nself: “3”",
        "title: Oven\nstandards: [“SCI.1”, “SCI.2”]",
        "title: Oven\nself: {SCI.1: “3”}",
        "title: Oven\nshowcase: “Because # of me”   # a note",
    ],
)
def test_curly_marks_round_a_whole_value_are_quotation_marks(check, written):
    text = f"---\n{written}\ndate: 2026-10-14\n---\nWords.\n{ANSWERS}"
    assert [one for one in check({OVEN: text}) if one.code not in {"K101", "K110"}] == []


@pytest.mark.parametrize("text", ["He said, “no”", "“Yes” and “no”", "Our “best” oven"])
def test_curly_marks_in_a_longer_text_stay_in_it(check, plfolio, school, text):
    check({OVEN: page("").replace("title: Oven", f"title: {text}")})
    plfolio("build", *DAY)
    site = (school / "site/family/alex-example/work/oven.html").read_text(encoding="utf-8")
    assert text in html.unescape(site)


def test_curly_marks_inside_straight_ones_do_no_harm(check):
    assert check({OVEN: page("showcase: \"He said: “no”, and left\"\nsource: 'a: “b”'\n")}) == []


def test_curly_marks_that_are_not_round_all_of_it_are_told_of_straight_ones(check):
    said = only(check({OVEN: page("showcase: “It failed: twice”, then not\n")}), "F125")
    assert 'straight quotation marks, "like this"' in said.hint
    assert check({OVEN: page('showcase: "It failed: twice, then not"\n')}) == []


def test_a_text_without_the_line_above_it_is_recognised(check):
    text = "---\ntitle: My fish\ndate: 2026-10-14\nstandards: [SCI.1]\n\nMy fish swims in the sea.\n\n---\n" + ANSWERS
    said = only(check({OVEN: text}), "P121")
    assert (said.line, said.severity) == (6, "error")
    assert "My fish swims in the sea." in said.message
    lines = text.split("\n")
    lines.insert(said.line - 1, "---")
    assert check({OVEN: "\n".join(lines)}) == []


def test_a_value_over_two_lines_is_put_on_one(check):
    text = (
        "---\nshowcase: I am proud\nbecause it failed twice\ntitle: Oven\ndate: 2026-10-14\nstandards: [SCI.1]\n---\n"
    )
    said = only(check({OVEN: text + "Words." + ANSWERS}), "F124")
    assert said.line == 3
    assert "put all of it on one line" in said.hint
    mended = text.replace("proud\nbecause", "proud because")
    assert check({OVEN: mended + "Words.\n" + ANSWERS}) == []


@pytest.mark.parametrize("dash", ["\N{EM DASH}", "\N{EM DASH}\N{EM DASH}\N{EM DASH}", "----", "--", "\N{EN DASH}-"])
def test_both_lines_of_wrong_dashes_are_named_at_once(check, dash):
    text = page("").replace("---", dash)
    said = only(check({OVEN: text}), "P103")
    assert said.line == 1
    assert "So must line 5." in said.message
    lines = text.split("\n")
    lines[0] = lines[4] = "---"
    assert check({OVEN: "\n".join(lines)}) == []


@pytest.mark.parametrize("dash", ["\N{EM DASH}", "----", "--"])
def test_a_wrong_dash_below_the_lines_is_named_where_it_stands(check, dash):
    text = page("")
    wrong = text[:4] + text[4:].replace("---", dash, 1)
    assert errors(check({OVEN: wrong})) == [("P103", 5)]
    assert check({OVEN: text}) == []


def test_a_line_that_a_hash_hides_is_noticed_and_a_remark_is_not(check):
    text = page("").replace("title: Oven", "#title: Oven\n# subject: what subject it is\n#1 is the best")
    said = only(check({OVEN: text}), "F135")
    assert (said.line, said.severity) == (2, "warning")
    assert "F135" not in {one.code for one in check({OVEN: text.replace("#title", "title")})}


def test_lines_that_start_too_far_right_are_put_to_the_left(check):
    text = page("").replace("date:", "  date:")
    assert "at the left edge" in only(check({OVEN: text}), "F132").hint
    assert check({OVEN: page("")}) == []


@pytest.mark.parametrize(
    ("written", "steps"),
    [
        ("- second: part two", [("second: part two", False)]),
        ("- [second]", [("second", False)]),
        ("- [x] second", [("second", True)]),
        ('- [ ] it\'s: "so" #1', [('it\'s: "so" #1', False)]),
        ("- (done) first\n  - [X] second\n  - third", [("first", True), ("second", True), ("third", False)]),
        ("- {text: first, done: yes}\n  - text: second", [("first", True), ("second", False)]),
    ],
)
def test_steps_are_read_as_they_are_meant(check, school, written, steps):
    goal = f"---\ntitle: Swim\ndate: 2026-10-14\nsteps:\n  {written}\nevidence: [my-bean-plant]\n---\n"
    assert check({f"{ALEX}/goals/swim.md": goal}) == []
    folder = "student_content/alex-example"
    portfolio, _ = read_portfolio(school, "alex-example", scan_folder(school, folder)[0], Settings())
    read = next(goal for goal in portfolio.goals if goal.id == "swim")
    assert [(step.text, step.is_done) for step in read.steps] == steps


def test_a_goal_may_say_how_it_stands_in_the_words_that_its_page_shows(check, plfolio, school):
    for language in known_languages():
        for status in GoalStatus:
            word = load_words(language)(f"goals.status.{status}")
            goal = f"---\ntitle: Swim\ndate: 2026-10-14\nstatus: {word}\nevidence: [my-bean-plant]\n---\n"
            assert check({f"{ALEX}/goals/swim.md": goal}) == []
            portfolio, _ = read_portfolio(school, "alex-example", scan_folder(school, ALEX)[0], Settings())
            assert [goal.status for goal in portfolio.goals if goal.id == "swim"] == [status]


def test_who_chose_is_not_offered_as_unknown(check):
    hint = only(check({OVEN: page("chosen_by: me\n")}), "F147").hint
    assert hint == "Write one of these: student, teacher, shared."


@pytest.mark.parametrize(
    ("name", "tag"), [("German", "de"), ("Deutsch", "de"), ("español", "es"), ("Chinese", "zh-Hans"), ("العربية", "ar")]
)
def test_the_name_of_a_language_is_answered_with_its_short_name(check, name, tag):
    hint = only(check({OVEN: page(f"language: {name}\n")}), "F149").hint
    assert hint.startswith(f"For {name} write {tag}. ")
    assert check({OVEN: page(f"language: {tag}\n")}) == []


def test_an_unknown_language_is_told_how_they_are_written(check):
    assert only(check({OVEN: page("language: Klingonese\n")}), "F149").hint.startswith("Write en for English")


# Files of the school

FRAMEWORK = "school/frameworks/mine.yml"


def test_a_comma_in_a_text_between_braces_is_told_of_quotation_marks(check):
    text = "id: mine\nstandards:\n  - {code: MI.2, statement: Ich helfe, ohne es zu machen.}\n"
    said = only(check({FRAMEWORK: text}), "F140")
    assert said.line == 3
    assert 'put "quotation marks" around the whole text' in said.hint
    assert "Did you mean" not in said.hint
    assert check({FRAMEWORK: text.replace("Ich helfe, ohne es zu machen.", '"Ich helfe, ohne es zu machen."')}) == []


@pytest.mark.parametrize(
    ("name", "written", "shown"),
    [
        ("site_config.yml", "mastery: highest", "{method: ..., parameters: ...}"),
        ("site_config.yml", "mastery: {method: decaying, parameters: 0.65}", "{weight: 0.65}"),
        ("site_config.yml", "frameworks: first", "{riverbend: {scale: four-levels}}"),
        ("site_config.yml", "scales: [{id: a, levels: [Not yet, Yet]}]", "{name: ..., band: ...}"),
        ("site_config.yml", "prompts: [What went well]", "{id: ...}"),
        ("school/pacing.yml", "targets: [SCI.1]", "{standard: ..., by: ...}"),
        ("school/rubrics/science.yml", "rubrics: [{standard: SCI.1, levels: good}]", "{3: I can do it}"),
        ("school/badges.yml", "badges: [{id: a, name: A, needs: SCI.1}]", "{standards: ..., branches: ...}"),
        (FRAMEWORK, "standards: [MI.1]", "{code: ..., statement: ...}"),
    ],
)
def test_lines_that_are_needed_are_shown_as_they_look(check, name, written, shown):
    hints = [one.hint for one in check({name: written + "\n"}) if one.code == "F142"]
    assert any(f"Write lines of its own, like {shown}." == hint for hint in hints)


@pytest.mark.parametrize(
    ("name", "written", "outcome"),
    [
        ("school/pacing.yml", "targets: [{standard: SCI.1, by: 11/06/2026}]", "The target does not count."),
        ("school/pacing.yml", "targets: [{standard: SCI.1}]", "The target does not count."),
        ("school/badges.yml", BADGE.replace("shape: star", "shape: heart"), "So it is a circle."),
        ("school/badges.yml", BADGE.replace('"#2f5d8a"', "blue"), "So it has the school's colour."),
        ("school/badges.yml", BADGE.replace("evidence: 1", "evidence: one"), "The badge is left out."),
        (
            "site_config.yml",
            "scales: [{id: a, levels: [{name: A, band: low}, {name: B, band: on}]}]",
            "The whole scale",
        ),
        ("school/rubrics/science.yml", "rubrics: [{standard: SCI.1}]", "This entry does not count."),
    ],
)
def test_what_is_lost_with_a_value_is_said(check, name, written, outcome):
    assert any(outcome in one.message for one in check({name: written + "\n"}) if one.code.startswith("F14"))


def test_a_level_that_a_badge_can_not_ask_for_is_named_where_it_stands(check):
    badge = "badges:\n  - id: a\n    name: A\n    needs:\n      standards: [SCI.1]\n      level: 9\n"
    said = only(check({"school/badges.yml": badge}), "R112")
    assert (said.path, said.line) == ("school/badges.yml", 6)


def test_a_method_that_does_not_exist_is_answered_with_all_there_are(check, school):
    said = only(check({"site_config.yml": "mastery:\n  method: latest\n"}), "R108")
    assert said.line == 2
    methods = said.hint.rpartition("The methods are: ")[2].removesuffix(".").split(", ")
    assert len(methods) == 9
    for method in methods:
        assert check({"site_config.yml": f"mastery:\n  method: {method}\n"}) == []


def test_a_parameter_out_of_range_names_the_standard_it_is_for(check):
    settings = "standards:\n  SCI.1: {method: decaying, parameters: {weight: 65}}\n"
    said = only(check({"site_config.yml": settings}), "R110")
    assert said.line == 2
    assert '"weight" of SCI.1 can\'t be "65"' in said.message


def test_a_school_language_without_labels_is_noted_with_those_there_are(check):
    said = only(check({"site_config.yml": "school: {language: tlh}\n"}), "C115")
    assert said.severity == "note"
    for tag in said.hint.rpartition(": ")[2].removesuffix(".").split(", "):
        assert check({"site_config.yml": f"school: {{language: {tag}}}\n"}) == []


# Days in tables


def test_days_with_dots_are_read_day_first(check, school):
    rows = f"{HEAD}\nalex-example,my-bean-plant,SCI.1,3,4.11.2026\n"
    assert check({LEVELS: rows}) == []
    (row,), _ = read_assessments(school, "school/assessments")
    assert row.date == date(2026, 11, 4)


def test_days_that_are_not_clear_are_one_message_for_a_table(check):
    rows = "".join(f"alex-example,my-bean-plant,SCI.1,3,{number % 12 + 1}/11/26\n" for number in range(900))
    said = only(check({LEVELS: f"{HEAD}\n{rows}", "school/assessments/second.csv": f"{HEAD}\n"}), "T112")
    assert said.line == 2
    assert "The same holds for 11 more rows, first in lines 3, 4, 5, 6, 7." in said.message
    assert "JJJJ-MM-TT" in said.hint


# The text


def test_a_misspelt_question_is_one_message_with_its_line(check):
    text = page("").replace("What went well", "What wnet well")
    (said,) = check({OVEN: text})
    assert (said.code, said.severity, said.line) == ("P122", "note", 8)
    assert check({OVEN: text.replace("## What wnet well", said.hint.partition(": ")[2])}) == []


def test_questions_without_an_answer_are_told_apart_from_questions_without_a_heading(check):
    text = page("").replace("a\n", "").replace("## Next time\n\nc\n", "")
    empty, missing = sorted(check({OVEN: text}), key=lambda one: -one.line)
    assert (empty.code, empty.message, empty.line) == ("P123", "Nothing stands below: What went well.", 8)
    assert (missing.code, missing.message) == ("P113", "You have not written yet about: Next time.")
    assert check({OVEN: page("")}) == []


@pytest.mark.parametrize("heading", ["#Materials", "###My plan", "  ##Ärger"])
def test_a_hash_without_a_space_is_noticed(check, heading):
    said = only(check({OVEN: page("", f"Words.\n\n{heading}\n\nBoxes.")}), "K118")
    assert (said.severity, said.line) == ("note", 8)
    assert check({OVEN: page("", f"Words.\n\n{heading.replace('#', '# ').replace('# #', '##')}\n\nBoxes.")}) == []


@pytest.mark.parametrize(
    "text", ["#1 is the best", "```\n#include <x>\n```", "# Materials", "We are #cool", "    #code"]
)
def test_other_hashes_are_fine(check, text):
    assert check({OVEN: page("", f"Words.\n\n{text}\n")}) == []


def test_what_plfolio_wrote_is_not_shown_and_noted_until_it_is_gone(check, plfolio, school):
    plfolio("new", "student", "bo-example", "--name", "Bo")
    plfolio("new", "artifact", "bo-example", "--title", "Boat", *DAY)
    fillers = [one for one in check({}, "bo-example") if one.code == "P124"]
    assert [one.severity for one in fillers] == ["note", "note"]
    plfolio("build", *DAY)
    shown = "".join(path.read_text(encoding="utf-8") for path in (school / "site/family/bo-example").rglob("*.html"))
    assert "Tell about your work here." not in shown
    assert "Write about yourself here." not in shown
    for said in fillers:
        path = school / said.path
        lines = path.read_text(encoding="utf-8").split("\n")
        lines[said.line - 1] = "My own words."
        path.write_text("\n".join(lines), encoding="utf-8")
    assert "P124" not in {one.code for one in check({}, "bo-example")}


# Levels


@pytest.mark.parametrize("written", ["3 (Meets)", "3 Meets", "3: Meets", "3 - meets", "3 (Meets", "3", "meets"])
def test_a_level_may_be_written_as_it_is_shown(check, written):
    assert (
        check({OVEN: page(f'self: "{written}"\n'), LEVELS: f"{HEAD}\nalex-example,,SCI.1,{written},2026-10-14\n"}) == []
    )


def test_each_level_that_a_message_offers_can_be_written_as_it_stands_there(check):
    hint = only(check({OVEN: page("self: 9\n")}), "K109").hint
    offered = hint.removeprefix("Choose one of these: ").removesuffix(".").split(", ")
    assert len(offered) == 4
    for level in offered:
        assert check({OVEN: page(f"self: {level}\n")}) == []


@pytest.mark.parametrize("written", ["3 (Beginning)", "9 Meets", "3 (Meets) or 4", "3.0", "2,5", "3 ()"])
def test_a_number_and_a_name_that_do_not_agree_are_no_level(check, written):
    assert only(check({OVEN: page(f'self: "{written}"\n')}), "K109").path == OVEN


# People


def test_two_names_in_one_are_taken_apart_and_a_name_that_is_nobodys_is_not_counted(check, plfolio, school):
    for student in ("maya-oduya", "theo-lindqvist"):
        plfolio("new", "student", student, "--name", student)
    said = only(check({OVEN: page("people: Maya Oduya and Theo Lindqvist\n")}), "K105")
    assert said.hint.startswith("Write each name by itself: [maya-oduya, theo-lindqvist].")
    assert "does not count this name" in said.message
    plfolio("build", "alex-example", *DAY)
    site = school / "site/family/alex-example/work/oven.html"
    assert "other person" not in site.read_text(encoding="utf-8")
    found = check({OVEN: page("people: [maya-oduya, theo-lindqvist]\n")})
    assert "K105" not in {one.code for one in found}
    plfolio("build", "alex-example", *DAY)
    assert "2 other people" in site.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("maya odya", "Did you mean maya-oduya? "),
        ("Maya & Theo", "Write each name by itself: [maya, theo]. "),
        ("Maya und Theo", "Write each name by itself: [maya, theo]. "),
        ("Sandy Shore", ""),
        ("my and nobody", ""),
    ],
)
def test_only_names_that_are_near_are_offered(text, advice):
    students = ("maya", "theo") if "Theo" in text else ("maya-oduya", "theo-lindqvist")
    assert advise_person(text, students) == advice


# Days that have not come


def test_a_day_far_ahead_is_noticed_on_pages_and_in_rows(check):
    ahead = page("").replace("2026-10-14", "2062-10-14")
    found = check({OVEN: ahead, LEVELS: f"{HEAD}\nalex-example,,SCI.1,3,2062-10-14\n"})
    assert (only(found, "K116").path, only(found, "R118").path) == (OVEN, LEVELS)
    assert only(found, "R118").line == 2
    found = check({OVEN: page(""), LEVELS: f"{HEAD}\nalex-example,,SCI.1,3,2026-10-14\n"})
    assert {"K116", "R118"}.isdisjoint({one.code for one in found})


@pytest.mark.parametrize(("day", "is_said"), [("2026-11-30", False), ("2026-12-01", True)])
def test_a_day_of_next_week_is_fine(check, day, is_said):
    found = check({OVEN: page("").replace("2026-10-14", day)})
    assert ("K116" in {one.code for one in found}) is is_said


def test_an_override_far_ahead_is_noticed(check):
    rows = "student,standard,level,date,by,note\nalex-example,SCI.1,3,2062-06-10,Ms. Example,Seen in class.\n"
    assert only(check({"school/overrides.csv": rows}), "R118").line == 2
