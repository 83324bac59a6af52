"""How fast large drawings are, beside NodeGraphQt on the same graph: `python3 dev.py bench scenes`.

Each side runs in a process of its own, by turns, so that whatever else the machine does slows both alike. A frame is
timed from the change to the end of the paint event. `peer.py` runs in another environment and knows nothing of the
project; both print their times as JSON.
"""
