"""Reading: verdicts, notes, the blind first read and the second reader."""
