"""The design document: sections build plain blocks, `layout` places them on pages, `pdf` writes the pages.

Read `blocks` for what a document consists of, `context` for what a section may use, `build` for how it comes together.
"""
