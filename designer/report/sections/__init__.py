"""The sections of the documents: a package for each chapter, in it a module for each section, in the order of the
numbers in their file names. `designer.report.variants` says which chapters a document has.

A chapter has a `TITLE`, a `PLACE` ("front": without a number, "body", or "appendix") and says with `APART` whether each
of its sections is a chapter of its own. It may have `opening(context)`, blocks that stand before its first section, and
`view(context)`, the context as its sections see it.

A section module has `ID` (its anchor, by which authors turn it on and off), `TITLE` and a function `section(context)`
that returns its blocks, none at all when the design gives nothing to say. `BY_DEFAULT = False` marks one that is
printed on request only. A section that depends on what all others say, as a glossary does, has `finish(context, said)`
too, which returns its blocks once more when the text of the others is there.
"""
