"""Tests of the design document: blocks, layout, text, and the PDF file itself."""
