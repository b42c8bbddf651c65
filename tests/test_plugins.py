"""Plugins register names, and never change what is there."""

import pytest

from plfolio.plugins import DuplicateNameError, Plugins, load_plugins


def test_the_built_ins_come_through_the_same_door():
    plugins = load_plugins()
    methods = [
        "decaying", "highest", "mean", "median", "mode", "most-recent", "n-times", "power-law", "weighted-recent",
    ]  # fmt: skip
    assert plugins.mastery_methods.names() == tuple(methods)
    assert plugins.publishers.names() == ("branch", "folder", "zip")
    for registry in (plugins.badge_rules, plugins.checks, plugins.framework_readers, plugins.pages):
        assert registry.names() != ()


def test_a_name_that_is_taken_is_refused():
    plugins = Plugins()
    plugins.checks.add("spelling", object())
    with pytest.raises(DuplicateNameError, match="check 'spelling'"):
        plugins.checks.add("spelling", object())


def test_plugins_are_loaded_once():
    assert load_plugins() is load_plugins()
