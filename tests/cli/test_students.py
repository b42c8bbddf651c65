"""Whom a command is about: typed as people type it, and never guessed."""

import pytest

DAY = ("--as-of", "2026-11-23")
ROSTER = """\
student,name,grade,classes,listed
anna-boehm,Anna Böhm,4,3a,no
ben-okafor,Ben Okafor,4,3a / Choir,no
ben-stone,Ben Stone,5,4b; Choir,no
gone-away,Gone Away,5,5c,no
"""


@pytest.fixture
def class_of_three(plfolio, school):
    """Anna, and two who are called Ben; a fourth stands in the roster and has no folder."""
    (school / "school" / "roster.csv").write_text(ROSTER, encoding="utf-8")
    (school / "school" / "assessments" / "first.csv").unlink()
    (school / "student_content" / "alex-example").rename(school / "student_content" / "anna-boehm")
    for student, name in (("ben-okafor", "Benji"), ("ben-stone", "Benji")):
        plfolio("new", "student", student, "--name", name)
    return school


@pytest.mark.parametrize(
    "words",
    ["anna-boehm", "Anna-Boehm", "Anna Böhm", "anna  böhm", "Alex Example", "student_content/anna-boehm/profile.md"],
)
def test_a_student_may_be_named_by_folder_path_or_any_name_that_only_they_have(plfolio, class_of_three, words):
    result = plfolio("build", words, *DAY)
    assert result.code == 0, result.err
    assert "1 built" in result.out
    assert (class_of_three / "site/family/anna-boehm/index.html").is_file()


def test_a_path_counts_from_where_one_stands(plfolio, class_of_three, monkeypatch):
    monkeypatch.chdir(class_of_three / "student_content" / "anna-boehm" / "artifacts")
    assert "Checked 1 student" in plfolio("check", ".", *DAY).out
    monkeypatch.chdir(class_of_three / "student_content")
    assert "Checked 1 student" in plfolio("check", "ben-stone/", *DAY).out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("anna-bohm", "Did you mean anna-boehm?"),
        ("Anna Bohm", "Did you mean anna-boehm?"),
        ("ben", "Did you mean ben-okafor or ben-stone?"),
        ("Benji", '2 students are called "Benji". Write the name of the folder: ben-okafor or ben-stone'),
        ("3a", 'Write: --class "3a"'),
        ("zzz", "The students are: anna-boehm, ben-okafor, ben-stone"),
    ],
)
def test_a_name_that_is_nobodys_is_answered_with_what_may_be_meant(plfolio, class_of_three, words, said):
    for command in ("check", "build", "serve", "export"):
        result = plfolio(command, words)
        assert result.code == 2
        assert said in result.err


def test_new_work_goes_into_the_folder_of_the_student_who_was_named(plfolio, class_of_three):
    assert "Made student_content/anna-boehm/goals/" in plfolio("new", "goal", "Anna Böhm", "--title", "Swim", *DAY).out
    assert plfolio("export", "Anna Böhm", "--to", "anna.zip", *DAY).code == 0


def test_a_class_is_checked_and_built_alone(plfolio, class_of_three):
    assert "Checked 2 students" in plfolio("check", "--class", "3A", *DAY).out
    assert "Checked 3 students" in plfolio("check", "--class", "3a", "--class", "Choir", *DAY).out
    assert "Checked 2 students" in plfolio("check", "anna-boehm", "--class", "4b", *DAY).out
    result = plfolio("build", "--class", "Choir", *DAY)
    assert "2 built" in result.out
    assert not (class_of_three / "site/family/anna-boehm").exists()


@pytest.mark.parametrize("name", ["3b", "5c"])
def test_a_class_without_anybody_is_said_with_the_classes_there_are(plfolio, class_of_three, name):
    result = plfolio("check", "--class", name)
    assert result.code == 2
    assert "The classes there are: 3a, 4b, 5c, Choir" in result.err


def test_a_name_cannot_act_on_the_terminal(plfolio, class_of_three):
    (class_of_three / "student_content" / "zoe\x1b[2J").mkdir()
    assert "\x1b" not in plfolio("check", "zoe").err
