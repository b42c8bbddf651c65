"""The house stays as it was designed: who may import whom, how long things are, what may be made where.

Nothing here runs plfolio; everything is read from the source. Each test gives the list of what breaks the rule.
"""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import tomllib
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from plfolio.diagnostics import ALL_CODES

REPOSITORY = Path(__file__).parents[1]

GROUND, WINGS, HALL, DOORS, FRONT_DOOR = range(5)
FLOOR_OF_ROOM = {
    "diagnostics": GROUND,
    "model": GROUND,
    "read": WINGS,
    "assess": WINGS,
    "media": WINGS,
    "render": WINGS,
    "build": HALL,
    "publish": DOORS,
    "serve": DOORS,
    "cli": FRONT_DOOR,
}
LONGEST_MODULE = 400
LONGEST_FUNCTION = 40
ONLY_IMPORTER_OF = {
    "mkdocs": "plfolio/render/mkdocs_site.py",
    "distributed": "plfolio/build/executors.py",
    "pickle": "plfolio/build/worker.py",
    "marshal": None,
    "shelve": None,
}
MAY_CATCH_EVERYTHING = {
    "plfolio/build/worker.py": "the engine: one student's fault is that student's message, and everyone else builds on",
    "plfolio/cli/app.py": "the last door: a fault of ours is told in words, and is exit status 3",
}
# Text that is marked safe is never escaped again, so each place that marks text has to say what makes it safe.
MAY_MARK_AS_SAFE = {
    "plfolio/render/markdown.py": "the students' Markdown, after the sanitiser",
    "plfolio/build/badge_files.py": "a badge that we drew, its words escaped by the drawing",
}
# The reasons lie in the security notes of each release; a lower bound may rise here, and never fall.
FLOORS = {"pillow": "13.0.0", "nh3": "0.3.8", "markdown-it-py": "4.3"}


@dataclass(frozen=True)
class Module:
    path: Path

    @property
    def place(self) -> str:
        return self.path.relative_to(REPOSITORY).as_posix()

    @property
    def name(self) -> str:
        return self.place.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @property
    def room(self) -> str:
        """The room's name, and "" for the nouns on the ground floor."""
        parts = self.place.split("/")
        return parts[1] if len(parts) > 2 else ""

    @property
    def floor(self) -> int:
        return FLOOR_OF_ROOM[self.room] if self.room else GROUND

    @property
    def is_package(self) -> bool:
        return self.path.name == "__init__.py"

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def imports(self) -> frozenset[str]:
        """Every module this one names, wherever in the file it does so."""
        names: set[str] = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                names.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{self.place}:{node.lineno}: a relative import hides where it goes"
                names.update(_imported_from(node.module or "", alias.name) for alias in node.names)
        return frozenset(names)


def _imported_from(module: str, name: str) -> str:
    """``from package import x`` means the module ``package.x`` if there is one, and the package itself if not."""
    below = REPOSITORY.joinpath(*module.split("."), name)
    return f"{module}.{name}" if below.is_dir() or below.with_suffix(".py").exists() else module


MODULES = [Module(path) for path in sorted((REPOSITORY / "plfolio").rglob("*.py"))]
BY_NAME = {module.name: module for module in MODULES}


def assert_none(offenders: list[str]) -> None:
    assert not offenders, "\n".join(["", *offenders])


def functions(module: Module):
    return [node for node in ast.walk(module.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def test_an_import_only_goes_down_and_the_wings_never_meet():
    upward = [
        f"{module.place} imports {name}"
        for module in MODULES
        for name in sorted(module.imports & BY_NAME.keys())
        if (other := BY_NAME[name]).room != module.room and other.floor >= module.floor and other.floor > GROUND
    ]
    assert_none(upward)


def test_no_modules_import_each_other_in_a_circle():
    graph = {module.name: (module.imports & BY_NAME.keys()) - {module.name} for module in MODULES}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


@pytest.mark.parametrize("package", ONLY_IMPORTER_OF)
def test_a_package_with_one_door_is_imported_there_alone(package):
    importers = {
        module.place
        for module in MODULES
        if any(name == package or name.startswith(f"{package}.") for name in module.imports)
    }
    assert importers <= {ONLY_IMPORTER_OF[package]}


def test_modules_and_functions_stay_short():
    long_modules = [
        f"{module.place}: {lines} lines" for module in MODULES if (lines := module.text.count("\n")) > LONGEST_MODULE
    ]
    long_functions = [
        f"{module.place}:{node.lineno} {node.name}: {lines} lines"
        for module in MODULES
        for node in functions(module)
        if (lines := node.end_lineno - node.lineno + 1) > LONGEST_FUNCTION
    ]
    assert_none(long_modules + long_functions)


def test_no_module_is_a_drawer_for_odds_and_ends():
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "base"}
    assert_none([module.place for module in MODULES if module.path.stem.strip("_") in drawers])


def test_only_the_engine_and_the_last_door_catch_everything():
    broad = [
        module.place
        for module in MODULES
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ExceptHandler) and catches_everything(node)
    ]
    assert sorted(broad) == sorted(MAY_CATCH_EVERYTHING)


def catches_everything(handler: ast.ExceptHandler) -> bool:
    """Whether nothing gets past; one that tidies up and raises again lets everything past."""
    is_broad = handler.type is None or bool({"Exception", "BaseException"} & names_in(handler.type))
    last = handler.body[-1]
    return is_broad and not (isinstance(last, ast.Raise) and last.exc is None)


def names_in(node: ast.AST) -> set[str]:
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}


def test_every_module_says_what_it_is_and_what_it_offers():
    silent = [
        f"{module.place}: {lack}"
        for module in MODULES
        for lack, is_missing in (
            ("no docstring", not ast.get_docstring(module.tree)),
            ("no __future__ import", not module.is_package and "__future__" not in module.imports),
            ("no __all__", offered(module) is None and not offers_by_its_nature(module)),
        )
        if is_missing
    ]
    assert_none(silent)


def offers_by_its_nature(module: Module) -> bool:
    """A room's front with only a docstring offers nothing; the table of codes takes all that a group of codes has."""
    has_only_docstring = module.is_package and len(module.tree.body) <= 1
    return has_only_docstring or (module.room == "diagnostics" and not defined(module, ast.FunctionDef, ast.ClassDef))


def test_what_a_module_offers_is_all_that_it_defines_in_public():
    wrong = []
    for module in MODULES:
        names = offered(module) or ()
        # What has a decorator, such as a command, is called by whoever the decorator gave it to.
        public = {
            node.name
            for node in module.tree.body
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
            if isinstance(node, ast.ClassDef) or not node.decorator_list
        }
        wrong += [f"{module.place}: {name} is not in __all__" for name in sorted(public.difference(names))]
        wrong += [f"{module.place}: there is no {name}" for name in names if name not in visible(module)]
        if list(names) != sorted(names, key=lambda name: (not name.isupper(), not name[0].isupper(), name)):
            wrong.append(f"{module.place}: __all__ is not sorted")
    assert_none(wrong)


def offered(module: Module) -> tuple[str, ...] | None:
    for node in module.tree.body:
        if isinstance(node, ast.Assign) and [target.id for target in node.targets if isinstance(target, ast.Name)] == [
            "__all__"
        ]:
            return tuple(ast.literal_eval(node.value))
    return None


def defined(module: Module, *kinds: type[ast.AST]) -> set[str]:
    return {node.name for node in module.tree.body if isinstance(node, kinds)}


def visible(module: Module) -> set[str]:
    names = defined(module, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    for node in module.tree.body:
        if isinstance(node, ast.ImportFrom):
            names.update(alias.asname or alias.name for alias in node.names)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names.update(part for target in targets for part in names_in(target))
    return names


def test_everything_public_has_a_docstring():
    mute = [
        f"{module.place}:{node.lineno} {node.name}"
        for module in MODULES
        for outer in (module.tree, *(node for node in module.tree.body if isinstance(node, ast.ClassDef)))
        for node in outer.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        if not node.name.startswith("_") and not ast.get_docstring(node)
        if not (isinstance(outer, ast.ClassDef) and outer.name.startswith("_"))
    ]
    assert_none(mute)


def test_text_is_marked_as_safe_only_where_something_has_made_it_safe():
    marking = {
        module.place
        for module in MODULES
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and "Markup" in called(node)
    }
    assert marking <= MAY_MARK_AS_SAFE.keys()


def called(node: ast.Call) -> set[str]:
    return {node.func.attr} if isinstance(node.func, ast.Attribute) else names_in(node.func)


def test_templates_never_switch_escaping_off():
    switch = re.compile(r"\|\s*safe\b|autoescape\s+false")
    templates = [
        path for path in (REPOSITORY / "themes").rglob("*") if path.suffix in {".html", ".xml", ".j2", ".jinja"}
    ]
    assert_none([path.name for path in templates if switch.search(path.read_text(encoding="utf-8"))])


def test_every_code_is_named_in_some_test():
    own = Path(__file__)
    tests = "\n".join(path.read_text(encoding="utf-8") for path in sorted(own.parent.rglob("test_*.py")) if path != own)
    words = set(re.findall(r"[A-Z]\d{3}|[a-z]+(?:-[a-z0-9]+)+", tests))
    assert_none([f"{code.id} {code.name}" for code in ALL_CODES if not {code.id, code.name} & words])


def test_the_tests_do_not_fall_behind_the_source():
    """Words of messages and of pages are data, and count for neither."""
    source, tests = (count_lines(REPOSITORY / folder) for folder in ("plfolio", "tests"))
    assert 1.0 <= tests / source <= 1.7, f"{tests} lines of tests, {source} of source"


def count_lines(folder: Path) -> int:
    return sum(
        1 for path in folder.rglob("*.py") for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    )


def dependencies() -> list[str]:
    return tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]


def test_the_dependencies_keep_their_floors():
    lower = dict(line.split(",")[0].split(">=") for line in dependencies())
    assert {name: lower[name] for name in FLOORS} == FLOORS


def test_every_dependency_has_its_reason_in_the_changelog():
    changelog = (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")
    unexplained = [line for line in dependencies() if f"{re.sub('(?=[<>=])', ' `', line, count=1)}` |" not in changelog]
    assert_none(unexplained)


def test_nothing_in_the_tree_names_a_machine_or_a_registry():
    places = [
        f"{path.relative_to(REPOSITORY).as_posix()}: {found.group()}"
        for path in tracked_files()
        if path != Path(__file__)
        if (found := re.search(MACHINE, path.read_bytes().decode("utf-8", errors="ignore")))
    ]
    assert_none(places)


MACHINE = (
    r"(?<![\w.}])/(?:work/(?:main|shared|\.library)|root|opt/pypi|opt/wheels|tmp/(?:venv|plan))\b"
    r"|\b(?:pypi\.org|pythonhosted\.org|registry\.npmjs\.org|deb\.debian\.org|crates\.io)\b"
)


def tracked_files() -> list[Path]:
    git = shutil.which("git")
    if git is None or not (REPOSITORY / ".git").exists():
        pytest.skip("only a git checkout knows which files are its own")
    command = [git, "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout
    return [path for name in listed.split("\0") if name and (path := REPOSITORY / name).is_file()]
