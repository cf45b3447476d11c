"""How much memory this process may take, where the system knows such limits (Windows does not)."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":
    import resource


def limit_memory(megabytes: int) -> None:
    """From now on this process fails with `MemoryError` instead of taking so much more than it has.

    What it has counts apart: a process that was forked begins with all that its parent had.
    """
    if sys.platform != "win32":
        with suppress(ValueError, OSError):  # a system may know the limit and not let it be set
            _, most = resource.getrlimit(resource.RLIMIT_AS)
            resource.setrlimit(resource.RLIMIT_AS, (_held() + megabytes * 2**20, most))


def _held() -> int:
    """The bytes of address space that this process has; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * resource.getpagesize()


@contextmanager
def unlimited_memory() -> Iterator[None]:
    """Programs started inside are not held to this process's own limit."""
    if sys.platform == "win32":
        yield
        return
    soft, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, most))
