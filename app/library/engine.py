"""Where the library lies and how it is connected to: private files, safe settings, explicit transactions."""

import contextlib
import os
import re
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, Connection
from sqlalchemy.pool import NullPool, QueuePool, StaticPool

from app.errors import Remedy, StoreError, UnwritableFolder, how
from app.library.driver import ENCRYPTED_URL, PLAIN, Driver
from app.library.identity import APPLICATION_ID, HEAD

MEMORY = ":memory:"
_PREFIX = "sqlite:///"
_SHARED_FILESYSTEMS = {
    "nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afs", "afpfs", "ncpfs", "webdav", "davfs", "ftp", "9p", "virtiofs", "vboxsf",
    "vmhgfs", "prl_fs", "ceph", "glusterfs", "lustre", "beegfs", "gpfs", "orangefs", "coda", "osxfuse", "macfuse", "fuse.sshfs",
    "fuse.rclone", "fuse.gvfsd-fuse", "fuse.davfs2", "fuse.s3fs", "fuse.glusterfs", "fuse.vmhgfs-fuse",
}  # fmt: skip
"""Those of other machines, of the host of a virtual one, and of programs that may reach anywhere."""


def library_path(url: str) -> Path | None:
    """The file that "sqlite:///path", "sqlcipher:///path" or a plain path means; None for ":memory:".

    Raises:
        StoreError: the URL is that of another kind of database.
    """
    plain = url.removeprefix(ENCRYPTED_URL if url.startswith(ENCRYPTED_URL) else _PREFIX)
    if plain in {MEMORY, "sqlite://"}:
        return None
    if "://" in plain or not plain:
        raise StoreError(
            f"{url}: this is not a library that Rejoinder can open.", hint="Give a file: sqlite:///path/library.sqlite"
        )
    path = Path(plain).expanduser().absolute()
    # SQLite keeps its journals beside the file itself, not beside a link to it.
    return Path(os.path.realpath(path)) if path.is_symlink() else path


def make_private_file(path: Path) -> None:
    """Make the library's file and folder for the owner's eyes only, unless they exist.

    Journals take their permissions from the file (SQLite, "Temporary Files").
    """
    try:
        _make_private_folder(path.parent)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise UnwritableFolder(
            path.parent,
            f"the library cannot be kept here ({error.strerror}).",
            hint=f"Choose another folder {how(Remedy.NAME_LIBRARY)}.",
        ) from error


def make_engine(path: Path | None, busy_seconds: float, driver: Driver = PLAIN) -> Engine:
    """An engine whose connections check foreign keys, wait for locks, and say BEGIN themselves."""
    if path is None:
        engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    elif driver.read_only:
        # Each look opens the file anew: how it can be read changes when somebody else writes to it.
        connect = partial(driver.connect, path, timeout=busy_seconds)
        engine = create_engine("sqlite://", module=driver.module, creator=connect, poolclass=NullPool)
    elif driver.key is None:
        url = URL.create("sqlite", database=str(path))
        engine = create_engine(url, connect_args={"timeout": busy_seconds})
    else:
        connect = partial(driver.connect, path, timeout=busy_seconds)
        engine = create_engine("sqlite://", module=driver.module, creator=connect, poolclass=QueuePool)
    # WAL needs shared memory, which network file systems do not give (SQLite, "Write-Ahead Logging").
    journal = None if driver.read_only else "DELETE" if path is None or on_network_share(path) else "WAL"
    event.listen(engine, "connect", lambda connection, _record: _configure(connection, journal))
    event.listen(engine, "begin", _begin)
    return engine


def writing(engine: Engine) -> Engine:
    """The same connections, whose transactions take the write lock at their start.

    A transaction that reads first and writes later can fail half-way when another program wrote in between.
    """
    return engine.execution_options(begin="BEGIN IMMEDIATE")


def on_network_share(path: Path) -> bool:
    """Whether a path lies on a file system of another machine, as far as the system tells."""
    if sys.platform == "win32":
        return _is_remote_drive(path)
    return filesystem_of(path, _mounts()) in _SHARED_FILESYSTEMS


def filesystem_of(path: Path, mounts: str) -> str:
    """The type of the file system that holds `path`, from a mount table: Linux's own, or what macOS's `mount` prints."""
    real = path.resolve()
    best = ("", "")
    for line in mounts.splitlines():
        told = _LINUX_MOUNT.fullmatch(line) or _MAC_MOUNT.fullmatch(line)
        if told is None:
            continue
        place = _OCTAL.sub(lambda sign: chr(int(sign[1], 8)), told["place"])
        if real.is_relative_to(place) and len(place) >= len(best[0]):
            best = (place, told["kind"])
    return best[1]


_LINUX_MOUNT = re.compile(r"\S+ (?P<place>/\S*) (?P<kind>\S+) \S+ \d+ \d+")
_MAC_MOUNT = re.compile(r".+? on (?P<place>/.*) \((?P<kind>[^,()]+)[^()]*\)")
_OCTAL = re.compile(r"\\([0-7]{3})")
_MAC_TELLS = "/sbin/mount"


def _mounts() -> str:
    table = Path("/proc/self/mounts")
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        if table.exists():
            return table.read_text("utf-8", "replace")
        done = subprocess.run([_MAC_TELLS], capture_output=True, timeout=10, check=False)  # noqa: S603  # a constant
        return done.stdout.decode("utf-8", "replace")
    return ""


def _is_remote_drive(path: Path) -> bool:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  # Windows only

        remote = 4  # DRIVE_REMOTE of GetDriveTypeW
        return path.drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(path.drive + "\\") == remote
    return False


def _make_private_folder(folder: Path) -> None:
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)


_CACHE = "cache_size=-16384"
"""KiB of pages. SQLite's own 2 MB hold less than one search under filters reads."""


def _configure(connection: Any, journal: str | None) -> None:  # noqa: ANN401  # the driver's own connection
    connection.isolation_level = None  # the driver must not begin or commit behind our back
    written = (f"journal_mode={journal}", "synchronous=FULL") if journal and _is_known(connection) else ()
    for setting in ("foreign_keys=ON", *written, "temp_store=MEMORY", _CACHE):
        connection.execute(f"PRAGMA {setting}")


def _is_known(connection: Any) -> bool:  # noqa: ANN401  # as above
    """Whether a file is a library that this program opens, or empty: one that will be refused stays as it is, to the byte."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables:
        return True
    application = connection.execute("PRAGMA application_id").fetchone()
    if application != (APPLICATION_ID,) or "alembic_version" not in tables:
        return False
    version = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return version is None or str(version[0]) <= HEAD


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))
