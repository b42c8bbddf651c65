"""site_config.yml becomes settings; what can't be used keeps its default, and no mistake publishes more."""

import pytest

from plfolio.diagnostics import Location
from plfolio.model import Audience, Band, Level, ProficiencyScale, WrittenLanguage
from plfolio.read.config import read_settings
from plfolio.settings import Limits, MasterySettings, MethodChoice, Prompt, Settings

EVERYTHING = """\
school: {name: Riverbend School, language: es, languages: [en, ar], address: 12 Ferry Lane, welcome: Hello}
folders: {content: kids, school: data/school, output: ./public/, themes: looks}
publish: {edition: public, start_page: yes, audience: school}
colours: {primary: "#111111", accent: "#222"}
scales:
  - id: two
    goal: 2
    levels:
      - {name: Not yet, band: below, description: Soon., names: {fr: Pas encore}, descriptions: {fr: Bientôt.}}
      - {name: Got it, band: on}
mastery: {method: decaying, parameters: {weight: 0.65}, minimum_evidence: 2}
frameworks:
  riverbend: {scale: two}
  habits: {parameters: {last: 3}}
standards:
  RB.SCI.1: {method: highest}
prompts:
  - id: why
    words: {en: Why, es: Por qué}
limits: {file_mb: 20, student_mb: 200}
"""


@pytest.fixture
def read(tmp_path):
    def read_text(text):
        (tmp_path / "site_config.yml").write_bytes(text if isinstance(text, bytes) else text.encode())
        settings, found = read_settings(tmp_path)
        return settings, [(one.code.id, one.location.line) for one in found]

    return read_text


def test_every_setting_is_read(read):
    levels = (
        Level(
            number=1,
            name="Not yet",
            band=Band.BELOW,
            description="Soon.",
            names=(("fr", "Pas encore"),),
            descriptions=(("fr", "Bientôt."),),
        ),
        Level(number=2, name="Got it", band=Band.ON),
    )
    choice = MethodChoice(method="decaying", parameters=(("weight", "0.65"),))
    expected = Settings(
        school_name="Riverbend School",
        language="es",
        languages=(
            WrittenLanguage(text="en", location=Location("site_config.yml", 1, 59)),
            WrittenLanguage(text="ar", location=Location("site_config.yml", 1, 63)),
        ),
        address="12 Ferry Lane",
        welcome="Hello",
        content="kids",
        school="data/school",
        output="public",
        themes="looks",
        edition=Audience.PUBLIC,
        start_page=True,
        audience=Audience.SCHOOL,
        primary_colour="#111111",
        accent_colour="#222222",
        scales=(ProficiencyScale(id="two", goal=2, levels=levels),),
        framework_scales=(("riverbend", "two"),),
        mastery=MasterySettings(
            choice=choice,
            minimum_evidence=2,
            frameworks=(("habits", MethodChoice(method="decaying", parameters=(("last", "3"),))),),
            standards=(("RB.SCI.1", MethodChoice(method="highest")),),
        ),
        prompts=(Prompt(id="why", words=(("en", "Why"), ("es", "Por qué"))),),
        limits=Limits(file_mb=20, student_mb=200),
    )
    assert (expected, []) == read(EVERYTHING)


@pytest.mark.parametrize("text", ["", " \n\n"])
def test_an_empty_file_has_the_defaults_and_says_so(read, text):
    assert (Settings(), [("C112", 0)]) == read(text)


@pytest.mark.parametrize("text", ["\n# nothing yet\n", "school:\n", "mastery:\nscales: []\n"])
def test_what_is_not_written_has_its_default(read, text):
    assert (Settings(), []) == read(text)


def test_no_file_is_no_school(tmp_path):
    settings, found = read_settings(tmp_path)
    assert (None, [("C101", Location("site_config.yml"))]) == (settings, [(one.code.id, one.location) for one in found])


def test_a_folder_in_the_place_of_the_file_is_reported(tmp_path):
    (tmp_path / "site_config.yml").mkdir()
    assert (None, ["F103"]) == (read_settings(tmp_path)[0], [one.code.id for one in read_settings(tmp_path)[1]])


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("school: {name: ni\u00f1o}".encode("latin-1"), "F105", 1),
        ("school: {name: x}".encode("utf-16"), "F106", 0),
        ("school:\n\tname: x", "F121", 2),
        ("school: {name: x", "F123", 1),
        ("school: &a {name: x}", "F126", 1),
        ("- school", "C102", 1),
        ("school", "C102", 1),
    ],
)
def test_a_file_that_can_not_be_read_gives_no_settings(read, text, code, line):
    assert (None, [(code, line)]) == read(text)


def test_misspelt_words_are_reported_and_the_rest_is_used(read, tmp_path):
    settings, found = read("schol: {name: x}\nlimits: {file_nb: 1, student_mb: 3}\ncolors: {primary: '#123456'}\n")
    assert [("F140", 1), ("F140", 2)] == found
    assert (Limits(student_mb=3), "#123456") == (settings.limits, settings.primary_colour)
    hints = [one.hint for one in read_settings(tmp_path)[1]]
    assert ['Did you mean "school"', 'Did you mean "file_mb"'] == [hint.split("?")[0] for hint in hints]


def test_every_mistake_is_found_in_one_reading(read):
    text = (
        "school: [x]\nlimits: {file_mb: 0, student_mb: lots}\ncolours: {primary: red}\nmastery: {minimum_evidence: 0}"
    )
    assert (Settings(), [("F142", 1), ("F146", 2), ("F145", 2), ("F148", 3), ("F146", 4)]) == read(text)


@pytest.mark.parametrize(
    ("text", "edition", "audience"),
    [
        ("publish: {edition: pubic}", Audience.PUBLIC, Audience.FAMILY),
        ("publish: {editon: family}", Audience.PUBLIC, Audience.FAMILY),
        ("publish: {edition: family, edition: public}", Audience.PUBLIC, Audience.FAMILY),
        ("publish: {audience: everybody}", Audience.FAMILY, Audience.PRIVATE),
        ("publsh: {audience: private}", Audience.PUBLIC, Audience.PRIVATE),
        ("publish: private", Audience.PUBLIC, Audience.PRIVATE),
    ],
)
def test_a_mistake_never_shows_more_than_was_meant_and_is_said_once(read, text, edition, audience):
    settings, found = read(text)
    assert (edition, audience, [("C111", 1)]) == (settings.edition, settings.audience, found)


def test_two_mistakes_about_who_may_see_pages_are_two_messages(read, tmp_path):
    settings, found = read("publish:\n  edition: pubic\n  audience: everybody\n  start_page: perhaps\npublsh: {}")
    assert (Audience.PUBLIC, Audience.PRIVATE) == (settings.edition, settings.audience)
    assert [("F147", 4), ("C111", 2), ("C111", 3)] == found
    hints = [one.hint.split("?")[0] for one in read_settings(tmp_path)[1] if one.code.id == "C111"]
    assert ['Did you mean "public"', "Mend this setting. The words are private, family, school and public."] == hints


@pytest.mark.parametrize("folder", ["../kids", "/kids", "C:\\kids", "a//b", ".", "a/..", "kids?", "/"])
def test_a_folder_outside_of_the_school_stops_everything(read, folder):
    assert (None, [("C103", 2)]) == read(f"folders:\n  content: {folder}")


def test_a_folder_that_is_no_text_keeps_its_default(read):
    settings, found = read("folders:\n  content: [kids]")
    assert ("student_content", [("F142", 2)]) == (settings.content, found)


@pytest.mark.parametrize("folder", ["site", "SITE", "site/kids", "school", ".plfolio/kids"])
def test_folders_in_each_others_way_stop_everything(read, folder):
    assert (None, [("C104", 2)]) == read(f"folders:\n  content: {folder}")


def scale(goal, *levels):
    listed = "".join(f"\n      - {{name: {name}, band: {band}}}" for name, band in levels) or " []"
    good = "  - {id: x, levels: [{name: a, band: below}, {name: b, band: on}]}"
    return f"scales:\n  - id: own\n    goal: {goal}\n    levels:{listed}\n{good}"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (scale(1), "C105"),
        (scale(1, ("a", "on")), "C105"),
        (scale(3, ("a", "below"), ("b", "on")), "C106"),
        (scale("", ("a", "below"), ("b", "below")), "C106"),
        (scale(1, ("a", "on"), ("b", "below")), "C107"),
        (scale(2, ("a", "below"), ("A", "on")), "C107"),
        (scale(2, ("a", "below"), ("1", "on")), "C107"),
        (scale(1, ("a", "below"), ("b", "on")), "C107"),
        (scale(2, ("a", "below"), ("b", "over")), "F147"),
        (scale(2, ("a", "below"), ("''", "on")), "F141"),
        (scale("two", ("a", "below"), ("b", "on")), "F145"),
        (scale(2, ("a", "below"), ("b", "on")).replace("id: own", "title: own"), "F141"),
    ],
)
def test_a_scale_with_a_mistake_is_left_out_whole_and_the_others_stay(read, text, code):
    settings, found = read(text)
    assert ["x"] == [one.id for one in settings.scales]
    assert [code] == [one for one, _ in found if one != "F140"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (scale(3, ("a", "below"), ("b", "on")), "3"),
        (scale("", ("a", "below"), ("b", "below")), "missing"),
        (scale(1, ("a", "on"), ("b", "below")), '"b" does not fit: "below" comes after "on"'),
        (scale(2, ("a", "below"), ("A", "on")), "its name is used twice"),
        (scale(3, ("a", "below"), ("1", "on"), ("c", "on")), '"1" does not fit: a name must not be only a number'),
        (scale(1, ("a", "below"), ("b", "on")), '"a" does not fit: it is the goal, so its band must be "on"'),
    ],
)
def test_a_scale_that_is_left_out_is_told_why(read, tmp_path, text, words):
    read(text)
    (found,) = read_settings(tmp_path)[1]
    assert words in found.message


def test_the_goal_is_the_first_level_on_standard_unless_it_is_set(read):
    text = scale("", ("a", "below"), ("b", "on"), ("c", "on"), ("d", "above"))
    assert [2, 2] == [one.goal for one in read(text)[0].scales]
    assert [3, 2] == [one.goal for one in read(text.replace("goal: ", "goal: 3"))[0].scales]


def test_settings_that_are_checked_later_keep_their_places(read):
    settings, _ = read(EVERYTHING)
    words = [
        ("mastery", "method"),
        ("mastery", "parameters", "weight"),
        ("frameworks", "habits"),
        ("frameworks", "habits", "parameters", "last"),
        ("standards", "RB.SCI.1"),
        ("standards", "RB.SCI.1", "method"),
    ]
    assert [11, 11, 14, 14, 16, 16] == [settings.where(*one).line for one in words]
    assert Location("site_config.yml", 11, 19) == settings.where("frameworks", "habits", "method")
    assert Location("site_config.yml") == settings.where("school", "name")


def test_parameters_of_a_method_that_is_not_clear_are_left_out(read):
    settings, found = read("mastery:\n  methd: decaying\n  parameters: {weight: 0.65}")
    assert (MethodChoice(), [("F140", 2)]) == (settings.mastery.choice, found)


def test_ids_are_there_once(read):
    text = "prompts:\n  - {id: a, words: {en: Why}}\n  - {id: a, words: {en: How}}"
    settings, found = read(text)
    assert ((Prompt(id="a", words=(("en", "Why"),)),), [("C108", 3)]) == (settings.prompts, found)


def test_a_scale_that_does_not_exist_is_not_chosen(read, tmp_path):
    settings, found = read("frameworks:\n  rb: {scale: four-level, method: mean}")
    assert ((), (("rb", MethodChoice(method="mean")),), [("C109", 2)]) == (
        settings.framework_scales,
        settings.mastery.frameworks,
        found,
    )
    assert read_settings(tmp_path)[1][0].hint.startswith('Did you mean "four-levels"?')


def test_a_prompt_without_an_id_is_one_message(read):
    settings, found = read("prompts: [{words: {en: Why}}, {id: b, words: {en: How}}]")
    assert (["b"], [("F141", 1)]) == ([prompt.id for prompt in settings.prompts], found)


@pytest.mark.parametrize("words", ["", ", words: {}", ", words: {en: ''}"])
def test_a_prompt_without_words_is_left_out(read, words):
    settings, found = read(f"prompts: [{{id: a{words}}}]")
    assert ((), [("C110", 1)]) == (settings.prompts, found)


def test_the_words_of_a_prompt_are_in_languages(read):
    settings, found = read("prompts: [{id: a, words: {english: Why, no: Hvorfor}}]")
    assert ((("no", "Hvorfor"),), [("F149", 1)]) == (settings.prompts[0].words, found)


def test_a_school_may_have_no_prompts(read):
    settings, found = read("prompts: []")
    assert ((), []) == (settings.prompts, found)
