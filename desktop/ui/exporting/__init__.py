"""One dialog for everything that leaves the window as a file."""
