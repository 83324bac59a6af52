"""The commands: a module NAME.py here is `clusterwright NAME`.

Each has SUMMARY (one line for the help), `arguments(parser)` and `run(options) -> exit code`, and imports what is slow
inside `run`, so that every other command starts quickly.
"""
