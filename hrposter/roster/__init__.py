"""Rosters: a spreadsheet with a row for each clinic, and the rows that must be mended."""
