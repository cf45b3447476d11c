"""Parses the command line, runs one command, and maps failures to exit codes."""

import contextlib
import importlib
import sys
from argparse import Namespace
from collections.abc import Sequence

from app.cli.parser import make_parser
from app.errors import AppError, ExportBlocked
from app.jobs import Cancelled

DONE, BLOCKED, BAD_INPUT, INTERRUPTED = 0, 1, 2, 130


def run_command(arguments: Sequence[str]) -> int:
    """Run one command. An explained failure prints one sentence on standard error."""
    try:
        options = make_parser().parse_args(arguments)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else BAD_INPUT
    try:
        return _run(options)
    except ExportBlocked as error:
        print(error, file=sys.stderr)
        return BLOCKED
    except AppError as error:
        print(f"rejoinder: {error}", file=sys.stderr)
        return BAD_INPUT
    except (KeyboardInterrupt, Cancelled):
        print("rejoinder: stopped; what was finished is kept.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        with contextlib.suppress(OSError):
            sys.stdout.close()
        return DONE


def _run(options: Namespace) -> int:
    """A command is a function of its module in `app.cli.commands`, imported only now."""
    module, function = options.run.split(":")
    code: int = getattr(importlib.import_module(f"app.cli.commands.{module}"), function)(options)
    return code
