"""Checks that report Findings: on a finished brief, its citations and its quotations."""
