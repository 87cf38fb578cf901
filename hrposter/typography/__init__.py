"""The typography of each language, for words that were typed on an ordinary keyboard."""
