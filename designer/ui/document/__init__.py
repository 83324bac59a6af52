"""The Document workspace: the pages of a document, its sections, what is missing in it, and its author's words."""
