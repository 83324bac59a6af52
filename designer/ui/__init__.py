"""The window. The only package that knows Qt; it shows what `designer.app` holds and calls what it offers."""
