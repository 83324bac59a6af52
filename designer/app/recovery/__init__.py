"""Nothing is lost when the program or the computer dies: drafts are kept while a design is edited, and offered again.

`keeping` writes drafts from a thread of its own, `offers` tells what a crashed program left, in words, and `restoring`
makes an open design of it again.
"""
