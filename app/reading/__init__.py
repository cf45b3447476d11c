"""A file becomes a clean, segmented, graded Opinion. Pure, picklable, knows no library and no window."""
