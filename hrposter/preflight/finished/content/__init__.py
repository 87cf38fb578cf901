"""The content of pages, walked through operator by operator."""
