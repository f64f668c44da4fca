"""What goes back to the PACS: a structured report and a secondary capture of one case."""
