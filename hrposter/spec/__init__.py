"""What people wrote, read from YAML with a place for every value."""
