"""Codes B1xx: the build itself.

Takes nothing; gives one `Code` per kind of message.
"""

from __future__ import annotations

from plfolio.diagnostics.core import Code, Reader, Severity

__all__ = ["B101", "B102", "B103", "B104", "B105"]

B101 = Code(
    id="B101",
    name="our-fault",
    severity=Severity.ERROR,
    reader=Reader.OPERATOR,
    title="plfolio stumbled over this student",
    message="plfolio made a mistake while it built this student. It is our fault, not yours.",
    hint="The site that was there before is still there. Please send us the file {report}.",
    why="A fault in plfolio must not stop the other students, and must not take down a site that was good.",
    wrong="(nothing you wrote)",
    right="(a report to the makers of plfolio)",
)

B102 = Code(
    id="B102",
    name="cannot-write",
    severity=Severity.ERROR,
    reader=Reader.OPERATOR,
    title="The site could not be written",
    message="The site could not be written here: {problem}.",
    hint="Make room on the disk, or ask for the right to write into this folder, and build again.",
    why="The site that was there before is still there, whole: a new one only takes its place when it is complete.",
    wrong="a full disk, or a folder that may only be read",
    right="a folder with room in it that you may write to",
)

B103 = Code(
    id="B103",
    name="keeps-changing",
    severity=Severity.WARNING,
    reader=Reader.OPERATOR,
    title="Files change while they are read",
    message="Files in this folder keep changing while they are read.",
    hint="Wait until the copying or syncing has finished, and build again.",
    why="A page made of half an old and half a new file is nobody's work.",
    wrong="building while the school drive is still syncing",
    right="building when the syncing is done",
)

B104 = Code(
    id="B104",
    name="site-kept",
    severity=Severity.WARNING,
    reader=Reader.OPERATOR,
    title="The last good site was kept",
    message="This student's site was left as it was, because a file of the school could not be read: {files}.",
    hint="Mend that file first. Then build again.",
    why="Without the file, every level in it would vanish from the sites, as if nobody had ever been assessed.",
    wrong="an assessments file saved in a form that cannot be read",
    right="the same file saved as CSV UTF-8",
)

B105 = Code(
    id="B105",
    name="worker-died",
    severity=Severity.ERROR,
    reader=Reader.OPERATOR,
    title="Building this student ended the program",
    message="The part of plfolio that built this student was ended from outside, or ran out of memory.",
    hint="Look for a very large or damaged file in this folder, take it out, and build again.",
    why="The other students are built all the same; the site that was there before is still there.",
    wrong="a picture so large that the machine has no memory left",
    right="the same picture at a smaller size",
)
