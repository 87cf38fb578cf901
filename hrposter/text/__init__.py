"""Setting text: from words to lines of glyphs, in ems until a size is chosen."""
