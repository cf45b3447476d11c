"""The vocabulary of the practice and its pure rules. Standard library only; no input or output."""
