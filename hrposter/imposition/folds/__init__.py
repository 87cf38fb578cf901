"""A piece on the panels of sheets that are folded."""
