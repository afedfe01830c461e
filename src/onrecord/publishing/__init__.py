"""What is published: a list of it, what a change would break, and what a change does, in words."""
