"""What leaves the program: tables of scores and figures."""
