"""The matter file: one lawsuit, as plain JSON that is read strictly and saved without loss."""

from app.matters.checks import check_matter
from app.matters.schema import SCHEMA, matter_from_json, matter_to_json
from app.matters.skeleton import new_matter
from app.matters.store import backup_path, load_matter, save_matter

__all__ = [
    "SCHEMA",
    "backup_path",
    "check_matter",
    "load_matter",
    "matter_from_json",
    "matter_to_json",
    "new_matter",
    "save_matter",
]
