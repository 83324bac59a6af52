"""Objects of a design as tables, in and out of which cells can be copied as text.

Which tables there are stands in `kinds`, how a cell reads and what a text in it means in `cells`. A block of texts,
from a spreadsheet for one, becomes one edit in `paste`: the cells that can be taken over are, and for each of the
others it says why not, so that one slip of the pen does not cost the work of forty lines.
"""
