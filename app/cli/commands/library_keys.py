"""library key, encrypt, decrypt. The key is typed, or read from standard input, and never shown."""

import getpass
import sys
from argparse import Namespace
from pathlib import Path

from app import paths
from app.cli.main import DONE
from app.cli.printing import say
from app.errors import StoreError, UsageError
from app.library.driver import ENCRYPTED_URL, cipher, find_key, keep_key
from app.library.encrypting import decrypt_library, encrypt_library
from app.library.engine import library_path
from app.settings import load_settings


def key(options: Namespace) -> int:
    """Keep the key of an encrypted library in the keyring."""
    path = _path(options)
    typed = _ask("Key: ")
    cipher(typed)
    keep_key(path, typed)
    say(f"The key of {path} is in the keyring.")
    return DONE


def encrypt(options: Namespace) -> int:
    """Encrypt the library."""
    path = _path(options)
    typed = _ask("New key: ")
    if _ask("Again: ") != typed:
        raise UsageError("The two keys differ; nothing was changed.")
    encrypt_library(path, typed)
    say(f"{path} is encrypted. Name it in the settings as {ENCRYPTED_URL}{path}. Without its key nobody can open it.")
    _keep(path, typed)
    if paths.unfinished_path().exists():
        say(
            f"Words half written in the window are in plain text in {paths.unfinished_path()}; the window takes them off "
            "the disk when it is opened with this library. Delete the file if you do not want them."
        )
    return DONE


def _keep(path: Path, typed: str) -> None:
    try:
        keep_key(path, typed)
    except StoreError as error:
        say(str(error))


def decrypt(options: Namespace) -> int:
    """Take the encryption off."""
    path = _path(options)
    decrypt_library(path, find_key(path) or _ask("Key: "))
    say(f"{path} is a plain library again. Name it in the settings as sqlite:///{path}.")
    return DONE


def _path(options: Namespace) -> Path:
    path = library_path(options.library or load_settings().library)
    if path is None:
        raise UsageError("A library in memory has no key.")
    return path


def _ask(prompt: str) -> str:
    if sys.stdin.isatty():
        return getpass.getpass(prompt)
    return sys.stdin.readline().rstrip("\r\n")
