"""The timeline on a screen, where one zooms into it: only what is seen of it is drawn, in pixels.

`layout.prepare` sorts a story out once, `layout.lay_out` places it for a width, a part of the time and folded groups;
`rows`, `headings`, `band`, `overview` and `counters` make the primitives.
"""
