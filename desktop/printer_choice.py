"""Choosing the printer a letter goes to."""

from collections.abc import Callable

from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from desktop.printing import usual_printer

ChoosePrinter = Callable[[QWidget], QPrinter | None]


def chosen_printer(parent: QWidget) -> QPrinter | None:
    """Ask for a printer; None when the user changes their mind. Raises NoPrinterError."""
    printer = usual_printer()
    # The print queue of the computer may be seen by others: it gets no name of a client.
    printer.setDocName("Termijnwacht")
    dialog = QPrintDialog(printer, parent)
    # There is no page in sight for it to choose from, and a file is saved with a warning.
    dialog.setOptions(
        QAbstractPrintDialog.PrintDialogOption.PrintPageRange
        | QAbstractPrintDialog.PrintDialogOption.PrintCollateCopies
        | QAbstractPrintDialog.PrintDialogOption.PrintShowPageSize
    )
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if accepted else None
