"""Statements as families read them: no LaTeX, no Markdown, and never other mathematics than was published."""

import json
import time

import pytest

from plfolio.read.case import read_case
from plfolio.read.plain_maths import write_formula
from plfolio.read.plain_statement import write_plainly


@pytest.mark.parametrize(
    ("formula", "plain"),
    [
        # fractions
        (r"\frac{3}{4}", "3/4"),
        (r"\frac34", "3/4"),
        (r"\frac{a}{b} = a \div b", "a/b = a ÷ b"),
        (r"\frac{\pi}{6}", "π/6"),
        (r"\frac{a + 1}{b}", "(a + 1)/b"),
        (r"\frac{(n \times a)}{(n \times b)}", "(n × a)/(n × b)"),
        (r"\frac{ac}{bd}", "ac/(bd)"),
        (r"\frac{p(x)}{q(x)}", "p(x)/q(x)"),
        (r"\frac{\frac{1}{2}}{\frac{1}{4}}", "(1/2)/(1/4)"),
        (r"6 \div \frac{1}{2}", "6 ÷ (1/2)"),
        (r"\frac{1}{2} ab", "(1/2) ab"),
        (r"x\frac{1}{2}", "x(1/2)"),
        (r"9\frac{3}{4}", "9 3/4"),
        (r"9 \frac{3}{4}", "9 3/4"),
        # powers and indices
        (r"x^{2} + y^3", "x² + y³"),
        (r"x^23", "x²3"),
        (r"3^{-5}", "3⁻⁵"),
        (r"(1+r)^{n}", "(1+r)ⁿ"),
        (r"1.02^{t}", "1.02^t"),
        (r"a^{t}b", "a^(t)b"),
        (r"2^{12t}", "2^(12t)"),
        (r"5^{\frac{1}{3}}", "5^(1/3)"),
        (r"{\frac{1}{3}}^3", "(1/3)³"),
        (r"{(1.5^{\frac{1}{2}})}^{2t}", "(1.5^(1/2))^(2t)"),
        (r"{\pi}^{2}", "π²"),
        (r"\left(5^{2}\right)^{3}", "(5²)³"),
        (r"c(v_{x}, v_y)", "c(v_x, v_y)"),
        (r"v_x^2", "v_(x)²"),
        (r"x_{4} - x_{12}", "x₄ - x₁₂"),
        (r"|x|^2 \geq 0", "|x|² ≥ 0"),
        # roots, functions, degrees, signs
        (r"\sqrt{2}", "√2"),
        (r"\sqrt{12}", "√12"),
        (r"\sqrt{a + b}", "√(a + b)"),
        (r"\sqrt[3]{8}", "∛8"),
        (r"-1 + \sqrt{3}i", "-1 + (√3)i"),
        (r"\sin^{2}(\theta) + \cos^{2}(\theta) = 1", "sin²(θ) + cos²(θ) = 1"),
        (r"2\tan\theta", "2 tan θ"),
        (r"-3 \degree C < 7 \degree C", "-3°C < 7°C"),
        (r"120^{\circ}", "120°"),
        (r"5 = \Box \div 3, 2 \times ? \neq 9", "5 = □ ÷ 3, 2 × ? ≠ 9"),
        (r"a \le b \leq c \approx d", "a ≤ b ≤ c ≈ d"),
        (r"12\,\text{cm}", "12 cm"),
    ],
)
def test_a_formula_says_in_one_line_what_it_said_in_two(formula, plain):
    assert write_plainly(f"Use ${formula}$ here.") == f"Use {plain} here."


@pytest.mark.parametrize(
    "formula",
    [
        r"\unheardof{x}",
        r"\begin{matrix}1\end{matrix}",
        r"\sqrt[5]{x}",
        r"\frac{1}",
        r"{x",
        r"x}",
        r"^2",
        r"9\frac{3}{4}x",
        r"x^{",
        "{" * 300,
        "^{" * 150 + "}" * 150,
    ],
)
def test_a_formula_that_is_not_understood_stays_as_it_was_written(formula):
    assert write_formula(formula) is None
    assert write_plainly(f"Use ${formula}$ here.") == f"Use ${formula}$ here."


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("*For example, share $\\frac{1}{2}$ of it.*", "For example, share 1/2 of it."),
        ("*As a case of this:* count to **ten**.", "As a case of this: count to ten."),
        ("Explain. *For example, that $x$ is $2$.", "Explain. For example, that x is 2."),
        ("Know that 3*4 and 4*3 are 12.", "Know that 3*4 and 4*3 are 12."),
        ("Write $a * b$ and *mean* it.", "Write a * b and mean it."),
        (
            "You earn $50 per week and $3 per sale. You want $100.",
            "You earn $50 per week and $3 per sale. You want $100.",
        ),
        ("Use $ and ¢ well.", "Use $ and ¢ well."),
        ("It costs $5 or US$ more.", "It costs $5 or US$ more."),
        (r"It costs \$5.", "It costs $5."),
        (r"Use $$x^2$$, \(y^2\) and \[z^2\].", "Use x², y² and z²."),
        ("A footnote.*", "A footnote.*"),
        ("A _tall_ tree is x_1 or __ high.", "A tall tree is x_1 or __ high."),
        ("Plain words.", "Plain words."),
    ],
)
def test_emphasis_goes_and_money_stays(written, plain):
    assert write_plainly(written) == plain


@pytest.mark.parametrize(
    "mischief", ["\\(" * 20_000, "$a " * 20_000, "*a " * 20_000, "*" * 40_000, "$" + "ab" * 20_000 + "$"]
)
def test_no_statement_takes_long(mischief):
    start = time.perf_counter()
    write_plainly(mischief)
    assert time.perf_counter() - start < 2


def test_a_case_package_is_read_with_plain_statements_and_notes():
    item = {
        "identifier": "a1",
        "humanCodingScheme": "M.1",
        "fullStatement": r"Know that $\frac{1}{2} = \frac{2}{4}$. *For example, cut a pie.*",
        "notes": r"Later: $x^{2}$.",
    }
    framework, _ = read_case(json.dumps({"CFDocument": {}, "CFItems": [item]}), "m.json", "m")
    standard = framework.standards[0]
    assert (standard.statement, standard.notes) == ("Know that 1/2 = 2/4. For example, cut a pie.", "Later: x².")
