"""Collect every text that a reader sees, merge it into the translations, and compile them.

    python3 build_scripts/translate.py           refresh resources/translations/*.ts and *.qm
    python3 build_scripts/translate.py --check   name the texts that a translation lacks

Qt's own collector understands ``self.tr("…")``, but not the one-line functions around
``QCoreApplication.translate`` that modules of the window have, nor texts that stand in
tables. Here Python's own parser reads the sources; what it finds is given to ``lupdate``,
which keeps the translations there are.
"""

from __future__ import annotations

import argparse
import ast
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "desktop" / "ui"
REPORTS = ROOT / "desktop" / "reporting"
TRANSLATIONS = ROOT / "resources" / "translations"
LANGUAGES = ("zh_CN",)
PLURALS_ONLY = "en"
"""English needs a file of its own only for its plurals."""
_SAID = ("words.say", "to_say")
"""How the modules of reports say their texts."""


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """A text that a reader sees.

    Parameters
    ----------
    context : str
        Where it belongs: a class, or the name that a module gives.
    source : str
        In English.
    comment : str
        Tells equal texts apart.
    plural : bool
        Whether it depends on a number.
    """

    context: str
    source: str
    comment: str = ""
    plural: bool = False


def collect(folder: Path = SOURCES) -> list[Text]:
    """Return every text of the window, sorted, each once.

    Raises
    ------
    ValueError
        If something that cannot be collected, such as an f-string, is to be translated.
    """
    trees = {path: ast.parse(path.read_text("utf-8")) for path in sorted(folder.rglob("*.py"))}
    speakers = {path: _speakers(tree) for path, tree in trees.items()}
    found: set[Text] = set()
    for path, tree in trees.items():
        known = speakers[path] | _imported(tree, speakers, folder)
        found.update(_Collector(path, known).collect(tree))
    sys.path.insert(0, str(ROOT))
    found.update(_of_settings())
    found.update(_of_screening())
    found.update(_of_reports())
    return sorted(found)


def _of_screening() -> Iterator[Text]:
    """Yield what the screening says, part by part as the window looks it up."""
    from desktop.imaging.screening import CODES

    for code in CODES.values():
        for text in (code.words, code.remedy):
            yield from (Text("Screening", part) for part in text.split("; ") if part)


def _of_reports(folder: Path = REPORTS) -> Iterator[Text]:
    """Yield what reports say, through `Wording.say` or marked with `to_say`."""
    from desktop.reporting.wording import REPORT

    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or ast.unparse(node.func) not in _SAID:
                continue
            text = node.args[0] if node.args else None
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                yield Text(REPORT, text.value)
            elif isinstance(text, ast.JoinedStr):
                raise ValueError(f"{path}:{node.lineno}: only plain text can be translated")


def _of_settings() -> Iterator[Text]:
    """Yield what the records of the settings say of themselves."""
    from desktop.settings import Page, shown_settings

    for page in Page:
        yield Text("Settings", page.value)
    for shown in shown_settings().values():
        for text in (shown.title, shown.help, *(words for _value, words in shown.choices)):
            if text:
                yield Text("Settings", text)


def _speakers(tree: ast.Module) -> dict[str, str]:
    """Return a module's own functions that translate their first parameter, with the context."""
    found = {}
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef) or not node.args.args:
            continue
        parameter = node.args.args[0].arg
        for call in ast.walk(node):
            if (
                isinstance(call, ast.Call)
                and _called(call) in ("translate", "QT_TRANSLATE_NOOP")
                and len(call.args) >= 2
                and isinstance(call.args[0], ast.Constant)
                and isinstance(call.args[1], ast.Name)
                and call.args[1].id == parameter
            ):
                found[node.name] = str(call.args[0].value)
    return found


def _imported(
    tree: ast.Module, speakers: dict[Path, dict[str, str]], folder: Path
) -> dict[str, str]:
    """Return such functions of other modules by the names they have in this one."""
    by_module = {_module(path, folder): known for path, known in speakers.items()}
    found = {}
    for node in ast.walk(tree):
        if not isinstance(node, ast.ImportFrom) or not node.module:
            continue
        for alias in node.names:
            name = alias.asname or alias.name
            context = by_module.get(node.module, {}).get(alias.name)
            if context:
                found[name] = context
            for function, its in by_module.get(f"{node.module}.{alias.name}", {}).items():
                found[f"{name}.{function}"] = its
    return found


def _module(path: Path, folder: Path) -> str:
    parts = path.relative_to(folder.parents[1]).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


class _Collector(ast.NodeVisitor):
    """Walks one module and remembers in which class it is."""

    def __init__(self, path: Path, speakers: dict[str, str]) -> None:
        self._path, self._speakers = path, speakers
        self._classes: list[str] = []
        self._found: list[Text] = []

    def collect(self, tree: ast.Module) -> list[Text]:
        self.visit(tree)
        return self._found

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        name = ast.unparse(node.func)
        if name in self._speakers:
            self._keep(self._speakers[name], node.args, node, optional=True)
        elif name.endswith(".tr") and self._classes:
            self._keep(self._classes[-1], node.args, node)
        elif _called(node) in ("translate", "QT_TRANSLATE_NOOP") and len(node.args) >= 2:
            context = node.args[0]
            if isinstance(context, ast.Constant):
                self._keep(str(context.value), node.args[1:], node, optional=True)

    def _keep(
        self, context: str, args: list[ast.expr], node: ast.Call, *, optional: bool = False
    ) -> None:
        """Keep a text; what is looked up in a table is collected where the table stands."""
        if not args or (optional and not isinstance(args[0], ast.Constant | ast.JoinedStr)):
            return
        if not isinstance(args[0], ast.Constant) or not isinstance(args[0].value, str):
            raise ValueError(
                f"{self._path}:{node.lineno}: only plain text can be translated, "
                f"not {ast.unparse(args[0])}"
            )
        rest = args[1:]
        comment = rest[0].value if rest and isinstance(rest[0], ast.Constant) else ""
        self._found.append(Text(context, args[0].value, str(comment or ""), len(rest) >= 2))


def as_source(texts: list[Text]) -> str:
    """Return the texts as a program that ``lupdate`` understands."""
    lines = [
        f"QCoreApplication.translate({_quoted(t.context)}, {_quoted(t.source)}, "
        f"{_quoted(t.comment)}{', 0' if t.plural else ''})"
        for t in texts
    ]
    return "\n".join(["from PySide6.QtCore import QCoreApplication", *lines, ""])


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def translated(path: Path) -> dict[tuple[str, str, str], str]:
    """Return what a .ts file holds: context, source and comment, with the translation.

    A translation that is not there, or not finished, is empty; of a plural it is enough
    that every form is there.
    """
    found = {}
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            key = tuple(
                each if each is not None else ""
                for each in (
                    context.findtext("name"),
                    message.findtext("source"),
                    message.findtext("comment"),
                )
            )
            found[key] = _translation(message)
    return found  # type: ignore[return-value]


def _translation(message: ET.Element) -> str:
    place = message.find("translation")
    if place is None or place.get("type") is not None:
        return ""
    forms = [form.text or "" for form in place.iter("numerusform")] or [place.text or ""]
    return "\n".join(forms) if all(forms) else ""


def refresh() -> int:
    """Refresh every translation and compile it; tell how much is translated."""
    texts = collect()
    TRANSLATIONS.mkdir(exist_ok=True)
    for language in (*LANGUAGES, PLURALS_ONLY):
        wanted = [text for text in texts if text.plural or language != PLURALS_ONLY]
        path = TRANSLATIONS / f"pneumotriage_{language}.ts"
        _merge(wanted, path, language)
        compile_translation(path)
        done = sum(map(bool, translated(path).values()))
        print(f"{path.relative_to(ROOT)}: {done} of {len(wanted)} texts are translated")
    return 0


def _merge(texts: list[Text], path: Path, language: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "texts.py"
        source.write_text(as_source(texts), encoding="utf-8")
        options = ("-no-obsolete", "-locations", "none", "-target-language", language)
        _run("pyside6-lupdate", str(source), *options, "-source-language", "en", "-ts", str(path))


def compile_translation(path: Path) -> None:
    """Compile a translation into a file that takes the old one's place at once.

    Qt maps the file into memory: a window that speaks from it would crash if it were
    written over.
    """
    compiled = path.with_suffix(".qm")
    new = compiled.with_suffix(".new")
    _run("pyside6-lrelease", str(path), "-qm", str(new), "-silent")
    new.replace(compiled)


def _run(tool: str, *arguments: str) -> None:
    program = Path(sys.executable).parent / tool
    done = subprocess.run([str(program), *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{tool} failed: {done.stderr or done.stdout}")


def missing(language: str) -> list[Text]:
    """Return the texts of the window that a translation does not know, translated or not."""
    known = translated(TRANSLATIONS / f"pneumotriage_{language}.ts")
    return [text for text in collect() if (text.context, text.source, text.comment) not in known]


def untranslated(language: str) -> list[Text]:
    """Return the texts of the window that have no translation yet."""
    known = translated(TRANSLATIONS / f"pneumotriage_{language}.ts")
    return [text for text in collect() if not known.get((text.context, text.source, text.comment))]


def main() -> int:
    """Do what the command line asks for."""
    raw = argparse.RawTextHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("--check", action="store_true", help="change nothing, name what lacks")
    if not parser.parse_args().check:
        return refresh()
    lacking = [(language, text) for language in LANGUAGES for text in untranslated(language)]
    for language, text in lacking:
        print(f"{language}: {text.context}: {text.source}")
    return 1 if lacking else 0


if __name__ == "__main__":
    raise SystemExit(main())
