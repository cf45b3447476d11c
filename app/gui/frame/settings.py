"""The settings: whose name is recorded, where things are, and how the window looks."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app import paths
from app.gui import file_dialogs
from app.gui.counsel_block import block_words, read_block, write_block
from app.gui.desk import Changes, Desk
from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look import scale
from app.gui.look.dress import Appearance
from app.gui.look.palette import Tone
from app.gui.operations import find_courts, find_styles
from app.gui.widgets.choice import Choice
from app.gui.widgets.labels import Wrapped
from app.gui.widgets.tab_order import OrderedDialog
from app.law.authorities import Side
from app.reading.soffice import find_soffice
from app.settings import Settings, load_settings, save_settings, settings_path

_LOOKS = {Appearance.SYSTEM: "As the system", Appearance.LIGHT: "Light", Appearance.DARK: "Dark"}


@guarded
class SettingsDialog(OrderedDialog):
    """Changes take effect at once for the look; names and places are saved with OK."""

    wore = Signal(object)
    """The `Appearance` that was chosen."""
    resized = Signal(int)
    """The size in per cent that was chosen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Settings"))
        self.setMinimumWidth(scale.px(560))
        now = load_settings()
        self.attorney, self.library, self.soffice = (
            QLineEdit(now.attorney),
            QLineEdit(_as_path(now.library)),
            QLineEdit(now.soffice),
        )
        self._block = now.counsel
        self.block, self.take_block, self.drop_block = (
            Wrapped(),
            QPushButton(tr("Take it from the open matter")),
            QPushButton(tr("Forget it")),
        )
        self.court, self.style_box = Choice(), Choice()
        self.look, self.size_box = Choice(), Choice()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._build()

    def accept(self) -> None:
        """Save, and say what takes effect only with the next start."""
        before = load_settings()
        now = replace(
            before,
            attorney=self.attorney.text().strip(),
            library=_as_url(self.library.text().strip()) or Settings().library,
            counsel=self._block,
            soffice=self.soffice.text().strip(),
            profile=self.court.currentData(),
            citation_style=self.style_box.currentData(),
        )
        try:
            save_settings(now)
        except Exception as error:  # noqa: BLE001  # told in the window; the dialog stays with what was typed
            self._desk.show_failure(error)
            return
        if any(getattr(now, name) != getattr(before, name) for name in ("library", "soffice", "citation_style")):
            self._desk.tell(tr("The other library, program and style are used from the next start on."), Tone.PLAIN)
        self._desk.announce(Changes.SETTINGS)
        super().accept()

    def _build(self) -> None:
        found = find_soffice()
        self.attorney.setPlaceholderText(tr("as it is recorded when you verify or edit an authority"))
        self.soffice.setPlaceholderText(
            tr("found at {path}").format(path=found) if found else tr("not found: PDFs and pages need LibreOffice")
        )
        now = load_settings()
        _offer(
            self.court, {one.profile: one.name for one in find_courts()}, now.profile, tr("As the program offers it")
        )
        _offer(self.style_box, find_styles(), now.citation_style, tr("As the court's rules ask"))
        for appearance, words in _LOOKS.items():
            self.look.addItem(tr(words), appearance)
        self.look.setCurrentIndex(
            self.look.findData(Appearance(self._desk.memory.text("appearance", Appearance.SYSTEM.value)))
        )
        for step in scale.STEPS:
            self.size_box.addItem(f"{step} %", step)
        self.size_box.setCurrentIndex(self.size_box.findData(scale.percent()))
        self.look.activated.connect(lambda _n: self.wore.emit(Appearance(self.look.currentData())))
        self.size_box.activated.connect(lambda _n: self.resized.emit(self.size_box.currentData()))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(self._form())
        layout.addWidget(Wrapped(tr("Settings are kept in {path}.").format(path=settings_path()), "muted"))
        layout.addWidget(self.buttons)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.addRow(tr("Your &name"), self.attorney)
        form.addRow(tr("Signature block"), self._block_row())
        form.addRow(tr("&Library"), self._with_button(self.library, tr("Choose the library"), self._choose_library))
        form.addRow(tr("Libre&Office"), self._with_button(self.soffice, tr("Choose LibreOffice"), self._choose_soffice))
        own = QPushButton(tr("Open your folder of templates and profiles"))
        own.clicked.connect(self._open_folder)
        form.addRow(tr("Te&mplates"), own)
        form.addRow(tr("&Court of a new matter"), self.court)
        form.addRow(tr("Ci&tations"), self.style_box)
        form.addRow(tr("Loo&k"), self.look)
        form.addRow(tr("&Size"), self.size_box)
        for field, name in (
            (self.attorney, tr("Your name")),
            (self.library, tr("Library")),
            (self.soffice, tr("LibreOffice")),
            (self.court, tr("Court of a new matter")),
            (self.style_box, tr("Style of citations")),
            (self.look, tr("Look")),
            (self.size_box, tr("Size")),
        ):
            field.setAccessibleName(name)
        for line in (self.library, self.soffice):
            line.textChanged.connect(line.setToolTip)  # a long path is cut in the field
            line.setToolTip(line.text())
        return form

    def _block_row(self) -> QWidget:
        """One's own block of counsel: what is kept, and the ways to another."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.block, self.take_block, self.drop_block):
            row.addWidget(widget, 1 if widget is self.block else 0)
        self.take_block.clicked.connect(self._take_block)
        self.drop_block.clicked.connect(lambda: self._show_block(""))
        self._show_block(self._block)
        return holder

    def _show_block(self, words: str) -> None:
        self._block = words
        counsel, matter = read_block(words, Side.PLAINTIFF), self._desk.session.matter
        self.block.setText(block_words(counsel) if counsel else tr("none yet"))
        self.block.setToolTip(words)
        self.drop_block.setVisible(counsel is not None)
        signs = matter is not None and bool(matter.counsel_of(Side.PLAINTIFF).name)
        self.take_block.setEnabled(signs)
        self.take_block.setToolTip("" if signs else tr("Open a matter that names counsel for the plaintiff."))

    def _take_block(self) -> None:
        matter = self._desk.session.matter
        if matter is not None:
            self._show_block(write_block(matter.counsel_of(Side.PLAINTIFF)))

    def _choose_library(self) -> None:
        name = file_dialogs.find_file(self, tr("Which library?"), kinds=tr("Libraries (*.sqlite);;All files (*)"))
        if name:
            self.library.setText(name)

    @staticmethod
    def _with_button(field: QLineEdit, spoken: str, do: object) -> QWidget:
        holder, button = QWidget(), QPushButton(tr("Choose…"))
        button.setAccessibleName(spoken)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(field, 1)
        row.addWidget(button)
        button.clicked.connect(do)
        return holder

    def _choose_soffice(self) -> None:
        name = file_dialogs.find_file(self, tr("Where is LibreOffice's program?"))
        if name:
            self.soffice.setText(name)

    @staticmethod
    def _open_folder() -> None:
        folder: Path = paths.user_dir()
        folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


_PLAIN = "sqlite:///"


def _as_path(url: str) -> str:
    """A plain library's file; another address stays as it was typed."""
    return url.removeprefix(_PLAIN) if url.startswith(_PLAIN) and "?" not in url else url


def _as_url(words: str) -> str:
    """The address of a file; what is an address already stays."""
    return f"{_PLAIN}{words}" if words and "://" not in words and words != ":memory:" else words


def _offer(box: QComboBox, names: Mapping[str, str], chosen: str, otherwise: str) -> None:
    """Fill a list with what can be chosen by id, after the choice of none."""
    box.addItem(otherwise, "")
    for name, words in names.items():
        box.addItem(words, name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setCurrentIndex(max(0, box.findData(chosen)))
