"""Renders every state of every window to PNG, so that anyone can look at the whole program."""
