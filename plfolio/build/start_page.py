"""The school's start page: a list of the students who may be listed. It exists only if the school turns it on.

Takes the school and what was built; writes one page and the theme's files beside the students' sites, or clears them.
"""

from __future__ import annotations

from plfolio.build.commit import OutputFolder
from plfolio.build.school import School, Workshop
from plfolio.render.colours import dress_site
from plfolio.render.mkdocs_site import SiteRenderer
from plfolio.render.start import plan_start_page

__all__ = ["write_start_page"]


def write_start_page(school: School, workshop: Workshop, output: OutputFolder) -> int:
    """Write, renew or remove the start page of the workshop's edition; return how many students it lists."""
    files: dict[str, bytes] = {}
    listed = _listed(school, workshop, output) if school.settings.start_page else ()
    if school.settings.start_page:
        renderer = SiteRenderer(workshop.theme_folders)
        page = plan_start_page(school.settings, workshop.edition, listed)
        files = {file.path: file.data for file in (*renderer.theme_files(), *renderer.render((page,)))}
        look = school.settings.looks[0]
        files |= dress_site(look, "", school.settings, renderer.read_shape(look.shape or look.name))
    output.put_start_page(workshop.edition, files)
    return len(listed)


def _listed(school: School, workshop: Workshop, output: OutputFolder) -> tuple[tuple[str, str], ...]:
    """Return (name, address) of each student whom the roster lets be listed and who has a site, by name."""
    entries = [entry for entry in school.data.roster if entry.is_listed and entry.student in school.folders]
    there = [
        (entry.name, f"{school.folders[entry.student]}/index.html")
        for entry in entries
        if output.site(workshop.edition, school.folders[entry.student]).is_dir()
    ]
    return tuple(sorted(there))
