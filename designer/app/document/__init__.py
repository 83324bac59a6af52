"""The Document workspace without its widgets: the pages as they are made, sections, readiness, and what is said."""
