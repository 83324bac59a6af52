"""The decisions behind a design: DD-01 to DD-15 drafted from the design itself, completed by its author's records.

Each module drafts the decisions of one theme with functions `draft(context) -> Drafted | None`: None for a decision
that this design does not make. `standard.DRAFTS` says which function drafts which number, `settled.settled` puts drafts
and records together.
"""
