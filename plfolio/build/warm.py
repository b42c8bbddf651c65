"""Everything a worker needs before its first student, done by importing this module: plugins, templates, words.

Takes nothing, gives nothing. It is imported once, in the process that workers are forked from.
"""

from __future__ import annotations

from plfolio.build import worker
from plfolio.diagnostics.words import ENGLISH, load_wordings
from plfolio.plugins import load_plugins
from plfolio.render.mkdocs_site import built_in_theme, compile_templates

__all__ = ["first_call"]

first_call = worker.build_batch
load_plugins()
compile_templates((built_in_theme().resolve(),))
load_wordings(ENGLISH)
