"""Rejoinder: drafts oppositions and replies for civil-rights motion practice."""

__version__ = "0.1.0"
