"""Tests of the rules: the engine, one good and one bad example per rule, and whole designs."""
