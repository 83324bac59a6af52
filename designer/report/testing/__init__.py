"""The failover tests of a design: those of the library that apply to it, and the scenarios recorded in it, played so
that each has the time that it should take."""
