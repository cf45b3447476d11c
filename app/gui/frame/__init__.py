"""The frame of the window: rail, menus, status line, palette of commands, settings, help."""
