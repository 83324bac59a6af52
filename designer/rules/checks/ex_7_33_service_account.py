"""EX-7.33: the service account is a domain account, written DOMAIN\\user."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Outcome, RuleContext, rule

_LOCAL = {".", "nt authority", "nt service", "builtin", "localhost"}


@rule("EX-7.33", "Service account in the wrong form", "error", "published", reads=("clusters", "nodes"))
def check(context: RuleContext) -> Iterator[Outcome]:
    r"""What: The service account is not written as DOMAIN\user, or is an account of one computer.

    Why: With a user principal name (user@domain) the Cluster service does not start at the next boot. An account that
    only one computer knows cannot log on to the other nodes.
    Fix: Use one domain account for all nodes, and enter it as DOMAIN\user.
    Bad: Service account svc-cluster@example.com: a user principal name, DOMAIN\user needed
    Good: The account is EXAMPLE\svc-cluster.
    Source: KB 171390; KB 887722. Fact EX-7.33.
    """
    nodes, account = context.design.nodes.values(), context.design.cluster.service_account.strip()
    if not nodes:
        return
    if not account:
        yield context.undecided("service account", CLUSTER_ID)
        return
    fault = _fault(account, {node.name.casefold() for node in nodes})
    if fault:
        yield context.finding(f"Service account {account}: {fault}, DOMAIN\\user needed", CLUSTER_ID)


def _fault(account: str, computers: set[str]) -> str:
    domain, backslash, user = account.partition("\\")
    if not backslash:
        return "a user principal name" if "@" in account else "no domain"
    if domain.strip().casefold() in _LOCAL | computers:
        return "an account of one computer"
    return "" if domain.strip() and user.strip() and "\\" not in user else "cannot be read"
