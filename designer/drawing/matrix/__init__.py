"""The failure matrix: faults in rows, groups in columns, and in the cells what becomes of a group.

`facts.matrix_of` reads it from a sweep, `view.matrix_picture` makes the picture, `cells` draws single cells for the
window, `words` says them in sentences.
"""
