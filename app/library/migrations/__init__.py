"""The history of the library's schema, written by hand, one file a step.

Steps run in one transaction under an explicit BEGIN (see `app.library.schema`), never rebuild a
table in batch mode, and never look at `app.library.tables`, which shows only the newest form.
Full-text tables are made and filled here and kept by the repository: there are no triggers to lose.
"""
