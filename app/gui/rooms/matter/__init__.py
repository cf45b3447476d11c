"""The Matter room."""
