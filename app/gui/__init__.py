"""The window. Thin: the only package that imports Qt, without a rule of law and without a query."""
