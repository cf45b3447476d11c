"""The program's entry: the window without arguments, the command line with them.

Qt is imported only for the window, and the command line imports a command's machinery only when that
command runs, so that `--help` answers at once.
"""

import multiprocessing
import sys


def main() -> int:
    """Run the program; the exit code: 0 done, 1 findings that block, 2 wrong usage or bad input."""
    multiprocessing.freeze_support()  # a frozen program starts its reading workers through here
    arguments = sys.argv[1:]
    if not arguments:
        from app.gui.main import run_window  # noqa: PLC0415  # Qt only for the window

        return run_window()
    from app.cli.main import run_command  # noqa: PLC0415  # nothing of the command line for the window

    return run_command(arguments)


if __name__ == "__main__":
    sys.exit(main())
