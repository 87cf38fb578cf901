"""What is asked of a finished file, a module a topic."""
