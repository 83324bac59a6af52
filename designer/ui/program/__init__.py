"""The program around its windows: which there are, what they share, and what happens when one starts or ends.

`program` holds everything together; it is handed on, never looked up.
"""
