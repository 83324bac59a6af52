"""The tables of a design: cells to edit, to copy into a spreadsheet, and to paste out of one."""
