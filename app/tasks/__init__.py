"""One module for each thing a user does; the window and the command line call the same ones."""
