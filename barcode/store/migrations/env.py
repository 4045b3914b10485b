"""On which connection do the steps run? On the one that the program opened; there is no command of its own."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], render_as_batch=True)
context.run_migrations()
