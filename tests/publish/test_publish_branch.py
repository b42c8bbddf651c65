"""Publishing as a commit on a git branch."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from publishing import begin, codes, counts, finish, kill_after, run


@pytest.fixture(autouse=True)
def _nobody_is_known_to_git(tmp_path, monkeypatch):
    """Keep this machine's own git settings out."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL", "EMAIL"):
        monkeypatch.delenv(name, raising=False)


def git(repository: Path, *words: str) -> str:
    done = subprocess.run(["git", "-C", str(repository), *words], check=True, capture_output=True)
    return done.stdout.decode().rstrip("\n")


@pytest.fixture
def repository(tmp_path):
    """A repository with a commit on main, something staged, and something changed."""
    place = tmp_path / "repository"
    place.mkdir()
    git(place, "init", "-q", "-b", "main")
    git(place, "config", "core.autocrlf", "true")
    (place / "lesson.txt").write_text("lesson", encoding="utf-8")
    git(place, "add", ".")
    git(place, "-c", "user.name=A", "-c", "user.email=a", "commit", "-qm", "First")
    (place / "staged.txt").write_text("staged", encoding="utf-8")
    git(place, "add", "staged.txt")
    (place / "lesson.txt").write_text("changed", encoding="utf-8")
    return place


@pytest.fixture
def site(tmp_path):
    place = tmp_path / "site"
    (place / "work").mkdir(parents=True)
    (place / "index.html").write_bytes(b"<h1>Ana</h1>\r\n")
    (place / "work" / "el horno é.html").write_bytes(b"<h1>Oven</h1>\n")
    return place


def listing(repository: Path, branch: str = "pages") -> list[str]:
    return git(repository, "ls-tree", "-r", "-z", "--name-only", branch).strip("\0").split("\0")


def test_the_branch_holds_the_site_byte_for_byte_and_a_marker_for_the_host(repository, site):
    _, published = run(f"branch:pages@{repository}", site)
    assert listing(repository) == [".nojekyll", ".plfolio-manifest.json", "index.html", "work/el horno é.html"]
    raw = subprocess.run(
        ["git", "-C", repository, "cat-file", "blob", "pages:index.html"], check=True, capture_output=True
    )
    assert raw.stdout == b"<h1>Ana</h1>\r\n"
    assert counts(published) == (3, 0, 0)
    assert published.remark == f"committed {git(repository, 'rev-parse', 'pages')[:10]}"


def test_the_work_tree_and_the_index_are_never_touched(repository, site):
    index = (repository / ".git" / "index").read_bytes()
    before = git(repository, "status", "--porcelain=v2", "--branch")
    run(f"branch:pages@{repository}", site)
    assert git(repository, "status", "--porcelain=v2", "--branch") == before
    assert (repository / ".git" / "index").read_bytes() == index
    assert sorted(path.name for path in repository.iterdir()) == [".git", "lesson.txt", "staged.txt"]


def test_without_a_change_there_is_no_commit(repository, site):
    run(f"branch:pages@{repository}", site)
    first = git(repository, "rev-parse", "pages")
    lines, published = run(f"branch:pages@{repository}", site)
    assert (lines, published.remark, counts(published)) == ([], "nothing has changed since the last commit", (0, 3, 0))
    assert git(repository, "rev-parse", "pages") == first


def test_a_change_is_one_commit_upon_the_last(repository, site):
    run(f"branch:pages@{repository}", site)
    first = git(repository, "rev-parse", "pages")
    shutil.rmtree(site / "work")
    (site / "new.html").write_bytes(b"new")
    assert counts(run(f"branch:pages@{repository}", site)[1]) == (1, 2, 1)
    assert git(repository, "rev-parse", "pages^") == first
    assert listing(repository) == [".nojekyll", ".plfolio-manifest.json", "index.html", "new.html"]


def other_commit(repository: Path, files: dict[str, str], branch: str = "pages") -> None:
    """Commit somebody else's files on a branch, as a person would."""
    place = repository.parent / "worktree"
    is_new = branch not in git(repository, "branch", "--format=%(refname:short)").split()
    git(repository, "worktree", "add", "-q", str(place), *(("-b", branch, "main") if is_new else (branch,)))
    for path, text in files.items():
        (place / path).parent.mkdir(exist_ok=True)
        (place / path).write_text(text, encoding="utf-8")
    git(place, "add", ".")
    git(place, "-c", "user.name=B", "-c", "user.email=b", "commit", "-qm", "Mine")
    git(repository, "worktree", "remove", str(place))


def test_other_files_of_the_branch_stay(repository, site):
    other_commit(repository, {"CNAME": "portfolios.example", "work/mine.txt": "mine", ".nojekyll": "theirs"})
    (repository.parent / "x").mkdir()
    run(f"branch:pages@{repository}", site)
    shutil.rmtree(site / "work")
    assert counts(run(f"branch:pages@{repository}", site)[1]) == (0, 1, 1)
    expected = [".nojekyll", ".plfolio-manifest.json", "CNAME", "index.html", "lesson.txt", "work/mine.txt"]
    assert listing(repository) == expected
    assert git(repository, "cat-file", "blob", "pages:.nojekyll") == "theirs"


@pytest.mark.parametrize("files", [{"index.html": "theirs"}, {"work": "a file"}, {"index.html/x": "a folder"}])
def test_a_file_of_others_in_the_way_is_refused(repository, site, files):
    other_commit(repository, files)
    before = git(repository, "rev-parse", "pages")
    assert codes(run(f"branch:pages@{repository}", site)[1]) == ["D103"]
    assert git(repository, "rev-parse", "pages") == before


def test_what_somebody_changed_on_the_branch_is_not_overwritten(repository, site):
    run(f"branch:pages@{repository}", site)
    other_commit(repository, {"index.html": "by hand"})
    (site / "index.html").write_bytes(b"newer")
    assert codes(run(f"branch:pages@{repository}", site)[1]) == ["D103"]


def test_a_link_on_the_branch_is_in_the_way(repository, site):
    (repository / "index.html").symlink_to("lesson.txt")
    git(repository, "switch", "-q", "-c", "pages")
    git(repository, "add", "index.html")
    git(repository, "-c", "user.name=B", "-c", "user.email=b", "commit", "-qm", "Link")
    git(repository, "switch", "-q", "main")
    assert codes(run(f"branch:pages@{repository}", site)[1]) == ["D103"]


def test_a_manifest_that_is_not_ours_stops_everything(repository, site):
    other_commit(repository, {".plfolio-manifest.json": "[]"})
    assert codes(run(f"branch:pages@{repository}", site)[1]) == ["D104"]


def test_the_schools_own_folder_is_the_repository_when_none_is_named(repository, site):
    assert codes(run("branch:pages", site, repository)[1]) == []
    assert "index.html" in listing(repository)


def test_a_bare_repository_will_do(tmp_path, site):
    git(tmp_path, "init", "-q", "--bare", "-b", "pages", "bare.git")
    assert codes(run(f"branch:pages@{tmp_path / 'bare.git'}", site)[1]) == []
    assert len(listing(tmp_path / "bare.git")) == 4


def test_the_commit_is_signed_by_whoever_is_set_and_never_names_this_machine(repository, site):
    run(f"branch:pages@{repository}", site)
    assert git(repository, "log", "-1", "--format=%an %ae %cn %ce", "pages") == "plfolio plfolio plfolio plfolio"
    git(repository, "config", "user.name", "Ms Rivera")
    git(repository, "config", "user.email", "rivera@school.example")
    run(f"branch:other@{repository}", site)
    assert git(repository, "log", "-1", "--format=%an %ce", "other") == "Ms Rivera rivera@school.example"


def test_a_hooks_own_git_variables_do_not_lead_us_astray(repository, site, monkeypatch, tmp_path):
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "other-index"))
    assert codes(run(f"branch:pages@{repository}", site)[1]) == []
    assert not (tmp_path / "other-index").exists()


def test_a_branch_that_is_checked_out_is_refused(repository, site):
    assert codes(run(f"branch:main@{repository}", site)[1]) == ["D114"]


@pytest.mark.parametrize("name", ["my..pages", "-f", "a b", "x.lock", "@{-1}"])
def test_a_name_that_git_does_not_allow_is_refused(repository, site, name):
    target = f"branch:{name}"
    assert codes(run(target, site, repository)[1]) in (["D113"], ["D112"])


@pytest.mark.parametrize("place", ["nowhere", "plain"])
def test_a_folder_that_is_no_repository_is_a_message(tmp_path, site, place):
    (tmp_path / "plain").mkdir()
    assert codes(run(f"branch:pages@{tmp_path / place}", site)[1]) == ["D112"]


def test_a_machine_without_git_gets_a_message(repository, site, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert codes(run(f"branch:pages@{repository}", site)[1]) == ["D111"]


def test_gits_own_refusal_is_passed_on_and_the_branch_stays(repository, site):
    run(f"branch:pages@{repository}", site)
    before = git(repository, "rev-parse", "pages")
    (repository / ".git" / "refs" / "heads" / "pages.lock").touch()
    (site / "index.html").write_bytes(b"newer")
    published = run(f"branch:pages@{repository}", site)[1]
    assert codes(published) == ["D115"]
    assert "lock" in published.problems[0].message
    assert git(repository, "rev-parse", "pages") == before


def test_a_site_that_is_rebuilt_meanwhile_is_not_committed(repository, site):
    steps = begin(f"branch:pages@{repository}", site)
    next(steps)
    (site / "index.html").write_bytes(b"rebuilt")
    assert codes(finish(steps)[1]) == ["D107"]
    assert git(repository, "branch", "--list", "pages") == ""


def test_nothing_is_left_behind_in_the_temporary_folder(repository, site, monkeypatch, tmp_path):
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    run(f"branch:pages@{repository}", site)
    assert list((tmp_path / "temporary").iterdir()) == []


def test_a_run_killed_at_any_point_leaves_the_old_commit_or_the_new_one(repository, site, tmp_path):
    other_commit(repository, {"CNAME": "portfolios.example"})
    run(f"branch:pages@{repository}", site)
    shutil.rmtree(site / "work")
    (site / "new.html").write_bytes(b"new")
    old = git(repository, "rev-parse", "pages^{tree}")
    changes, is_killed, new = 0, True, set()
    while is_killed:
        copy = shutil.copytree(repository, tmp_path / f"copy-{changes}", symlinks=True)
        is_killed = kill_after(changes, site, f"branch:pages@{copy}")
        left = git(copy, "rev-parse", "pages^{tree}")
        assert codes(run(f"branch:pages@{copy}", site)[1]) == []
        new.add(git(copy, "rev-parse", "pages^{tree}"))
        assert left in {old, *new}
        assert git(copy, "fsck", "--strict", "--no-dangling") == ""
        changes += 1
    assert changes > 10
    assert len(new) == 1
    assert "CNAME" in listing(copy)
