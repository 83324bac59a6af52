"""Two runs beside each other: who waits for what in one and not in the other, and what that costs.

`matching` finds the objects of one design in the other, `works` reads off a run what each resource of a group does,
`compare` puts both together, and `telling` says it in sentences.
"""
