"""The executive summary: at most four pages, readable alone, every number of which stands in the body too."""

from designer.report.headline.brief import in_brief

TITLE = "Executive summary"
PLACE = "front"
APART = True
view = in_brief
