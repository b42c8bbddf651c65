"""Codes K1xx: advice on one student's portfolio, in words a ten-year-old understands.

Takes nothing; gives one `Code` per kind of message.
"""

from __future__ import annotations

from plfolio.diagnostics.core import NOTE, STUDENT, WARNING, Code

K101 = Code("K101", "work-without-standards", NOTE, STUDENT)
K102 = Code("K102", "nothing-chosen", NOTE, STUDENT)
K103 = Code("K103", "picture-without-words", WARNING, STUDENT)
K104 = Code("K104", "file-not-there", WARNING, STUDENT)
K105 = Code("K105", "unknown-person", WARNING, STUDENT)
K106 = Code("K106", "goal-without-work", NOTE, STUDENT)
K107 = Code("K107", "goal-past-its-day", NOTE, STUDENT)
K108 = Code("K108", "unknown-work", WARNING, STUDENT)
K109 = Code("K109", "level-not-known", WARNING, STUDENT)
K110 = Code("K110", "rated-but-not-listed", NOTE, STUDENT)
K111 = Code("K111", "retired-standard", NOTE, STUDENT)
K112 = Code("K112", "picture-from-the-web", NOTE, STUDENT)
K113 = Code("K113", "name-with-a-space", WARNING, STUDENT)
K114 = Code("K114", "picture-as-html", WARNING, STUDENT)
K115 = Code("K115", "picture-not-in-the-text", WARNING, STUDENT)
K116 = Code("K116", "day-ahead", NOTE, STUDENT)
K117 = Code("K117", "no-grade", NOTE, STUDENT)
K118 = Code("K118", "heading-without-a-space", NOTE, STUDENT)
