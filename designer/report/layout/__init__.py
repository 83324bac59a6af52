"""Places the blocks of a document on pages. The result is made of the drawing package's primitives, ready to paint.

`pages.paginate` is the way in. Blocks become strips (`strips`), which never break; `flow` puts strips on pages.
"""
