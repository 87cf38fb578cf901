"""From a resolved poster to pages: every item in its place."""
