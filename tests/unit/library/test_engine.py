"""Where a library may lie."""

from pathlib import Path

import pytest

from app.errors import StoreError
from app.library.engine import filesystem_of, library_path

MOUNTS = """\
/dev/root / ext4 rw 0 0
server:/home /net/home nfs4 rw 0 0
//server/share /mnt/my\\040share cifs rw 0 0
/dev/sdb1 /net/home/local ext4 rw 0 0
"""


@pytest.mark.parametrize("url", ["/srv/a.sqlite", "sqlite:////srv/a.sqlite"])
def it_reads_paths_and_urls(url: str):
    assert library_path(url) == Path("/srv/a.sqlite")


def it_makes_relative_paths_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    assert library_path("sqlite:///a.sqlite") == tmp_path / "a.sqlite"


@pytest.mark.parametrize("url", [":memory:", "sqlite://"])
def it_has_no_path_in_memory(url: str):
    assert library_path(url) is None


@pytest.mark.parametrize("url", ["postgresql://server/library", "", "sqlite:///"])
def it_refuses_other_databases(url: str):
    with pytest.raises(StoreError, match="not a library"):
        library_path(url)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/me/library.sqlite", "ext4"),
        ("/net/home/me/library.sqlite", "nfs4"),
        ("/net/home/local/library.sqlite", "ext4"),
        ("/mnt/my share/library.sqlite", "cifs"),
    ],
)
def it_knows_the_file_system_of_a_path(path: str, kind: str):
    assert filesystem_of(Path(path), MOUNTS) == kind


MAC_MOUNTS = """\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//me@server/Law%20share on /Volumes/Law share (on 2) (smbfs, nodev, nosuid, mounted by me)
map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)
"""


@pytest.mark.parametrize(
    ("path", "kind"), [("/Users/me/library.sqlite", "apfs"), ("/Volumes/Law share (on 2)/library.sqlite", "smbfs")]
)
def it_reads_what_a_mac_tells_of_mounts(path: str, kind: str):
    assert filesystem_of(Path(path), MAC_MOUNTS) == kind


def it_knows_nothing_of_a_path_that_no_line_holds():
    assert filesystem_of(Path("/srv/library.sqlite"), "nonsense\n") == ""


def it_follows_a_link_to_the_file_itself(tmp_path: Path):
    real, link = tmp_path / "real.sqlite", tmp_path / "link.sqlite"
    link.symlink_to(real)
    assert library_path(str(link)) == real
    loop = tmp_path / "loop.sqlite"
    loop.symlink_to(loop)
    assert library_path(str(loop)) is not None
