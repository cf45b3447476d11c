"""The matter file: one lawsuit, as plain JSON that is read strictly and saved without loss."""

from app.matters.autosave import Autosave, autosave_path, discard_autosave, find_autosave, find_unsaved, save_autosave
from app.matters.checks import check_matter
from app.matters.locks import Holder, MatterInUse, MatterLock, take_lock
from app.matters.schema import matter_from_json, matter_to_json
from app.matters.skeleton import new_matter
from app.matters.stamps import FileStamp, has_changed, read_stamp
from app.matters.store import MatterChanged, backup_path, load_matter, save_matter
from app.matters.upgrades import SCHEMA

__all__ = [
    "SCHEMA",
    "Autosave",
    "FileStamp",
    "Holder",
    "MatterChanged",
    "MatterInUse",
    "MatterLock",
    "autosave_path",
    "backup_path",
    "check_matter",
    "discard_autosave",
    "find_autosave",
    "find_unsaved",
    "has_changed",
    "load_matter",
    "matter_from_json",
    "matter_to_json",
    "new_matter",
    "read_stamp",
    "save_autosave",
    "save_matter",
    "take_lock",
]
