"""What the window and the command line share: an open design, what one can do with it, and background work. No Qt."""
