"""How fast it is: `python3 dev.py bench`. Nothing here can fail a test run; machines differ, so most figures stand beside
a peer's that was measured in the same run."""
