"""Codes D1xx: publishing, exporting and serving.

Takes nothing; gives one `Code` per kind of message.
"""

from __future__ import annotations

from plfolio.diagnostics.core import Code, Reader, Severity

D101 = Code(
    id="D101",
    name="nothing-built",
    severity=Severity.ERROR,
    reader=Reader.OPERATOR,
    title="There is no built site",
    message="There is no built site in the folder {site}.",
    hint="Run plfolio build first.",
    why="Publishing copies what a build has made; for want of a site it never empties a place.",
    wrong="plfolio publish public",
    right="plfolio build\nplfolio publish public",
)
D102 = Code(
    id="D102",
    name="target-is-ours",
    severity=Severity.ERROR,
    reader=Reader.OPERATOR,
    title="The target lies among the school's own files",
    message="The target holds the folder {other}, or lies in it. Nothing was written.",
    hint="Choose a folder that has nothing to do with the students' files or the built site.",
    why="A published folder is for everybody to see. The students' sources and the school's data must never be in it.",
    wrong="plfolio publish .",
    right="plfolio publish ../public",
)
D103 = Code(
    id="D103",
    name="somebody-elses-files",
    severity=Severity.ERROR,
    reader=Reader.OPERATOR,
    title="Files of somebody else are in the way",
    message="{count} of the files to write or delete are not as plfolio left them, or never were plfolio's: {paths}. "
    "Nothing was changed.",
    hint="Look at them, move them away or delete them yourself, then publish again. Or choose another target.",
    why="plfolio only ever overwrites and deletes what it wrote itself and nobody has touched since.",
    wrong="public/index.html, written by hand",
    right="public/, with files whose names no portfolio uses",
)
D104 = Code(
    id="D104",
    name="unreadable-manifest",
    severity=Severity.ERROR,
    reader=Reader.OPERATOR,
    title="The list of what plfolio published can't be read",
    message="The file {name} at the target can't be understood, so plfolio can't tell which files there are its own. "
    "Nothing was changed.",
    hint="Bring that file back from a copy. Or delete it together with the files that plfolio published there.",
    why="Without that list, plfolio might delete somebody else's files.",
    wrong="(a .plfolio-manifest.json that was edited by hand or cut off)",
    right="(a .plfolio-manifest.json as plfolio wrote it)",
)
D105 = Code(
    id="D105",
    name="unknown-target",
    severity=Severity.ERROR,
    reader=Reader.OPERATOR,
    title="There is no such kind of target",
    message="plfolio does not know how to publish there.",
    hint="Give the path of a folder, a path that ends in .zip, or branch:NAME for a git branch. Known here: {schemes}.",
    why="Each kind of target has its own way of being written safely.",
    wrong="plfolio publish ftp:server",
    right="plfolio publish branch:pages",
)
D106 = Code(
    id="D106",
    name="could-not-write",
    severity=Severity.ERROR,
    reader=Reader.OPERATOR,
    title="The target could not be written",
    message="The system refused {path}: {reason}.",
    hint="Put that right (space on the disk, permission, connection) and publish again: it goes on where it stopped.",
    why="A place that is full, read-only or gone can't take files.",
    wrong="plfolio publish /mnt/full-disk",
    right="plfolio publish ../public",
)
D107 = Code(
    id="D107",
    name="site-changed-meanwhile",
    severity=Severity.ERROR,
    reader=Reader.OPERATOR,
    title="The site was built again while it was being published",
    message="{path} changed while the site was being published.",
    hint="Wait for the build to end, then publish again.",
    why="Pages of two builds do not belong together.",
    wrong="plfolio publish public, while plfolio serve rebuilds",
    right="plfolio build\nplfolio publish public",
)
D108 = Code(
    id="D108",
    name="not-our-archive",
    severity=Severity.ERROR,
    reader=Reader.OPERATOR,
    title="There is already a file of that name",
    message="There is already something of that name that plfolio did not make. Nothing was written.",
    hint="Choose another name, or move that file away.",
    why="plfolio only replaces archives that it made itself.",
    wrong="plfolio publish holiday-photos.zip",
    right="plfolio publish portfolios.zip",
)
D109 = Code(
    id="D109",
    name="no-such-student",
    severity=Severity.ERROR,
    reader=Reader.OPERATOR,
    title="There is no folder of that student",
    message="There is no folder {student} with the student's own files.",
    hint="Write the student's name as the folder is named.",
    why="An export holds the student's own files beside the site.",
    wrong="plfolio export anna",
    right="plfolio export ana",
)
D110 = Code(
    id="D110",
    name="link-not-exported",
    severity=Severity.WARNING,
    reader=Reader.OPERATOR,
    title="Something in the student's folder was not exported",
    message="This is a link or a device, not a file, so it is not in the export.",
    hint="If it belongs to the student's work, put the file itself there in place of the link.",
    why="A link can lead to files of somebody else.",
    wrong="student_content/ana/photos -> /home/shared/photos",
    right="student_content/ana/photos/oven.jpg",
)
D111 = Code(
    id="D111",
    name="git-missing",
    severity=Severity.ERROR,
    reader=Reader.OPERATOR,
    title="git is not installed",
    message="Publishing to a branch needs git, and there is no git on this machine.",
    hint="Install git, or publish to a folder or a .zip file.",
    why="plfolio does not bring a git of its own.",
    wrong="plfolio publish branch:pages",
    right="plfolio publish public",
)
D112 = Code(
    id="D112",
    name="no-repository",
    severity=Severity.ERROR,
    reader=Reader.OPERATOR,
    title="The folder is no git repository",
    message="git finds no repository there that it may use: {reason}",
    hint="Name the repository's folder behind an @, or run git init there first.",
    why="A branch lives in a repository.",
    wrong="plfolio publish branch:pages@../photos",
    right="plfolio publish branch:pages@../website",
)
D113 = Code(
    id="D113",
    name="bad-branch-name",
    severity=Severity.ERROR,
    reader=Reader.OPERATOR,
    title="git does not allow that branch name",
    message='git does not allow a branch to be named "{branch}".',
    hint="Use letters, digits and hyphens.",
    why="git gives a meaning to some letters.",
    wrong="plfolio publish branch:my..pages",
    right="plfolio publish branch:pages",
)
D114 = Code(
    id="D114",
    name="branch-in-use",
    severity=Severity.ERROR,
    reader=Reader.OPERATOR,
    title="The branch is the one that is checked out",
    message="The branch {branch} is checked out in a folder. Nothing was committed.",
    hint="Publish to a branch of its own, such as branch:pages.",
    why="A commit on a checked-out branch would make every file in that folder look changed.",
    wrong="plfolio publish branch:main",
    right="plfolio publish branch:pages",
)
D115 = Code(
    id="D115",
    name="git-refused",
    severity=Severity.ERROR,
    reader=Reader.OPERATOR,
    title="git could not make the commit",
    message="git refused: {reason}",
    hint="Put right what git says, then publish again. The branch is as it was.",
    why="Another git may be at work in the repository, or the branch may have moved meanwhile.",
    wrong="(a lock that another git has left behind)",
    right="(a repository in which no git is at work)",
)
