"""Logging, configured once. Nothing of a client's matter is ever logged: ids, counts and hashes only.

Levels: debug says why a thing was decided; info a user-visible act; warning went on, less
well; error an act was abandoned.
"""

import logging
import os
import sys


def configure_logging() -> None:
    """Send warnings (or what `REJOINDER_LOG` asks for) to standard error."""
    level = os.environ.get("REJOINDER_LOG", "WARNING").upper()
    known = logging.getLevelNamesMapping()
    logging.basicConfig(
        level=known.get(level, logging.WARNING),
        format="%(levelname)s %(name)s: %(message)s",
        stream=sys.stderr,
    )
