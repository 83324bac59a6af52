"""What commands act on: the window and its parts, as far as commands need to know them."""
