"""Above the text: whose words it holds, with the stripe that stands beside each in the margin. The one that is read is marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap

from app.gui.guard import guarded
from app.gui.language import tr
from app.gui.look import palette as colors
from app.gui.look import scale
from app.gui.rooms.authorities.parts import paint_stripe
from app.gui.rooms.authorities.reading import Part, Reading
from app.gui.widgets.flow import FlowRow
from app.gui.widgets.small_parts import WordButton
from app.law.authorities import PartKind

_STRIPE, _HIGH, _GAP = 5, 16, 5


@dataclass(frozen=True, slots=True)
class Voice:
    """One entry of the row: its words, what is to be known besides, and the numbers of the parts that it stands for."""

    words: str
    more: str
    kind: PartKind
    parts: tuple[int, ...]


def voices_of(parts: Sequence[Part]) -> tuple[Voice, ...]:
    """An entry for each opinion in the text, and one for all that no judge wrote."""
    staff = [number for number, part in enumerate(parts) if part.kind.is_staff_text]
    found = [
        Voice(_words(part), part.caution, part.kind, (number,))
        for number, part in enumerate(parts)
        if number not in staff
    ]
    if staff:
        kinds = list(dict.fromkeys(parts[number].kind for number in staff))
        named = ", ".join(kind.value.replace("_", " ") for kind in kinds)
        caution = parts[staff[0]].caution
        found.append(Voice(f"{caution[:1].upper()}{caution[1:]}", named, kinds[0], tuple(staff)))
    return tuple(found)


def _words(part: Part) -> str:
    kind = part.kind.value.replace("_", " ")
    return f"{kind[:1].upper()}{kind[1:]}{f' · {part.author}' if part.author else ''}"


@guarded
class VoicesRow(FlowRow):
    """The legend of the margin, which leads to each voice."""

    chosen = Signal(int)
    """The number of the part that is to be shown."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Whose words"))
        self.voices: tuple[Voice, ...] = ()

    def show_voices(self, reading: Reading | None) -> None:
        """Show those of another text."""
        self.voices = voices_of(reading.parts) if reading is not None and reading.has_text else ()
        self.clear()
        for voice in self.voices:
            button = self._button(voice)
            self.add(button)
            button.show()
        self.fit()
        self.setVisible(bool(self.voices))

    def stand_on(self, part: int) -> None:
        """Mark the voice that is read now."""
        for voice, button in zip(self.voices, self.widgets(), strict=True):
            if isinstance(button, WordButton):
                button.setChecked(part in voice.parts)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the stripes in the colors and the size of another dress."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            for voice, button in zip(self.voices, self.widgets(), strict=True):
                if isinstance(button, WordButton):
                    _dress(button, voice)
            self.fit()

    def _button(self, voice: Voice) -> WordButton:
        made = _VoiceButton(voice.words)
        made.setCheckable(True)
        made.setAutoRaise(True)
        made.setAccessibleName(f"{tr('Go to')}: {voice.words}{f', {voice.more}' if voice.more else ''}")
        made.setToolTip(f"{voice.words}{f': {voice.more}' if voice.more else ''}")
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.clicked.connect(lambda _on=False, part=voice.parts[0]: self.chosen.emit(part))
        _dress(made, voice)
        return made


@guarded
class _VoiceButton(WordButton):
    def nextCheckState(self) -> None:
        """It is checked by what is read, not by the click."""

    def sizeHint(self) -> QSize:
        """With place for the stripe."""
        return super().sizeHint() + QSize(scale.px(_STRIPE + _GAP) + 2, 0)


def _dress(button: WordButton, voice: Voice) -> None:
    size, ratio = QSize(scale.px(_STRIPE + _GAP), scale.px(_HIGH)), button.devicePixelRatioF()
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_stripe(painter, QRectF(0, 0, scale.px(_STRIPE), size.height()), voice.kind, colors.active())
    painter.end()
    button.setIcon(QIcon(picture))
    button.setIconSize(size)
