"""What stays out of the packaged program: a third of its size, and nothing that is used."""

from __future__ import annotations

from pathlib import PurePosixPath

EXCLUDED_MODULES = [
    # Qt modules outside widgets, local sockets, printing and SVG.
    *(f"PySide6.Qt{name}" for name in ("DBus", "OpenGL", "OpenGLWidgets", "Qml", "Quick", "Test")),
    # Codecs that the document does not use; Pillow does without them.
    "PIL._avif",
    "PIL._webp",
    "PIL.ImageTk",
    # Optional company of networkx, reportlab and pikepdf.
    "lxml",
    "matplotlib",
    "numpy",
    "pandas",
    "scipy",
    # Development.
    "hypothesis",
    "mypy",
    "pip",
    "pytest",
    "setuptools",
    "tkinter",
]

PLUGINS = {
    "printsupport": {"cupsprintersupport", "windowsprintersupport", "cocoaprintersupport"},
    "platforms": {"qxcb", "qoffscreen", "qwindows", "qcocoa"},
    "imageformats": {"qico", "qjpeg", "qsvg"},
    "iconengines": {"qsvgicon"},
    "styles": {"qmodernwindowsstyle", "qmacstyle"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    "xcbglintegrations": set[str](),
}
"""Per Qt plugin folder the plugins that stay; folders that are not named here stay out whole."""


def is_wanted(destination: str) -> bool:
    """Tell whether a file that PyInstaller would bundle under `destination` belongs into the program.

    Only Qt's own folders are judged: a filter on library names alone would also hit Pillow's private
    copies, such as its libtiff.
    """
    parts = PurePosixPath(destination.replace("\\", "/")).parts
    if "PySide6" not in parts:
        return True
    if "translations" in parts:
        return False
    if "plugins" in parts:
        folder, *rest = parts[parts.index("plugins") + 1 :]
        return bool(rest) and plugin_name(rest[-1]) in PLUGINS.get(folder, set())
    return not is_excluded_library(parts[-1])


def plugin_name(file: str) -> str:
    """Return a plugin's name without what systems add: `libqxcb.so`, `qwindows.dll`, `libqcocoa.dylib`."""
    return file.split(".")[0].removeprefix("lib")


def is_excluded_library(file: str) -> bool:
    """Tell whether a file is a Qt library that only left-out plugins and modules need."""
    unwanted = ("Qt6Qml", "Qt6Quick", "Qt6VirtualKeyboard", "Qt6Wayland", "Qt6WlShell", "Qt6EglFS", "Qt6Pdf")
    return file.removeprefix("lib").startswith(unwanted)
