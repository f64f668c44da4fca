"""The worklist: plain state, the item model that adapts it, the table that shows it."""
