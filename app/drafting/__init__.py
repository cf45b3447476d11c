"""What may be said for and against an issue, and the words that say it: matching, templates, the brief and the sources of its sentences."""
