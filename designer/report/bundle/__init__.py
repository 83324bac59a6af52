"""Everything that is handed over of a design: its documents, its figures, its tables, the design itself."""
