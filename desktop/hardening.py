"""Keeps what is in memory out of the files that systems write when a program crashes."""

import sys


def keep_memory_off_disk() -> None:
    """Ask the system to write no copy of the memory when the program crashes.

    On Linux other programs of the same user cannot look into the memory either. A system that
    refuses is no reason not to start: swap and hibernation are out of reach all the same.
    """
    if sys.platform == "win32":
        _say_nothing_to_error_reporting()
    else:
        _limit_core_files()
    if sys.platform == "linux":
        _close_memory_to_others()


if sys.platform == "win32":

    def _say_nothing_to_error_reporting() -> None:
        # Imported here because only this system needs it.
        import ctypes  # noqa: PLC0415

        # Neither the box that offers to send a report, nor the heap in one that is made anyway.
        no_boxes, no_heap = 0x0001 | 0x0002, 0x0001
        ctypes.windll.kernel32.SetErrorMode(no_boxes)
        ctypes.windll.kernel32.WerSetFlags(no_heap)

else:

    def _limit_core_files() -> None:
        import resource  # noqa: PLC0415  (not on Windows)

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def _close_memory_to_others() -> None:
        import ctypes  # noqa: PLC0415  (only this system needs it)

        # PR_SET_DUMPABLE: a program that collects core files through a pipe knows no limit.
        ctypes.CDLL(None).prctl(4, 0, 0, 0, 0)
