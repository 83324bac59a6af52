"""What is wrong with a design, and why: one module per rule in `checks`, run by `engine`, explained by `reference`."""
