"""The search index: what is in it, in which words, and that no reader of it stumbles over what is written there."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from sample_views import HEAT, PIECE, artifact, empty_view, evidence, mastery, override, student_view
from test_pages import render_site

from plfolio.model import Answer, Attachment, Reflection
from plfolio.render.markdown import Target, render_markdown
from plfolio.render.pages import plan_pages
from plfolio.render.search import find_entries, read_words, write_search_index

CELLS = ("url", "title", "language", "sort", "day", "subject", "topics", "answers", "text", "rest")


def entries_of(view):
    return {entry.title: entry for entry in find_entries(plan_pages(view))}


def rows_of(view):
    """Read the index as a browser does: the script's one statement, whose value is JSON."""
    script = write_search_index(plan_pages(view)).decode()
    value = re.fullmatch(r"const plfolioIndex = (.*);\n", script, re.DOTALL)[1]
    return [dict(zip(CELLS, row, strict=True)) for row in json.loads(value)]


def with_pieces(*pieces):
    view = student_view()
    return replace(view, portfolio=replace(view.portfolio, artifacts=pieces))


def words_of(markdown):
    return read_words(render_markdown(markdown, resolve=lambda path: Target(url=path)))


# What is in it.


def test_there_is_an_entry_for_everything_that_can_be_found():
    assert {
        entry.title: (entry.sort, entry.url.partition("#")[0]) for entry in entries_of(student_view()).values()
    } == {
        "Our solar oven": ("work", "work/our-solar-oven.html"),
        "First try": ("work", "work/first-try.html"),
        "Loose page": ("work", "work/loose-page.html"),
        "SCI.1 I can explain how heat moves.": ("standards", "standards.html"),
        "SCI.2 I can say what plants need.": ("standards", "standards.html"),
        "Careful Observer": ("badges", "badges/observer.html"),
        "Grower": ("badges", "badges/grower.html"),
        "Build a better oven": ("goals", "goals.html"),
        "October": ("reflections", "reflections.html"),
        "About me": ("about", "about.html"),
    }


def test_every_address_leads_to_a_page_and_a_place_that_are_there():
    site = render_site(student_view())
    for entry in entries_of(student_view()).values():
        path, _, anchor = entry.url.partition("#")
        assert not anchor or f'id="{anchor}"' in site[path], entry.url


def test_a_piece_brings_what_the_student_wrote_and_what_was_said_of_it():
    oven = entries_of(student_view())["Our solar oven"]
    assert (oven.date, oven.subject) == (date(2026, 10, 14), "Science")
    assert oven.topics == ("model · Ben B. · SCI.1 I can explain how heat moves. · SCI.2 I can say what plants need.")
    assert oven.answers == "It failed twice first. · It worked."
    assert oven.text.startswith("We built it. The oven 84 degrees See my first try. · Clear!")


def test_a_picture_without_words_is_found_by_its_files_name_alone():
    view = with_pieces(
        artifact(body="![](oven.jpg)", attachments=student_view().portfolio.artifacts[2].attachments[:1])
    )
    (row,) = [row for row in rows_of(view) if row["sort"] == "Work"]
    assert "oven.jpg" in row["text"]
    assert "description" not in row["text"]


def test_files_bring_their_names_and_what_the_page_shows_of_them():
    text = entries_of(student_view())["Our solar oven"].text
    for words in ("sound.mp3", "plan.pdf", "heat.csv", "minute degrees 1 20 2 24", "print('<hot>')"):
        assert words in text


def test_a_file_that_is_the_work_itself_is_found_too():
    files = (Attachment(name="sound.mp3", path=f"{PIECE}/sound.mp3", size=1),)
    assert "sound.mp3" in entries_of(with_pieces(artifact(attachments=files)))["Our solar oven"].text


def test_prompts_are_not_found_and_neither_are_levels():
    found = json.dumps(rows_of(student_view()))
    assert "What went well" not in found
    assert "Meets" not in found


def test_a_goal_brings_its_reason_its_steps_and_its_standard():
    goal = entries_of(student_view())["Build a better oven"]
    assert (goal.topics, goal.answers, goal.text) == (
        "SCI.1 I can explain how heat moves.",
        "I like heat",
        "Find boxes · Measure · Grandpa",
    )


def test_a_reflection_brings_the_pieces_it_is_about():
    view = student_view()
    entry = replace(view.portfolio.reflections[0], about=("our-solar-oven",))
    entry = replace(entry, answers=(Answer(prompt="next", heading="Next time", text="*Slower*.", line=9),))
    found = entries_of(replace(view, portfolio=replace(view.portfolio, reflections=(entry,))))["October"]
    assert (found.topics, found.answers, found.text) == ("Our solar oven", "Slower.", "I learned. a lot")


def test_about_me_brings_the_lists():
    about = entries_of(student_view())["About me"]
    assert about.topics == "asking questions · quiet · ovens · English · Português"
    assert about.text == "Hello I build things. And I take them apart."


def test_a_standard_is_found_once_some_work_shows_it_with_the_teachers_note():
    judged = mastery(override=replace(override(), note="She taught others."))
    found = entries_of(replace(student_view(), masteries={HEAT: judged}, tags={}))
    assert "SCI.2 I can say what plants need." not in found
    heat = found["SCI.1 I can explain how heat moves."]
    assert (heat.topics, heat.text, heat.date) == ("Riverbend Standards", "She taught others.", date(2026, 10, 14))


def test_without_levels_no_comment_and_no_note_is_found():
    """The public edition gives the pages no evidence and no names; the index knows only the pages."""
    view = replace(student_view(), evidence=(), masteries={}, roster_names={}, badges=())
    found = json.dumps(rows_of(view))
    for words in ("Clear!", "Ben B.", "Ms Field"):
        assert words not in found


def test_what_an_edition_does_not_show_is_not_in_it():
    view = with_pieces(*student_view().portfolio.artifacts[:1])
    assert "oven" not in json.dumps([row for row in rows_of(view) if row["sort"] == "Work"])


def test_a_student_who_has_written_nothing_has_no_search_page_and_one_with_a_line_has():
    assert "search.html" not in [page.path for page in plan_pages(empty_view())]
    view = empty_view()
    line = Reflection(id="r", title="One", location=view.portfolio.profile.location)
    view = replace(view, portfolio=replace(view.portfolio, reflections=(line,)))
    assert "search.html" in [page.path for page in plan_pages(view)]


# In which words.


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("A *big*ger **oven** and ~~no~~ `code`", "A bigger oven and no code"),
        ("# One\n\nTwo\n\n- three\n- four\n\n> five", "One Two three four five"),
        ("two\nlines", "two lines"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a b 1 2"),
        ('![An oven](oven.jpg "84 degrees")', "An oven 84 degrees"),
        ('See ![an "odd" <one>](x.png "tip") here', 'See an "odd" tip here'),
        ("[link *text*](https://example.org 'title')", "link text"),
        ("I learned[^1].\n\n[^1]: a lot", "I learned. a lot"),
        ("5 < 6 & 7 > 2 &amp; &lt;", "5 < 6 & 7 > 2 & <"),
        ("<b>bold</b> <style>vector<int>", "bold vector<int>"),
        ("```python\nif a < b:\n    go()\n```", "if a < b: go()"),
        ("- [x] done\n- [ ] open", "\u2611 done \u2610 open"),
        ("", ""),
    ],
)
def test_words_are_read_from_the_page_without_their_markup(markdown, words):
    assert " ".join(words_of(markdown).split()) == words


@given(st.text(alphabet=st.sampled_from("ab <>\"'&;/=![]()*_`\n|-#"), max_size=60))
def test_no_markup_is_left_in_the_words_whatever_was_typed(text):
    """What is left is what a reader sees: the same text, marked as words once more, has nothing to take away."""
    seen = words_of(text)
    assert read_words(Markup.escape(seen)).split() == seen.split()


def test_titles_and_subjects_stand_as_they_were_typed():
    (row,) = [
        row
        for row in rows_of(with_pieces(artifact(title='A <b> & "c"', subject="Arts & 'crafts'")))
        if row["sort"] == "Work"
    ]
    assert (row["title"], row["subject"]) == ('A <b> & "c"', "Arts & 'crafts'")


def test_sorts_and_days_are_in_the_language_of_the_site():
    view = student_view()
    profile = replace(view.portfolio.profile, language="es")
    rows = rows_of(replace(view, portfolio=replace(view.portfolio, profile=profile)))
    assert ("Trabajos", "14 de octubre de 2026") in {(row["sort"], row["day"]) for row in rows}


def test_a_text_in_another_language_names_it():
    pieces = (artifact(language="pt-BR", date=date(2026, 1, 2)), artifact("other"))
    assert [row["language"] for row in rows_of(with_pieces(*pieces)) if row["sort"] == "Work"] == ["pt-BR", ""]


def test_newer_comes_first_and_what_has_no_day_last():
    days = [row["day"] for row in rows_of(student_view()) if row["sort"] == "Work"]
    assert days == ["October 14, 2026", "June 3, 2026", ""]


# That it can be read.


@pytest.mark.parametrize(
    "text",
    ["</script><script>alert(1)</script>", "<!-- x", "--> x", "]]>", "\u2028", "\u2029", '"],["', "\\", "'", "\x00"],
)
def test_nothing_that_ends_a_script_a_comment_or_a_line_stands_in_it(text):
    view = with_pieces(artifact(title=text, subject=text, showcase=text, source=text))
    script = write_search_index(plan_pages(view)).decode()
    assert re.findall("[<>&\u2028\u2029\x00]", script) == []
    assert script.count("\n") == len(rows_of(view))
    assert [row["title"] for row in rows_of(view) if row["sort"] == "Work"] == [text]


def test_it_is_the_same_each_time():
    assert write_search_index(plan_pages(student_view())) == write_search_index(plan_pages(student_view()))


def long_row(text, **fields):
    view = replace(with_pieces(artifact(body=text, **fields)), evidence=())
    return next(row for row in rows_of(view) if row["sort"] == "Work")


def test_a_long_text_is_kept_up_to_a_point_and_every_later_word_once():
    words = [f"word{number}" for number in range(2000)]
    row = long_row(" ".join([*words, *words[1000:], "Last", "last"]))
    assert len(row["text"]) <= 8000
    assert set(f"{row['text']} {row['rest']}".split()) == {*words, "last"}
    assert len(row["rest"].split()) == len(set(row["rest"].split()))


def test_a_text_that_is_not_long_is_kept_whole():
    text = "word " * 1500
    assert (long_row(text)["text"], long_row(text)["rest"]) == (text.strip(), "")


def test_a_long_text_without_blanks_loses_no_letters_where_it_is_cut():
    text = "".join(chr(0x4E00 + number) for number in range(12_000))
    row = long_row(text)
    assert all(text[start : start + 8] in f"{row['text']}|{row['rest']}" for start in range(11_990))


def test_long_answers_are_cut_in_the_same_way():
    answer = Answer(prompt="next", heading="Next", text=" ".join(f"a{number}" for number in range(4000)), line=1)
    row = long_row("short", answers=(answer,))
    assert len(row["answers"]) <= 8000
    assert "a3999" in row["rest"]


def test_the_same_comment_on_two_standards_is_found():
    view = replace(student_view(), evidence=(evidence(3, 2, comment="Clear!"), evidence(4, 3, comment="Bright!")))
    text = entries_of(view)["Our solar oven"].text
    assert "Clear! · Bright!" in text
