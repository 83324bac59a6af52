"""The build of a design, step by step: phases 0 to 10, and the procedures beside them, computed from the design.

Nothing is made up: a command stands there only where `commands` knows its form, and a value that the design does not
know is a blank to write on, which is listed at the front.
"""
