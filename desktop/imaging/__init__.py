"""Files to pixels: no model and no Qt in here."""
