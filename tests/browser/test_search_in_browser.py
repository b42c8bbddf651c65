"""Search in a real browser: what is found by which words, in which order, and how one gets there and back."""

# ruff: noqa: RUF001 - letters that only look like others are what some of this is about

import pytest
from playwright.sync_api import expect


def test_a_piece_is_found_by_its_title_and_opened_from_the_result(anywhere):
    anywhere.search("lea", "our solar")
    anywhere.result("Our solar oven").get_by_role("link").click()
    expect(anywhere.page.locator("h1")).to_have_text("Our solar oven")


def test_results_come_while_one_types(anywhere):
    anywhere.open("lea/search.html")
    anywhere.page.locator("#pf-search-words").press_sequentially("mirr")
    anywhere.expect_said("Found: 1")
    assert anywhere.titles() == ["Our solar oven"]


@pytest.mark.parametrize(
    ("words", "title", "sort"),
    [
        ("doubled", "Our solar oven", "Work"),
        ("failed twice", "Our solar oven", "Work"),
        ("shadow measured", "Our solar oven", "Work"),
        ("argue", "October", "Reflections"),
        ("Grandpa follow", "Explain it slower", "Goals"),
        ("count three", "Explain it slower", "Goals"),
        ("canal", "About me", "About me"),
        ("octopus", "About me", "About me"),
        ("change one thing", "Fair Tester", "Badges"),
        ("9 November 2026", "Report from the lab", "Work"),
    ],
)
def test_everything_the_student_and_the_teacher_wrote_is_found(reader, words, title, sort):
    assert title in reader.search("lea", words)
    assert sort in reader.result(title).locator(".pf-facts").inner_text()


@pytest.mark.parametrize(
    ("title", "page"),
    [
        ("October", "reflections.html"),
        ("Explain it slower", "goals.html"),
        ("Fair Tester", "badges/fair.html"),
        ("About me", "about.html"),
        ("SCI.1 Plan a fair test.", "standards.html"),
    ],
)
def test_a_result_leads_to_its_place_on_the_page(reader, title, page):
    reader.search("lea", f'"{title}"')
    reader.result(title).get_by_role("link").click()
    reader.page.wait_for_url(f"**/lea/{page}*")
    place = reader.page.url.partition("#")[2]
    if place:
        assert title in reader.page.locator(f"#{place}").inner_text().replace("SCI.1\n", "SCI.1 ")
        assert reader.page.locator(f"#{place}").bounding_box()["y"] < reader.page.viewport_size["height"]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("espana", "Un café en España"),
        ("CAFE NINO", "Un café en España"),
        ("españa", "Un café en España"),
        ("espan\u0303a", "Un café en España"),
        ("strasse", "Un café en España"),
        ("straße", "Un café en España"),
        ("oresund", "Un café en España"),
        ("full fine", "Un café en España"),
        ("елка", "Un café en España"),
        ("istanbul isik", "Un café en España"),
        ("ΟΔΥΣΣΕΎΣ", "Un café en España"),
        ("hawaii naive", "Loose page"),
        ("don't", "Loose page"),
        ("don’t", "Loose page"),
        ("나는 사과", "Words of the world"),
        ("나는 ㅅ", "Words of the world"),
    ],
)
def test_accents_capitals_and_letters_written_in_two_ways_do_not_matter(reader, words, title):
    assert reader.search("lea", words) == [title]


@pytest.mark.parametrize(
    "words",
    [
        "الفرن",
        "الفُرْن",
        "فرن",
        "فرننا",
        "الشمسي",
        "الشّمسى",
        "المدرسه",
        "جدتي",
        "الى",
        "إلى",
        "اول",
        "هذا",
        "24",
        "٢٤",
        "۲۴",
    ],
)
def test_arabic_is_found_with_and_without_its_signs_and_behind_its_articles(reader, words):
    assert "فُرْنُنا الشَّمسيّ" in reader.search("amal", words)


def test_a_hit_in_arabic_is_marked_with_its_signs(reader):
    reader.search("amal", "الفرن")
    assert reader.marked("فُرْنُنا الشَّمسيّ") == ["الفُرنَ"]


@pytest.mark.parametrize(
    "words",
    ["太阳能", "太阳能烤箱", "烤", "python", "用python写", "の日記", "カタカナ", "テスト", "ขนมปัง", "בית", "ספר"],
)
def test_scripts_without_blanks_are_found_in_the_middle_and_across_the_end_of_a_line(reader, words):
    assert reader.search("lea", words) == ["Words of the world"]


def test_a_sentence_in_chinese_does_not_run_into_the_next(reader):
    assert reader.search("lea", "烤箱用") == []


def test_every_word_has_to_be_there_and_the_beginning_of_a_word_is_enough(reader):
    assert reader.search("lea", "foi che") == ["Our solar oven"]
    assert reader.search("lea", "foil chalk") == []
    assert reader.search("lea", "oil") == []


def test_words_in_quotes_belong_together(reader):
    assert reader.search("lea", "oven was solar") == ["Our solar oven", "Report from the lab"]
    assert reader.search("lea", '"oven was solar"') == ["Report from the lab"]
    assert reader.search("lea", '"was oven"') == []
    assert reader.search("lea", "“oven was solar”") == ["Report from the lab"]
    assert reader.search("lea", '"oven was so') == ["Report from the lab"]
    assert reader.search("lea", '"oven was so"') == []
    assert reader.search("lea", '"oven was" room') == ["Report from the lab"]


def test_a_code_is_found_as_it_is_written(reader):
    assert reader.search("lea", "sci.1")[:1] == ["SCI.1 Plan a fair test."]
    assert set(reader.titles()) == {"SCI.1 Plan a fair test.", "Our solar oven", "Report from the lab", "Fair Tester"}


def test_a_hit_in_the_title_comes_before_one_in_the_subject_an_answer_and_the_text(reader):
    assert reader.search("lea", "comet") == [
        "A comet, drawn",
        "SCI.2 Say why a comet has a tail.",
        "Report from the lab",
        "What I saw",
        "A night outside",
        "An old diary",
        "An older diary",
    ]


def test_the_excerpt_begins_a_little_before_the_first_hit_and_marks_every_hit(reader):
    reader.search("lea", "foil gran")
    excerpt = reader.result("Our solar oven").locator("p").last
    assert excerpt.inner_text().startswith("We built it from two boxes and a sheet of foil")
    assert reader.marked("Our solar oven") == ["foil", "Gran"]
    reader.search("lea", "never happen")
    text = reader.result("Our solar oven").locator("p").last.inner_text()
    assert text.startswith("… ")
    assert "Grandpa had said would never happen in October. The foil was the best part." in text


def test_markup_within_a_word_does_not_cut_it(reader):
    assert reader.search("lea", "thermometer") == ["Our solar oven"]
    assert reader.marked("Our solar oven") == ["thermometer"]


def test_a_title_in_another_language_says_so(reader):
    reader.search("lea", "cafe")
    assert reader.result("Un café en España").locator("h2").get_attribute("lang") == "es"
    assert reader.result("Un café en España").locator("p").last.get_attribute("lang") == "es"


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("sloar", "solar"),
        ("mirors", "mirrors"),
        ("mirrorss", "mirrors"),
        ("nimo", "niño"),
        ("sloar oven", "solar oven"),
        ('"solar oven" chesse', '"solar oven" cheese'),
    ],
)
def test_when_nothing_is_found_the_nearest_word_is_offered_as_it_is_written(reader, typed, nearest):
    assert reader.search("lea", typed) == []
    assert f"Nothing was found for {typed}." in reader.said
    assert reader.page.locator("#pf-search-said a").inner_text() == nearest


def test_the_nearest_word_is_offered_in_arabic(reader):
    assert reader.search("amal", "صندوقيم") == []
    assert reader.page.locator("#pf-search-said a").inner_text() == "صندوقين"


def test_of_two_near_words_the_one_whose_letters_changed_places_is_offered(reader):
    assert reader.search("lea", "ovne") == []
    assert reader.page.locator("#pf-search-said a").inner_text() == "oven"


def test_following_the_offer_searches_for_it(anywhere):
    anywhere.search("lea", "mirors")
    anywhere.page.locator("#pf-search-said a").click()
    anywhere.expect_said("Found: 1")
    assert anywhere.titles() == ["Our solar oven"]
    assert anywhere.page.locator("#pf-search-words").input_value() == "mirrors"


@pytest.mark.parametrize("words", ["xylophone", "zq", "foil chalk", "sloar xylophone"])
def test_nothing_is_offered_that_would_find_nothing_either(reader, words):
    assert reader.search("lea", words) == []
    assert reader.said == f"Nothing was found for {words}."


def test_a_link_holds_the_words_and_the_words_are_kept_in_the_address(anywhere):
    anywhere.open("lea/search.html#q=solar+oven")
    assert anywhere.titles() == ["Our solar oven", "October", "Report from the lab"]
    assert anywhere.page.locator("#pf-search-words").input_value() == "solar oven"
    anywhere.search("lea", "niño & 100%")
    assert anywhere.page.evaluate("location.hash") == "#q=ni%C3%B1o+%26+100%25"
    anywhere.page.reload()
    assert anywhere.page.locator("#pf-search-words").input_value() == "niño & 100%"


def test_the_way_back_from_a_result_leads_to_the_results(anywhere):
    anywhere.search("lea", "oven")
    before = anywhere.titles()
    anywhere.result("Our solar oven").get_by_role("link").click()
    anywhere.page.wait_for_url("**/solar-oven.html")
    anywhere.page.go_back()
    anywhere.expect_said("Found:")
    assert anywhere.titles() == before


def test_typing_leaves_no_trail_of_half_words_behind_the_back_button(anywhere):
    anywhere.open("lea/work.html")
    anywhere.page.get_by_role("link", name="Search").click()
    anywhere.page.locator("#pf-search-words").press_sequentially("oven", delay=200)
    anywhere.expect_said("Found:")
    anywhere.page.go_back()
    anywhere.page.wait_for_url("**/work.html")


def test_escape_clears_the_field_and_brings_back_the_list_of_pieces(reader):
    reader.search("lea", "oven")
    assert not reader.page.get_by_role("heading", name="All pieces, by title").is_visible()
    reader.page.locator("#pf-search-words").press("Escape")
    assert reader.page.locator("#pf-search-words").input_value() == ""
    assert reader.titles() == []
    assert reader.said == ""
    assert reader.page.get_by_role("heading", name="All pieces, by title").is_visible()
    assert "#" not in reader.page.url


def test_words_that_are_only_signs_look_for_nothing(reader):
    for words in ("", "   ", "!?", '""', "…", "\u200f", "ـ"):
        assert reader.search("lea", words) == []
        assert reader.said == ""


def test_a_very_long_query_is_cut_and_harmless(reader):
    reader.open(f"lea/search.html#q={'oven+' * 5000}")
    assert len(reader.page.locator("#pf-search-words").input_value()) <= 200
    assert reader.titles() == ["Our solar oven", "October", "Report from the lab"]


# By keyboard, and with a screen reader.


def test_the_keyboard_alone_finds_a_piece(anywhere):
    anywhere.open("lea/work/comet-drawing.html")
    anywhere.tab_to("../search.html")
    anywhere.page.keyboard.press("Enter")
    anywhere.page.wait_for_url("**/search.html")
    assert anywhere.focused() == "pf-search-words"
    anywhere.page.keyboard.type("mirrors")
    anywhere.expect_said("Found: 1")
    anywhere.tab_to("work/solar-oven.html")
    anywhere.page.keyboard.press("Enter")
    expect(anywhere.page.locator("h1")).to_have_text("Our solar oven")


def test_a_screen_reader_hears_what_the_field_is_and_how_much_was_found(reader):
    reader.open("lea/search.html")
    field = reader.page.get_by_role("searchbox", name="Search in this portfolio")
    assert field.is_visible()
    assert field.get_attribute("aria-describedby") == "pf-search-hint"
    assert reader.page.get_by_role("search").is_visible()
    reader.search("lea", "oven")
    assert reader.page.get_by_role("status").inner_text() == "Found: 3"
    assert reader.page.locator("ol").get_by_role("listitem").count() == 3


def test_every_page_leads_to_the_search_page_which_is_not_in_the_menu(reader):
    for path in ("index.html", "work.html", "work/solar-oven.html", "search.html"):
        reader.open(f"lea/{path}")
        link = reader.page.get_by_role("link", name="Search", exact=True)
        assert link.count() == 1
        assert reader.page.locator("nav a", has_text="Search").count() == 0
    assert link.get_attribute("aria-current") == "page"


# Where something is missing.


def test_without_scripts_a_sentence_and_every_piece_by_title_stand_there(chrome, small_school):
    reader = chrome(small_school, java_script_enabled=False)
    reader.open("lea/search.html")
    assert not reader.page.locator("#pf-search").is_visible()
    assert reader.page.get_by_text("Searching needs a script").is_visible()
    titles = reader.page.locator(".pf-titles a").all_inner_texts()
    assert titles[:3] == ["A comet, drawn", "A night outside", "An old diary"]
    assert titles[-2:] == ["What I saw", "Words of the world"]
    assert len(titles) == 10
    reader.page.close()


def test_without_its_index_the_page_is_as_without_scripts(chrome, small_school):
    reader = chrome(small_school)
    reader.page.route("**/search-index.js", lambda route: route.abort())
    reader.open("lea/search.html")
    assert not reader.page.locator("#pf-search").is_visible()
    assert reader.page.get_by_text("Searching needs a script").is_visible()
    reader.page.close()


def test_only_the_search_page_loads_the_index(reader):
    for path in ("index.html", "work.html", "work/solar-oven.html", "standards.html"):
        reader.open(f"lea/{path}")
    assert [url for url in reader.asked if "search" in url] == []
