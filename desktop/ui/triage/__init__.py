"""Where the threshold stands, which models decide, and what to expect of it."""
