"""Codes S1xx: frameworks, as authorities publish them and as schools write them.

Takes nothing; gives one `Code` per kind of message. What is wrong with a code that somebody writes is in R1xx.
"""

from __future__ import annotations

from plfolio.diagnostics.core import ERROR, NOTE, TEACHER, WARNING, Code

S101 = Code("S101", "framework-not-readable", ERROR, TEACHER)
S102 = Code("S102", "not-a-case-package", ERROR, TEACHER)
S103 = Code("S103", "framework-without-standards", WARNING, TEACHER)
S104 = Code("S104", "standard-without-identifier", ERROR, TEACHER)
S105 = Code("S105", "identifier-used-twice", ERROR, TEACHER)
S106 = Code("S106", "standard-without-place", WARNING, TEACHER)
S107 = Code("S107", "standards-in-a-circle", WARNING, TEACHER)
S108 = Code("S108", "link-to-nothing", WARNING, TEACHER)
S109 = Code("S109", "standard-without-statement", WARNING, TEACHER)
S110 = Code("S110", "text-expected", WARNING, TEACHER)
S111 = Code("S111", "code-used-twice", WARNING, TEACHER)
S112 = Code("S112", "framework-named-twice", ERROR, TEACHER)
S113 = Code("S113", "standards-in-two-frameworks", WARNING, TEACHER)
S114 = Code("S114", "not-a-framework-file", NOTE, TEACHER)
S115 = Code("S115", "unclear-id", ERROR, TEACHER)
S116 = Code("S116", "framework-not-a-list-of-words", ERROR, TEACHER)
