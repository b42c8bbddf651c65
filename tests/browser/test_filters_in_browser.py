"""The filters of the work page in a real browser: what they hide, what they say, and that an address holds them."""

# ruff: noqa: RUF001 - years are joined by a dash

import pytest
from playwright.sync_api import expect

ALL = [
    "Report from the lab",
    "Our solar oven",
    "An old diary",
    "An older diary",
    "Un café en España",
    "Words of the world",
    "A night outside",
    "What I saw",
    "A comet, drawn",
    "Loose page",
]
PHONE = {"width": 360, "height": 740}


def choose(reader, name, label):
    reader.page.get_by_label(name).select_option(label=label)


def total(reader):
    return reader.page.locator("#pf-shown").inner_text()


def test_nothing_is_hidden_before_something_is_chosen(anywhere):
    anywhere.open("lea/work.html")
    assert anywhere.cards() == ALL
    assert total(anywhere) == "10 pieces of work"
    assert not anywhere.page.get_by_role("button", name="Show all").is_visible()
    assert not anywhere.page.get_by_text("No piece of work fits").is_visible()


@pytest.mark.parametrize(
    ("name", "label", "left"),
    [
        ("Subject", "Art", ["An old diary", "An older diary", "A night outside", "A comet, drawn"]),
        ("Subject", "science", ["Report from the lab", "Our solar oven"]),
        ("Standard", "SCI.1 Plan a fair test.", ["Report from the lab", "Our solar oven"]),
        ("Standard", "SCI.2 Say why a comet has a tail.", ["Report from the lab"]),
        ("School year", "2023–2024", ["A comet, drawn"]),
        ("School year", "Without a date", ["Loose page"]),
        ("Kind", "project", ["Our solar oven"]),
    ],
)
def test_each_filter_alone_leaves_what_fits(reader, name, label, left):
    reader.open("lea/work.html")
    choose(reader, name, label)
    assert reader.cards() == left
    assert total(reader) == f"{len(left)} of 10 pieces of work"


def test_a_box_leaves_the_work_whose_topic_the_student_chose(reader):
    reader.open("lea/work.html")
    reader.page.get_by_label("I chose the topic").check()
    assert reader.cards() == ["Our solar oven", "A comet, drawn"]
    reader.page.get_by_label("I chose the topic").uncheck()
    assert reader.cards() == ALL


def test_filters_together_leave_what_fits_all_of_them(reader):
    reader.open("lea/work.html")
    choose(reader, "Subject", "Art")
    choose(reader, "School year", "2026–2027")
    assert reader.cards() == ["An old diary", "An older diary"]
    reader.page.get_by_label("I chose the topic").check()
    assert reader.cards() == []
    assert total(reader) == "0 of 10 pieces of work"
    assert reader.page.get_by_text("No piece of work fits all of this.").is_visible()


def test_a_year_of_which_nothing_is_left_goes_with_its_heading(reader):
    reader.open("lea/work.html")
    assert len(reader.years()) == 4
    choose(reader, "Subject", "Art")
    assert reader.years() == ["School year 2026–2027", "School year 2024–2025", "School year 2023–2024"]


def test_an_address_holds_the_choice(anywhere):
    anywhere.open("lea/work.html#subject=Art&year=2026")
    assert anywhere.cards() == ["An old diary", "An older diary"]
    assert anywhere.page.get_by_label("Subject").input_value() == "Art"
    choose(anywhere, "Subject", "Comet club")
    choose(anywhere, "School year", "All")
    assert anywhere.page.evaluate("location.hash") == "#subject=Comet+club"
    anywhere.page.reload()
    assert anywhere.cards() == ["What I saw"]


@pytest.mark.parametrize(
    "hash_",
    ["subject=Alchemy", "subject=", "nonsense", "subject=%E0%A4%A", "chosen=teacher", "year=1066&kind=__proto__", "="],
)
def test_an_address_with_a_choice_that_is_not_offered_shows_everything(reader, hash_):
    reader.open(f"lea/work.html#{hash_}")
    assert reader.cards() == ALL


def test_capitals_in_an_address_do_not_matter(reader):
    reader.open("lea/work.html#subject=ART&year=2026")
    assert reader.cards() == ["An old diary", "An older diary"]


def test_the_back_button_goes_back_choice_by_choice(anywhere):
    anywhere.open("lea/work.html")
    choose(anywhere, "Subject", "Art")
    anywhere.page.get_by_label("I chose the topic").check()
    assert anywhere.cards() == ["A comet, drawn"]
    anywhere.page.go_back()
    expect(anywhere.page.locator("#pf-shown")).to_have_text("4 of 10 pieces of work")
    assert not anywhere.page.get_by_label("I chose the topic").is_checked()
    anywhere.page.go_back()
    expect(anywhere.page.locator("#pf-shown")).to_have_text("10 pieces of work")
    anywhere.page.go_forward()
    expect(anywhere.page.locator("#pf-shown")).to_have_text("4 of 10 pieces of work")


def test_the_way_back_from_a_piece_leads_to_the_same_choice(anywhere):
    anywhere.open("lea/work.html")
    choose(anywhere, "Subject", "Art")
    anywhere.page.get_by_role("link", name="An old diary").click()
    anywhere.page.wait_for_url("**/old-diary.html")
    anywhere.page.go_back()
    expect(anywhere.page.locator("#pf-shown")).to_have_text("4 of 10 pieces of work")


def test_show_all_shows_all_and_keeps_the_keyboard_near(reader):
    reader.open("lea/work.html#subject=Art&chosen=student")
    reader.tab_to("pf-show-all")
    reader.page.keyboard.press("Enter")
    assert reader.cards() == ALL
    assert reader.focused() == "pf-filter-subject"
    assert "#" not in reader.page.url
    reader.page.go_back()
    assert reader.cards() == ["A comet, drawn"]


def test_the_keyboard_alone_chooses(reader):
    reader.open("lea/work.html")
    reader.tab_to("pf-filter-subject")
    reader.page.keyboard.type("Art")
    assert len(reader.cards()) == 4
    reader.tab_to("pf-filter-chosen")
    reader.page.keyboard.press("Space")
    assert reader.cards() == ["A comet, drawn"]
    reader.tab_to("work/comet-drawing.html")


def test_on_a_phone_the_filters_wait_behind_a_button_unless_one_is_at_work(chrome, small_school):
    reader = chrome(small_school, viewport=PHONE)
    reader.open("lea/work.html")
    button = reader.page.get_by_role("button", name="Choose pieces")
    assert button.get_attribute("aria-expanded") == "false"
    assert not reader.page.get_by_label("Subject").is_visible()
    reader.tab_to("pf-colours")
    reader.page.keyboard.press("Tab")
    button.focus()
    reader.page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    choose(reader, "Subject", "Art")
    assert len(reader.cards()) == 4
    reader.open("lea/work.html#kind=project")
    assert reader.page.get_by_label("Kind").is_visible()
    assert reader.page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    reader.page.get_by_role("button", name="Show all").click()
    assert reader.page.evaluate("document.activeElement.textContent") == "Choose pieces"
    reader.page.close()


def test_a_screen_reader_hears_each_filters_name_and_how_many_pieces_are_left(reader):
    reader.open("lea/work.html")
    assert reader.page.get_by_role("form", name="Choose pieces").is_visible()
    names = [
        reader.page.get_by_role("combobox", name=name).count()
        for name in ("Subject", "Standard", "School year", "Kind")
    ]
    assert names == [1, 1, 1, 1]
    choose(reader, "Subject", "Art")
    assert reader.page.get_by_role("status").inner_text() == "4 of 10 pieces of work"


def test_without_scripts_every_piece_is_there_and_no_filter(chrome, small_school):
    reader = chrome(small_school, java_script_enabled=False)
    reader.open("lea/work.html#subject=Art")
    assert reader.cards() == ALL
    assert not reader.page.locator("#pf-filters").is_visible()
    assert total(reader) == "10 pieces of work"
    reader.page.close()


def test_only_what_tells_pieces_apart_is_offered(reader):
    reader.open("amal/work.html")
    assert reader.page.locator("#pf-filters select").evaluate_all("all => all.map(one => one.name)") == [
        "subject",
        "year",
    ]
    assert reader.page.locator("#pf-filters input").count() == 0
    reader.open("quiet/work.html")
    assert reader.page.locator("#pf-filters").count() == 0
    assert reader.cards() == ["The only one"]


def test_counts_are_in_the_language_of_the_site(reader):
    reader.open("amal/work.html")
    reader.page.get_by_label("المادة").select_option("العلوم")
    # A figure among Arabic words stands between two signs that keep its place.
    assert total(reader).replace("\u2068", "").replace("\u2069", "") == "1 من عملين"
