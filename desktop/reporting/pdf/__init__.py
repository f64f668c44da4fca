"""Reports on paper: one case, or a whole session."""
