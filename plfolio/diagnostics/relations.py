"""Codes R1xx: what one file says of another, such as a row about a student who has no folder.

Takes nothing; gives one `Code` per kind of message.
"""

from __future__ import annotations

from plfolio.diagnostics.core import ERROR, NOTE, STUDENT, TEACHER, WARNING, Code

R101 = Code("R101", "unknown-standard", ERROR, STUDENT)
R102 = Code("R102", "unclear-standard", ERROR, STUDENT)
R103 = Code("R103", "unknown-standard-in-school-file", ERROR, TEACHER)
R104 = Code("R104", "unclear-standard-in-school-file", ERROR, TEACHER)
R105 = Code("R105", "retired-standard-in-school-file", WARNING, TEACHER)
R106 = Code("R106", "row-about-nobody", WARNING, TEACHER)
R107 = Code("R107", "row-about-unknown-work", WARNING, TEACHER)
R108 = Code("R108", "unknown-method", ERROR, TEACHER)
R109 = Code("R109", "unknown-parameter", ERROR, TEACHER)
R110 = Code("R110", "parameter-out-of-range", ERROR, TEACHER)
R111 = Code("R111", "unknown-framework", WARNING, TEACHER)
R112 = Code("R112", "level-off-the-scale", ERROR, TEACHER)
R113 = Code("R113", "mixed-scales", ERROR, TEACHER)
R114 = Code("R114", "badge-needs-nothing", ERROR, TEACHER)
R115 = Code("R115", "unknown-badge-rule", ERROR, TEACHER)
R116 = Code("R116", "standard-described-twice", WARNING, TEACHER)
R117 = Code("R117", "roster-without-folder", NOTE, TEACHER)
R118 = Code("R118", "row-ahead-of-its-day", NOTE, TEACHER)
