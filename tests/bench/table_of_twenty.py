"""P11d: twenty visitors at once, each changing a value every two seconds for two minutes: errors, mixed data, CPU and memory."""

from __future__ import annotations

import re
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

import psutil
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from barcode.language import format_integer
from tests.running_app import process_at, running_app

VISITORS, SECONDS, SECONDS_BETWEEN_CHANGES, SECONDS_TO_ANSWER, SECONDS_TO_COME = 20, 120, 2.0, 60, 180
MEGABYTE = 1_000_000
PERCENT_95 = 18
# Numbers that stand nowhere else on the page, another for every visitor and every change.
FIRST_NUMBER, NUMBERS_PER_VISITOR = 31_001, 500


@dataclass
class Visitor:
    """One visitor: what went wrong, and how long each answer took [seconds]."""

    number: int
    errors: list[str] = field(default_factory=list)
    mixed: int = 0
    seconds: list[float] = field(default_factory=list)

    def visit(self, address: str, seconds: int, all_there: threading.Barrier) -> None:
        """Opens the page, waits for the others, then types another number every two seconds and reads what comes back."""
        try:
            with connect(address, subprotocols=["streamlit"], max_size=None, origin=_origin(address)) as session:  # type: ignore[list-item]
                page = _answer(session, BackMsg(rerun_script=ClientState()))
                widget = page.text_inputs[0]
                change = 0
                all_there.wait(SECONDS_TO_COME)
                until = time.monotonic() + seconds
                while time.monotonic() < until:
                    dwellings = FIRST_NUMBER + self.number * NUMBERS_PER_VISITOR + change
                    started = time.monotonic()
                    typed = WidgetStates(widgets=[WidgetState(id=widget, string_value=str(dwellings))])
                    page = _answer(session, BackMsg(rerun_script=ClientState(widget_states=typed)))
                    self.seconds.append(time.monotonic() - started)
                    self._read(page.text, dwellings)
                    change += 1
                    time.sleep(max(0.0, started + SECONDS_BETWEEN_CHANGES - time.monotonic()))
        except (WebSocketException, OSError, TimeoutError, PageFailed, threading.BrokenBarrierError) as failed:
            all_there.abort()
            self.errors.append(f"{type(failed).__name__}: {failed}")

    def _read(self, text: str, own: int) -> None:
        """The page speaks of the own number and of nobody else's."""
        if format_integer(own) not in text:
            self.errors.append(f"{own} does not stand on the page")
        last = FIRST_NUMBER + VISITORS * NUMBERS_PER_VISITOR
        told = {int(one.replace(".", "")) for one in re.findall(r"\b[34]\d\.\d{3}(?= woningen)", text)}
        self.mixed += bool({one for one in told if FIRST_NUMBER <= one < last} - {own})


class PageFailed(Exception):
    """The script of the page ended in an error."""


@dataclass(frozen=True)
class Page:
    """The texts of a page and the ids of its text fields."""

    text: str
    text_inputs: list[str]


def table_of_twenty(seconds: int = SECONDS) -> list[bool]:
    """Twenty visitors for two minutes; whether nobody met an error or somebody else's numbers."""
    print(f"P11d  {VISITORS} visitors, each changes a value every {SECONDS_BETWEEN_CHANGES:.0f} s for {seconds} s")
    with TemporaryDirectory() as folder, running_app(Path(folder) / "server.log") as url:
        server = process_at(url)
        address = url.replace("http://", "ws://") + "/_stcore/stream"
        visitors = [Visitor(number) for number in range(VISITORS)]
        # One more than the visitors: whoever measures.
        all_there = threading.Barrier(VISITORS + 1)
        threads = [threading.Thread(target=one.visit, args=(address, seconds, all_there)) for one in visitors]
        for thread in threads:
            thread.start()
        with suppress(threading.BrokenBarrierError):
            all_there.wait(SECONDS_TO_COME)
        before = _cpu_seconds(server)
        for thread in threads:
            thread.join()
        cpu, memory = _cpu_seconds(server) - before, server.memory_info().rss
    answers = [second for one in visitors for second in one.seconds]
    errors = [error for one in visitors for error in one.errors]
    mixed = sum(one.mixed for one in visitors)
    print(f"    {len(answers)} answers, {len(errors)} errors, {mixed} with somebody else's numbers")
    for error in errors[:3]:
        print(f"        {error}")
    if len(answers) > 1:
        slow = quantiles(answers, n=20)[PERCENT_95]
        print(f"    median {median(answers):.2f} s, 95 % within {slow:.2f} s, the slowest {max(answers):.2f} s")
        print(f"    {1000 * cpu / len(answers):.0f} ms CPU per rerun (60 is what we aim at), {memory / MEGABYTE:.0f} MB\n")
    return [bool(answers) and not errors and not mixed]


def _answer(session: ClientConnection, asked: BackMsg) -> Page:
    """What the page says after a rerun.

    Raises:
        PageFailed: the script did not finish.
    """
    session.send(asked.SerializeToString())
    texts: list[str] = []
    fields: list[str] = []
    while True:
        answer = session.recv(timeout=SECONDS_TO_ANSWER)
        assert isinstance(answer, bytes)
        message = ForwardMsg.FromString(answer)
        kind = message.WhichOneof("type")
        if kind == "delta":
            element = message.delta.new_element
            if element.WhichOneof("type") == "text_input":
                fields.append(element.text_input.id)
            if element.WhichOneof("type") == "exception":
                raise PageFailed(element.exception.message)
            texts.append(str(element))
        elif kind == "script_finished":
            if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                raise PageFailed(ForwardMsg.ScriptFinishedStatus.Name(message.script_finished))
            return Page("\n".join(texts), fields)


def _origin(address: str) -> str:
    return address.replace("ws://", "http://").removesuffix("/_stcore/stream")


def _cpu_seconds(process: psutil.Process) -> float:
    times = process.cpu_times()
    return times.user + times.system


if __name__ == "__main__":
    table_of_twenty()
