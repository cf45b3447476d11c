"""What is said when a file cannot be written."""

import errno
import os

import pytest

from app.errors import explain_unwritten


@pytest.mark.parametrize(
    ("code", "reason", "hint"),
    [
        (errno.ENOSPC, "no room left", "Make room"),
        (errno.ENOENT, "not there any more", "another folder"),
        (errno.EEXIST, "a file stands where", "another folder"),
        (errno.ENAMETOOLONG, "that name", "shorter"),
        (errno.EROFS, "only be read", "another folder"),
        (errno.EACCES, "nothing may be written", "Close the file where it is open"),
        (errno.EMFILE, os.strerror(errno.EMFILE), "another folder"),
    ],
)
def it_says_why_and_what_to_do(code, reason, hint):
    said, remedy = explain_unwritten(OSError(code, os.strerror(code)))
    assert reason in said
    assert hint in remedy
