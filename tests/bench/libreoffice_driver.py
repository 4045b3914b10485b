"""What does LibreOffice do when a norm changes? Runs in the Python that has its bridge (`uno`) and knows only the workbook.

Started with the path of a JSON file: `plans` (municipality, year, dwellings per plan), `cells` (governing norms per
municipality and version, in ten-thousandths), `change` (row, column and new value of the norm cells that the change touches).
Prints a JSON line per question asked on standard input.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.sheet.FillDirection import TO_BOTTOM

PIPE = f"woonwerkbarcode_{os.getpid()}"
START_SECONDS = 60


def start(profile):
    """The office process, without a window, with a profile of its own."""
    return subprocess.Popen(
        ["soffice", "--headless", "--norestore", "--nologo", f"-env:UserInstallation=file://{profile}",
         f"--accept=pipe,name={PIPE};urp;"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def desktop():
    """The office, once it answers."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    until = time.monotonic() + START_SECONDS
    while True:
        try:
            remote = resolver.resolve(f"uno:pipe,name={PIPE};urp;StarOffice.ComponentContext")
            return remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
        except NoConnectException:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def column(number):
    """The letters of a column counted from 0."""
    letters = ""
    while number >= 0:
        letters = chr(ord("A") + number % 26) + letters
        number = number // 26 - 1
    return letters


def fill(sheet, rows):
    """Put numbers in a sheet from its first cell on."""
    last = f"{column(len(rows[0]) - 1)}{len(rows)}"
    sheet.getCellRangeByName(f"A1:{last}").setDataArray(tuple(map(tuple, rows)))


def workbook(office, case):
    """A sheet of norms, one of plans: INDEX finds the norm of the plan's municipality and version by MATCH on their key."""
    hidden = PropertyValue()
    hidden.Name, hidden.Value = "Hidden", True
    document = office.loadComponentFromURL("private:factory/scalc", "_blank", 0, (hidden,))
    document.lockControllers()
    document.enableAutomaticCalculation(False)
    norms = document.Sheets.getByIndex(0)
    norms.Name = "norms"
    document.Sheets.insertNewByName("plans", 1)
    plans = document.Sheets.getByIndex(1)
    cells, count = case["cells"], len(case["plans"])
    fill(norms, [[row[0], *(value / case["scale"] for value in row[1:])] for row in cells])
    fill(plans, case["plans"])
    width = len(cells[0]) - 1
    plans.getCellRangeByName("D1").setFormula(f"=MATCH(A1*10000+B1;$norms.$A$1:$A${len(cells)};0)")
    for position in range(width):
        letters = column(position + 1)
        place = plans.getCellByPosition(position + 4, 0)
        place.setFormula(f"=$C1*INDEX($norms.{letters}$1:{letters}${len(cells)};$D1)")
    answers = plans.getCellRangeByName(f"D1:{column(width + 3)}{count}")
    answers.fillAuto(TO_BOTTOM, 1)
    return document, plans, norms, f"E1:{column(width + 3)}{count}"


def cpu_seconds(pid):
    """Processor time of a process and of its children that ended, from /proc."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(int(field) for field in fields[11:15]) / os.sysconf("SC_CLK_TCK")


def family(pid):
    """A process and everything it started."""
    children = [child for task in Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()]
    return [pid, *(below for child in children for below in family(int(child)))]


def main():
    """Answer `change` (recalculate with the changed norm) and `check` (totals and sampled rows) until standard input ends."""
    case = json.loads(Path(sys.argv[1]).read_text())
    with tempfile.TemporaryDirectory() as profile:
        process = start(profile)
        try:
            serve(case, process)
        finally:
            process.terminate()
            process.wait()


def serve(case, process):
    """Prepare the workbook, then answer each line."""
    document, plans, norms, answers = workbook(desktop(), case)
    document.calculateAll()
    changed = [(row, place, value / case["scale"]) for row, place, value in case["change"]]
    say({"ready": True})
    for line in sys.stdin:
        if line.strip() == "change":
            members = family(process.pid)
            cpu = sum(map(cpu_seconds, members))
            for row, place, value in changed:
                norms.getCellByPosition(place, row).setValue(value)
            document.calculateAll()
            say({"cpu": sum(map(cpu_seconds, members)) - cpu})
        else:
            table = plans.getCellRangeByName(answers).getDataArray()
            say({"totals": [sum(values) for values in zip(*table, strict=True)], "rows": [table[row] for row in case["samples"]]})
    document.close(True)


def say(answer):
    """One line of JSON for whoever asks."""
    print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
