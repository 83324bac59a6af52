"""What a design means: dependency order, owners, the parts of an EVS. The only place that knows networkx."""
