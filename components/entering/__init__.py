"""Entering what is one's own: the forms in words, and what is told of them."""
