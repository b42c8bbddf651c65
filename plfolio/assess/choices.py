"""Which mastery method each standard is judged by, as the school's settings say.

Takes `MasterySettings`; gives settled choices, in which the method exists and every parameter it declares has a value
it accepts, and a diagnostic for whatever had to be left out.
"""

from __future__ import annotations

from functools import lru_cache

from plfolio.assess.codes import CodeIndex
from plfolio.assess.methods import Method
from plfolio.assess.tags import SCHOOL_CODES, find_standard, suggest
from plfolio.diagnostics import Diagnostic
from plfolio.diagnostics.relations import R108, R109, R110, R111
from plfolio.model import Framework, Tag
from plfolio.plugins import load_plugins
from plfolio.settings import MethodChoice, Settings

__all__ = ["check_choice", "choose_methods", "settle_choice"]


@lru_cache(maxsize=64)
def settle_choice(choice: MethodChoice) -> tuple[MethodChoice, Method]:
    """Return a choice that can be used, and its method: the default one for an unknown one.

    Every parameter that the method declares is in the result, in the order in which it declares them; it has its
    default where the method refuses what was chosen.
    """
    methods = dict(load_plugins().mastery_methods)
    usable = choice if choice.method in methods else MethodChoice()
    method: Method = methods[usable.method]
    parameters = method.settle(dict(usable.parameters))
    return MethodChoice(method=usable.method, parameters=tuple(parameters.items())), method


def check_choice(choice: MethodChoice, settings: Settings, *words: str) -> tuple[Diagnostic, ...]:
    """Say what of a choice can't be used, at the place of the setting that is called by `words`."""
    methods = load_plugins().mastery_methods
    method: Method | None = methods.get(choice.method)
    if method is None:
        default = MethodChoice().method
        values = {"advice": suggest(choice.method, methods.names()), "known": ", ".join(methods.names())}
        return (R108.at(settings.where(*words, "method"), method=choice.method, default=default, **values),)
    known = {parameter.name: parameter for parameter in method.parameters}
    found = []
    for name, text in choice.parameters:
        where = settings.where(*words, "parameters", name)
        if name not in known:
            allowed = ", ".join(known) or "no parameters"
            found.append(R109.at(where, method=choice.method, name=name, allowed=allowed))
        elif text and not known[name].accepts(text):
            parameter = known[name]
            used = parameter.default or "not set"
            of = "".join(f" of {word}" for word in words[1:])
            found.append(R110.at(where, name=name, of=of, text=text, allowed=parameter.allowed, used=used))
    return tuple(found)


def choose_methods(
    frameworks: tuple[Framework, ...], index: CodeIndex, settings: Settings
) -> tuple[dict[str, MethodChoice], tuple[Diagnostic, ...]]:
    """Return the settled choice of every standard, by id: its own, else its framework's, else the school's."""
    mastery = settings.mastery
    found = [*_check_frameworks(frameworks, settings), *check_choice(mastery.choice, settings, "mastery")]
    for section, choices in (("frameworks", mastery.frameworks), ("standards", mastery.standards)):
        for name, choice in choices:
            found += check_choice(choice, settings, section, name)
    by_framework = dict(mastery.frameworks)
    chosen = {
        standard.id: settle_choice(by_framework.get(index.framework_of(standard.id).id, mastery.choice))[0]
        for framework in frameworks
        for standard in framework.standards
    }
    for text, choice in mastery.standards:
        tag = Tag(text=text, location=settings.where("standards", text))
        standard = find_standard(tag, index, SCHOOL_CODES, found)
        if standard:
            chosen[standard.id] = settle_choice(choice)[0]
    return chosen, tuple(found)


def _check_frameworks(frameworks: tuple[Framework, ...], settings: Settings) -> list[Diagnostic]:
    known = sorted(framework.id for framework in frameworks)
    named = {name for name, _ in (*settings.mastery.frameworks, *settings.framework_scales)}
    unknown = sorted(named - set(known))
    return [R111.at(settings.where("frameworks", one), framework=one, advice=suggest(one, known)) for one in unknown]
