"""The filters of the work page: which are offered, what they offer, and what each piece answers."""

import re
from dataclasses import replace
from datetime import date

import pytest
from sample_views import HEAT, PLANTS, artifact, evidence, student_view
from test_pages import context_of, render_site

from plfolio.model import ChosenBy, EvidenceSource
from plfolio.render.links import make_anchor

HEAT_ANCHOR, PLANTS_ANCHOR = make_anchor("s", HEAT), make_anchor("s", PLANTS)


def work_of(*pieces, **fields):
    """Return the context of a work page with these pieces, and nothing else about them but what is given."""
    view = replace(student_view(), **{"tags": {}, "evidence": (), **fields})
    return context_of(replace(view, portfolio=replace(view.portfolio, artifacts=pieces)), "work.html")


def filters_of(*pieces, **fields):
    """Return each filter's values with their labels."""
    shown = work_of(*pieces, **fields).filters
    return {one.name: [(option.value, option.label) for option in one.options] for one in shown}


def values_of(name, *pieces, **fields):
    """Return what each piece answers to one filter, by title."""
    years = work_of(*pieces, **fields).years
    return {card.title: dict(card.values).get(name, "") for year in years for card in year.pieces}


def piece(name, **fields):
    return artifact(name, **{"title": name, "date": date(2026, 10, 14), **fields})


def test_a_filter_is_offered_for_each_thing_in_which_the_pieces_differ():
    work = context_of(student_view(), "work.html")
    assert [one.name for one in work.filters] == ["standard", "year", "chosen"]


def test_pieces_that_do_not_differ_have_no_filters():
    assert filters_of() == {}
    assert filters_of(piece("a")) == {}
    assert filters_of(piece("a", subject="Art"), piece("b", subject="Art")) == {}


def test_one_subject_and_none_are_not_two_subjects():
    assert filters_of(piece("a", subject="Art"), piece("b")) == {}


def test_subjects_come_by_letter_and_capitals_and_blanks_make_no_other_subject():
    pieces = (piece("a", subject="science"), piece("b", subject="Art"), piece("c", subject=" Science "))
    assert filters_of(*pieces) == {"subject": [("Art", "Art"), ("science", "science")]}
    assert values_of("subject", *pieces) == {"a": "science", "b": "Art", "c": "science"}


def test_of_two_ways_to_write_a_subject_the_newest_pieces_counts():
    pieces = (piece("old", subject="art", date=date(2020, 1, 1)), piece("new", subject="Art"), piece("x", subject="PE"))
    assert filters_of(*pieces)["subject"][0] == ("Art", "Art")


def test_kinds_are_named_in_the_language_of_the_site_and_kept_as_typed():
    view = student_view()
    profile = replace(view.portfolio.profile, language="es")
    pieces = (piece("a", kind="drawing"), piece("b", kind="zzz {0} {x}"))
    in_spanish = replace(
        view, portfolio=replace(view.portfolio, profile=profile, artifacts=pieces), tags={}, evidence=()
    )
    (kinds,) = context_of(in_spanish, "work.html").filters
    assert [(option.value, option.label) for option in kinds.options] == [
        ("drawing", "dibujo"),
        ("zzz {0} {x}", "zzz {0} {x}"),
    ]


def test_years_come_newest_first_and_undated_work_last():
    pieces = (piece("a"), piece("b", date=date(2024, 7, 31)), piece("c", date=date(2024, 8, 1)), piece("d", date=None))
    assert filters_of(*pieces) == {
        "year": [
            ("2026", "2026\N{EN DASH}2027"),
            ("2024", "2024\N{EN DASH}2025"),
            ("2023", "2023\N{EN DASH}2024"),
            ("none", "Without a date"),
        ]
    }
    assert values_of("year", *pieces) == {"a": "2026", "b": "2023", "c": "2024", "d": "none"}


def test_a_piece_answers_to_every_standard_it_is_tagged_with_or_was_judged_on():
    pieces = (piece("a"), piece("b"), piece("c"))
    fields = {"tags": {"a": (PLANTS, HEAT), "b": (PLANTS,)}, "evidence": (evidence(3, 1, artifact="b"),)}
    assert filters_of(*pieces, **fields) == {
        "standard": [
            (HEAT_ANCHOR, "SCI.1 I can explain how heat moves."),
            (PLANTS_ANCHOR, "SCI.2 I can say what plants need."),
        ]
    }
    assert values_of("standard", *pieces, **fields) == {
        "a": f"{HEAT_ANCHOR} {PLANTS_ANCHOR}",
        "b": f"{HEAT_ANCHOR} {PLANTS_ANCHOR}",
        "c": "",
    }


def test_standards_of_pieces_that_are_not_shown_are_not_offered():
    given = (evidence(3, 1, artifact="hidden"), evidence(2, 2, artifact="", source=EvidenceSource.TEACHER))
    assert filters_of(piece("a"), piece("b"), tags={"hidden": (PLANTS, HEAT)}, evidence=given) == {}


def test_a_standard_that_no_framework_has_any_more_is_not_offered():
    assert filters_of(piece("a"), piece("b"), tags={"a": ("gone", HEAT), "b": (PLANTS,)})["standard"] == [
        (HEAT_ANCHOR, "SCI.1 I can explain how heat moves."),
        (PLANTS_ANCHOR, "SCI.2 I can say what plants need."),
    ]


@pytest.mark.parametrize(
    ("statement", "label"),
    [
        ("Short.", "SCI.1 Short."),
        (f"{'word ' * 30}end.", f"SCI.1 {'word ' * 12}…"),
        ("字" * 200, f"SCI.1 {'字' * 64} …"),
    ],
)
def test_a_long_statement_is_shortened_between_words_where_it_has_any(statement, label):
    view = student_view()
    changed = (replace(one, statement=statement) if one.id == HEAT else one for one in view.frameworks[0].standards)
    frameworks = (replace(view.frameworks[0], standards=tuple(changed)),)
    tags = {"a": (HEAT,), "b": (PLANTS,)}
    assert filters_of(piece("a"), piece("b"), tags=tags, frameworks=frameworks)["standard"][0] == (HEAT_ANCHOR, label)


def test_a_box_is_offered_when_the_student_chose_some_topics_and_not_all():
    mine, theirs = ChosenBy.STUDENT, ChosenBy.TEACHER
    assert filters_of(piece("a", chosen_by=mine), piece("b", chosen_by=theirs)) == {
        "chosen": [("student", "I chose the topic")]
    }
    assert values_of("chosen", piece("a", chosen_by=mine), piece("b", chosen_by=theirs)) == {"a": "student", "b": ""}
    assert filters_of(piece("a", chosen_by=mine), piece("b", chosen_by=mine)) == {}
    assert filters_of(piece("a", chosen_by=theirs), piece("b", chosen_by=ChosenBy.SHARED)) == {}


def test_only_the_cards_of_the_work_page_carry_values():
    site = render_site(student_view())
    assert site["work.html"].count("data-piece ") == 3
    assert f'data-standard="{HEAT_ANCHOR} {PLANTS_ANCHOR}"' in site["work.html"]
    assert "data-piece" not in site["index.html"]


def test_the_bar_is_hidden_until_a_script_shows_it():
    html = render_site(student_view())["work.html"]
    assert re.search(r'<form [^>]*id="pf-filters"[^>]* hidden>', html)
    assert html.count('<script src="assets/work.js" defer></script>') == 1
