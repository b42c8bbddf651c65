"""Codes P1xx: a student's own pages.

Takes nothing; gives one `Code` per kind of message.
"""

from __future__ import annotations

from plfolio.diagnostics.core import ERROR, NOTE, STUDENT, WARNING, Code

P101 = Code("P101", "lines-at-the-top-not-closed", ERROR, STUDENT)
P102 = Code("P102", "lines-at-the-top-not-opened", ERROR, STUDENT)
P103 = Code("P103", "long-dash-at-the-top", ERROR, STUDENT)
P104 = Code("P104", "no-words-at-the-top", ERROR, STUDENT)
P105 = Code("P105", "audience-unclear", ERROR, STUDENT)
P106 = Code("P106", "no-profile", WARNING, STUDENT)
P107 = Code("P107", "work-without-a-page", ERROR, STUDENT)
P108 = Code("P108", "two-works-with-one-name", ERROR, STUDENT)
P109 = Code("P109", "not-used", NOTE, STUDENT)
P110 = Code("P110", "loose-file", WARNING, STUDENT)
P111 = Code("P111", "no-title", NOTE, STUDENT)
P112 = Code("P112", "no-date", NOTE, STUDENT)
P113 = Code("P113", "not-answered-yet", NOTE, STUDENT)
P114 = Code("P114", "picture-not-found", WARNING, STUDENT)
P115 = Code("P115", "nothing-here-yet", WARNING, STUDENT)
P116 = Code("P116", "empty-page", ERROR, STUDENT)
P117 = Code("P117", "no-name", WARNING, STUDENT)
P118 = Code("P118", "page-with-another-ending", ERROR, STUDENT)
P119 = Code("P119", "page-of-a-word-processor", ERROR, STUDENT)
P120 = Code("P120", "page-too-deep", ERROR, STUDENT)
P121 = Code("P121", "text-among-the-lines-at-the-top", ERROR, STUDENT)
P122 = Code("P122", "nearly-a-question", NOTE, STUDENT)
P123 = Code("P123", "question-without-an-answer", NOTE, STUDENT)
P124 = Code("P124", "words-of-a-new-page", NOTE, STUDENT)
P130 = Code("P130", "unknown-look", WARNING, STUDENT)
