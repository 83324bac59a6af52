"""The rules, one module each, found by their names alone; modules whose name starts with "_" are none.

A module is named after its rule's code and subject (`ex_4_01_storage_groups.py`) and holds one function under
`designer.rules.api.rule`, whose docstring says What, Why, Fix and Source. Codes starting with EX are numbers of
Exchange facts, CL are rules of the cluster service itself, DS are about the design as a document. A code is never
reused.
"""
