"""What a paper must look like and when it is due, and the practice area, all read from TOML files."""
