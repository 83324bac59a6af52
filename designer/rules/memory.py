"""How a node for Exchange is started, so that the store finds its address space (EX-9.01 to EX-9.06)."""

from __future__ import annotations

LARGE_MB = 1024
"""Memory in MB from which on a node is started with /3GB (EX-9.01)."""

USERVA_MB = 3030
"""What /USERVA leaves to programs on Windows Server 2003 (EX-9.02)."""

HEAP_DECOMMIT = 0x0004_0000
"""HeapDeCommitFreeBlockThreshold from 1 GB of memory on (EX-9.06)."""

SYSTEM_PAGES_2000 = range(24_000, 31_001)
"""SystemPages on Windows 2000 (EX-9.06); on Windows Server 2003 with /3GB it is 0."""
