"""`clusterwright new`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from designer.cli.sizing.numbers import whole

if TYPE_CHECKING:
    from designer.catalog.schema import Catalog
    from designer.model.snapshot import Snapshot

SUMMARY = "start a design from a template, or from answers to six questions"

EXAMPLES = """\
examples:
  clusterwright new three-plus-one -o mail.cluster
  clusterwright new --users 9000 -o mail.cluster
  clusterwright new --platform exchange-2003 --nodes 4 --users 6000 --profile average --quota 100 \\
                    --bus fibre-channel -o mail.cluster
"""

QUESTIONS = ("platform", "nodes", "users", "profile", "quota", "bus")


def arguments(parser: argparse.ArgumentParser) -> None:
    """The template or the answers, and the file."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = EXAMPLES
    parser.add_argument(
        "template", metavar="TEMPLATE", nargs="?", help="name of a template (see: clusterwright templates)"
    )
    parser.add_argument("-o", "--output", metavar="FILE", required=True, type=Path, help="design file to write")
    parser.add_argument("--force", action="store_true", help="replace the file if it exists")
    questions = parser.add_argument_group("instead of a template, any of these questions")
    questions.add_argument(
        "--platform",
        metavar="NAME",
        help="an Exchange, a Windows, or both with + (default: Exchange 2003 on Windows Server 2003)",
    )
    questions.add_argument("--nodes", metavar="N", type=whole("--nodes"), help="2 to 8 (default: as the users need)")
    questions.add_argument(
        "--users", metavar="N", type=whole("--users"), help="users of all EVSs together (default: 3,000 per EVS)"
    )
    questions.add_argument("--profile", metavar="NAME", help="light, average, heavy or large (default: average)")
    questions.add_argument("--quota", metavar="MB", type=whole("--quota"), help="mailbox quota (default: by profile)")
    questions.add_argument("--bus", metavar="NAME", help="fibre-channel, scsi, iscsi or sas (default: fibre-channel)")


def run(options: argparse.Namespace) -> int:
    """Write the design. Raises `BadUsage`, and `EditError` for answers that do not go together."""
    from designer.catalog.loader import load_catalog
    from designer.cli.errors import BadUsage
    from designer.files.save import save

    answered = [f"--{name}" for name in QUESTIONS if getattr(options, name) is not None]
    if options.template is not None and answered:
        raise BadUsage(f"{answered[0]} goes without a template: the template {options.template} has answers of its own")
    if options.template is None and not answered:
        raise BadUsage("Name a template (see: clusterwright templates), or answer a question, such as --users 9000")
    if options.output.is_file() and not options.force:
        raise BadUsage(f"{options.output}: exists already; choose another name, or add --force to replace it")
    catalog = load_catalog()
    design, said = _from_template(options, catalog) if options.template is not None else _from_answers(options, catalog)
    save(options.output, design)
    print(f"{options.output}: {said}")
    return 0


def _from_template(options: argparse.Namespace, catalog: Catalog) -> tuple[Snapshot, str]:
    from designer.catalog.loader import load_templates
    from designer.cli.errors import BadUsage
    from designer.edits.templates import from_template

    templates = load_templates()
    if options.template not in templates:
        raise BadUsage(f'There is no template "{options.template}"; there are {", ".join(templates)}')
    return from_template(catalog, templates[options.template]), f"written from the template {options.template}"


def _from_answers(options: argparse.Namespace, catalog: Catalog) -> tuple[Snapshot, str]:
    """The design, and what was written: line by line, with the remarks below."""
    from designer.app.questions import USUAL, propose, usual_answers
    from designer.cli.errors import BadUsage
    from designer.rules.platforms import UnknownPlatform, named_platform

    try:
        platform = USUAL if options.platform is None else named_platform(catalog, options.platform)
    except UnknownPlatform as error:
        raise BadUsage(f"--platform: {error}") from error
    answers = usual_answers(
        catalog,
        platform,
        nodes=options.nodes,
        users=options.users,
        profile=options.profile,
        quota_mb=options.quota,
        bus=options.bus,
    )
    proposal = propose(catalog, answers)
    if proposal.design is None:
        raise BadUsage(proposal.refusal)
    width = max(len(label) for label, _ in proposal.rows)
    lines = [f"  {label:{width}}  {text}" for label, text in proposal.rows]
    remarks = [f"  * {remark}" for remark in proposal.remarks]
    return proposal.design, "\n".join(["written", *lines, *remarks])
