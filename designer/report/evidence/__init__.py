"""What the simulations of a design say, worked out when somebody asks and remembered until the design changes.

`matrix` plays the loss of every component and of nodes in every order, `times` the failover and the planned move of
every virtual server with both dependency trees, `capacity` says what nodes carry then, `availability` what that means
for a year. Each is a function of the document's context, and answers with a reason, a sentence, where the design says
too little.
"""
