"""Imposition: finished pages onto the sheets that a printer has, display lists in, display lists out."""
