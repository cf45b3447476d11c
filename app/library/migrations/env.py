"""Run by Alembic: migrates over the connection that `app.library.schema` gives, within its transaction."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
