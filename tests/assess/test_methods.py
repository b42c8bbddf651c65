"""The nine methods, held to the figures that the systems named in their docs and tests publish."""

from __future__ import annotations

import ast
import decimal
import math
import statistics
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import reduce

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plfolio.assess.mastery import REMARK_NOTHING, REMARK_TOO_FEW, round_half_up
from plfolio.assess.methods import (
    REMARK_FEW_POINTS,
    REMARK_TIMES,
    STEP_LABELS,
    Method,
    MethodContext,
    MethodResult,
    register,
)
from plfolio.plugins import Plugins, load_plugins

NAMES = (
    "decaying",
    "highest",
    "mean",
    "median",
    "mode",
    "most-recent",
    "n-times",
    "power-law",
    "weighted-recent",
)
LEVELS = st.lists(st.integers(1, 5), min_size=1, max_size=12)


def method(name: str) -> Method:
    plugins = Plugins()
    register(plugins)
    return plugins.mastery_methods.get(name)


def work_out(name: str, levels: list[int], highest: int = 5, **parameters: str) -> MethodResult:
    chosen = method(name)
    context = MethodContext(
        cut=Decimal(3), lowest=Decimal(1), highest=Decimal(highest), parameters=chosen.settle(parameters)
    )
    return chosen(tuple(Decimal(level) for level in levels), context)


def shown(result: MethodResult) -> str:
    return "none" if result.value is None else f"{Decimal(round_half_up(result.value)):.2f}"


def test_the_nine_methods_are_installed_as_plugins():
    assert set(NAMES) <= set(load_plugins().mastery_methods.names())


@pytest.mark.parametrize(
    ("name", "parameters", "expected"),
    [
        ("most-recent", {}, ("4.00", "1.00", "3.00")),
        ("mean", {"last": "3"}, ("3.00", "2.00", "3.33")),
        ("highest", {}, ("4.00", "4.00", "4.00")),
        ("mean", {}, ("3.00", "2.50", "2.80")),
        ("median", {}, ("3.00", "2.50", "3.00")),
        ("mode", {"ties": "recent"}, ("4.00", "1.00", "3.00")),
        ("mode", {"ties": "highest"}, ("4.00", "4.00", "3.00")),
        ("n-times", {"times": "3"}, ("none", "none", "3.33")),
        ("weighted-recent", {}, ("3.48", "1.70", "2.91")),
        ("decaying", {}, ("3.53", "1.52", "3.18")),
        ("decaying", {"weight": "0.75"}, ("3.69", "1.33", "3.17")),
        ("power-law", {}, ("3.95", "1.28", "3.47")),
    ],
)
def test_the_worked_table(name: str, parameters: dict[str, str], expected: tuple[str, ...]):
    rows = ([2, 3, 4], [4, 3, 2, 1], [2, 2, 3, 4, 3])
    assert expected == tuple(shown(work_out(name, levels, highest=4, **parameters)) for levels in rows)


@pytest.mark.parametrize(
    ("name", "parameters", "levels", "expected"),
    [
        ("weighted-recent", {}, [1, 2, 3, 4, 5], "4.13"),
        ("decaying", {}, [1, 2, 3, 4, 5], "4.47"),
        ("decaying", {}, [2, 3, 4], "3.53"),
        ("weighted-recent", {}, [2, 3, 4], "3.48"),
        ("weighted-recent", {"weight": "0.75"}, [2, 4, 3, 4], "3.75"),
        ("n-times", {"times": "3"}, [1, 2, 3, 4, 5], "4.00"),
        ("n-times", {"times": "4"}, [1, 2, 3, 4, 5], "none"),
        ("n-times", {"times": "3"}, [4, 5, 1, 3, 2, 3], "3.75"),
        ("decaying", {}, [2], "2.00"),
        ("weighted-recent", {}, [2], "2.00"),
    ],
)
def test_values_of_canvas(name: str, parameters: dict[str, str], levels: list[int], expected: str):
    assert expected == shown(work_out(name, levels, **parameters))


@pytest.mark.parametrize(
    ("levels", "two_places", "three_places"),
    [
        ([1, 2, 3, 4], "4.00", "4.000"),
        ([1, 3, 2, 4], "3.66", "3.657"),
        ([2, 4, 1, 3], "2.16", "2.164"),
        ([4, 3, 2, 1], "1.28", "1.281"),
    ],
)
def test_the_power_law_of_jumprope(levels: list[int], two_places: str, three_places: str):
    result = work_out("power-law", levels)
    assert (two_places, three_places) == (shown(result), f"{result.value:.3f}")


def test_the_learning_average_of_powerschool():
    assert ("2.65", "3.53") == (shown(work_out("decaying", [2, 3])), shown(work_out("decaying", [2, 3, 4])))


def test_4_125_is_exact_before_it_is_shown():
    assert Decimal("4.125") == work_out("weighted-recent", [1, 2, 3, 4, 5]).value


def test_median_takes_the_newest_pieces():
    assert "3.50" == shown(work_out("median", [1, 1, 1, 3, 4], last="2"))


def test_fewer_pieces_than_last_all_count():
    assert work_out("mean", [2, 3]).value == work_out("mean", [2, 3], last="5").value


def test_n_times_without_enough_pieces_says_why_and_shows_the_count():
    result = work_out("n-times", [3, 2, 4])
    assert (None, REMARK_TIMES) == (result.value, result.remark)
    assert [("1 + 0 + 1", Decimal(2)), ("3", Decimal(3))] == [(s.expression, s.result) for s in result.steps]


def test_two_points_make_no_curve_so_the_most_recent_counts_and_says_so():
    result = work_out("power-law", [4, 2])
    assert (Decimal(2), REMARK_FEW_POINTS) == (result.value, result.remark)


def test_a_curve_that_leaves_the_scale_is_kept_on_it():
    result = work_out("power-law", [1, 4, 4, 4, 4], highest=4)
    assert ("Kept on the scale", Decimal(4)) == (result.steps[-1].label, result.value)
    assert result.steps[-2].result > 4


@given(level=st.integers(1, 5), count=st.integers(1, 60))
@pytest.mark.parametrize("name", NAMES)
def test_the_same_level_every_time_gives_exactly_that_level(name: str, level: int, count: int):
    """A hair under the cut would be a level lower."""
    result = work_out(name, [level] * count, times="1")
    assert result.value == (None if name == "n-times" and level < 3 else level)


@given(levels=LEVELS, weight=st.decimals("0.01", "0.99", places=2))
@pytest.mark.parametrize("name", NAMES)
def test_a_result_lies_between_the_lowest_and_the_highest_input(name: str, levels: list[int], weight: Decimal):
    result = work_out(name, levels, times="1", weight=str(weight))
    low, high = (1, 5) if name == "power-law" else (min(levels), max(levels))
    assert result.value is None or low <= result.value <= high


@given(levels=LEVELS, weight=st.decimals("0.01", "0.99", places=2))
@example(levels=[4, 3, 2, 1], weight=Decimal("0.65"))
@pytest.mark.parametrize("name", NAMES)
def test_every_step_can_be_worked_out_again_from_its_own_figures(name: str, levels: list[int], weight: Decimal):
    result = work_out(name, levels, times="1", weight=str(weight))
    # The curve's figures are irrational; its level is worked to 8 places, so a hair either way is the same figure.
    allowed = Decimal("0.6e-8") if name == "power-law" else 0
    for step in result.steps:
        assert abs(step.result - evaluate(step.expression)) <= allowed
    if result.value is not None:
        assert result.value == result.steps[-1].result


WEIGHTS = st.decimals("0.01", "0.99", places=2)


def mean(levels: list[Fraction]) -> Fraction:
    return sum(levels, Fraction()) / len(levels)


def oracle(levels: list[Fraction], weight: Fraction, last: int, times: int) -> dict[str, Fraction | None]:
    """The formulas of the methods once more, in fractions, which are never rounded."""
    newest = levels[-last:]
    most = max(map(levels.count, levels))
    at_goal = [level for level in levels if level >= 3]
    return {
        "most-recent": levels[-1],
        "highest": max(levels),
        "mean": mean(newest),
        "median": Fraction(statistics.median(newest)),
        "mode": next(level for level in reversed(levels) if levels.count(level) == most),
        "decaying": reduce(lambda value, level: weight * level + (1 - weight) * value, levels),
        "weighted-recent": weight * levels[-1] + (1 - weight) * mean(levels[:-1]) if levels[1:] else levels[0],
        "n-times": mean(at_goal) if len(at_goal) >= times else None,
    }


@given(levels=LEVELS, weight=WEIGHTS, last=st.integers(1, 14), times=st.integers(1, 10))
@pytest.mark.parametrize("name", [name for name in NAMES if name != "power-law"])
def test_a_method_gives_what_its_formula_gives_in_fractions(
    name: str, levels: list[int], weight: Decimal, last: int, times: int
):
    result = work_out(name, levels, weight=str(weight), last=str(last), times=str(times))
    expected = oracle([Fraction(level) for level in levels], Fraction(weight), last, times)[name]
    if expected is None:
        assert (None, REMARK_TIMES) == (result.value, result.remark)
    else:
        assert abs(Fraction(result.value) - expected) <= Fraction(1, 10**25)


@given(levels=st.lists(st.integers(1, 5), min_size=3, max_size=12))
def test_the_power_law_gives_what_its_formula_gives_in_floats(levels: list[int]):
    x, y = [math.log(place) for place in range(1, len(levels) + 1)], [math.log(level) for level in levels]
    slope, start = statistics.linear_regression(x, y)
    expected = min(5.0, max(1.0, math.exp(start) * len(levels) ** slope))
    assert expected == pytest.approx(float(work_out("power-law", levels).value), abs=1e-6)


@given(levels=LEVELS, place=st.integers(0, 11), weight=WEIGHTS)
@pytest.mark.parametrize("name", ["decaying", "highest", "mean", "median", "most-recent", "weighted-recent"])
def test_better_work_never_gives_less(name: str, levels: list[int], place: int, weight: Decimal):
    better = [min(5, level + (number == place % len(levels))) for number, level in enumerate(levels)]
    before, after = (work_out(name, row, weight=str(weight)).value for row in (levels, better))
    assert before <= after


@given(level=st.integers(1, 5))
@pytest.mark.parametrize("name", NAMES)
def test_one_piece_gives_its_own_level(name: str, level: int):
    expected = None if name == "n-times" and level < 3 else level
    assert expected == work_out(name, [level], times="1").value


@given(levels=LEVELS)
@pytest.mark.parametrize("name", NAMES)
def test_labels_and_remarks_are_of_the_closed_set_that_can_be_translated(name: str, levels: list[int]):
    result = work_out(name, levels)
    assert {step.label for step in result.steps} <= set(STEP_LABELS)
    assert result.remark in {"", REMARK_TIMES, REMARK_FEW_POINTS, REMARK_NOTHING, REMARK_TOO_FEW}


@pytest.mark.parametrize("name", NAMES)
def test_a_sum_does_not_depend_on_the_callers_decimal_context(name: str):
    usual = work_out(name, [2, 3, 3, 1, 4])
    with decimal.localcontext(prec=3, rounding=decimal.ROUND_UP):
        assert usual == work_out(name, [2, 3, 3, 1, 4])


@pytest.mark.parametrize("text", ["65", "0", "1", "-1", "0,65", "NaN", "sNaN", "Infinity", "", "much", "1e9999999999"])
def test_a_weight_that_is_no_share_is_refused(text: str):
    assert {"weight": "0.65"} == method("decaying").settle({"weight": text})


@pytest.mark.parametrize(
    ("name", "given_parameters", "expected"),
    [
        ("mean", {"last": "2.5"}, {"last": ""}),
        ("mean", {"last": "0"}, {"last": ""}),
        ("mean", {"last": "3.0"}, {"last": "3.0"}),
        ("n-times", {"times": "11"}, {"times": "3"}),
        ("mode", {"ties": "lowest"}, {"ties": "recent"}),
        ("highest", {"last": "3"}, {}),
    ],
)
def test_parameters_are_settled(name: str, given_parameters: dict[str, str], expected: dict[str, str]):
    assert expected == method(name).settle(given_parameters)


FUNCTIONS: dict[str, Callable[..., Decimal]] = {
    "max": lambda *values: max(values),
    "min": lambda *values: min(values),
    "ln": Decimal.ln,
    "exp": Decimal.exp,
}
OPERATORS: dict[type, Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
}


def evaluate(expression: str) -> Decimal:
    """Work out an expression as a reader with a calculator would."""

    def value(node: ast.expr) -> Decimal:
        match node:
            case ast.BinOp():
                return OPERATORS[type(node.op)](value(node.left), value(node.right))
            case ast.UnaryOp():
                return -value(node.operand)
            case ast.Call(func=ast.Name(id=name)):
                return FUNCTIONS[name](*(value(argument) for argument in node.args))
            case ast.Constant():
                return Decimal(source[node.col_offset : node.end_col_offset])
        raise AssertionError(ast.dump(node))

    source = expression.replace(" x ", " * ")
    return value(ast.parse(source, mode="eval").body)
