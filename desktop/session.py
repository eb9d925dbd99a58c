"""From locked to open and back: what happens around the passphrase."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QLocale, QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from casework.desk import Vault
from casework.errors import CaseworkError, StorageError
from casework.phrases import Phrases
from db.attempts import WRONG_GUESSES
from db.files import vault_exists
from db.occupancy import InUseError, Occupant
from db.server_settings import is_on_server
from desktop import backup_desk, dates, paths, system_colours, theme, vaults
from desktop.backup_flow import RescueFlow, put_back_words
from desktop.clipboard import ClipboardWatch
from desktop.curtain import put_out_of_sight
from desktop.errors import ErrorHandler
from desktop.file_choice import chosen_folder
from desktop.idle import IdleWatch
from desktop.jobs import Jobs
from desktop.listening import Ear
from desktop.main_window import Choosers, MainWindow
from desktop.office import Office
from desktop.resources import (
    Resources,
    demo_passphrases,
    load_phrases,
    load_resources,
)
from desktop.screen_lock import ScreenLock
from desktop.seat import Seat, seat_at
from desktop.settings import WindowMemory
from desktop.strength import strength_of
from desktop.texts import sentence_for
from desktop.vault_place import Place, mended, place_of
from desktop.vaults import OpenedVault, TooSoonError, WeakPassphraseError
from desktop.views.crash_window import CrashWindow
from desktop.views.unlock import UnlockWindow

_PAUSE_MS = 400


class Session(QObject):
    """Opens and locks vaults for the unlock window, and shows the main window in between."""

    def __init__(
        self, window: UnlockWindow, errors: ErrorHandler, resources: Path, *, demo: bool
    ) -> None:
        super().__init__()
        self.window = window
        self.main: MainWindow | None = None
        self.jobs = Jobs(self)
        self._folder = resources
        self._demo = demo
        self._resources: Resources | None = None
        self._prepared: MainWindow | None = None
        self._crash: CrashWindow | None = None
        self._rescuing: RescueFlow | None = None
        self._clipboard = ClipboardWatch(self)
        self._who: UUID | None = None
        self._in_use: Occupant | None = None
        self._idle = IdleWatch(self)
        self._screen = ScreenLock(self)
        self._ear = Ear(self)
        self._ear.heard.connect(self._freshen)
        self._idle.expired.connect(self.lock)
        self._screen.locked.connect(self.lock)
        # The main window is made in a pause of the typing, so that it can open at once.
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(lambda: self._prepare(window.folder))
        self.jobs.progressed.connect(window.show_progress)
        errors.acted_on.connect(self._tell)
        errors.crashed.connect(self._show_crash)
        window.open_panel.passphrase.changed.connect(self._wait_for_pause)
        window.unlock_wanted.connect(self._unlock)
        window.make_wanted.connect(self._make)
        window.strength_wanted.connect(self._judge)
        window.folder_wanted.connect(self._choose_folder)
        window.rescue_wanted.connect(self._rescue)
        window.take_over_wanted.connect(self._take_over)
        window.mend_wanted.connect(self._mend)

    def start(self) -> None:
        """Take over the unlock window, and read the program's own files."""
        QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.aboutToQuit.connect(self.end)
            app.setWindowIcon(QIcon(str(self._folder / "icons" / "termijnwacht.svg")))
            system_colours.follow(app)
        self._screen.start()
        # For letters that the fonts of the computer do not have; on a bare one, for all of them.
        theme.register_fonts(self._folder / "fonts")
        self.jobs.run(
            partial(load_resources, self._folder),
            self._take_resources,
            otherwise=lambda error: self.window.show_unusable(self._sentence(error)),
        )

    def lock(self) -> None:
        """Close the vault; what was typed stays in memory, out of sight."""
        if self.main is None or not self.main.office.is_open:
            return
        self._idle.stop()
        self._ear.stop()
        self._clipboard.clear()
        self.window.show_folder(self.window.folder, has_vault=True)
        self.window.show_busy(self.tr("Making a backup and locking…"))
        self.window.show()
        put_out_of_sight(self.window, self._crash)
        self.main.office.close(self._locked, self._last_thing())

    def end(self) -> None:
        """Finish what was asked for, and leave nothing on the clipboard."""
        self._idle.stop()
        self._ear.stop()
        self._clipboard.clear()
        if self.main is not None:
            # What goes wrong is remembered, and told at the next start.
            self.main.office.close(lambda _: None, self._last_thing())
        self.jobs.close()

    def _take_resources(self, resources: Resources) -> None:
        self._resources = resources
        if self._demo:
            self.window.show_note(self._demo_note(resources.phrases))
        self._look_at(self.window.folder)
        self.jobs.run(vaults.warm, self._wait_for_pause)
        self.window.listen()

    def _demo_note(self, phrases: Phrases) -> str:
        """Tell with what words the vault of the demo opens, and as whom."""
        (_, _, passphrase), *others = demo_passphrases(self._folder)
        lines = [
            self.tr("The passphrase of the demo is: {passphrase}").format(passphrase=passphrase)
        ]
        lines.append(self.tr("To see it as another role:"))
        lines += [f"{phrases.say('role', role)}: {words}" for _, role, words in others]
        return "\n".join(lines)

    def _wait_for_pause(self, _: object) -> None:
        self._pause.start()

    def _look_at(self, folder: Path) -> None:
        try:
            on_server = is_on_server(folder)
            has_vault = on_server or vault_exists(folder)
        except StorageError as error:
            self._refuse(error)
            return
        self.window.open_panel.ask_name(wanted=on_server)
        if has_vault == self.window.asks_new or folder != self.window.folder:
            self.window.show_folder(folder, has_vault=has_vault)
        seconds = vaults.wait_for(folder)
        if has_vault and seconds:
            self._refuse(TooSoonError(seconds))
        self._tell_place(folder, place_of)

    def _mend(self, folder: Path) -> None:
        self._tell_place(folder, mended)

    def _tell_place(self, folder: Path, look: Callable[[Path, date, Phrases], Place]) -> None:
        def tell(place: Place) -> None:
            if folder == self.window.folder:
                self.window.show_place(place.sentences, mendable=place.mendable)

        phrases = self._read_resources().phrases
        self.jobs.run(partial(look, folder, dates.today(), phrases), tell, otherwise=self._refuse)

    def _choose_folder(self) -> None:
        folder = chosen_folder(self.window, self.tr("The folder of the vault"), self.window.folder)
        if folder is not None:
            self._look_at(folder)

    def _judge(self, passphrase: str) -> None:
        self.jobs.run(
            partial(strength_of, passphrase, [self.window.new_panel.name.text()]),
            lambda strength: self.window.new_panel.show_strength(*strength),
        )

    def _unlock(self, folder: Path, passphrase: str) -> None:
        self.window.show_busy(self.tr("Opening the vault…"))
        self.jobs.run(
            partial(vaults.opened, folder, passphrase, login=self.window.open_panel.login),
            self._sit_down,
            otherwise=self._refuse,
        )

    def _take_over(self, folder: Path, passphrase: str) -> None:
        self.window.show_busy(self.tr("Opening the vault…"))
        self.jobs.run(
            partial(vaults.opened, folder, passphrase, self._in_use),
            self._sit_down,
            otherwise=self._refuse,
        )

    def _make(self, folder: Path, passphrase: str, name: str) -> None:
        self.window.show_busy(self.tr("Making the vault…"))
        self.jobs.run(
            partial(vaults.made, folder, passphrase, name), self._sit_down, otherwise=self._refuse
        )

    def _sit_down(self, vault: OpenedVault) -> None:
        shipped = self._read_resources().rule_files
        self.jobs.run(
            partial(seat_at, vault, shipped, dates.today()),
            self._open,
            otherwise=partial(self._shut_again, vault),
        )

    def _shut_again(self, vault: Vault, error: CaseworkError) -> None:
        self.jobs.run(vault.close, lambda _: self._refuse(error))

    def _refuse(self, error: CaseworkError) -> None:
        if isinstance(error, WeakPassphraseError):
            self.window.show_ready()
            self.window.new_panel.show_too_weak()
            return
        if isinstance(error, InUseError):
            self._in_use = error.occupant
            self.window.show_in_use(self._sentence(error), error.wait)
            return
        seconds = 0
        if isinstance(error, TooSoonError):
            seconds = error.seconds
        elif isinstance(error, StorageError) and error.reason in WRONG_GUESSES:
            seconds = vaults.wait_for(self.window.folder)
        self.window.show_wait(self._sentence(error), seconds)

    def _open(self, seat: Seat) -> None:
        folder, who = self.window.folder, seat.desk.by.id
        if self.main is not None and (self.main.vault_folder, self._who) != (folder, who):
            # What was being typed belongs to the other vault, or to somebody else.
            self.main.deleteLater()
            self.main = None
        self._who = who
        if self.main is None:
            self._prepare(folder)
            self.main, self._prepared = self._prepared, None
        if self.main is None:
            raise RuntimeError("a vault was opened before the program had read its own files")
        self.main.office.open(*seat)
        self.main.routes.rules.offer_release()
        self.main.show()
        self.main.activateWindow()
        self.main.backups.begin()
        self._idle.start()
        self._ear.begin(seat.desk.vault)
        self.window.hide()
        self.window.clear()
        self.window.show_ready()

    def _freshen(self) -> None:
        if self.main is not None and self.main.office.is_open:
            self.main.office.changed.emit()

    def _prepare(self, folder: Path) -> None:
        made = self._prepared or self.main
        if self._resources is None or (made is not None and made.vault_folder == folder):
            return
        if self._prepared is not None:
            self._prepared.deleteLater()
        office = Office(self.jobs, self._resources, dates.today)
        memory = WindowMemory(paths.config_folder())
        main = MainWindow(office, self.jobs, memory, folder, Choosers(), demo=self._demo)
        office.setParent(main)
        main.lock_wanted.connect(self.lock)
        main.backups.restore_wanted.connect(self._put_back)
        self._idle.set_minutes(memory.lock_minutes())
        main.places.settings.show_lock(memory.lock_minutes())
        main.places.settings.lock_chosen.connect(memory.keep_lock_minutes)
        main.places.settings.lock_chosen.connect(self._idle.set_minutes)
        self._prepared = main

    def _read_resources(self) -> Resources:
        if self._resources is None:
            raise RuntimeError("a vault was opened before the program had read its own files")
        return self._resources

    def _last_thing(self) -> Callable[[Vault], CaseworkError | None]:
        return partial(backup_desk.closing, now=dates.now(), report=self.jobs.report)

    def _put_back(self, backup: Path, passphrase: str) -> None:
        """Put a backup in the place of the open vault, which is locked for it."""
        if self.main is None:
            return
        self._idle.stop()
        self._ear.stop()
        self._clipboard.clear()
        self.window.show_folder(self.window.folder, has_vault=True)
        self.window.show_busy(self.tr("Putting the backup back…"))
        self.window.show()
        put_out_of_sight(self.window, self._crash)
        work = partial(backup_desk.put_back, backup=backup, passphrase=passphrase, now=dates.now())
        self.main.office.close(self._was_put_back, work)

    def _was_put_back(self, error: CaseworkError | None) -> None:
        self._locked(error)
        if error is None:
            self.window.show_note(put_back_words())

    def _rescue(self) -> None:
        self._rescuing = RescueFlow(
            self.jobs, self._read_resources().phrases, self.window.folder, chosen_folder
        )
        self._rescuing.done.connect(self._rescued)
        self._rescuing.begin()

    def _rescued(self, sentence: str) -> None:
        self._look_at(self.window.folder)
        self.window.show_folder(self.window.folder, has_vault=True)
        self.window.show_note(sentence)

    def _locked(self, error: CaseworkError | None) -> None:
        if self.main is not None:
            self.main.forget()
        self.window.show_folder(self.window.folder, has_vault=True)
        if error is not None:
            self.window.show_problem(self._sentence(error))

    def _sentence(self, error: CaseworkError) -> str:
        phrases = self._resources.phrases if self._resources else load_phrases(self._folder)
        return sentence_for(error, phrases)

    def _tell(self, error: CaseworkError) -> None:
        if self.main is not None and self.main.isVisible():
            self.main.show_problem(self._sentence(error))
        else:
            self.window.show_problem(self._sentence(error))

    def _show_crash(self, report: str) -> None:
        if self._crash is not None and self._crash.isVisible():
            return
        self._crash = CrashWindow(report)
        self._crash.show()
