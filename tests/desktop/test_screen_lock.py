"""Whether the program hears that the screen is locked: on a real bus, which is our own."""

import ctypes
import shutil
import subprocess
import sys
from ctypes import wintypes
from types import SimpleNamespace
from uuid import uuid4

import pytest
from PySide6.QtCore import ClassInfo, Property, QObject
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from desktop import screen_lock
from desktop.screen_lock import ScreenLock
from desktop.screen_lock_linux import Listener, session_path
from desktop.screen_lock_windows import Filter, watch

SESSION = "/org/freedesktop/login1/session/_32"
MANAGER = "/org/freedesktop/login1"
needs_bus = pytest.mark.skipif(
    shutil.which("dbus-daemon") is None, reason="there is no dbus-daemon to talk to"
)


@pytest.fixture
def address():
    """Run a bus of our own."""
    process = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    yield process.stdout.readline().strip()
    process.kill()
    process.wait()
    process.stdout.close()


@pytest.fixture
def join(address):
    """Connect to the bus as one more program."""
    names = []

    def connect():
        names.append(uuid4().hex)
        bus = QDBusConnection.connectToBus(address, names[-1])
        assert bus.isConnected()
        return bus

    yield connect
    for name in names:
        QDBusConnection.disconnectFromBus(name)


@pytest.fixture
def system(join):
    """Stand in for the system, which knows whose session is on the screen."""
    bus = join()
    assert bus.registerService("org.freedesktop.login1")
    return bus


@pytest.fixture
def lock(qapp, join, system):
    made = ScreenLock()
    bus = join()
    Listener(made, bus, bus, SESSION)
    yield made
    made.deleteLater()


def say(bus, path, interface, name, *arguments):
    message = QDBusMessage.createSignal(path, interface, name)
    message.setArguments(list(arguments))
    assert bus.send(message)


SAVERS = ["org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver"]


@needs_bus
@pytest.mark.parametrize("saver", SAVERS)
def test_a_locked_screen_is_heard(lock, join, qtbot, saver):
    with qtbot.waitSignal(lock.locked):
        say(join(), "/" + saver.replace(".", "/"), saver, "ActiveChanged", True)


@needs_bus
def test_a_screen_that_is_unlocked_or_told_nonsense_is_not(lock, join, qtbot):
    said = []
    lock.locked.connect(lambda: said.append("locked"))
    bus = join()

    say(bus, "/a", SAVERS[0], "ActiveChanged", False)
    say(bus, "/a", SAVERS[0], "ActiveChanged")
    say(bus, "/a", SAVERS[0], "ActiveChanged", "perhaps")
    with qtbot.waitSignal(lock.locked):
        say(bus, "/a", SAVERS[0], "ActiveChanged", True)

    assert said == ["locked"]


@needs_bus
@pytest.mark.parametrize("name", ["PrepareForSleep", "PrepareForShutdown"])
def test_a_computer_that_goes_to_sleep_is_heard(lock, system, qtbot, name):
    with qtbot.waitSignal(lock.locked):
        say(system, MANAGER, "org.freedesktop.login1.Manager", name, True)


@needs_bus
def test_waking_up_is_no_reason(lock, system, qtbot):
    said = []
    lock.locked.connect(lambda: said.append("locked"))

    say(system, MANAGER, "org.freedesktop.login1.Manager", "PrepareForSleep", False)
    with qtbot.waitSignal(lock.locked):
        say(system, SESSION, "org.freedesktop.login1.Session", "Lock")

    assert said == ["locked"]


@ClassInfo({"D-Bus Interface": "org.freedesktop.login1.Session"})
class OwnSession(QObject):
    """What the system knows of the session."""

    on_screen = True

    def _is_active(self):
        return self.on_screen

    Active = Property(bool, _is_active)


@needs_bus
def test_another_user_who_takes_the_screen_is_heard(lock, system, qtbot):
    session = OwnSession()
    system.registerObject(SESSION, session, QDBusConnection.RegisterOption.ExportAllProperties)
    told = ("org.freedesktop.DBus.Properties", "PropertiesChanged")
    said = []
    lock.locked.connect(lambda: said.append("locked"))

    say(system, SESSION, *told, "org.freedesktop.login1.Session")
    qtbot.wait(200)
    assert said == []
    session.on_screen = False
    with qtbot.waitSignal(lock.locked):
        say(system, SESSION, *told, "org.freedesktop.login1.Session")


@needs_bus
def test_the_session_of_somebody_else_is_not_ours(lock, system, qtbot):
    said = []
    lock.locked.connect(lambda: said.append("locked"))

    say(system, SESSION + "9", "org.freedesktop.login1.Session", "Lock")
    with qtbot.waitSignal(lock.locked):
        say(system, SESSION, "org.freedesktop.login1.Session", "Lock")

    assert said == ["locked"]


@pytest.mark.parametrize(
    ("name", "path"), [("2", "_32"), ("12", "_312"), ("c1", "c1"), ("a-b", "a_2db")]
)
def test_the_name_of_a_session_leads_to_its_place(monkeypatch, name, path):
    monkeypatch.setenv("XDG_SESSION_ID", name)

    assert session_path() == f"/org/freedesktop/login1/session/{path}"


def test_a_session_without_a_name_has_no_place(monkeypatch):
    monkeypatch.delenv("XDG_SESSION_ID", raising=False)

    assert session_path() == ""


def test_without_any_bus_the_program_works_on(qapp, monkeypatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    nobody = QDBusConnection("nobody")

    listener = Listener(ScreenLock(), nobody, nobody, "")

    assert not listener._system.isConnected()


@pytest.mark.parametrize("platform", ["linux", "somewhere"])
def test_it_starts_on_every_system(qapp, monkeypatch, platform):
    monkeypatch.setattr(sys, "platform", platform)

    lock = ScreenLock()
    lock.start()

    assert bool(lock.children()) == (platform in screen_lock._WATCHES)


@pytest.fixture
def windows(monkeypatch):
    """Stand in for Windows; what was asked of it is kept."""
    asked = []
    wtsapi32 = SimpleNamespace(WTSRegisterSessionNotification=lambda *told: asked.append(told))
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(wtsapi32=wtsapi32), raising=False)
    return asked


@pytest.mark.parametrize(
    ("message", "meaning", "locks"),
    [
        pytest.param(0x02B1, 7, True, id="locked"),
        pytest.param(0x02B1, 8, False, id="unlocked"),
        pytest.param(0x02B1, 2, True, id="another user"),
        pytest.param(0x02B1, 4, True, id="left from afar"),
        pytest.param(0x0218, 4, True, id="to sleep"),
        pytest.param(0x0218, 7, False, id="awake"),
        pytest.param(0x0100, 7, False, id="a key"),
    ],
)
def test_windows_says_that_somebody_left(qapp, message, meaning, locks):
    said = []
    lock = ScreenLock()
    lock.locked.connect(lambda: said.append("locked"))
    told = wintypes.MSG(message=message, wParam=meaning)

    answer = Filter(lock).nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(told))

    assert said == ["locked"] * locks
    assert answer == (False, 0)


def test_windows_is_asked_to_tell(qapp, windows):
    lock = ScreenLock()

    watch(lock)

    window, heard = lock._kept
    assert windows == [(int(window.winId()), 0)]
    qapp.removeNativeEventFilter(heard)
    window.deleteLater()
