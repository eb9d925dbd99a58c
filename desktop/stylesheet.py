"""The shapes on top of the palette, as one Qt style sheet."""

from collections.abc import Mapping
from string import Template

# Properties a view may set: QPushButton[primary], QPushButton[quiet], QLabel[look=...] with
# title, heading, muted, problem, warning or note, and QFrame[card].
_RULES = Template("""
QToolTip { color: $text; background: $surface; border: 1px solid $border; padding: 4px; }
QPushButton {
    color: $text; background: $surface; border: 1px solid $field_border; border-radius: 4px;
    padding: 4px 14px; min-height: 1.3em;
}
QPushButton:hover { background: $selected; color: $on_selected; border-color: $accent; }
QPushButton:pressed { background: $border; color: $text; }
QPushButton:focus { border: 2px solid $accent; padding: 3px 13px; }
QPushButton:disabled { color: $muted; background: $window; border: 1px dashed $border; }
QPushButton[primary="true"] {
    color: $on_accent; background: $accent; border-color: $accent; font-weight: 600;
}
QPushButton[primary="true"]:hover, QPushButton[primary="true"]:pressed {
    color: $on_accent; background: $accent_hover; border-color: $accent_hover;
}
QPushButton[primary="true"]:focus { border: 2px solid $text; }
QPushButton[primary="true"]:disabled {
    color: $muted; background: $window; border: 1px dashed $border; font-weight: 400;
}
QPushButton[quiet="true"] {
    color: $accent; background: transparent; border-color: transparent; text-align: left;
    padding: 4px 8px;
}
QPushButton[quiet="true"]:hover { color: $on_selected; background: $selected; }
QPushButton[quiet="true"]:focus { border: 2px solid $accent; padding: 3px 7px; }
QPushButton[chip="true"] { border-color: $border; border-radius: 14px; padding: 2px 12px; }
QPushButton[chip="true"]:checked {
    color: $on_selected; background: $selected; border-color: $accent;
}
QPushButton[chip="true"]:focus { border: 2px solid $accent; padding: 1px 11px; }
QLineEdit, QPlainTextEdit, QTextEdit {
    color: $text; background: $surface; border: 1px solid $field_border; border-radius: 4px;
    padding: 4px 6px; min-height: 1.3em;
    selection-background-color: $accent; selection-color: $on_accent;
    placeholder-text-color: $muted;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus {
    border: 2px solid $accent; padding: 3px 5px;
}
QLineEdit:disabled, QPlainTextEdit:disabled { color: $muted; background: $window; }
QLineEdit[problem="true"], QPlainTextEdit[problem="true"] {
    border: 2px solid $red; padding: 3px 5px;
}
QToolButton {
    color: $text; background: $surface; border: 1px solid $field_border; border-radius: 4px;
    padding: 2px 7px;
}
QToolButton:hover { background: $selected; color: $on_selected; border-color: $accent; }
QToolButton:focus { border: 2px solid $accent; padding: 1px 6px; }
QComboBox {
    color: $text; background: $surface; border: 1px solid $field_border; border-radius: 4px;
    padding: 4px 6px; min-height: 1.3em;
}
QComboBox:focus { border: 2px solid $accent; padding: 3px 5px; }
QComboBox:disabled { color: $muted; background: $window; }
QComboBox::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow {
    width: 0; height: 0; border-left: 4px solid $surface; border-right: 4px solid $surface;
    border-top: 5px solid $muted;
}
QComboBox QAbstractItemView {
    color: $text; background: $surface; border: 1px solid $field_border; outline: 0;
    selection-background-color: $selected; selection-color: $on_selected;
}
QLabel[look="title"] { font-size: ${title}pt; font-weight: 600; }
QLabel[look="heading"] { font-size: ${heading}pt; font-weight: 600; }
QLabel[look="muted"] { color: $muted; }
QLabel[look="problem"] { color: $red; }
QLabel[look="warning"] { color: $amber; }
QFrame[card="true"] { background: $surface; border: 1px solid $border; border-radius: 6px; }
QFrame[card="true"] > QLabel { background: transparent; }
QLabel[look="note"], QFrame[card="true"] > QLabel[look="note"] {
    color: $text; background: $blue_soft; border-radius: 4px; padding: 8px 12px;
}
QTableView {
    color: $text; background: $surface; border: 1px solid $border; border-radius: 6px;
    selection-background-color: $selected; selection-color: $on_selected; outline: 0;
}
QTableView::item { padding: 0 9px; border: 0; }
QTableView::item:selected { background: $selected; color: $on_selected; }
QHeaderView { background: transparent; border: 0; }
QHeaderView::section {
    color: $muted; background: transparent; border: 0; border-bottom: 1px solid $border;
    padding: 6px 12px; font-weight: 400; text-align: left;
}
QHeaderView::section:hover { color: $text; }
QProgressBar { background: $border; border: 0; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QScrollArea { border: 0; background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $field_border; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
#rail { background: $rail; border-right: 1px solid $border; }
#rail QPushButton {
    color: $text; background: transparent; border: 2px solid transparent; border-radius: 6px;
    padding: 7px 10px; text-align: left; font-weight: 400;
}
#rail QPushButton:hover { background: $surface; }
#rail QPushButton:checked { background: $surface; color: $accent; font-weight: 600; }
#rail QPushButton:focus { border-color: $accent; }
#demo {
    color: $amber; background: $amber_soft; border-radius: 4px; padding: 3px 8px;
    font-weight: 600;
}
#message { border-radius: 6px; margin-top: 8px; }
#message[kind="done"] { background: $green_soft; border: 1px solid $green; }
#message[kind="warning"] { background: $amber_soft; border: 1px solid $amber; }
#message[kind="problem"] { background: $red_soft; border: 1px solid $red; }
#message QLabel { color: $text; background: transparent; }
""")


def stylesheet(colours: Mapping[str, str], points: float) -> str:
    """Fill in the colours and the sizes; `points` is the size of running text."""
    title, heading = round(points * 1.55, 1), round(points * 1.15, 1)
    return _RULES.substitute(colours, title=title, heading=heading)
