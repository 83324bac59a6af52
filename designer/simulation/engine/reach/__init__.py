"""Who reaches what: nodes each other, nodes their disks, and everybody the directory."""
