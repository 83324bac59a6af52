"""The calculators of `clusterwright size`: a module NAME.py here is `clusterwright size NAME`.

Each has SUMMARY, `arguments(parser)` and `answer(options) -> Sheet`.
"""
