"""Readers of files, one for each kind, chosen by content and not by name."""
