"""The first page of a filed paper: counsel, court, caption, number, hearing and title, each with its place.

A first page is read in zones: what stands above the court's heading, the caption below it in its two columns or in
none, what follows it, and the signature block where the first page names no counsel. Nothing is made up: what is not
printed is None, and what could be two things has its doubt.
"""

from app.reading.front.parties import read_names
from app.reading.front.reader import find_front

__all__ = ["find_front", "read_names"]
