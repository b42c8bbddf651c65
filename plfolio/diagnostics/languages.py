"""Codes L1xx: languages in which there are no pages.

Takes nothing; gives one `Code` per kind of message.
"""

from __future__ import annotations

from plfolio.diagnostics.core import NOTE, STUDENT, TEACHER, WARNING, Code

L101 = Code("L101", "unknown-family-language", WARNING, STUDENT)
L102 = Code("L102", "unknown-language-offered", NOTE, TEACHER)
