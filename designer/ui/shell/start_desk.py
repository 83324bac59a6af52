"""The start page of a window, connected with what its clicks do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from designer.ui.shell.start import StartPage

if TYPE_CHECKING:
    from designer.ui.shell.company import Company, Window


def start_page(window: Window, company: Company) -> StartPage:
    """A start page that acts on the window."""
    files, recovery = window.files, company.recovery
    page = StartPage(company.knowledge[1], files.templates(), company.look)

    def show_files() -> None:
        page.show_files(files.recent(), files.samples())

    def keep(path: str, kept: bool) -> None:
        files.keep(path, kept)
        show_files()

    def forget(path: str) -> None:
        files.forget(path)
        show_files()

    page.questions_wanted.connect(files.new_from_questions)
    page.template_chosen.connect(files.new_from_template)
    page.file_chosen.connect(files.open_path)
    page.sample_chosen.connect(files.open_sample)
    page.open_wanted.connect(files.open)
    page.keep_wanted.connect(keep)
    page.forget_wanted.connect(forget)
    page.recovered.show_offers(recovery)
    page.recovered.chosen.connect(lambda deed, offer: window.attempt(lambda: recovery.carry_out(deed, offer, window)))
    if recovery.offers:
        recovery.changed.connect(page.recovered.refresh)
        window.later(recovery.compare)
    return page
