"""Nouns to pages: Markdown, the pages' contexts, the interface's words, badge art, and MkDocs."""
