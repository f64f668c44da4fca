"""Look at a folder of labelled films before anything is learnt from it."""
