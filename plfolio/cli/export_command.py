"""`plfolio export`: one student's site and files in one zip, to keep or to take along.

Takes a student; gives a zip that opens by a double click.
"""

from __future__ import annotations

from pathlib import Path

import click

from plfolio.build.edition import find_sources
from plfolio.build.engine import BuildOptions, Report
from plfolio.build.executors import default_jobs
from plfolio.build.school import School
from plfolio.cli.build_command import run_build
from plfolio.cli.console import escape, say
from plfolio.cli.exits import COULD_NOT_START, DONE, NEEDS_ATTENTION, CouldNotStartError
from plfolio.cli.messages import has_error, has_trouble, print_diagnostics
from plfolio.cli.place import load_school, protected_folders, read_as_of
from plfolio.cli.students import pick_student
from plfolio.diagnostics import Diagnostic
from plfolio.model import Audience
from plfolio.publish import Owner, Published, export_student
from plfolio.publish.folder import find_overlap
from plfolio.publish.pdf import print_page
from plfolio.read.folder import scan_folder
from plfolio.read.portfolio import read_portfolio
from plfolio.render.paper import PAPER

__all__ = ["command"]


@click.command("export")
@click.argument("student")
@click.option(
    "--to", "target", type=click.Path(dir_okay=False, path_type=Path), help="Default: STUDENT.zip or STUDENT.pdf, here."
)
@click.option("--pdf", "is_pdf", is_flag=True, help="The whole portfolio as one PDF, printed by a browser.")
@click.option(
    "--edition",
    type=click.Choice([str(audience) for audience in Audience]),
    default="private",
    show_default=True,
    help="Who it is for. What others may not see is left out, also among the student's own files.",
)
@click.option("--with-private", is_flag=True, help="All of the student's own files, also those that are not for it.")
@click.option("--as-of", metavar="DAY", help="The day that counts as today, like 2026-10-14.")
@click.pass_obj
def command(
    start: Path,
    student: str,
    target: Path | None,
    is_pdf: bool,  # noqa: FBT001  # click hands options over by name
    edition: str,
    with_private: bool,  # noqa: FBT001  # click hands options over by name
    as_of: str | None,
) -> int:
    """Pack one student's site, with the student's own files inside, into one zip; or print all of it as one PDF.

    It holds everything, the private pages too, because it is the student's own copy. With --edition it is for others.

    \b
    Example:
      plfolio export maya-oduya
      plfolio export maya-oduya --edition family --to for-maya-s-family.zip
      plfolio export maya-oduya --edition family --pdf
    """
    school = load_school(start)
    student = pick_student(school, student)
    options = BuildOptions(
        edition=Audience(edition), as_of=read_as_of(as_of), students=(student,), executor="serial", jobs=default_jobs()
    )
    report = run_build(school, options)
    # What is wrong in the school's own files is not this student's to mend.
    found = tuple(found for outcome in report.outcomes for found in outcome.diagnostics)
    print_diagnostics(found, "text")
    site = _find_site(report, school, student)
    path = target or Path(f"{school.folders[student]}.{'pdf' if is_pdf else 'zip'}")
    if is_pdf:
        return _print(site, path, found)
    is_whole = with_private or options.edition is Audience.PRIVATE
    packed = _pack(school, student, site, path, None if is_whole else options.edition)
    print_diagnostics(packed.problems, "text")
    if has_error(packed.problems):
        return COULD_NOT_START
    say(f"Packed {packed.written} files into {escape(str(path))}")
    say(_tell_whole(packed, edition, is_whole=is_whole))
    return NEEDS_ATTENTION if has_trouble((*found, *packed.problems)) else DONE


def _find_site(report: Report, school: School, student: str) -> Path:
    site = report.folder / school.folders[student]
    if not site.is_dir():
        message = f"the site of {student} could not be built, so there is nothing to pack."
        raise CouldNotStartError(message)
    return site


def _print(site: Path, path: Path, found: tuple[Diagnostic, ...]) -> int:
    """Print the whole portfolio, and say how that went."""
    problem = print_page(site / PAPER, path)
    if problem:
        print_diagnostics((problem,), "text")
        return NEEDS_ATTENTION
    say(f"Printed the whole portfolio into {escape(str(path))}")
    return NEEDS_ATTENTION if has_trouble(found) else DONE


def _pack(school: School, student: str, site: Path, path: Path, edition: Audience | None) -> Published:
    """Pack the site, and the sources that `edition` may see; all of them when it is None."""
    folder = f"{school.settings.content}/{student}"
    portfolio, _ = read_portfolio(school.root, student, scan_folder(school.root, folder)[0], school.settings)
    profile = portfolio.profile if portfolio else None
    owner = Owner(
        name=profile.name if profile else student,
        language=(profile.language if profile else "") or school.settings.language,
    )
    shown = find_sources(portfolio, edition) if portfolio and edition else frozenset()
    kept = frozenset(name.removeprefix(f"{folder}/") for name in shown) if edition else None
    problem = find_overlap(path, str(path), protected_folders(school))
    if problem:
        return Published(target=str(path), problems=(problem,))
    return export_student(site, school.root / folder, path, owner=owner, kept=kept)


def _tell_whole(packed: Published, edition: str, *, is_whole: bool) -> str:
    """Say what the zip is, before somebody hands it on."""
    if is_whole:
        return "All of the student's own files are in it, also private ones. For others: --edition family"
    files = f"{packed.left_out} file{'' if packed.left_out == 1 else 's'}"
    return f"It is for: {edition}. {files} of the student were left out, which others may not see."
