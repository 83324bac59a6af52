"""The calculators: what a number of users needs in disks, letters, addresses and names, and what a cluster survives.

Pure functions with frozen results. Arguments that make no sense raise `OutOfRange`, a ValueError whose sentence says
what is wrong and what is allowed. Everything is computed with fractions, so that rounding up to whole disks is exact.
"""
