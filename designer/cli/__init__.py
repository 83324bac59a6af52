"""The command line: one module per command in `commands`, found by name."""
