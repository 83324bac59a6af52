"""Files as they come: missing, unreadable, in other encodings, too large, truncated, damaged."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from designer.files import load as load_module
from designer.files.errors import BadDesign
from designer.files.load import from_text, load
from designer.files.text import to_text
from tests.support.designs import two_node
from tests.support.volume import volume

SAMPLE = to_text(two_node())


def load_refusal(path: Path) -> str:
    with pytest.raises(BadDesign) as caught:
        load(path)
    return str(caught.value)


def test_a_file_loads_with_its_path_and_digest(tmp_path: Path) -> None:
    path = tmp_path / "a.cluster"
    path.write_bytes(b"\xef\xbb\xbf" + SAMPLE.encode())
    loaded = load(path)
    assert loaded.snapshot == two_node()
    assert loaded.path == path
    assert loaded.digest != from_text(SAMPLE).digest
    path.write_text(SAMPLE, encoding="utf-8", newline="\n")
    assert load(str(path)).digest == from_text(SAMPLE).digest


def test_the_sentence_starts_with_the_file_as_it_was_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.cluster"
    path.write_text(SAMPLE.replace('"owner": "n1", "preferred_owners"', '"owner": "n9", "preferred_owners"'))
    assert load_refusal(path) == f'{path}: table "groups", record "g2": unknown node "n9"'


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert load_refusal(tmp_path / "no.cluster") == f"{tmp_path / 'no.cluster'}: there is no such file"


def test_a_folder(tmp_path: Path) -> None:
    assert load_refusal(tmp_path) == f"{tmp_path}: it is a folder, not a design"


def test_a_path_through_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert load_refusal(tmp_path / "file" / "x").startswith(f"{tmp_path / 'file' / 'x'}: the file cannot be read: ")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_refused_instead_of_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert load_refusal(tmp_path / "pipe").endswith("it is not an ordinary file")


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "secret.cluster"
    path.write_text(SAMPLE)
    monkeypatch.setattr(Path, "open", refuse)
    assert load_refusal(path) == f"{path}: there is no permission to read the file"


@pytest.mark.parametrize(
    ("data", "position"),
    [
        ("{}".encode("utf-16"), 1),
        (b'{"a": "\xe4"}', 8),
        (b"\x1f\x8b\x08\x00gz", 2),
        (SAMPLE.encode()[:300] + b"\xff", 301),
    ],
)
def test_text_in_another_encoding(data: bytes, position: int, tmp_path: Path) -> None:
    path = tmp_path / "x.cluster"
    path.write_bytes(data)
    assert load_refusal(path) == f"{path}: the file is not text in UTF-8 (byte {position} cannot be read)"


def test_a_huge_file_is_refused_by_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "huge.cluster"
    path.write_text("{" + " " * 2**20)
    monkeypatch.setattr(load_module, "LARGEST_FILE_MB", 1)
    assert load_refusal(path) == f"{path}: the file is larger than 1 MB, which no design is"
    path.write_text(SAMPLE.rstrip() + " " * (2**20 - len(SAMPLE.rstrip().encode())), encoding="utf-8")
    assert load(path).snapshot == two_node()


# --- damage ----------------------------------------------------------------------------------------


def test_a_truncated_file_is_never_taken_for_a_design() -> None:
    for end in range(len(SAMPLE) - 1):
        with pytest.raises(BadDesign):
            from_text(SAMPLE[:end])
    assert from_text(SAMPLE[:-1]).messages != ()


def test_a_flipped_bit_is_refused_or_told(tmp_path: Path) -> None:
    path = tmp_path / "flipped.cluster"
    whole = SAMPLE.encode()
    chance = random.Random(1)
    sentences = []
    for _ in range(volume(20_000)):
        data = bytearray(whole)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        try:
            loaded = load(path)
        except BadDesign as error:
            sentences.append(str(error))
        else:
            assert loaded.messages != ()
    assert 0 < len(sentences) < volume(20_000)
    assert all(sentence.isprintable() for sentence in sentences)
