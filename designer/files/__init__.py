"""Designs as files: the canonical text, loading with every error named, and saving that never leaves half a file.

Read `text` for the format, `load` and `save` for the way in and out, and `atomic` for how every file of the program
gets written, pictures and documents included.
"""
