"""Parts of a design that are taken along: cut out of one design (`fragment`), carried as text (`text`), put into the
same or another one (`pasting`), where names, letters and addresses give way to those that are there (`fitting`)."""

from designer.edits.clipboard.fragment import Fragment, fragment_of
from designer.edits.clipboard.pasting import Pasted, paste
from designer.edits.clipboard.text import FRAGMENT_FORMAT, is_fragment, read_fragment, write_fragment

__all__ = [
    "FRAGMENT_FORMAT",
    "Fragment",
    "Pasted",
    "fragment_of",
    "is_fragment",
    "paste",
    "read_fragment",
    "write_fragment",
]
