"""What is looked up."""

TITLE = ""
PLACE = "appendix"
APART = True
