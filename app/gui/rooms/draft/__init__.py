"""The Draft room."""
