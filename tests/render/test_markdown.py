"""Student text to HTML: what a child may write, and what nobody can smuggle in."""

from __future__ import annotations

import re
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from plfolio.render.allowlist import ATTRIBUTES
from plfolio.render.markdown import Target, render_markdown

FILES = {
    "oven.jpg": Target(url="../files/oven-1a.jpg", width=800, height=600, unsaid="Picture without words: oven.jpg"),
    "wide.jpg": Target(
        url="../files/wide-2b.jpg",
        width=1600,
        height=900,
        srcset="../files/wide-3c-480.jpg 480w, ../files/wide-2b.jpg 1600w",
        unsaid="Picture without words: wide.jpg",
    ),
    "sound.mp3": Target(url="../files/sound-1a.mp3", is_picture=False),
    "my photo.png": "../files/my-photo-1a.png",
}


def render(text: str, **options) -> str:
    return str(render_markdown(text, resolve=FILES.get, **options))


class Outline(HTMLParser):
    """Every element with its attributes, as a browser would see them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data):
        self.words.append(data)

    def handle_comment(self, data):
        self.elements.append((f"comment {data}", {}))


def assert_allowed(html: str) -> None:
    for tag, attributes in Outline(html).elements:
        assert tag in ATTRIBUTES, f"<{tag}> in {html}"
        extra = {"rel"} if tag == "a" else set()
        assert set(attributes) <= ATTRIBUTES[tag] | extra, f"{tag} {attributes} in {html}"
        for name in ("href", "src"):
            address = attributes.get(name, "")
            scheme = re.match(r"[^/?#]*:", address)
            assert scheme is None or scheme[0].lower() in {"http:", "https:", "mailto:"}, address
            assert not address.startswith(("//", "\\")), address
        assert attributes.get("id", "u-").startswith("u-"), attributes
        assert not attributes.get("src", "").lower().startswith("http"), "a picture from elsewhere"


# What a child may write.


def test_the_empty_corner_of_a_table_is_no_heading():
    html = str(render_markdown("| | warm |\n|---|---|\n| oven | 84 |\n", resolve=lambda _path: None))
    assert "<th></th>" not in html
    assert "<td></td>" in html
    assert "<th>warm</th>" in html


def test_the_result_is_markup_that_templates_do_not_escape_again():
    assert isinstance(render_markdown("**hello**", resolve=FILES.get), Markup)


def test_a_list_needs_no_blank_line_before_it():
    assert "<li>boxes</li>" in render("We used:\n- boxes\n- foil")


def test_tables_scroll_by_themselves_and_keep_their_alignment():
    html = render("| a | b |\n|---|--:|\n| 1 | 2 |")
    assert '<div class="table-scroll" dir="auto" tabindex="0">' in html
    assert '<td class="align-right">2</td>' in html


def test_strikethrough_and_tasks_show_without_form_controls():
    html = render("~~no~~\n\n- [ ] measure\n- [x] build")
    assert "<s>no</s>" in html
    assert '<li class="task">☐ measure</li>' in html
    assert '<li class="task">☑ build</li>' in html
    assert "<input" not in html


def test_headings_start_below_the_page_title_and_never_skip_to_it():
    assert re.findall(r"<h(\d)", render("# One\n\n## Two\n\n### Three")) == ["2", "3", "4"]
    assert re.findall(r"<h(\d)", render("### Only\n\n#### Deeper", heading_shift=2)) == ["3", "4"]
    assert re.findall(r"<h(\d)", render("# 1\n\n## 2\n\n### 3\n\n#### 4", heading_shift=4)) == ["5", "6", "6", "6"]


def test_a_picture_becomes_a_figure_with_its_title_as_caption_and_leads_to_its_widest_file():
    assert render('![The *second* oven](oven.jpg "It reached 84 degrees")').strip() == (
        '<figure dir="auto"><a href="../files/oven-1a.jpg" rel="noopener noreferrer">'
        '<img src="../files/oven-1a.jpg" alt="The second oven" width="800" height="600"'
        ' loading="lazy" decoding="async">'
        "</a><figcaption>It reached 84 degrees</figcaption></figure>"
    )


def picture_in(html: str) -> dict[str, str]:
    (picture,) = (attributes for tag, attributes in Outline(html).elements if tag == "img")
    return picture


def test_a_picture_in_several_widths_lets_the_browser_choose():
    picture = picture_in(render("![The oven](wide.jpg)"))
    assert picture["srcset"] == "../files/wide-3c-480.jpg 480w, ../files/wide-2b.jpg 1600w"
    assert (picture["sizes"], picture["src"]) == ("min(92vw, 864px)", "../files/wide-2b.jpg")
    assert (picture["width"], picture["height"]) == ("864", "486")
    assert not {"srcset", "sizes"} & set(picture_in(render("![The oven](oven.jpg)")))


def test_only_the_first_picture_of_a_text_that_starts_its_page_is_fetched_at_once():
    text = "[mine](oven.jpg) words\n\n![one](wide.jpg)\n![two](oven.jpg)\n\nand ![three](oven.jpg)"
    pictures = [attributes for tag, attributes in Outline(render(text, starts_page=True)).elements if tag == "img"]
    assert [picture["loading"] for picture in pictures] == ["eager", "lazy", "lazy"]
    assert [picture.get("fetchpriority") for picture in pictures] == ["high", None, None]
    assert render(text).count('loading="lazy"') == 3


@pytest.mark.parametrize("words", ["", " ", "oven.jpg", "OVEN", "IMG_2034.JPG"])
def test_a_picture_without_words_says_so_and_which_it_is(words):
    html = render(f"![{words}](oven.jpg)")
    assert picture_in(html)["alt"] == "Picture without words: oven.jpg"
    assert '<a href="../files/oven-1a.jpg"' in html


@pytest.mark.parametrize("dash", ["-", " - ", "\N{EN DASH}", "\N{EM DASH}"])
def test_a_picture_that_only_decorates_is_silent_and_no_link_without_a_name(dash):
    html = render(f'![{dash}](oven.jpg "Gold")')
    assert picture_in(html)["alt"] == ""
    assert "<a " not in html
    assert "<figcaption>Gold</figcaption>" in html


def test_a_picture_in_a_link_of_the_students_leads_where_they_said():
    html = render("[![The oven](oven.jpg)](https://example.org)")
    assert re.findall(r'href="([^"]*)"', html) == ["https://example.org"]


def test_a_picture_in_a_sentence_stays_in_the_sentence():
    html = render("look ![at this](oven.jpg) now")
    assert html.startswith('<p dir="auto">look <img ')
    assert "<figure" not in html


def test_several_pictures_in_a_paragraph_are_a_figure_each():
    assert render("![a](oven.jpg)\n![b](my%20photo.png)").count("<figure") == 2


def test_a_name_with_a_space_is_looked_up_as_it_is_on_the_disk():
    assert 'src="../files/my-photo-1a.png"' in render("![a](<my photo.png>)")
    assert 'src="../files/my-photo-1a.png"' in render("![a](my%20photo.png)")


def test_an_attachment_that_is_no_picture_is_linked_where_a_picture_was_meant():
    assert '<a href="../files/sound-1a.mp3" rel="noopener noreferrer">our song</a>' in render("![our song](sound.mp3)")


def test_a_missing_file_leaves_its_words_and_was_looked_for_by_its_name():
    wanted: list[str] = []
    text = "[my notes](notes.pdf#page=2) ![gone](old/gone.jpg?x=1) ![](bare.jpg)"
    html = str(render_markdown(text, resolve=wanted.append))
    assert wanted == ["notes.pdf", "old/gone.jpg", "bare.jpg"]
    assert html.strip() == (
        '<p dir="auto">my notes <span class="missing">gone</span> <span class="missing">bare.jpg</span></p>'
    )


def test_a_picture_from_elsewhere_becomes_a_link_so_that_nothing_is_fetched():
    html = render("![cat](https://example.org/cat.png) [![dog](http://example.org/dog.png)](https://example.org)")
    assert "<img" not in html
    assert '<a href="https://example.org/cat.png" rel="noopener noreferrer">cat</a>' in html
    assert '<a href="https://example.org" rel="noopener noreferrer">dog</a>' in html


def test_footnotes_lead_there_and_back_by_ids_of_their_own():
    html = render("a[^1] b[^1] c^[inline]\n\n[^1]: note", id_prefix="x-")
    ids = set(re.findall(r'id="([^"]+)"', html))
    assert ids == {"u-x-fn1", "u-x-fn2", "u-x-fnref1", "u-x-fnref1-1", "u-x-fnref2"}
    assert set(re.findall(r'href="#([^"]+)"', html)) == ids


def test_a_code_block_keeps_a_plain_language_name_and_reads_from_the_left():
    assert '<pre dir="ltr" tabindex="0"><code class="language-c++">a&lt;b\n</code></pre>' in render("```C++\na<b\n```")
    assert '<pre dir="ltr" tabindex="0"><code>x\n</code></pre>' in render('```js" onmouseover=alert(1)\nx\n```')


def test_each_outer_block_finds_its_own_direction():
    html = render("# مرحبا\n\nhello\n\n- واحد\n\n> قال\n\n1. one")
    assert re.findall(r'<(\w+) dir="auto"', html) == ["h2", "p", "ul", "blockquote", "ol"]


def test_numbered_lists_keep_their_first_number():
    assert '<ol start="3" dir="auto">' in render("3. three")


# What nobody can smuggle in.


def test_html_is_dropped_and_its_words_are_kept():
    html = render("<div onclick=x>hello <b>you</b></div>\n\nin <i>line</i>\n\n<center>\n\nmiddle\n\n</center>")
    assert " ".join(Outline(html).words).split() == ["hello", "you", "in", "line", "middle"]
    assert_allowed(html)


def test_comments_scripts_and_styles_have_no_words():
    html = render("<!-- my\n\nsecret -->\n\n<script>\nalert(1)\n\n</script>\n\n<style>p{}</style>\n\nafter")
    assert " ".join(Outline(html).words).split() == ["after"]


def test_words_in_angle_brackets_that_are_no_html_stay():
    assert "vector&lt;int&gt; and List&lt;String&gt;" in render("vector<int> and List<String>")


def test_template_code_is_only_text():
    assert "{{7*7}} {% include '/etc/passwd' %} {{ config }}" in render(
        "{{7*7}} {% include '/etc/passwd' %} {{ config }}"
    )


def test_attribute_lists_are_only_text():
    assert "{onclick=alert(1)}" in render("# Title {onclick=alert(1)}")


SCHEMES = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "jav&#x09;ascript:alert(1)",
    "&#x6A;avascript:alert(1)",
    "\x01javascript:alert(1)",
    "java\\script:alert(1)",
    "%6Aavascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:image/png;base64,iVBORw0KGgo=",
    "data:image/svg+xml,<svg onload=alert(1)>",
    "vbscript:msgbox(1)",
    "file:///C:/Users/jane",
    "blob:https://example.org/1",
    "//evil.example/x",
    "///evil.example/x",
    "/\\evil.example",
    "\\\\server\\share",
    "http:evil.example",
    "https:/evil.example",
    "ftp://example.org",
    "tel:123",
    "../../ben/secret.jpg",
    "/etc/passwd",
    "C:\\x.jpg",
    "#content",
    "?q=1",
    "",
]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_only_web_mail_and_own_files_can_be_linked(scheme):
    for text in (
        f"[words](<{scheme}>)",
        f"![words](<{scheme}>)",
        f"<{scheme}>",
        f"[words][r]\n\n[r]: <{scheme}>",
        f"[![words](<{scheme}>)](<{scheme}>)",
        f"a[^1]\n\n[^1]: [words](<{scheme}>)",
        f"| [words](<{scheme}>) |\n|---|\n| ![words](<{scheme}>) |",
    ):
        html = render(text)
        assert "<img" not in html, html
        assert [href for href in re.findall(r'href="([^"]*)"', html) if not href.startswith("#u-fn")] == [], html


def test_web_and_mail_addresses_work_without_telling_where_from():
    html = render(
        "[a](https://example.org/?a=1&b=2) [b](HTTP://example.org) [c](mailto:a@example.org) <https://example.org>"
    )
    assert html.count('rel="noopener noreferrer"') == html.count("<a ") == 4


PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg><set attributeName=href to=javascript:alert(1)></svg>",
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    "<template><script>alert(1)</script></template>",
    "<base href=//evil.example>",
    '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
    "<form action=javascript:alert(1)><input name=createElement><button>go</button></form>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=x></object><embed src=x><link rel=stylesheet href=//evil.example>",
    "<a id=plfolio name=plfolio href=javascript:alert(1)>x</a>",
    '<div style="position:fixed;inset:0" class="login-form">x</div>',
    "<style>@import url(//evil.example)</style>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<plaintext>x",
    "<xmp><script>alert(1)</script></xmp>",
    "</article></main></body><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?>",
    "<!DOCTYPE html>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "<a\nhref=javascript:alert(1)\n>x",
    "<x-y onclick=alert(1)>",
    "<IMG SRC=JaVaScRiPt:alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<<script>script>alert(1)<</script>/script>",
    '<img src="../files/wide-2b.jpg" srcset="../files/a.jpg 1w, ../files/b.jpg 2w" sizes="1px" fetchpriority="high">',
    '" srcset="//evil.example/x 1w" loading="eager',
    "{srcset=//evil.example/x fetchpriority=high}",
]
POSITIONS = [
    "{}",
    "a {} b",
    "# {}",
    "> {}",
    "- {}",
    "- [x] {}",
    "*{}*",
    "[{}](oven.jpg)",
    "![{}](oven.jpg)",
    '![a](oven.jpg "{}")',
    '[a](https://example.org "{}")',
    "[a](<https://example.org/{}>)",
    "![a](<{}>)",
    "```{}\nx\n```",
    "```\n{}\n```",
    "    {}",
    "`{}`",
    "| {} |\n|---|\n| {} |",
    "a[^{}]\n\n[^{}]: {}",
    "a^[{}]",
    "[a][{}]\n\n[{}]: {} '{}'",
    "~~{}~~",
]


@pytest.mark.parametrize("position", POSITIONS)
def test_no_payload_leaves_the_allowlist_in_any_position(position):
    for payload in PAYLOADS:
        assert_allowed(render(position.replace("{}", payload)))


OURS = {"srcset", "sizes", "loading", "fetchpriority", "decoding"}


@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize("payload", PAYLOADS[-3:])
def test_how_a_picture_is_fetched_is_never_what_a_student_typed(position, payload):
    """Whatever stands where, an ``img`` is one of ours, with the values that we would write without the payload."""
    ours = [{name: value for name, value in wanted.items() if name in OURS} for wanted in FETCHED]
    for tag, attributes in Outline(render(position.replace("{}", payload))).elements:
        if tag == "img":
            assert {name: value for name, value in attributes.items() if name in OURS} in ours


FETCHED = [picture_in(render(f"![words]({name})")) for name in ("oven.jpg", "wide.jpg")]


FRAGMENTS = st.lists(
    st.one_of(
        st.sampled_from(PAYLOADS),
        st.sampled_from(
            ["\n", "\n\n", " ", "    ", "- ", "> ", "# ", "| ", "|---|\n", "```", "`", "*", "**", "~~", "[^1]"]
        ),
        st.sampled_from(
            ["[", "](", ")", "![", "<", ">", '"', "'", "&", "\\", "[^1]: ", "^[", "]", "[x] ", "<!--", "-->"]
        ),
        st.sampled_from(SCHEMES),
        st.sampled_from(list(FILES)),
        st.text(max_size=8),
    ),
    max_size=25,
).map("".join)


@given(FRAGMENTS)
@settings(max_examples=400, deadline=None)
def test_whatever_is_written_only_allowed_elements_come_out(text):
    assert_allowed(render(text))


@given(st.text())
@settings(max_examples=200, deadline=None)
def test_any_text_renders_and_renders_the_same_again(text):
    assert render(text) == render(text)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 20_000,
        "![" * 10_000,
        "`" * 5_000 + "a",
        "> " * 3_000,
        "*a " * 20_000,
        "- " * 3_000,
        "<" * 30_000,
        "^[" * 5_000,
    ],
    ids=["brackets", "pictures", "ticks", "quotes", "stars", "lists", "angles", "notes"],
)
def test_no_text_keeps_a_build_waiting(text):
    started = time.perf_counter()
    assert_allowed(render(text))
    assert time.perf_counter() - started < 10
