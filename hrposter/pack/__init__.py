"""A clinic's pack: its index as PDF and HTML, and one ZIP that holds all."""
