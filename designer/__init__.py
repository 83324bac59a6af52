"""Clusterwright: draw a failover cluster, break it, hand over the design document."""

__version__ = "0.1.0"
