"""All recordings of one media process: which go on, which lie there to be fetched."""

from __future__ import annotations

import asyncio
import logging
import math
import re
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

from realtime.media import recorded
from realtime.media.errors import MediaError
from realtime.media.frames import Packet
from realtime.media.permissions import SILENCE, Speaker, Wanted
from realtime.media.pictures import Pictures
from realtime.media.publication import Publication, Source
from realtime.media.recorded import Report
from realtime.media.recording import Recording
from realtime.media.sound import Sound

logger = logging.getLogger(__name__)

NAME = re.compile(r"[A-Za-z0-9-]{1,80}\Z")


class Recordings:
    """Begins and ends recordings as it is told, and keeps what they wrote until somebody has fetched it."""

    def __init__(self, directory: Path, *, loop: asyncio.AbstractEventLoop) -> None:
        self._directory = directory
        self._loop = loop
        # Arrivals are told by a clock that only goes forward, and kept by the one on the wall.
        self._wall = time.time() - loop.time()
        self._threads = ThreadPoolExecutor(1, thread_name_prefix="recordings")
        self._going: dict[str, Recording] = {}
        self._ending: set[str] = set()
        self._asked_at: dict[str, float] = {}
        self._writing: dict[str, asyncio.Task[None]] = {}
        self._over: dict[str, Report] = {}

    async def open(self) -> None:
        """Take stock of what a run before has left; what it was writing is not complete."""
        await self._in_thread(self._take_stock)

    async def close(self) -> None:
        """End all recordings in order."""
        for room in {recording.report.room for recording in self._going.values()}:
            self.want(room, {})
        while self._writing:
            await asyncio.gather(*self._writing.values())
        self._threads.shutdown()

    def want(self, room: str, wanted: Wanted) -> None:
        """Have these recordings go on in a room, and no others."""
        now = self._loop.time()
        tracks = {name: track for recording, speaker in wanted.items() for name, track in _tracks(recording, speaker)}
        for name, (speaker, source) in tracks.items():
            if name not in self._going and NAME.match(name):
                self._begin(name, room, speaker, source)
            if name in self._going:
                self._asked_at[name] = now
        for name, recording in list(self._going.items()):
            if recording.report.room == room and name not in tracks:
                self._finish(name)

    def attach(self, room: str, peers: Iterable[tuple[str, Iterable[Publication]]]) -> None:
        """Tap the tracks that are to be recorded in a room, and no others."""
        going = [
            recording
            for name, recording in self._going.items()
            if recording.report.room == room and name not in self._ending
        ]
        for peer, publications in peers:
            for publication in publications:
                recording = next((each for each in going if each.concerns(peer, publication.source)), None)
                if recording is None:
                    publication.tap = None
                    continue
                if publication.tap is None or recording.needs_keyframe or publication.is_tap_behind:
                    publication.want_keyframe_for_tap()
                publication.tap = partial(self._take, recording, peer, publication.id)

    def tick(self, now: float) -> None:
        """Have written, once a second, what was collected, and end what nobody asks for any more.

        Asked for again, it goes on in the same file.
        """
        for name in list(self._going):
            if self._going[name].report.failure:
                self._finish(name)
            elif not self._is_asked_for(name, now):
                self._finish(name, is_whole=False)
            elif name not in self._writing and (batch := self._going[name].collected()):
                self._start(name, partial(self._going[name].write, batch))

    def reports(self) -> list[Report]:
        """Give what is known of all recordings that are here, the oldest first."""
        going = {name: recording.report for name, recording in self._going.items()}
        return [report for _, report in sorted({**self._over, **going}.items())]

    def path(self, name: str) -> Path:
        """Give where a recording lies that is over.

        Raises:
            MediaError: ``recording.not_found``, also where nothing came; ``recording.going_on``.
        """
        if name in self._going:
            raise MediaError("recording.going_on", "the speech is not over", status=409)
        report = self._over.get(name)
        if report is None or not report.size:
            raise MediaError("recording.not_found", "there is no such recording here", status=404)
        return recorded.file_of(self._directory, report)

    async def delete(self, name: str) -> None:
        """Remove a recording that is over; nothing happens if it is not there.

        Raises:
            MediaError: ``recording.going_on``.
        """
        if name in self._going:
            raise MediaError("recording.going_on", "the speech is not over", status=409)
        if self._over.pop(name, None) is not None:
            await self._in_thread(partial(recorded.remove, self._directory, name))

    def _take(
        self, recording: Recording, peer: str, publication: str,
        payload: memoryview, timestamp: int, marker: bool, at: float, number: int,
    ) -> None:  # fmt: skip
        if self._is_asked_for(recording.report.id, at):
            arrival = at + self._wall
            recording.put(Packet(peer, bytes(payload), timestamp, arrival, number, marker, publication))

    def _is_asked_for(self, name: str, now: float) -> bool:
        """Return whether a set says that this is recorded; one too old says so of nobody, the chair included."""
        return now - self._asked_at.get(name, -math.inf) < SILENCE

    def _begin(self, name: str, room: str, speaker: Speaker, source: Source) -> None:
        """Begin a recording, or go on with one that had ended."""
        before = self._over.get(name)
        if before is not None and before.failure:
            return  # it failed, and would again
        self._over.pop(name, None)
        fresh = Report(name, room, source)
        report = fresh if before is None else replace(before, is_over=False, ended_at=None, sha256="")
        make = Sound if source == "microphone" else Pictures
        recording = make(self._directory, report, participant=speaker.participant, device=speaker.device, source=source)
        self._going[name] = recording
        self._start(name, recording.begin)

    def _finish(self, name: str, *, is_whole: bool = True) -> None:
        """End a recording; until its file is in order it counts among those that go on."""
        if name not in self._ending:
            self._ending.add(name)
            recording = self._going[name]
            end = recording.end if is_whole else recording.break_off
            self._start(name, partial(end, recording.collected()))

    def _start(self, name: str, work: Callable[[], None]) -> None:
        """Let the thread do something for a recording, after whatever it does for it already."""
        self._writing[name] = self._loop.create_task(self._work(name, work, self._writing.get(name)))

    async def _work(self, name: str, work: Callable[[], None], before: asyncio.Task[None] | None) -> None:
        if before is not None:
            await before
        try:
            await self._in_thread(work)
        except Exception:
            logger.exception("a recording's work failed", extra={"recording": name})
        if self._writing.get(name) is asyncio.current_task():
            del self._writing[name]
            if name in self._ending:
                self._over[name] = self._going.pop(name).report
                self._ending.discard(name)
                self._asked_at.pop(name, None)

    async def _in_thread(self, work: Callable[[], None]) -> None:
        await self._loop.run_in_executor(self._threads, work)

    def _take_stock(self) -> None:
        """Read what lies there; a disk that refuses keeps nobody from meeting."""
        try:
            self._directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            logger.exception("nothing can be recorded in %s", self._directory)
        for report in recorded.notes(self._directory):
            try:
                self._over[report.id] = report if report.is_over else self._ended(report)
            except OSError:
                logger.exception("a recording is left as it is", extra={"recording": report.id})

    def _ended(self, report: Report) -> Report:
        """End what a run before was writing: whatever it held back is lost."""
        return recorded.ended(self._directory, replace(report, is_complete=False))


def _tracks(recording: str, speaker: Speaker) -> Iterator[tuple[str, tuple[Speaker, Source]]]:
    """Give what a recording consists of, by the names under which it lies here: sound, and where wanted pictures."""
    yield recording, (speaker, "microphone")
    if speaker.pictures:
        yield f"{recording}-camera", (speaker, "camera")
        yield f"{recording}-screen", (speaker, "screen")
