"""What every other package may use: ids, units, resource paths, typed decoding, signals. Standard library only."""
