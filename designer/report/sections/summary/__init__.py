"""The executive summary: at most four pages, readable alone, every number of which stands in the body too."""

TITLE = "Executive summary"
PLACE = "front"
APART = True
