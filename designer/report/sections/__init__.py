"""The sections of the document, one module each, in the order of the numbers in their file names.

A section module has `ID` (its anchor), `TITLE`, `PLACE` ("front": without a number, "body", or "appendix") and a
function `section(context)` that returns its blocks, none at all when the design gives nothing to say.
"""
