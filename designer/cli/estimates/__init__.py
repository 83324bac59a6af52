"""What `clusterwright availability` finds out, and how it says it."""
