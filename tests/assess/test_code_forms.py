"""The keys of codes: equal for what people write for one code, different for different codes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plfolio.assess.code_forms import fold_code, loosen_code, shorten_code, split_code


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("5.NF.B.4", "5.nf.b.4"),
        (" 5 .nf\u2013B.4* ", "5.nf-b.4"),
        ("111.26(b)(3)( A )", "111.26.b.3.a"),
        ("[3][a]", "3.a"),
        ("RL   7", "rl 7"),
        ("\u00c9L.1", "\u00e9l.1"),
        ("E\u0301L.1", "\u00e9l.1"),
        ("*", ""),
    ],
)
def test_folding_drops_what_typing_changes(written: str, folded: str) -> None:
    assert folded == fold_code(written)


@pytest.mark.parametrize(
    ("folded", "parts"),
    [
        ("5.nf.b.4a", "5 nf b 4 a"),
        ("5.oa.b3a", "5 oa b 3 a"),
        ("ps1b", "ps1 b"),
        ("ac9m5n01", "ac9m5n01"),
        ("hsa-sse.b", "a sse b"),
        ("hs.a-sse.b", "a sse b"),
        ("hs-ps3-3", "hs ps3 3"),
        ("hsa-1", "hsa 1"),
        ("ccss.math.content.5.nf.4", "5 nf 4"),
        ("ccss.math.practice.mp4", "practice mp4"),
        ("ccss.math.practice.5.smp.4", "5 mp4"),
        ("ccss.ela-literacy.ccra.w.7", "ccra w 7"),
        ("math.1", "math 1"),
        ("ccss", "ccss"),
        ("ngss.ms-ps1-2", "ms ps1 2"),
        ("ngss.ps1.b", "ngss ps1 b"),
        ("teks.111.26.b", "111 26 b"),
        ("teks.6.3.a", "teks 6 3 a"),
        ("csta 1b-ap-10", "1 b ap 10"),
        ("", ""),
    ],
)
def test_splitting_finds_the_parts_of_a_code(folded: str, parts: str) -> None:
    assert parts.split() == list(split_code(folded))
    assert ".".join(parts.split()) == loosen_code(folded)


@pytest.mark.parametrize(
    ("folded", "grades", "keys"),
    [
        ("5.nf.b.4", (), ["5.nf.4"]),
        ("hsa-sse.b.3.c", (), ["a.sse.3.c"]),
        ("5.nf.b", (), []),
        ("5.nf.f.4", (), []),
        ("9.nf.b.4", (), []),
        ("5.mp4", (), ["practice.mp4", "mp4"]),
        ("a.5.mp4", (), []),
        ("111.26.b.3.a", ("06",), ["6.3.a", "teks.6.3.a"]),
        ("111.26.b.3.a", ("06", "07"), []),
        ("111.26.b", ("06",), []),
        ("111.26.x.3", ("06",), []),
        ("rb.sci.1", ("06",), []),
        ("", (), []),
    ],
)
def test_short_forms_leave_out_what_people_leave_out(folded: str, grades: tuple[str, ...], keys: list[str]) -> None:
    assert keys == list(shorten_code(folded, grades))


@given(st.text(max_size=30))
def test_folding_twice_changes_no_more(text: str) -> None:
    once = fold_code(text)
    assert once == fold_code(once)
    assert all(split_code(once)) or not once.strip()


def test_no_text_is_long_to_fold() -> None:
    assert "" == fold_code("( " + " \t" * 50_000)
