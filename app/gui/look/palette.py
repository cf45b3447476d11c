"""Colors by role, light and dark, and the style sheet made of them. No other module names a color.

Nothing is said by color alone: every tone goes with a sign or a word. Pairs that carry text reach a
contrast of 4.5 : 1 (WCAG 2.1, 1.4.3).
"""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QColor, QGuiApplication, QPalette

from app.gui.look import scale, serif
from app.gui.look.icons import icon_path

UNIT = 4
"""The step of all spacing, in pixels."""

RADIUS = 6


class Tone(StrEnum):
    """What a chip or a notice says besides its words."""

    PLAIN = "plain"
    OK = "ok"
    CAUTION = "caution"
    STOP = "stop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The roles. `on_…` is the ink on a ground; `…_ground` the ground of a tone's own ink; `edge` bounds what takes words."""

    surface: str
    raised: str
    sunken: str
    line: str
    edge: str
    ink: str
    muted: str
    accent: str
    on_accent: str
    picked: str
    plain_ground: str
    ok: str
    ok_ground: str
    caution: str
    caution_ground: str
    stop: str
    stop_ground: str
    gap: str
    gap_ground: str
    part_majority: str
    part_separate: str
    part_dissent: str
    part_staff: str
    found_ground: str

    def ink_of(self, tone: Tone) -> QColor:
        """The ink of a tone."""
        inks = {Tone.PLAIN: self.muted, Tone.OK: self.ok, Tone.CAUTION: self.caution, Tone.STOP: self.stop}
        return QColor(inks[tone])

    def ground_of(self, tone: Tone) -> QColor:
        """The ground of a tone."""
        grounds = {
            Tone.PLAIN: self.plain_ground,
            Tone.OK: self.ok_ground,
            Tone.CAUTION: self.caution_ground,
            Tone.STOP: self.stop_ground,
        }
        return QColor(grounds[tone])


LIGHT = Palette(
    surface="#f7f6f3",
    raised="#ffffff",
    sunken="#eeece7",
    line="#dad6ce",
    edge="#8f8a80",
    ink="#20242a",
    muted="#59606a",
    accent="#1f5c9e",
    on_accent="#ffffff",
    picked="#e3edf8",
    plain_ground="#efede8",
    ok="#1a673a",
    ok_ground="#e3f1e7",
    caution="#774c00",
    caution_ground="#faeed3",
    stop="#9c241c",
    stop_ground="#fae5e2",
    gap="#5a3c00",
    gap_ground="#ffe59a",
    part_majority="#2f6db3",
    part_separate="#5f8371",
    part_dissent="#b4790f",
    part_staff="#a5a29b",
    found_ground="#ffedb3",
)

DARK = Palette(
    surface="#1e2124",
    raised="#272b2f",
    sunken="#191b1e",
    line="#3c4147",
    edge="#757c84",
    ink="#e7e5e0",
    muted="#a9afb7",
    accent="#86b6ee",
    on_accent="#0f2238",
    picked="#2a3d55",
    plain_ground="#33383d",
    ok="#8ed3a6",
    ok_ground="#20382a",
    caution="#ebc272",
    caution_ground="#3d3219",
    stop="#f3a199",
    stop_ground="#472623",
    gap="#ffe3a0",
    gap_ground="#4f3e12",
    part_majority="#6fa5e6",
    part_separate="#8fb5a2",
    part_dissent="#dba546",
    part_staff="#74797f",
    found_ground="#493c16",
)


def active() -> Palette:
    """The palette of the running program."""
    return DARK if QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def qt_palette(palette: Palette) -> QPalette:
    """The same roles for Qt's own drawing."""
    role = QPalette.ColorRole
    made = QPalette()
    for place, color in {
        role.Window: palette.surface,
        role.WindowText: palette.ink,
        role.Base: palette.raised,
        role.AlternateBase: palette.sunken,
        role.Text: palette.ink,
        role.PlaceholderText: palette.muted,
        role.Button: palette.raised,
        role.ButtonText: palette.ink,
        role.Highlight: palette.accent,
        role.HighlightedText: palette.on_accent,
        role.Link: palette.accent,
        role.ToolTipBase: palette.raised,
        role.ToolTipText: palette.ink,
    }.items():
        made.setColor(place, QColor(color))
    for place in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, place, _faded(palette.muted, palette.surface))
    return made


def _faded(one: str, other: str) -> QColor:
    """Two thirds of the one and a third of the other: what cannot be done now, and can be read all the same."""
    first, second = QColor(one), QColor(other)
    return QColor(
        (2 * first.red() + second.red()) // 3,
        (2 * first.green() + second.green()) // 3,
        (2 * first.blue() + second.blue()) // 3,
    )


def style_sheet(palette: Palette) -> str:
    """The style sheet; widgets are named by their `objectName` or the property `role`."""
    tick = "tick-light.svg" if palette is LIGHT else "tick-dark.svg"
    return _SHEET.format(
        radius=RADIUS,
        great=scale.px(20),
        field=scale.px(18),
        small=scale.px(11),
        serif=", ".join(f'"{family}"' for family in serif.FAMILIES),
        serif_size=scale.px(serif.PIXELS),
        arrow=scale.px(17),
        arrow_size=scale.px(12),
        arrow_image=icon_path("arrow-light.svg" if palette is LIGHT else "arrow-dark.svg").as_posix(),
        tick_size=scale.px(14),
        tick_focus=scale.px(14) - 2,
        tick=icon_path(tick).as_posix(),
        disabled=_faded(palette.muted, palette.surface).name(),
        **{name: getattr(palette, name) for name in Palette.__slots__},
    )


_SHEET = """
QWidget {{ color: {ink}; }}
QMainWindow, QDialog {{ background: {surface}; }}
QMenuBar {{ background: {surface}; padding: 2px 4px; }}
QMenuBar::item {{ padding: 4px 8px; border-radius: 4px; background: transparent; }}
QMenuBar::item:selected {{ background: {picked}; }}
QMenu {{ background: {raised}; border: 1px solid {line}; padding: 4px; }}
QMenu::item {{ padding: 5px 44px 5px 12px; border-radius: 4px; }}
QMenu::item:selected {{ background: {picked}; color: {ink}; }}
QMenu::item:disabled {{ color: {disabled}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 8px; }}
QMenu::indicator {{ width: 14px; height: 14px; margin-left: 6px; }}
QStatusBar {{ background: {surface}; border-top: 1px solid {line}; }}
QStatusBar::item {{ border: 0; }}
QStatusBar QLabel {{ padding: 2px 8px; }}
QSplitter::handle {{ background: {line}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QToolTip {{ background: {raised}; color: {ink}; border: 1px solid {line}; padding: 4px; }}

QPushButton {{ background: {raised}; border: 1px solid {edge}; border-radius: {radius}px; padding: 5px 14px; }}
QPushButton:hover {{ background: {picked}; }}
QPushButton:focus {{ border-color: {accent}; }}
QPushButton:disabled {{ color: {disabled}; background: {surface}; }}
QPushButton:checked {{ background: {picked}; border-color: {accent}; }}
QPushButton[role="first"], QDialog QPushButton:default {{
    background: {accent}; color: {on_accent}; border-color: {accent};
}}
QPushButton[role="first"] {{ font-weight: 600; }}
QPushButton[role="first"]:disabled, QDialog QPushButton:default:disabled {{
    background: {plain_ground}; color: {disabled}; border-color: {line};
}}
QPushButton[role="first"]:focus, QDialog QPushButton:default:focus, QPushButton:checked:focus {{ border: 2px solid {ink}; padding: 4px 13px; }}
QPushButton[role="link"], QToolButton[role="link"] {{
    background: transparent; border: 1px solid transparent; color: {accent}; padding: 0 4px; border-radius: 4px;
}}
QPushButton[role="link"]:hover, QToolButton[role="link"]:hover {{ text-decoration: underline; }}
QPushButton[role="link"]:focus, QToolButton[role="link"]:focus {{ border-color: {accent}; }}

QPushButton[role="line"] {{
    background: transparent; border: 0; border-bottom: 1px solid transparent; color: {accent}; padding: 1px 0; border-radius: 0;
    text-align: left;
}}
QPushButton[role="line"]:hover, QPushButton[role="line"]:focus {{ border-bottom-color: {accent}; }}
QPushButton[role="line"]:disabled {{ color: {disabled}; }}

QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QLineEdit, QComboBox QLineEdit, QPlainTextEdit, QTextEdit {{ placeholder-text-color: {muted}; }}
QLineEdit, QPlainTextEdit, QTextEdit#field {{
    background: {raised}; border: 1px solid {edge}; border-radius: 4px; padding: 4px 6px;
    selection-background-color: {accent}; selection-color: {on_accent};
}}
QLineEdit {{ padding: 3px 4px; min-height: {field}px; }}
QComboBox QLineEdit {{ border: 0; padding: 0; margin-left: -2px; min-height: 0; background: transparent; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit#field:focus {{ border-color: {accent}; }}
QCheckBox {{ spacing: 8px; }}
QCheckBox::indicator, QListView::indicator, QTreeView::indicator, QTableView::indicator {{
    width: {tick_size}px; height: {tick_size}px; border: 1px solid {muted}; border-radius: 3px; background: {raised};
}}
QCheckBox::indicator:focus, QCheckBox::indicator:hover {{ border: 2px solid {accent}; width: {tick_focus}px; height: {tick_focus}px; }}
QCheckBox::indicator:checked, QListView::indicator:checked, QTreeView::indicator:checked,
QTableView::indicator:checked {{ background: {accent}; border-color: {accent}; image: url("{tick}"); }}
QCheckBox::indicator:checked:focus {{ border: 2px solid {ink}; }}

QTabWidget::pane {{ border: 0; border-top: 1px solid {line}; background: {surface}; }}
QTabBar {{ qproperty-drawBase: 0; }}
QTabBar::tab {{ padding: 6px 12px; border: 0; border-bottom: 2px solid transparent; color: {muted}; }}
QTabBar[role="close"]::tab {{ padding: 6px 6px; font-size: {small}px; }}
QTabBar::tab:hover {{ color: {ink}; }}
QTabBar::tab:selected {{ color: {ink}; border-bottom-color: {accent}; font-weight: 600; }}
QTabBar::tab:focus {{ color: {accent}; }}

QTableView, QTreeView, QListView {{
    background: {raised}; border: 0; gridline-color: {line}; outline: 0;
    selection-background-color: {picked}; selection-color: {ink};
}}
QTreeView::item, QListView::item {{ padding: 4px 6px; }}
QTreeView::item:selected, QListView::item:selected {{ background: {picked}; color: {ink}; }}
QTableView::item {{ padding: 1px 5px; }}
QTreeView::item:focus, QListView::item:focus {{ border: 1px solid {accent}; padding: 3px 5px; }}
QTreeView[frames="rows"]::item:focus {{ border: 0; padding: 4px 6px; }}
QHeaderView {{ background: {surface}; border: 0; }}
QHeaderView::section {{
    background: {surface}; color: {muted}; border: 0; border-bottom: 1px solid {line}; padding: 2px 8px;
}}
QTableCornerButton::section {{ background: {surface}; border: 0; border-bottom: 1px solid {line}; }}
QScrollArea {{ background: {surface}; border: 0; }}
QScrollArea > QWidget > QWidget#cards {{ background: {surface}; }}
QTextEdit#page {{ background: {raised}; border: 1px solid transparent; }}
QTextEdit#page:focus {{ border-color: {accent}; }}
QTextEdit#draft {{ background: {raised}; border: 0; font-family: {serif}; font-size: {serif_size}px; }}

QFrame#card {{ background: {raised}; border: 1px solid {line}; border-radius: {radius}px; }}
QFrame#card[picked="true"] {{ background: {raised}; border: 1px solid {accent}; }}
QFrame#bar {{ background: {surface}; border-bottom: 1px solid {line}; }}
QFrame#dropline {{ background: {accent}; border: none; }}
QFrame#foot {{ background: {sunken}; border-top: 1px solid {line}; }}
QFrame#notice[tone="plain"] {{ background: {picked}; }}
QFrame#notice[tone="ok"] {{ background: {ok_ground}; }}
QFrame#notice[tone="caution"] {{ background: {caution_ground}; }}
QFrame#notice[tone="stop"] {{ background: {stop_ground}; }}
QLabel[role="muted"] {{ color: {muted}; }}
QLabel[role="small"] {{ color: {muted}; font-size: {small}px; }}
QLabel[role="caution"] {{ color: {caution}; }}
QLabel[role="ok"] {{ color: {ok}; }}
QLabel[role="heading"] {{ color: {muted}; font-weight: 600; }}

QFrame#rail {{ background: {sunken}; border-right: 1px solid {line}; }}
QFrame#rail QToolButton {{
    background: transparent; border: 0; border-left: 3px solid transparent; color: {muted};
    padding: 7px 10px 7px 9px; text-align: left;
}}
QFrame#rail QToolButton[folded="true"] {{ padding: 7px 0 7px 0; text-align: center; }}
QFrame#rail QToolButton:hover {{ color: {ink}; background: {plain_ground}; }}
QFrame#rail QToolButton:checked {{ color: {ink}; background: {surface}; border-left-color: {accent}; font-weight: 600; }}
QFrame#rail QToolButton:focus {{ color: {accent}; }}
QFrame#rail QToolButton:disabled {{ color: {disabled}; }}
QFrame#side {{ background: {surface}; border-left: 1px solid {line}; }}
QFrame#palette {{ background: {raised}; border: 1px solid {accent}; border-radius: {radius}px; }}
QFrame#palette QLineEdit {{ border: 0; border-bottom: 1px solid {line}; border-radius: 0; padding: 9px 12px; }}
QFrame#sheet {{ background: {raised}; border: 1px solid {line}; border-radius: {radius}px; }}
QFrame#rule {{ background: {line}; border: 0; max-height: 1px; min-height: 1px; }}
QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 3px 6px; }}
QToolButton[role="choice"] {{ background: {raised}; border: 1px solid {edge}; }}
QToolButton:hover {{ background: {picked}; }}
QToolButton:focus {{ border-color: {accent}; }}
QToolButton:checked {{ background: {picked}; border-color: {accent}; }}
QToolButton:checked:focus {{ border: 2px solid {ink}; padding: 2px 5px; }}
QComboBox, QDateEdit, QSpinBox {{
    background: {raised}; border: 1px solid {edge}; border-radius: 4px; padding: 3px 2px 3px 7px; min-height: {field}px;
    selection-background-color: {accent}; selection-color: {on_accent}; placeholder-text-color: {muted};
}}
QComboBox:focus, QDateEdit:focus, QSpinBox:focus {{ border-color: {accent}; }}
QComboBox::drop-down {{ border: 0; width: {arrow}px; }}
QComboBox::down-arrow {{ image: url("{arrow_image}"); width: {arrow_size}px; height: {arrow_size}px; }}
QListWidget#boxed {{ background: {raised}; border: 1px solid {edge}; border-radius: 4px; }}
QListWidget#boxed::item {{ padding: 3px 4px; }}
QListWidget#boxed::item:focus {{ padding: 2px 3px; }}
QListWidget#boxed:focus {{ border-color: {accent}; }}
QComboBox QAbstractItemView {{
    background: {raised}; border: 1px solid {line}; selection-background-color: {picked}; selection-color: {ink};
}}
QComboBox QAbstractItemView::item:selected {{ background: {picked}; color: {ink}; }}
QListWidget#plain, QTreeWidget#plain {{ background: transparent; border: 0; }}
QTextEdit#editor {{
    background: {raised}; border: 1px solid {accent}; border-radius: 4px;
    font-family: {serif}; font-size: {serif_size}px;
}}
QScrollArea#pages, QWidget#paper {{ background: {sunken}; }}
QLabel[role="stop"] {{ color: {stop}; }}
QLabel[role="title"] {{ font-weight: 600; }}
QLabel[role="great"] {{ font-size: {great}px; font-weight: 600; }}

QProgressBar {{ background: {plain_ground}; border: 0; border-radius: 3px; max-height: 6px; min-height: 6px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
QProgressBar[tone="caution"]::chunk {{ background: {caution}; border-radius: 3px; }}
QProgressBar[tone="stop"]::chunk {{ background: {stop}; border-radius: 3px; }}
QAbstractScrollArea::corner {{ background: transparent; border: 0; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {edge}; border-radius: 3px; margin: 2px; min-height: 24px; min-width: 24px; }}
QScrollBar::handle:hover {{ background: {muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
