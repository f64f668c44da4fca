"""The reader's language: which there are, and the translators that bring it into the window."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QFontDatabase

import resources
from desktop.errors import PneumoTriageError
from desktop.ui.appearance import write_also_with

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

ENGLISH = "en"
_STEM = "pneumotriage_"
_installed: list[QTranslator] = []
_spoken = [ENGLISH]
_SCRIPTS = {"zh_CN": QFontDatabase.WritingSystem.SimplifiedChinese}
"""Scripts that not every Linux has a font for; without one a reader sees empty boxes."""
_FAMILIES = {
    "zh_CN": (
        "Microsoft YaHei UI",
        "Microsoft YaHei",
        "PingFang SC",
        "Noto Sans CJK SC",
        "Noto Sans SC",
        "Source Han Sans SC",
        "Source Han Sans CN",
        "WenQuanYi Micro Hei",
    )
}
"""Fonts that draw a language's signs as its readers know them, best first."""


def translations_folder() -> Path:
    """Return the folder of the program's own translations."""
    return Path(str(files(resources))) / "translations"


def languages() -> dict[str, str]:
    """Return the languages there are: code, and what each calls itself."""
    codes = sorted(path.stem.removeprefix(_STEM) for path in translations_folder().glob("*.qm"))
    named = {code: QLocale(code).nativeLanguageName() or code for code in codes}
    return {**named, ENGLISH: "English"}


def language_for(wanted: str, system: QLocale | None = None) -> str:
    """Return the language in which the window shall speak.

    Parameters
    ----------
    wanted : str
        As in the settings; empty for the system's.
    system : QLocale, optional
        The system's; the real one when omitted.

    Returns
    -------
    str
        A code of `languages`; English where nothing fits.
    """
    there = languages()
    for name in [wanted] if wanted else (system or QLocale.system()).uiLanguages():
        locale = QLocale(name)
        # QLocale fills in script and country: "zh" and "zh-Hans-CN" are both zh_CN.
        for code in (name, locale.name(), locale.name().partition("_")[0]):
            if code in there:
                return code
        if locale.language() is QLocale.Language.C:
            return ENGLISH
    return ENGLISH


def speak(app: QApplication, wanted: str) -> str:
    """Let the whole program speak a language; texts made earlier stay as they are.

    Parameters
    ----------
    app : QApplication
        The program.
    wanted : str
        As in the settings; empty for the system's.

    Returns
    -------
    str
        The language that was chosen.
    """
    while _installed:
        app.removeTranslator(_installed.pop())
    code = language_for(wanted)
    qts_own = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in ((f"qtbase_{code}", qts_own), (f"{_STEM}{code}", translations_folder())):
        translator = QTranslator(app)
        if translator.load(name, str(folder)):
            app.installTranslator(translator)
            _installed.append(translator)
    write_also_with(app, _families_for(code))
    app.setLayoutDirection(QLocale(code).textDirection())
    _spoken[:] = [code]
    return code


def _families_for(code: str) -> list[str]:
    """Return those of a language's fonts that this computer has."""
    script = _SCRIPTS.get(code)
    there = QFontDatabase.families(script) if script else []
    return [one for one in _FAMILIES.get(code, ()) if one in there]


def spoken_language() -> str:
    """Return the code of the language that the program speaks now."""
    return _spoken[0]


def speak_legibly(app: QApplication, wanted: str) -> PneumoTriageError | None:
    """Let the program speak a language, or English where no font has that language's signs.

    Parameters
    ----------
    app : QApplication
        The program.
    wanted : str
        As in the settings; empty for the system's.

    Returns
    -------
    PneumoTriageError or None
        What to tell the reader, in English, where the language cannot be shown.
    """
    code = language_for(wanted)
    script = _SCRIPTS.get(code)
    if script is None or QFontDatabase.families(script):
        speak(app, code)
        return None
    speak(app, ENGLISH)
    return PneumoTriageError(
        f"Language {code}",
        "no font on this computer has its signs",
        "Install one, such as Noto Sans CJK (fonts-noto-cjk), and start the program again",
        code="no_font",
    )
