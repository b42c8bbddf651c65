"""Codes T1xx: what teachers keep in the school folder.

Takes nothing; gives one `Code` per kind of message.
"""

from __future__ import annotations

from plfolio.diagnostics.core import ERROR, NOTE, TEACHER, WARNING, Code

T101 = Code("T101", "missing-column", ERROR, TEACHER)
T102 = Code("T102", "unused-column", NOTE, TEACHER)
T103 = Code("T103", "column-named-twice", WARNING, TEACHER)
T104 = Code("T104", "row-too-long", ERROR, TEACHER)
T105 = Code("T105", "row-too-short", WARNING, TEACHER)
T106 = Code("T106", "empty-cell", ERROR, TEACHER)
T107 = Code("T107", "unclosed-cell", ERROR, TEACHER)
T108 = Code("T108", "repeated-row", NOTE, TEACHER)
T109 = Code("T109", "nothing-in-it", NOTE, TEACHER)
T110 = Code("T110", "not-csv-utf-8", ERROR, TEACHER)
T111 = Code("T111", "no-such-day", ERROR, TEACHER)
T112 = Code("T112", "unclear-date", ERROR, TEACHER)
T113 = Code("T113", "override-without-reason", WARNING, TEACHER)
T114 = Code("T114", "ending-not-read", WARNING, TEACHER)
T115 = Code("T115", "unused-school-file", NOTE, TEACHER)
T116 = Code("T116", "no-list", ERROR, TEACHER)

T120 = Code("T120", "student-listed-twice", WARNING, TEACHER)
T121 = Code("T121", "neither-yes-nor-no", WARNING, TEACHER)

T130 = Code("T130", "second-rubric", WARNING, TEACHER)
T131 = Code("T131", "rubric-level-unknown", ERROR, TEACHER)
T132 = Code("T132", "rubric-level-ambiguous", ERROR, TEACHER)
T133 = Code("T133", "rubric-level-twice", WARNING, TEACHER)

T140 = Code("T140", "badge-id-twice", ERROR, TEACHER)
T141 = Code("T141", "badge-id-odd", ERROR, TEACHER)
T142 = Code("T142", "badge-without-standards", ERROR, TEACHER)

T150 = Code("T150", "by-before-start", ERROR, TEACHER)
T151 = Code("T151", "no-next-step", WARNING, TEACHER)
T152 = Code("T152", "second-next-step", WARNING, TEACHER)
