"""One module a kind of block; each measures itself and paints itself."""
