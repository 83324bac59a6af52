"""What a design means: dependency order, owners, the parts of a virtual server. The only place that knows networkx."""
