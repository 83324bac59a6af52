"""Numbers and texts that cannot be."""

from __future__ import annotations

import re

from designer.foundation.units import NBSP
from tests.rules.cases import case
from tests.rules.designs import active_passive, plus, three_plus_one, with_, with_all, with_cluster

STORE = "Exchange Information Store Instance - (EVS1)"


def said(text: str) -> str:
    """The text with units tied to their numbers."""
    return re.sub(r"(?<=[0-9]) (?=(?:[MT]B\b|IOPS\b|users\b|s\b|h\b|%))", NBSP, text)


CASES = (
    case(
        "DS-08",
        lambda: with_(three_plus_one(), "nodes", "NODE1", ram_mb=-5),
        said("NODE1: memory -5 MB, must be between 64 MB and 1 TB"),
        good=lambda: with_(three_plus_one(), "nodes", "NODE1", ram_mb=64),
    ),
    case(
        "DS-08",
        lambda: with_(three_plus_one(), "groups", "EVS1", users=1_000_000_000, quota_mb=0),
        said(
            "EVS1: 1,000,000,000 users, must be between 0 and 100,000;"
            " mailbox quota 0 MB, must be between 1 MB and 1 TB"
        ),
        good=lambda: with_(three_plus_one(), "groups", "EVS1", users=100_000, quota_mb=1),
    ),
    case(
        "DS-08",
        lambda: with_(three_plus_one(), "groups", "EVS1", iops_per_user=1e300, cpu_percent=101),
        said(
            "EVS1: processor load 101 %, must be between 0 and 100 %;"
            " I/O per user 1e+300 IOPS, must be between 0 and 100 IOPS"
        ),
        good=lambda: with_(three_plus_one(), "groups", "EVS1", iops_per_user=0.75, cpu_percent=100),
    ),
    case(
        "DS-08",
        lambda: with_cluster(three_plus_one(), windows_sp=99, exchange_sp=-1),
        "EXCLUSTER: Windows service pack 99, must be between 0 and 10;"
        " Exchange service pack -1, must be between 0 and 10",
        good=lambda: with_cluster(three_plus_one(), windows_sp=2, exchange_sp=2),
    ),
    case(
        "DS-08",
        lambda: with_(active_passive(), "resources", STORE, online_ms=86_400_001),
        said(f"{STORE[:39]}…: online in 86,400.001 s, must be between 0 s and 24 h"),
        good=lambda: with_(active_passive(), "resources", STORE, online_ms=86_400_000),
    ),
    case(
        "DS-08",
        lambda: with_(three_plus_one(), "networks", "Public", name="P" * 300),
        f"{'P' * 39}…: name of 300 characters, at most 255",
        good=lambda: with_(three_plus_one(), "networks", "Public", name="P" * 255),
    ),
    case(
        "DS-08",
        lambda: with_cluster(three_plus_one(), smtp_domains=("example.com", "x" * 256)),
        "EXCLUSTER: an entry of SMTP domains of 256 characters, at most 255",
        good=lambda: with_cluster(three_plus_one(), smtp_domains=()),
    ),
    case(
        "DS-08",
        lambda: with_all(active_passive(), "interfaces", binding_rank=0),
        "NODE1 on Private: binding order 0, must be between 1 and 99",
        "NODE1 on Public: binding order 0, must be between 1 and 99",
        "NODE2 on Private: binding order 0, must be between 1 and 99",
        "NODE2 on Public: binding order 0, must be between 1 and 99",
        good=lambda: with_all(active_passive(), "interfaces", binding_rank=99),
    ),
    case(
        "DS-08",
        lambda: plus(three_plus_one(), "timings", id="regroup", ms=-1),
        said("Regroup: time -0.001 s, must be between 0 s and 24 h"),
        good=lambda: plus(three_plus_one(), "timings", id="regroup", ms=2000),
    ),
)
