"""Numbers for Prometheus, read from the rows at the moment of the question: nothing to reset, nothing to lose."""

from collections.abc import Iterator

from django.db.models import Count, Max, Sum
from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from deliberation.core import clock
from deliberation.eventlog.models import Delivery, Stream
from deliberation.operations import heartbeat
from realtime.selectors import media_nodes


class _Gauges(Collector):
    """One collection: the counts of the log and of this process."""

    def __init__(self, sockets: int) -> None:
        self._sockets = sockets

    def collect(self) -> Iterator[Metric]:
        yield GaugeMetricFamily("deliberation_open_sockets", "Live connections of this web process.", self._sockets)
        deliveries = GaugeMetricFamily("deliberation_deliveries", "Deliveries not done.", labels=["state"])
        unfinished = Delivery.objects.exclude(state=Delivery.State.DONE).values_list("state")
        counts = dict(unfinished.annotate(count=Count("id")).order_by())
        for state in (Delivery.State.OPEN, Delivery.State.DEAD):
            deliveries.add_metric([state.value], counts.get(state.value, 0))
        yield deliveries
        heads = Stream.objects.aggregate(streams=Count("name"), events=Sum("head"), longest=Max("head"))
        yield GaugeMetricFamily("deliberation_streams", "Streams of the event log.", heads["streams"])
        yield GaugeMetricFamily("deliberation_events", "Events in all streams (sum of heads).", heads["events"] or 0)
        yield GaugeMetricFamily("deliberation_longest_stream", "Events in the longest stream.", heads["longest"] or 0)
        yield from _media_nodes()
        age = heartbeat.age()
        if age is not None:
            yield GaugeMetricFamily("deliberation_worker_silence_seconds", "Since the worker's last sign of life.", age)


def _media_nodes() -> Iterator[Metric]:
    """Measure how the media processes stand; where there is only one, nobody keeps a row of it."""
    silence = GaugeMetricFamily(
        "deliberation_media_node_silence_seconds", "Since a media process was last heard.", labels=["url"]
    )
    draining = GaugeMetricFamily("deliberation_media_node_draining", "Whether it is to be left.", labels=["url"])
    rooms = GaugeMetricFamily("deliberation_media_node_rooms", "Rooms that stand on it.", labels=["url"])
    for node in media_nodes.states(clock.now()):
        if node.silence is not None:
            silence.add_metric([node.url], node.silence.total_seconds())
            draining.add_metric([node.url], node.is_draining)
            rooms.add_metric([node.url], node.rooms)
    yield from (silence, draining, rooms)


def exposition(*, sockets: int) -> bytes:
    """Return all measures in Prometheus's text format."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Gauges(sockets))
    ProcessCollector(registry=registry)
    return generate_latest(registry)
