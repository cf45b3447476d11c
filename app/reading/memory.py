"""How much memory this process may take, where the system knows such limits (Windows does not)."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

if sys.platform != "win32":
    import resource


def limit_memory(megabytes: int) -> None:
    """From now on this process fails with `MemoryError` instead of taking more."""
    if sys.platform != "win32":
        with suppress(ValueError, OSError):  # a system may know the limit and not let it be set
            _, most = resource.getrlimit(resource.RLIMIT_AS)
            resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20, most))


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
