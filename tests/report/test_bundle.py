"""What is handed over of a design: one set, of one fingerprint, whole or not at all."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from designer.edits.paper import set_paper
from designer.edits.registers import add_entry
from designer.files.errors import CannotWrite
from designer.files.load import from_text
from designer.files.text import fingerprint
from designer.model.diff import apply, changing
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.report.bundle.bundle import LIST, Bundle, MixedSet, bundled, make_bundle, zipped
from designer.report.bundle.naming import dated, safe, stem_of
from designer.report.bundle.printed import Order, print_designs
from designer.report.bundle.saving import save_bundle
from designer.report.bundle.tables import table_files
from tests.report.designs import CATALOG, template

DATE = "2026-11-22"


def design() -> Snapshot:
    found = template("two-node-active-passive")
    found = apply(found, changing(found, "clusters", CLUSTER_ID, notes="=1+1"))
    found = apply(found, add_entry(found, "risks", cause="=cmd|' /C calc'!A0", likelihood=2, impact=4))
    return apply(found, set_paper(found, number="HF-0042"))


@pytest.fixture(scope="module")
def bundle() -> Bundle:
    steps: list[tuple[int, int]] = []
    made = make_bundle(design(), CATALOG, Order(DATE), lambda done, total: steps.append((done, total)))
    assert steps == sorted(steps)
    assert steps[-1][0] == steps[-1][1]
    return made


def test_it_holds_documents_figures_tables_and_the_design(bundle: Bundle) -> None:
    names = list(bundle.files)
    for suffix in ("CDD", "ES", "BLD", "FTP"):
        assert f"HF-0042-{suffix}_v1.0_2026-11-22.pdf" in names
    assert from_text(bundle.files["HF-0042_v1.0_2026-11-22.cluster"].decode()).snapshot == design()
    for name in ("addresses", "luns", "resources", "risks"):
        assert f"tables/{name}.csv" in names
    assert not any(name.startswith("tables/requirements") for name in names), "an empty register has no table"
    svg = [name for name in names if name.endswith(".svg")]
    assert svg
    assert [name.replace(".svg", ".png") for name in svg] == [name for name in names if name.endswith(".png")]
    assert all(bundle.files[name].startswith(b"\x89PNG") for name in names if name.endswith(".png"))


def test_the_list_names_every_file_with_its_digest(bundle: Bundle) -> None:
    head, _, *lines = bundle.files[LIST].decode().splitlines()
    assert fingerprint(design()) in head
    listed = {line[66:]: line[:64] for line in lines}
    assert listed == {name: hashlib.sha256(data).hexdigest() for name, data in bundle.files.items() if name != LIST}


def test_every_document_is_looked_through(bundle: Bundle) -> None:
    assert list(bundle.flaws) == [name for name in bundle.files if name.endswith(".pdf")]
    named = [flaw.sentence for flaws in bundle.flaws.values() for flaw in flaws if "name" in flaw.sentence]
    assert not any("another version or date" in sentence for sentence in named)


def test_documents_of_two_designs_are_no_set() -> None:
    one = design()
    other = apply(one, changing(one, "nodes", next(iter(one.nodes)), ram_mb=512))
    printed = print_designs([(other, fingerprint(other))], CATALOG, Order(DATE, "summary"))
    with pytest.raises(MixedSet, match=f"is of the design {fingerprint(other)}"):
        bundled([("a.pdf", printed)], fingerprint(one))


def test_nothing_in_a_table_is_a_formula() -> None:
    files = dict(table_files(design(), CATALOG))
    (heads, row) = csv.reader(io.StringIO(files["risks.csv"].decode("utf-8-sig")))
    assert heads[0] == "Code"
    assert row[0] == "RK-01"
    assert "'=cmd|' /C calc'!A0" in row
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


def test_tables_hold_raw_values_with_their_unit_in_the_heading() -> None:
    lines = list(csv.reader(io.StringIO(dict(table_files(design(), CATALOG))["luns.csv"].decode("utf-8-sig"))))
    size = lines[0].index("Size, MB")
    assert [line[size] for line in lines[1:]] == [str(disk.size_mb or "") for disk in design().disks.values()]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("HF-0042", "HF-0042"),
        ("../../etc/passwd", "etc-passwd"),
        ("Zürich & Łódź", "Zurich-od-z"),
        ("con", "con-"),
        ("", ""),
        ("...", ""),
        ("a" * 300, "a" * 80),
        ("two\nlines", "two-lines"),
    ],
)
def test_names_of_files_are_taken_by_every_system(text: str, name: str) -> None:
    if "Łódź" in text:
        assert safe(text).isascii()
        assert safe(text).startswith("Zurich")
    else:
        assert safe(text) == name


def test_a_design_without_a_number_goes_by_its_name() -> None:
    plain = template("two-node-active-passive")
    assert stem_of(plain) == safe(plain.cluster.name)
    nameless = apply(plain, changing(plain, "clusters", CLUSTER_ID, name="***"))
    assert stem_of(nameless) == "cluster"
    assert dated("X", "ES", "1.0 b", DATE, "pdf") == "X-ES_v1.0-b_2026-11-22.pdf"


# --- onto the disk

FILES = {
    "a.pdf": b"%PDF",
    "tables/b.csv": b"1",
    LIST: b"Design\n\n" + b"0" * 64 + b"  a.pdf\n" + b"0" * 64 + b"  tables/b.csv\n",
}


def content(folder: Path) -> dict[str, bytes]:
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def test_a_folder_is_written_and_replaced(tmp_path: Path) -> None:
    target = tmp_path / "set"
    save_bundle(target, FILES, DATE)
    assert content(target) == FILES
    save_bundle(target, {**FILES, "a.pdf": b"new"}, DATE)
    assert content(target)["a.pdf"] == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_with_anything_else_in_it_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "set"
    save_bundle(target, FILES, DATE)
    (target / "tables" / "mine.txt").write_text("keep me")
    with pytest.raises(CannotWrite, match="other files in the folder"):
        save_bundle(target, FILES, DATE)
    assert (target / "tables" / "mine.txt").read_text() == "keep me"
    (tmp_path / "other").mkdir()
    save_bundle(tmp_path / "other", FILES, DATE)


def test_a_zip_file_is_the_same_every_time(tmp_path: Path) -> None:
    target = tmp_path / "set.zip"
    save_bundle(target, FILES, DATE)
    with zipfile.ZipFile(target) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == FILES
        assert archive.infolist()[0].date_time == (2026, 11, 22, 12, 0, 0)
    assert target.read_bytes() == zipped(FILES, DATE)
    assert zipped(FILES, "") == zipped(dict(reversed(FILES.items())), "")


@pytest.mark.parametrize("name", ["set", "set.zip"])
def test_a_full_disk_leaves_what_was_there(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / name
    save_bundle(target, FILES, DATE)
    before = content(tmp_path)

    def full(*_: object, **__: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    monkeypatch.setattr("os.write", full)
    with pytest.raises(CannotWrite):
        save_bundle(target, {**FILES, "a.pdf": b"new"}, DATE)
    monkeypatch.undo()
    assert content(tmp_path) == before


@pytest.mark.parametrize("name", ["set", "set.zip"])
def test_whoever_is_interrupted_leaves_what_was_there(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / name
    save_bundle(target, FILES, DATE)
    before = content(tmp_path)
    done: list[object] = []

    def interrupted(*_: object, **__: object) -> int:
        if done:
            raise KeyboardInterrupt
        done.append(1)
        return 1

    monkeypatch.setattr(Path, "write_bytes", interrupted)
    monkeypatch.setattr("os.write", interrupted)
    with pytest.raises(KeyboardInterrupt):
        save_bundle(target, {**FILES, "a.pdf": b"new"}, DATE)
    monkeypatch.undo()
    assert content(tmp_path) == before


def test_a_place_that_is_none_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for target in (tmp_path / "file", tmp_path / "file" / "set", tmp_path / "gone" / "set.zip"):
        with pytest.raises(CannotWrite) as caught:
            save_bundle(target, FILES, DATE)
        assert "\n" not in str(caught.value)


def test_other_paper_and_another_version_leave_the_fingerprint_alone() -> None:
    one = design()
    plain, other = (
        print_designs([(one, fingerprint(one))], CATALOG, order)
        for order in (Order(DATE, "summary"), Order(DATE, "summary", "3.1", "letter"))
    )
    assert plain.fingerprints == other.fingerprints == {fingerprint(one)}
    assert other.document.sheet == "letter"
    assert other.contexts[0].issue.version == "3.1"
    assert replace(other.contexts[0], issue=plain.contexts[0].issue).snapshot.paper.sheet == "letter"
