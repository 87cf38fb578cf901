"""What can be seen to be wrong in a page before it is printed."""
