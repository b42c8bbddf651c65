"""plfolio: folders of Markdown to one shareable portfolio site per student."""

__all__ = ["__version__"]

__version__ = "0.1.0"
