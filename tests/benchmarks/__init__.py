"""How fast it is: `python3 dev.py bench`. Nothing here can fail a test run.

Machines differ, so most figures stand beside those of a peer, measured in the same run.
"""
