"""The Arguments room."""
