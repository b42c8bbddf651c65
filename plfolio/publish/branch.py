"""Publish as one commit on a git branch, such as the one that a host of static sites serves.

Takes a built site and ``NAME`` or ``NAME@REPOSITORY``; gives a commit there. The work tree, the current index and every
other file on that branch stay as they are.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from plfolio.diagnostics import Diagnostic, Location, delivery
from plfolio.publish.folder import name_some
from plfolio.publish.git import Git, GitError, has_git
from plfolio.publish.manifest import (
    FOREIGN,
    MANIFEST_NAME,
    Manifest,
    Plan,
    SiteChangedError,
    SiteFile,
    format_manifest,
    hash_bytes,
    list_site,
    make_plan,
    parse_manifest,
)
from plfolio.publish.publisher import Job, Lines, Published

__all__ = ["publish_branch"]

_PLAIN = "100644"
_FILES = frozenset({_PLAIN, "100755"})
_NO_JEKYLL = ".nojekyll"  # tells one host to serve the files as they are
_MESSAGE = "Publish portfolios"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tree:
    """What a branch holds: path to (mode, object id), and every folder. `commit` is "" for a new branch."""

    commit: str
    entries: dict[str, tuple[str, str]]
    folders: frozenset[str]


def publish_branch(job: Job) -> Lines:
    """Make the branch at the job's address hold the site, in a commit of its own."""
    name, _, place = job.address.partition("@")
    git = Git(repository=Path(place) if place else job.school)
    problem = _find_problem(git, name, job.target)
    if problem:
        return Published(target=job.target, problems=(problem,))
    try:
        return (yield from _publish(job, git, f"refs/heads/{name}"))
    except GitError as error:
        problem = delivery.D115.at(Location(job.target), reason=error)
    except SiteChangedError as error:
        problem = delivery.D107.at(Location(job.target), path=error)
    return Published(target=job.target, problems=(problem,))


def _find_problem(git: Git, name: str, shown: str) -> Diagnostic | None:
    where = Location(shown)
    if not has_git():
        return delivery.D111.at(where)
    try:
        git.run("rev-parse", "--absolute-git-dir")
    except GitError as error:
        return delivery.D112.at(where, reason=str(error).splitlines()[0])
    if name.startswith("-") or git.ask("check-ref-format", "--branch", name) != name:
        return delivery.D113.at(where, branch=name)
    if f"branch refs/heads/{name}" in git.ask("worktree", "list", "--porcelain").splitlines():
        return delivery.D114.at(where, branch=name)
    return None


def _publish(job: Job, git: Git, ref: str) -> Lines:
    tree = _read_tree(git, ref)
    manifest = _read_manifest(git, tree)
    if manifest is None:
        return Published(target=job.target, problems=(delivery.D104.at(Location(job.target), name=MANIFEST_NAME),))
    with tempfile.TemporaryDirectory(prefix="plfolio-") as folder:
        site = _list_files(job.site, tree, manifest, Path(folder, "empty"))
        ids = dict(zip((file.path for file in site), _hash(git, (file.source for file in site)), strict=True))
        known = {ids[file.path]: file.sha256 for file in site}
        plan = make_plan(site, manifest, lambda path: _find(git, tree, path, known))
        if plan.blocked:
            blocked = delivery.D103.at(Location(job.target), count=len(plan.blocked), paths=name_some(plan.blocked))
            return Published(target=job.target, problems=(blocked,))
        yield from (f"deletes {path}" for path in plan.delete)
        yield from (f"writes {file.path}" for file in plan.write)
        remark = _commit(replace(git.signed(), index=Path(folder, "index")), tree, plan, ref, ids)
    return Published(
        target=job.target,
        written=len(plan.write),
        unchanged=len(plan.unchanged),
        deleted=len(plan.delete),
        remark=remark,
    )


def _read_tree(git: Git, ref: str) -> _Tree:
    commit = git.ask("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")
    entries: dict[str, tuple[str, str]] = {}
    for line in git.run("ls-tree", "-r", "-z", commit).split(b"\0") if commit else ():
        about, _, path = line.decode("utf-8", "surrogateescape").partition("\t")
        if path:
            mode, _, object_id = about.split(" ")
            entries[path] = (mode, object_id)
    folders = frozenset(str(parent) for path in entries for parent in PurePosixPath(path).parents)
    return _Tree(commit=commit, entries=entries, folders=folders)


def _read_manifest(git: Git, tree: _Tree) -> Manifest | None:
    if MANIFEST_NAME not in tree.entries:
        return Manifest()
    return parse_manifest(git.run("cat-file", "blob", tree.entries[MANIFEST_NAME][1]))


def _list_files(site: Path, tree: _Tree, manifest: Manifest, empty: Path) -> tuple[SiteFile, ...]:
    """List the site's files, and the host's marker unless the branch has one of its own."""
    files = list_site(site)
    if _NO_JEKYLL in tree.entries and _NO_JEKYLL not in manifest.files:
        return files
    empty.write_bytes(b"")
    return (SiteFile(path=_NO_JEKYLL, source=empty, sha256=hash_bytes(b"")), *files)


def _hash(git: Git, files: Iterable[Path], *options: str) -> list[str]:
    """Work out the object id of each file's bytes as they are, whatever line endings this repository likes."""
    paths = "".join(f"{file.resolve().as_posix()}\n" for file in files).encode("utf-8", "surrogateescape")
    return git.run("hash-object", *options, "--no-filters", "--stdin-paths", data=paths).decode().split()


def _find(git: Git, tree: _Tree, path: str, known: dict[str, str]) -> str | None:
    """Tell what is at a path of the branch, as `make_plan` asks; `known` spares reading what is as in the site."""
    if path not in tree.entries:
        is_in_the_way = path in tree.folders or any(str(up) in tree.entries for up in PurePosixPath(path).parents)
        return FOREIGN if is_in_the_way else None
    mode, object_id = tree.entries[path]
    if mode not in _FILES:
        return FOREIGN
    return known.get(object_id) or hash_bytes(git.run("cat-file", "blob", object_id))


def _commit(git: Git, tree: _Tree, plan: Plan, ref: str, ids: dict[str, str]) -> str:
    """Commit the plan through an index of our own; return words that say so."""
    stored = dict(
        zip((file.path for file in plan.write), _hash(git, (f.source for f in plan.write), "-w"), strict=True)
    )
    for path, object_id in stored.items():
        if object_id != ids[path]:
            raise SiteChangedError(path)
    stored[MANIFEST_NAME] = git.run("hash-object", "-w", "--stdin", data=format_manifest(plan.files)).decode().strip()
    git.run("read-tree", tree.commit or "--empty")
    nothing = "0" * len(stored[MANIFEST_NAME])
    changes = [f"0 {nothing}\t{path}\0" for path in plan.delete]
    changes += [f"{_PLAIN} {object_id}\t{path}\0" for path, object_id in stored.items()]
    git.run("update-index", "-z", "--index-info", data="".join(changes).encode("utf-8", "surrogateescape"))
    new = git.ask("write-tree")
    if tree.commit and new == git.ask("rev-parse", f"{tree.commit}^{{tree}}"):
        return "nothing has changed since the last commit"
    parents = ("-p", tree.commit) if tree.commit else ()
    commit = git.run("commit-tree", new, *parents, "-m", _MESSAGE).decode().strip()
    git.run("update-ref", "-m", "plfolio publish", ref, commit, tree.commit)
    return f"committed {commit[:10]}"
