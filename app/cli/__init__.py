"""The command line: parse, call a task, print. It decides nothing."""
