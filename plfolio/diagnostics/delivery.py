"""Codes D1xx: publishing, exporting and serving.

Takes nothing; gives one `Code` per kind of message.
"""

from __future__ import annotations

from plfolio.diagnostics.core import ERROR, OPERATOR, WARNING, Code

D101 = Code("D101", "nothing-built", ERROR, OPERATOR)
D102 = Code("D102", "target-is-ours", ERROR, OPERATOR)
D103 = Code("D103", "somebody-elses-files", ERROR, OPERATOR)
D104 = Code("D104", "unreadable-manifest", ERROR, OPERATOR)
D105 = Code("D105", "unknown-target", ERROR, OPERATOR)
D106 = Code("D106", "could-not-write", ERROR, OPERATOR)
D107 = Code("D107", "site-changed-meanwhile", ERROR, OPERATOR)
D108 = Code("D108", "not-our-archive", ERROR, OPERATOR)
D109 = Code("D109", "no-such-student", ERROR, OPERATOR)
D110 = Code("D110", "link-not-exported", WARNING, OPERATOR)
D111 = Code("D111", "git-missing", ERROR, OPERATOR)
D112 = Code("D112", "no-repository", ERROR, OPERATOR)
D113 = Code("D113", "bad-branch-name", ERROR, OPERATOR)
D114 = Code("D114", "branch-in-use", ERROR, OPERATOR)
D115 = Code("D115", "git-refused", ERROR, OPERATOR)
D116 = Code("D116", "no-students-site", WARNING, OPERATOR)
D117 = Code("D117", "no-browser", ERROR, OPERATOR)
D118 = Code("D118", "browser-could-not-print", ERROR, OPERATOR)
