"""What the executive summary says: each module one of its parts, from what the rest of the document says at length."""
