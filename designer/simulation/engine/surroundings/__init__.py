"""What networks, links and storage do to the cluster when they break and when they are mended."""
