"""Colour for a press: its output profile, and whatever is printed as amounts of cyan, magenta, yellow and black."""
