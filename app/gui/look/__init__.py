"""How the window looks: colors by role, sizes, pictures, the style sheet."""
