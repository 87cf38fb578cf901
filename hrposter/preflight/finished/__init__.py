"""Finished files, ours or not: what a PDF holds, by readers that are not ours, and what the standards say to that."""
