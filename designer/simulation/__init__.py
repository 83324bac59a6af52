"""What the cluster does when something happens to it: a discrete-event engine that returns an immutable timeline.

`simulate` plays a scenario and returns a `Timeline`; everything else reads that: states at a time, bars, outages,
critical paths, narration. Times are integer milliseconds of model time.
"""
