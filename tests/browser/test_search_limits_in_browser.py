"""Search in a real browser where it is hard: hostile words, many pieces, long ones. Work is counted, not timed."""

# ruff: noqa: RUF001 - letters that only look like others are what some of this is about

import json
import random
from urllib.parse import quote

import pytest
from conftest import assert_quiet, build

PAYLOADS = (
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</title></textarea><svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    '"><img src=x onerror=alert(1)>',
    "'><img src=x onerror=alert(1)>",
    "' onfocus=alert(1) autofocus x='",
    '" onfocus=alert(1) autofocus x="',
    "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
    "<iframe src=javascript:parent.alert(1)></iframe>",
    "javascript:alert(1)",
    "<a href=javascript:alert(1)>needle</a>",
    "data:text/html,<script>alert(1)</script>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<input autofocus onfocus=alert(1)>",
    "<marquee onstart=alert(1)>",
    "<style>@import 'x'</style><link rel=stylesheet href=//evil.example>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<form id=pf-search><input id=pf-search-words></form>",
    "<form id=pf-search name=pf-search><button name=getAttribute>",
    "<a id=plfolioIndex name=plfolioIndex>",
    "<img name=getElementById><img name=createElement>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<template><img src=x onerror=alert(1)></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!-- needle",
    "]]><img src=x onerror=alert(1)>",
    "`${alert(1)}`",
    "\\u003cimg src=x onerror=alert(1)\\u003e",
    '\\");alert(1);//',
    '"];alert(1);//',
    "*/alert(1)/*",
    "&lt;img src=x onerror=alert(1)&gt;",
    "&#60;img src=x onerror=alert(1)&#62;",
    "%3Cimg%20src=x%20onerror=alert(1)%3E",
    "{{7*7}}{% raw %}",
    "{words}{number}{shown}$&$1$`",
    "__proto__ constructor hasOwnProperty toString",
    "﹤img src=x onerror=alert(1)﹥",
    "＜script＞alert(1)＜/script＞",
    "\u202e<img src=x onerror=alert(1)>",
)
FRAME = "form, input, label, p, ol, li, h2, a, bdi, mark, button, section, ul, div, time, span, script, h1"
COUNT_WORK = """
window.work = {normalized: 0, looked: 0, made: 0, letters: 0};
const {normalize, indexOf} = String.prototype, each = String.prototype[Symbol.iterator];
const {createElement} = Document.prototype;
String.prototype.normalize = function (...form) { work.normalized += 1; return normalize.apply(this, form); };
String.prototype.indexOf = function (...what) { work.looked += 1; return indexOf.apply(this, what); };
String.prototype[Symbol.iterator] = function () { work.letters += this.length; return each.call(this); };
Document.prototype.createElement = function (...name) { work.made += 1; return createElement.apply(this, name); };
window.takeWork = () => { const done = work; work = {normalized: 0, looked: 0, made: 0, letters: 0}; return done; };
"""
PIECES, WORDS = 400, 300


def page(student, name, text, /, **front):
    lines = [f"{word}: {json.dumps(value, ensure_ascii=False)}" for word, value in front.items()]
    return "\n".join([f"-- student_content/{student}/{name}.md --", "---", *lines, "---", text])


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A student whose every word is an attack, with the letters that end lines and scripts in between."""
    parts = ["-- site_config.yml --\nschool: {name: '<script>alert(1)</script>'}"]
    parts.append(page("eve", "profile", PAYLOADS[0], name=PAYLOADS[0], interests=[*PAYLOADS[:5]]))
    for number, payload in enumerate(PAYLOADS):
        code = f"```\nneedle {payload}\n```"
        body = f"needle {payload}\n\n{code}\n\nneedle \u2028 \u2029 </script> <!--\n\n## Next time\n\n{payload}"
        front = {"title": f"{payload} needle", "subject": payload, "kind": payload, "showcase": payload}
        parts.append(page("eve", f"artifacts/piece-{number:02}", body, **front))
    parts.append(page("eve", "reflections/one", PAYLOADS[1], title=f"needle {PAYLOADS[2]}"))
    parts.append(page("eve", "goals/one", PAYLOADS[3], title=f"needle {PAYLOADS[4]}", why=PAYLOADS[5]))
    return build(tmp_path_factory.mktemp("hostile"), "\n".join(parts))


def strangers(reader):
    """What stands in the page that neither the template nor the script of the search page makes."""
    return reader.page.evaluate(
        "known => [...document.querySelectorAll('#content *')].map(one => one.matches(known) ? '' : one.tagName)"
        ".filter(Boolean)",
        FRAME,
    )


def test_hostile_words_are_found_and_shown_as_words(chrome, hostile):
    reader = chrome(hostile)
    reader.search("eve", "needle")
    assert reader.said == f"Found: {len(PAYLOADS) + 2}"
    while reader.page.get_by_role("button", name="Show more").is_visible():
        reader.page.get_by_role("button", name="Show more").click()
    assert len(reader.titles()) == len(PAYLOADS) + 2
    assert "<img src=x onerror=alert(1)> needle" in reader.titles()
    assert strangers(reader) == []
    hrefs = reader.page.eval_on_selector_all("#content a", "links => links.map(link => link.protocol)")
    assert set(hrefs) == {"file:"}
    assert_quiet(reader)


def test_hostile_words_in_the_address_do_nothing(chrome, hostile):
    reader = chrome(hostile)
    for payload in PAYLOADS:
        for words in (quote(payload), payload.replace("%", "%25").replace("#", "%23")):
            reader.open(f"eve/search.html#q={words}")
            assert strangers(reader) == [], payload
            reader.open(f"eve/work.html#subject={words}&kind={words}&{words}={words}")
    assert_quiet(reader)


def test_hostile_words_typed_and_offered_do_nothing(chrome, hostile):
    reader = chrome(hostile)
    for payload in PAYLOADS:
        reader.search("eve", f"{payload} nedle")
        assert strangers(reader) == [], payload
        offered = reader.page.locator("#pf-search-said a")
        if offered.count():
            offered.click()
            assert strangers(reader) == [], payload
    assert_quiet(reader)


def test_a_hostile_subject_can_be_chosen_like_any_other(chrome, hostile):
    reader = chrome(hostile)
    reader.open("eve/work.html")
    reader.page.locator("#pf-filter-subject").select_option(PAYLOADS[0])
    assert reader.cards() == [f"{PAYLOADS[0]} needle"]
    reader.page.reload()
    assert reader.cards() == [f"{PAYLOADS[0]} needle"]
    assert_quiet(reader)


@pytest.fixture(scope="module")
def big(tmp_path_factory):
    """A student with hundreds of pieces, a very long one, and a very long one without blanks."""
    chance = random.Random(7)
    vocabulary = ["".join(chance.choices("abcdefghijklmnoprstuvwé", k=chance.randint(2, 11))) for _ in range(6000)]
    parts = ["-- site_config.yml --\nschool: {name: Big School}", page("max", "profile", "Hello.", name="Max")]
    for number in range(PIECES):
        text = " ".join(chance.choices(vocabulary, k=WORDS))
        front = {
            "title": f"Piece {number}",
            "date": f"{2000 + number // 20}-0{1 + number % 9}-10",
            "subject": f"S{number % 7}",
        }
        parts.append(page("max", f"artifacts/p{number:03}", f"Everywhere {text}", **front))
    words = " ".join(f"long{number}" for number in range(3000))
    parts.append(page("max", "artifacts/long", f"{words} zebrafinch.", title="A long one"))
    signs = "".join(chr(0x4E00 + number) for number in range(9000))
    parts.append(page("max", "artifacts/signs", signs, title="Without blanks"))
    return build(tmp_path_factory.mktemp("big"), "\n".join(parts))


def test_with_hundreds_of_pieces_a_key_costs_little_after_the_first_search(chrome, big):
    reader = chrome(big)
    reader.page.add_init_script(COUNT_WORK)
    reader.open("max/search.html")
    take = "window.takeWork()"
    reader.page.evaluate(take)
    reader.search("max", "e")
    first = reader.page.evaluate(take)
    # Every letter of the index is read once; each different letter is studied once.
    assert first["letters"] < 1.5 * (PIECES * (WORDS + 1) * 8)
    assert first["normalized"] < 10_000
    for words in ("ev", "eve", "ever", "everyw", "everywhere piece"):
        reader.search("max", words)
        work = reader.page.evaluate(take)
        # Nothing is studied again, and read again is only what is shown.
        assert work["normalized"] == 0
        assert work["letters"] < 20 * 10 * (WORDS * 8)
        assert work["looked"] < 2 * 5 * (PIECES + 3) + 20 * 2 * 50
        assert work["made"] <= 20 * 14
    assert_quiet(reader)


def test_results_come_twenty_at_a_time_and_more_are_a_key_away(chrome, big):
    reader = chrome(big)
    reader.search("max", "everywhere")
    assert (reader.said, len(reader.titles())) == (f"Found: {PIECES}", 20)
    reader.tab_to("pf-search-more")
    reader.page.keyboard.press("Enter")
    assert len(reader.titles()) == 40
    assert reader.focused() == reader.page.locator("#pf-search-results a").nth(20).get_attribute("href")
    reader.search("max", '"piece 399"')
    assert not reader.page.locator("#pf-search-more").is_visible()
    assert_quiet(reader)


def test_no_word_of_a_very_long_piece_is_lost(chrome, big):
    reader = chrome(big)
    for words in ("zebrafinch", "long2999", "long0 long2998"):
        assert reader.search("max", words) == ["A long one"], words
    for place in (0, 5000, 7990, 7999, 8000, 8990):
        assert reader.search("max", "".join(chr(0x4E00 + place + step) for step in range(4))) == ["Without blanks"], (
            place
        )
    assert_quiet(reader)


def test_choosing_among_hundreds_of_pieces_changes_only_those_that_come_or_go(chrome, big):
    reader = chrome(big)
    reader.open("max/work.html")
    reader.page.evaluate(
        "window.changes = 0; new MutationObserver(list => window.changes += list.length)"
        ".observe(document.body, {attributes: true, childList: true, subtree: true})"
    )
    reader.page.locator("#pf-filter-subject").select_option("S3")
    shown = len(reader.cards())
    assert reader.page.locator("#pf-shown").inner_text() == f"{shown} of {PIECES + 2} pieces of work"
    assert reader.page.evaluate("window.changes") <= PIECES + 2 + 30
    assert_quiet(reader)
