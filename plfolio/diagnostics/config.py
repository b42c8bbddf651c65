"""Codes C1xx: the school's site_config.yml.

Takes nothing; gives one `Code` per kind of message.
"""

from __future__ import annotations

from plfolio.diagnostics.core import ERROR, NOTE, OPERATOR, TEACHER, WARNING, Code

C101 = Code("C101", "no-settings", ERROR, OPERATOR)
C102 = Code("C102", "settings-have-no-words", ERROR, OPERATOR)
C103 = Code("C103", "folder-outside-the-school", ERROR, OPERATOR)
C104 = Code("C104", "folders-overlap", ERROR, OPERATOR)
C105 = Code("C105", "scale-without-levels", ERROR, TEACHER)
C106 = Code("C106", "goal-off-the-scale", ERROR, TEACHER)
C107 = Code("C107", "levels-out-of-order", ERROR, TEACHER)
C108 = Code("C108", "id-used-twice", ERROR, TEACHER)
C109 = Code("C109", "unknown-scale", ERROR, TEACHER)
C110 = Code("C110", "prompt-without-words", ERROR, TEACHER)
C111 = Code("C111", "publishing-unclear", ERROR, OPERATOR)
C112 = Code("C112", "settings-are-empty", WARNING, OPERATOR)
C113 = Code("C113", "not-a-web-address", ERROR, OPERATOR)
C114 = Code("C114", "unknown-look-allowed", WARNING, TEACHER)
C115 = Code("C115", "no-labels-in-this-language", NOTE, TEACHER)
