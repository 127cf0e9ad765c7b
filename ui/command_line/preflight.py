"""Whether this machine can show a window, asked before Qt is: Qt itself would abort with a core dump."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

_SCREENLESS_PLATFORMS = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs", "vkkhrdisplay")


@dataclass(frozen=True, slots=True)
class SystemLibrary:
    """A library that Qt loads from the system, with the packages that bring it."""

    file: str
    debian: str
    fedora: str


_ALWAYS = (
    SystemLibrary("libEGL.so.1", "libegl1", "libglvnd-egl"),
    SystemLibrary("libGL.so.1", "libgl1", "libglvnd-glx"),
    SystemLibrary("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    SystemLibrary("libfreetype.so.6", "libfreetype6", "freetype"),
    SystemLibrary("libdbus-1.so.3", "libdbus-1-3", "dbus-libs"),
    SystemLibrary("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    SystemLibrary("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    SystemLibrary("libX11.so.6", "libx11-6", "libX11"),
)
_FOR_X11 = (
    SystemLibrary("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb"),
    SystemLibrary("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    SystemLibrary("libxcb.so.1", "libxcb1", "libxcb"),
    SystemLibrary("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    SystemLibrary("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    SystemLibrary("libxcb-image.so.0", "libxcb-image0", "xcb-util-image"),
    SystemLibrary("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    SystemLibrary("libxcb-randr.so.0", "libxcb-randr0", "libxcb"),
    SystemLibrary("libxcb-render.so.0", "libxcb-render0", "libxcb"),
    SystemLibrary("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
    SystemLibrary("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    SystemLibrary("libxcb-shm.so.0", "libxcb-shm0", "libxcb"),
    SystemLibrary("libxcb-sync.so.1", "libxcb-sync1", "libxcb"),
    SystemLibrary("libxcb-util.so.1", "libxcb-util1", "xcb-util"),
    SystemLibrary("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb"),
    SystemLibrary("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
)
_FOR_WAYLAND = (
    SystemLibrary("libwayland-client.so.0", "libwayland-client0", "libwayland-client"),
    SystemLibrary("libwayland-cursor.so.0", "libwayland-cursor0", "libwayland-cursor"),
)


def can_load(file: str) -> bool:
    """Tell whether the system's loader finds a library, or it came with the frozen program."""
    if (Path(getattr(sys, "_MEIPASS", "/nowhere")) / file).exists():
        return True
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def missing_for_window(
    environment: Mapping[str, str] = os.environ,
    *,
    platform: str = sys.platform,
    is_there: Callable[[str], bool] = can_load,
) -> str | None:
    """Return what keeps a window from opening here and how to mend it, None where nothing does.

    Only Linux is asked: elsewhere Qt brings what it needs and a display is always there.
    """
    if platform != "linux":
        return None
    chosen = environment.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]
    has_wayland, has_x11 = bool(environment.get("WAYLAND_DISPLAY")), bool(environment.get("DISPLAY"))
    if chosen not in _SCREENLESS_PLATFORMS and not (has_wayland or has_x11):
        return (
            "there is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set). "
            "Start it from a desktop session, or use the subcommands that need none: isnad --help."
        )
    wanted = _ALWAYS + _platform_libraries(chosen, has_wayland=has_wayland, has_x11=has_x11)
    missing = [library for library in wanted if not is_there(library.file)]
    if not missing:
        return None
    return (
        f"the window needs system libraries that are not installed: {', '.join(one.file for one in missing)}.\n"
        f"  Debian, Ubuntu: sudo apt install {_once(one.debian for one in missing)}\n"
        f"  Fedora:         sudo dnf install {_once(one.fedora for one in missing)}"
    )


def _once(packages: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(packages))


def _platform_libraries(chosen: str, *, has_wayland: bool, has_x11: bool) -> tuple[SystemLibrary, ...]:
    """Return what the display in use needs beyond what each does."""
    if chosen in _SCREENLESS_PLATFORMS:
        return ()
    if chosen.startswith("wayland") or (has_wayland and chosen != "xcb"):
        return _FOR_WAYLAND
    return _FOR_X11 if has_x11 or chosen == "xcb" else ()
