"""The attorney's store of authorities: the only package that knows SQLAlchemy, Alembic and SQLite.

`store` is the door. Rows never leave: callers get and give the frozen dataclasses of `app.law`.
Nothing here belongs to a client's matter.
"""
