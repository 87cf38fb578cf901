"""Finished pages on other sheets: tiles, folds, cards."""
