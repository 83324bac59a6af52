"""What a document consists of, as values; texts are those of `inline`, which are to be had from here as well."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from designer.drawing.primitives import Picture
from designer.model.paper import Sheet
from designer.report.inline import IfThere as IfThere
from designer.report.inline import Piece as Piece
from designer.report.inline import Ref as Ref
from designer.report.inline import Run as Run
from designer.report.inline import Sign as Sign
from designer.report.inline import Status as Status
from designer.report.inline import Style as Style
from designer.report.inline import Text as Text
from designer.report.inline import Tick as Tick
from designer.report.inline import pieces as pieces
from designer.report.inline import plain as plain

Align = Literal["left", "right", "centre"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section: level 2 is in the contents and gets a `number` such as "4.2", level 3 is not."""

    text: str
    level: Literal[2, 3] = 2
    anchor: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """The one sentence that a reader in a hurry must see."""

    text: Text


@dataclass(frozen=True, slots=True)
class Lead:
    """The message of a section, its first paragraph."""

    text: Text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `side` stands in the margin beside it."""

    text: Text
    side: Text = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of sentences or phrases, numbered when it is `ordered`."""

    items: tuple[Text, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A boxed remark that must not be overlooked."""

    text: Text
    status: Status = "info"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `weight` is its share of the room that is left over; units belong into the title."""

    title: str
    align: Align = "left"
    style: Style = "plain"
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Row:
    """One cell per column. A "total" stands out; a "blank" is tall and is filled in by hand.

    Of a row with an anchor the first cell is what references to it say: a code.
    """

    cells: tuple[Text, ...]
    kind: Literal["normal", "total", "blank"] = "normal"
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A line across the whole table that names the rows below it."""

    text: Text


@dataclass(frozen=True, slots=True)
class Table:
    """A numbered table whose title is a sentence. The first column names the rows, unless `headed` is off.

    Without a title it has no number either: a grid inside a card; with one, `numbered` decides. A `wide` table that
    does not fit on an upright page with one line to every cell goes on landscape pages, as many as it needs, along with
    the heading and the text that lead up to it and the text that follows it until the next heading; wide tables in a
    row share their pages.

    Raises ValueError when a row has another number of cells than there are columns.
    """

    title: Text
    columns: tuple[Column, ...]
    rows: tuple[Row | Band, ...]
    notes: Text = ""
    anchor: str = ""
    headed: bool = True
    wide: bool = False
    numbered: bool = True

    def __post_init__(self) -> None:
        for row in self.rows:
            if isinstance(row, Row) and len(row.cells) != len(self.columns):
                raise ValueError(f"a row of {len(row.cells)} cells in a table of {len(self.columns)} columns")


@dataclass(frozen=True, slots=True)
class Figure:
    """A numbered picture whose title is a sentence. `own_page` gives it a landscape page of its own."""

    title: Text
    picture: Picture
    notes: Text = ""
    anchor: str = ""
    own_page: bool = False


@dataclass(frozen=True, slots=True)
class Tile:
    """A key figure. It leads to the block of its anchor, where the document has that."""

    value: str
    unit: str
    label: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Tiles:
    """Key figures side by side, at most four."""

    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of a label and what it says, without a table's apparatus."""

    pairs: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A framed whole about one thing that has a code: a decision, a test. `chip` says its status with a sign.

    Its blocks are paragraphs, lists, facts, notes, grids and fields; it stays on one page if it fits on one.
    """

    code: str
    title: str
    blocks: tuple[Block, ...]
    chip: tuple[Status, str] | None = None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A blank to fill in by hand: its label, its share of the line, and boxes to tick instead of a blank."""

    label: str
    weight: float = 1.0
    boxes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fields:
    """Lines of blanks to fill in by hand, and ruled lines for notes below them."""

    lines: tuple[tuple[Field, ...], ...]
    ruled: int = 0


@dataclass(frozen=True, slots=True)
class Given:
    """A value to enter, in a face in which no character is mistaken for another; without one, a blank to write on."""

    label: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do, to tick when it is done. `where` is the node or tool; `inputs` are what is entered there,
    exactly as it stands: values, and commands as strings."""

    code: str
    action: Text
    where: str = ""
    inputs: tuple[Given | str, ...] = ()
    expected: Text = ""
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Steps:
    """Steps in their order, with their times and room for initials."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Hold:
    """A band across the page at which everybody stops until what it says is true. One that `leads` stands on the page
    of what follows it."""

    text: Text
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Cover:
    """A title page. `chip` says the status with sign and words, `banner` beside it what stands in the way of another.

    `client` stands at the top and `imprint`, whose document it is, at the foot with its `address`; the logos, PNG
    files, take the place of the two names. `picture` is the motif.
    """

    kind: str
    title: str
    subtitle: str
    pairs: tuple[tuple[str, str], ...]
    chip: tuple[Status, str] | None = None
    banner: Text = ""
    picture: Picture | None = None
    client: str = ""
    imprint: str = ""
    address: str = ""
    logo: bytes = b""
    client_logo: bytes = b""


@dataclass(frozen=True, slots=True)
class Masthead:
    """The title page of a document that has no room for one: a band above the first section's title."""

    kind: str
    title: str
    pairs: tuple[tuple[str, str], ...]
    chip: tuple[Status, str] | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents of the whole document, or the lists of its figures and of the cards of decisions in it."""

    of: Literal["sections", "lists"] = "sections"


@dataclass(frozen=True, slots=True)
class Reader:
    """A kind of reader, what such a reader wants to know, and the sections that say it; some may not be there."""

    who: str
    wants: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadingGuide:
    """Which pages are for whom; readers for whom the document has no section are left out."""

    readers: tuple[Reader, ...]


@dataclass(frozen=True, slots=True)
class SmallPrint:
    """Legal and similar words in small letters, at the foot of the page if there is room."""

    text: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


Block = (
    Heading
    | Statement
    | Lead
    | Paragraph
    | Bullets
    | Note
    | Table
    | Figure
    | Tiles
    | Facts
    | Card
    | Fields
    | Steps
    | Hold
    | Cover
    | Masthead
    | Contents
    | ReadingGuide
    | SmallPrint
    | PageBreak
)


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter, which starts on a new page. `number` is "" for front matter, "3" or "A" otherwise.

    A `bare` section has no heading, header or footer and is not in the contents; `part` names the design that it is
    about when the document has several, and `opens_part` marks its title page.
    """

    anchor: str
    title: str
    blocks: tuple[Block, ...]
    number: str = ""
    bare: bool = False
    landscape: bool = False
    part: str = ""
    opens_part: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A complete document. `labels` says for every anchor how a reference to it reads.

    `date` is printed as it stands, `iso_date` goes into the file's properties. `running_title` and `running_owner`
    stand at the head of every page, `footer` at its foot, on the last page with `seal` behind it. `marking` is the
    classification, top and bottom of every page; `watermark` is printed large behind every page. `colours` replace the
    theme's, by role.
    """

    title: str
    subject: str
    author: str
    date: str
    iso_date: str
    sections: tuple[Section, ...]
    running_title: str = ""
    running_owner: str = ""
    footer: str = ""
    seal: str = ""
    marking: str = ""
    watermark: str = ""
    keywords: tuple[str, ...] = ()
    sheet: Sheet = "a4"
    colours: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
