"""Pictures of what a document argues with: how grave its risks are, and what is wanted before there is technology."""
