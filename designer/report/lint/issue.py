"""Version, date and number of the document: the same wherever they stand, and true."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.dates import parsed_date
from designer.report.blocks import Cover
from designer.report.lint.flaw import Flaw
from designer.report.lint.made import Made
from designer.report.lint.paper import bare_pages, is_furniture, sheet_of, words


def check(made: Made) -> Iterator[Flaw]:
    """Point 27."""
    if not made.contexts:
        return
    issue = made.contexts[0].issue
    said = {"version": issue.version, "date": issue.printed_date}
    covers = [one for section in made.document.sections for one in section.blocks if isinstance(one, Cover)]
    for cover in covers[:1]:
        shown = " ".join(value for _, value in cover.pairs)
        yield from (
            Flaw(27, "page 1", f"the cover has another {what} than {value}")
            for what, value in said.items()
            if value not in shown
        )
    yield from _footers(made, issue.version)
    yield from _stamped(made, issue.date)
    if made.file_name and (f"_v{issue.version}_" not in made.file_name or issue.date not in made.file_name):
        yield Flaw(27, "", f'the file\'s name "{made.file_name}" has another version or date than the document')
    yield from _issued(made)


def _footers(made: Made, version: str) -> Iterator[Flaw]:
    bare = bare_pages(made.document, made.pages)
    for page in made.layout.pages:
        sheet = sheet_of(page, made.document)
        shown = [word.label.text for word in words(page) if is_furniture(word.label, sheet)]
        cut = any(text.endswith("…") for text in shown)
        if page.number not in bare and not cut and not any(version in text for text in shown):
            yield Flaw(27, f"page {page.number}", f"the footer does not say version {version}")


def _stamped(made: Made, date: str) -> Iterator[Flaw]:
    if made.pdf is None or parsed_date(date) is None:
        return
    for name in ("CreationDate", "ModDate"):
        stamp = str(made.pdf.docinfo.get(f"/{name}", ""))
        if not stamp.startswith(f"D:{date.replace('-', '')}"):
            yield Flaw(27, "", f"the file's {name} is not the date of the document")


def _issued(made: Made) -> Iterator[Flaw]:
    """Whether an issued version is still what it was when it was issued."""
    for context in made.contexts:
        issue = context.issue
        for version in context.snapshot.versions.values():
            if version.number == issue.version and issue.fingerprint not in ("", version.fingerprint):
                sentence = (
                    f"version {version.number} was issued with the fingerprint {version.fingerprint}, and the design "
                    "has changed since: give the document another version"
                )
                yield Flaw(27, "", sentence, whose="author")
