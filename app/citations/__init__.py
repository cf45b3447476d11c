"""Citations: found in texts and bound to authorities (`report`), and written in briefs (`bluebook`, `placement`, `table`)."""
