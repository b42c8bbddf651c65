"""The mastery methods: how a row of levels becomes one value, with the sum that gives it.

Takes levels as Decimals, oldest work first, and a `MethodContext`; gives a `MethodResult`. The formulas are those of
Canvas, JumpRope, PowerSchool and the other systems that schools know, under names that mean one formula each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Context, Decimal, localcontext
from functools import lru_cache

from plfolio.model import Step
from plfolio.plugins import Plugins

__all__ = [
    "REMARK_FEW_POINTS",
    "REMARK_TIMES",
    "STEP_LABELS",
    "Method",
    "MethodContext",
    "MethodResult",
    "Parameter",
    "register",
]

# Nothing about a sum may depend on the caller's decimal context.
_WORKING = Context(prec=28, rounding=ROUND_HALF_EVEN)

# A curve's figures are irrational. They are worked to 12 places and the level on the curve to 8, so that a row of
# threes gives 3 and not 2.9999999999999999999999999, which would miss the cut.
_CURVE_FIGURES = Decimal("1E-12")
_CURVE_LEVEL = Decimal("1E-8")
_CURVE_POINTS = 3
_Term = tuple[str, Decimal]

# Every label and remark that a sum can carry: a closed set, so that a site in another language can translate them.
STEP_LABELS = (
    "Most recent",
    "Highest",
    "Mean",
    "Mean of the newest",
    "Middle",
    "Middle of the newest",
    "Most times a level was given",
    "The level given most often",
    "The newest of the levels given most often",
    "The highest of the levels given most often",
    "First piece",
    "With the next piece",
    "Newest, with the mean of the earlier ones",
    "Pieces at the goal or above",
    "Pieces needed",
    "Mean of the pieces at the goal or above",
    "Sum of ln(place)",
    "Sum of ln(level)",
    "Sum of ln(place) x ln(level)",
    "Sum of ln(place) x ln(place)",
    "Slope of the curve",
    "Level on the curve, now",
    "Kept on the scale",
)
REMARK_TIMES = "There are not enough pieces at the goal or above yet."
REMARK_FEW_POINTS = "A curve needs three pieces, so the most recent level counts."


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodContext:
    """What a method may know besides the levels: the goal's level, the ends of the scale, its parameters as text.

    `parameters` holds every parameter that the method declares, checked, with its default where nothing was set.
    """

    cut: Decimal
    lowest: Decimal
    highest: Decimal
    parameters: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodResult:
    """A value, unrounded, and its steps; `value` is None when the method gives none, and `remark` says why."""

    value: Decimal | None
    steps: tuple[Step, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A setting of a method: a number from `minimum` to `maximum`, or one of `choices`; `default` may be ""."""

    name: str
    default: str
    doc: str
    minimum: Decimal = Decimal(0)
    maximum: Decimal = Decimal(0)
    is_whole: bool = False
    choices: tuple[str, ...] = ()

    def accepts(self, text: str) -> bool:
        """Say whether `text` is something this parameter can be."""
        if self.choices:
            return text in self.choices
        try:
            number = Decimal(text)
        except ArithmeticError:
            return False
        if not number.is_finite() or not self.minimum <= number <= self.maximum:
            return False
        return not self.is_whole or number == number.to_integral_value()

    @property
    def allowed(self) -> str:
        """What `accepts` takes, in words."""
        if self.choices:
            return " or ".join(self.choices)
        noun = "a whole number" if self.is_whole else "a number"
        return f"{noun} from {self.minimum} to {self.maximum}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A mastery method, which a plugin adds to ``plugins.mastery_methods`` under its name.

    `compute` gets at least one level. It sees levels and numbers, never who the student is.
    """

    compute: Callable[[tuple[Decimal, ...], MethodContext], MethodResult]
    parameters: tuple[Parameter, ...] = ()

    def __call__(self, levels: tuple[Decimal, ...], context: MethodContext) -> MethodResult:
        """Work out the value of `levels`, oldest work first."""
        with localcontext(_WORKING):
            return self.compute(levels, context)

    def settle(self, given: Mapping[str, str]) -> dict[str, str]:
        """Return every declared parameter: as given where that is accepted, else the default."""
        return {
            parameter.name: given[parameter.name]
            if parameter.name in given and parameter.accepts(given[parameter.name])
            else parameter.default
            for parameter in self.parameters
        }


_WEIGHT = Parameter(
    name="weight",
    default="0.65",
    doc="How much the newest work counts.",
    minimum=Decimal("0.01"),
    maximum=Decimal("0.99"),
)
_LAST = Parameter(
    name="last",
    default="",
    doc="How many of the newest pieces count; all when not set.",
    minimum=Decimal(1),
    maximum=Decimal(100),
    is_whole=True,
)
_TIMES = Parameter(
    name="times",
    default="3",
    doc="How many pieces at the goal or above are needed.",
    minimum=Decimal(1),
    maximum=Decimal(10),
    is_whole=True,
)
_TIES = Parameter(
    name="ties",
    default="recent",
    doc="Which level wins when several were given equally often.",
    choices=("recent", "highest"),
)


def register(plugins: Plugins) -> None:
    """Register the nine methods."""
    add = plugins.mastery_methods.add
    add("most-recent", Method(compute=_most_recent))
    add("highest", Method(compute=_highest))
    add("mode", Method(compute=_mode, parameters=(_TIES,)))
    add("mean", Method(compute=_mean, parameters=(_LAST,)))
    add("median", Method(compute=_median, parameters=(_LAST,)))
    add("decaying", Method(compute=_decaying, parameters=(_WEIGHT,)))
    add("weighted-recent", Method(compute=_weighted_recent, parameters=(_WEIGHT,)))
    add("n-times", Method(compute=_n_times, parameters=(_TIMES,)))
    add("power-law", Method(compute=_power_law))


def _most_recent(levels: tuple[Decimal, ...], _context: MethodContext) -> MethodResult:
    """Give ``s_n``."""
    return _result(Step(label="Most recent", expression=_figure(levels[-1]), result=levels[-1]))


def _highest(levels: tuple[Decimal, ...], _context: MethodContext) -> MethodResult:
    """Give ``max(s)``."""
    return _result(Step(label="Highest", expression=f"max({_joined(levels, ', ')})", result=max(levels)))


def _mean(levels: tuple[Decimal, ...], context: MethodContext) -> MethodResult:
    """Give ``sum(s) / n``, of the newest `last`."""
    newest = _newest(levels, context)
    return _result(_mean_step("Mean" if newest == levels else "Mean of the newest", newest))


def _median(levels: tuple[Decimal, ...], context: MethodContext) -> MethodResult:
    """Give the middle one; of an even number, the mean of the two in the middle."""
    newest = _newest(levels, context)
    label = "Middle" if newest == levels else "Middle of the newest"
    ordered = sorted(newest)
    low, high = ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]
    if len(ordered) % 2:
        return _result(Step(label=label, expression=_figure(low), result=low))
    return _result(_mean_step(label, (low, high)))


def _mode(levels: tuple[Decimal, ...], context: MethodContext) -> MethodResult:
    """Give the level given most often, and of several such the newest or the highest (`ties`)."""
    counts = Counter(levels)
    most = max(counts.values())
    tied = [level for level in levels if counts[level] == most]
    is_recent = context.parameters["ties"] == "recent"
    winner = tied[-1] if is_recent else max(tied)
    label = "The level given most often"
    if len(set(tied)) > 1:
        label = f"The {'newest' if is_recent else 'highest'} of the levels given most often"
    often = ", ".join(str(counts[level]) for level in sorted(counts))
    return _result(
        Step(label="Most times a level was given", expression=f"max({often})", result=Decimal(most)),
        Step(label=label, expression=_figure(winner), result=winner),
    )


def _decaying(levels: tuple[Decimal, ...], context: MethodContext) -> MethodResult:
    """Give ``m_1 = s_1; m_i = w s_i + (1 - w) m_(i-1)``: Canvas "standard decaying average", PowerSchool, JumpRope."""
    weight, rest = _weights(context)
    value = levels[0]
    steps = [Step(label="First piece", expression=_figure(value), result=value)]
    for level in levels[1:]:
        expression = f"{_figure(weight)} x {_figure(level)} + {_figure(rest)} x {_figure(value)}"
        value = weight * level + rest * value
        steps.append(Step(label="With the next piece", expression=expression, result=value))
    return _result(*steps)


def _weighted_recent(levels: tuple[Decimal, ...], context: MethodContext) -> MethodResult:
    """Give ``w s_n + (1 - w) mean(s_1 .. s_(n-1))``: Canvas "weighted average"."""
    if len(levels) == 1:
        return _result(Step(label="First piece", expression=_figure(levels[0]), result=levels[0]))
    weight, rest = _weights(context)
    earlier, newest = levels[:-1], levels[-1]
    expression = (
        f"{_figure(weight)} x {_figure(newest)} + {_figure(rest)} x ({_joined(earlier, ' + ')}) / {len(earlier)}"
    )
    value = weight * newest + rest * sum(earlier) / len(earlier)
    return _result(Step(label="Newest, with the mean of the earlier ones", expression=expression, result=value))


def _n_times(levels: tuple[Decimal, ...], context: MethodContext) -> MethodResult:
    """Give the mean of the levels at the cut or above, once there are `times` of them: Canvas "n mastery"."""
    kept = tuple(level for level in levels if level >= context.cut)
    needed = Decimal(context.parameters["times"])
    marks = " + ".join("1" if level >= context.cut else "0" for level in levels)
    steps = (
        Step(label="Pieces at the goal or above", expression=marks, result=Decimal(len(kept))),
        Step(label="Pieces needed", expression=_figure(needed), result=needed),
    )
    if len(kept) < needed:
        return MethodResult(value=None, steps=steps, remark=REMARK_TIMES)
    return _result(*steps, _mean_step("Mean of the pieces at the goal or above", kept))


def _power_law(levels: tuple[Decimal, ...], context: MethodContext) -> MethodResult:
    """Give Marzano's ``a n^b``: the least-squares line through (ln place, ln level), read at the newest piece.

    It has no meaning under three points, and can leave the scale, on which it is then kept.
    """
    if len(levels) < _CURVE_POINTS:
        recent = _most_recent(levels, context)
        return MethodResult(value=recent.value, steps=recent.steps, remark=REMARK_FEW_POINTS)
    count = len(levels)
    places = [(f"ln({place})", _ln(Decimal(place))) for place in range(1, count + 1)]
    heights = [(f"ln({_figure(level)})", _ln(level)) for level in levels]
    sums = (
        _sum_step("Sum of ln(place)", places),
        _sum_step("Sum of ln(level)", heights),
        _sum_step("Sum of ln(place) x ln(level)", _multiply(places, heights)),
        _sum_step("Sum of ln(place) x ln(place)", _multiply(places, places)),
    )
    slope = _curve_slope(count, *(step.result for step in sums))
    level = _curve_level(count, sums[0].result, sums[1].result, slope.result)
    steps = (*sums, slope, level)
    value = max(context.lowest, min(context.highest, level.result))
    if value == level.result:
        return _result(*steps)
    name, end = ("max", context.lowest) if value > level.result else ("min", context.highest)
    kept = f"{name}({_figure(end)}, {_figure(level.result)})"
    return _result(*steps, Step(label="Kept on the scale", expression=kept, result=value))


def _sum_step(label: str, terms: list[_Term]) -> Step:
    total = sum((value for _, value in terms), Decimal(0))
    return Step(label=label, expression=" + ".join(words for words, _ in terms), result=total.quantize(_CURVE_FIGURES))


def _multiply(left: list[_Term], right: list[_Term]) -> list[_Term]:
    return [(f"{words} x {by}", value * times) for (words, value), (by, times) in zip(left, right, strict=True)]


def _curve_slope(count: int, sum_x: Decimal, sum_y: Decimal, sum_xy: Decimal, sum_xx: Decimal) -> Step:
    x, y, xy, xx = (_figure(value) for value in (sum_x, sum_y, sum_xy, sum_xx))
    slope = (count * sum_xy - sum_x * sum_y) / (count * sum_xx - sum_x * sum_x)
    return Step(
        label="Slope of the curve",
        expression=f"({count} x {xy} - {x} x {y}) / ({count} x {xx} - {x} x {x})",
        result=slope.quantize(_CURVE_FIGURES),
    )


def _curve_level(count: int, sum_x: Decimal, sum_y: Decimal, slope: Decimal) -> Step:
    power = (sum_y - slope * sum_x) / count + slope * _ln(Decimal(count))
    b = _figure(slope)
    return Step(
        label="Level on the curve, now",
        expression=f"exp(({_figure(sum_y)} - {b} x {_figure(sum_x)}) / {count} + {b} x ln({count}))",
        result=Decimal(_figure(power.exp().quantize(_CURVE_LEVEL))),
    )


@lru_cache(maxsize=1024)
def _ln(value: Decimal) -> Decimal:
    # The same few levels and places come again for every student, and a logarithm is the slowest part of a curve.
    return value.ln(_WORKING)


def _result(*steps: Step) -> MethodResult:
    return MethodResult(value=steps[-1].result, steps=steps)


def _mean_step(label: str, levels: tuple[Decimal, ...]) -> Step:
    mean = sum(levels, Decimal(0)) / len(levels)
    return Step(label=label, expression=f"({_joined(levels, ' + ')}) / {len(levels)}", result=mean)


def _newest(levels: tuple[Decimal, ...], context: MethodContext) -> tuple[Decimal, ...]:
    last = context.parameters["last"]
    return levels[-int(Decimal(last)) :] if last else levels


def _weights(context: MethodContext) -> tuple[Decimal, Decimal]:
    weight = Decimal(context.parameters["weight"])
    return weight, 1 - weight


def _joined(levels: tuple[Decimal, ...], sign: str) -> str:
    return sign.join(_figure(level) for level in levels)


def _figure(value: Decimal) -> str:
    """Write a number as a person does: 2.5, never 2.50 or 3E+1; a negative one in brackets."""
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"({text})" if value < 0 else text
