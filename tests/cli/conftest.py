"""A command line to call as its user does, and a school to call it on."""

import sys
from dataclasses import dataclass

import pytest

from plfolio.cli import main

DAY = ("--as-of", "2026-11-23")


@dataclass
class Result:
    code: int
    out: str
    err: str


@pytest.fixture
def plfolio(capsys, monkeypatch):
    """Run `plfolio WORDS...` through its real entry, and return its exit code and what it said."""

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["plfolio", *(str(word) for word in words)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as end:
            main()
        said = capsys.readouterr()
        return Result(end.value.code, said.out, said.err)

    return run


@pytest.fixture
def school(plfolio, tmp_path, monkeypatch):
    """A new school as `plfolio init` makes it, with the user standing in it."""
    root = tmp_path / "my-school"
    assert plfolio("init", root).code == 0
    monkeypatch.chdir(root)
    return root
