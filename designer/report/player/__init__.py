"""A run as one HTML file that plays itself: no network, no server, opened from a mail or a memory stick.

`page.player_page` makes it; `cels` finds out which shapes are seen when, `paint` writes them as SVG, `states` says in
words how everything is doing. The page's own style and program lie in `resources/player`.
"""

from designer.report.player.page import Tempo, player_page

__all__ = ["Tempo", "player_page"]
