"""The calculators of `clusterwright size`; those that `cli/commands/size.py` lists are its subcommands.

A calculator has SUMMARY, `arguments(parser)` and `answer(options) -> Sheet`.
"""
