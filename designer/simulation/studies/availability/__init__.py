"""How available each virtual server would be: what costs how many minutes a year, and how sure that is.

Modelled, not measured. `estimate.availability` is the way in; `inputs.Inputs` is what it counts on where the design
says nothing, `nodes` the chain of failing nodes, `shared` what no failover helps against, `switchover` the times from
the simulation, `histories` the same by playing thousands of years.
"""
