"""The Authorities room."""
