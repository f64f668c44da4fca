"""The film viewer: how a film hangs, its pixels on the screen, what is said beside it."""
