"""LanguageTool, through language-tool-python: a server that the house runs, or a local installation with Java.

Nothing is ever downloaded, and no server is asked but the one that the configuration names. A server that is down,
slow or answers nonsense raises :class:`Unavailable` within the timeout; it is then left alone for a while, so that two
hundred ads do not wait two hundred times.
"""

from __future__ import annotations

import ipaddress
import queue
import threading
import time
from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from jobwriter.config import ConfigError
from jobwriter.grammar import Unavailable
from jobwriter.grammar.localserver import LocalServer, NotStarted
from jobwriter.grammar.remark import Remark
from jobwriter.packs import lexicon

if TYPE_CHECKING:
    from language_tool_python import LanguageTool as Client

T = TypeVar("T")
TIMEOUT = 30.0
"""Seconds for one answer; the first one of a server that has just started takes 4 to 6."""
PAUSE = 60.0
"""Seconds for which a server that did not answer is left alone."""
MISSING = "grammar: language-tool-python is not installed; install it with: pip install 'jobwriter[languagetool]'"


class LanguageTool:
    """A LanguageTool server behind the interface of a checker.

    Args:
        server: the URL of the server; None for a local installation that language-tool-python knows.
        timeout: seconds to wait for one answer; None for the default.

    Raises:
        ConfigError: the package is missing, or there is neither a server nor a local installation.
    """

    name = "LanguageTool"
    limit = 20_000

    def __init__(self, server: str | None = None, timeout: float | None = None) -> None:
        if find_spec("language_tool_python") is None:
            raise ConfigError(MISSING)
        self._server = _base(server) if server else None
        self._local = None if server else LocalServer()
        self._timeout = timeout or TIMEOUT
        self._clients: dict[tuple[str, str], Client] = {}
        self._silent_until = 0.0
        self._why = ""

    def remarks(self, text: str, locale: str) -> list[Remark]:
        """What LanguageTool says about a text.

        Raises:
            Unavailable: no sound answer within the timeout, now or a moment ago.
        """
        if time.monotonic() < self._silent_until:
            raise Unavailable(self._why)
        try:
            server = self._server or self._start()
            return _within(self._timeout, lambda: self._ask(server, text, locale))
        except Exception as error:
            self._why = f"{self._where()} {_reason(error, self._timeout)}."
            self._silent_until = time.monotonic() + PAUSE
            raise Unavailable(self._why) from error

    def close(self) -> None:
        """End a local server that was started here."""
        self._clients.clear()
        if self._local is not None:
            self._local.stop()

    def _start(self) -> str:
        """The address of the local server."""
        assert self._local is not None  # noqa: S101 - one of the two is set
        return self._local.url()

    def _where(self) -> str:
        return f"The LanguageTool server at {self._server}" if self._server else "The local LanguageTool"

    def _ask(self, server: str, text: str, locale: str) -> list[Remark]:
        client = self._clients.get((server, locale))
        if client is None:
            client = self._clients[server, locale] = self._connect(server, locale)
        return [_remark(match, len(text)) for match in client.check(text)]

    def _connect(self, server: str, locale: str) -> Client:
        from language_tool_python import LanguageTool as Client

        timed = type("Timed", (Client,), {"_TIMEOUT": max(1, int(self._timeout))})
        proxies = {"http": "", "https": ""} if _is_near(server) else None
        client: Client = timed(locale, remote_server=server, proxies=proxies)
        client.enabled_rules = {check for checks in lexicon("grammar")["languagetool"].values() for check in checks}
        client.enabled_rules_only = True
        return client


def _base(server: str) -> str:
    """The address as the client wants it: with a slash at its end, without the version of the interface."""
    return server.rstrip("/").removesuffix("/v2") + "/"


def _is_near(server: str) -> bool:
    """Whether a server is on this machine or a private network: a draft on its way there must not pass a proxy."""
    host = urlsplit(server).hostname or ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host == "localhost" or "." not in host
    return address.is_loopback or address.is_private


def _within(seconds: float, ask: Callable[[], T]) -> T:
    """Run a call in a thread of its own and wait for it no longer than this.

    The timeout of a socket starts anew with each byte that arrives; this one does not.

    Raises:
        TimeoutError: no answer yet.
    """
    answers: queue.SimpleQueue[tuple[T | None, BaseException | None]] = queue.SimpleQueue()

    def work() -> None:
        try:
            answers.put((ask(), None))
        except BaseException as error:
            answers.put((None, error))

    threading.Thread(target=work, name="languagetool", daemon=True).start()
    try:
        answer, error = answers.get(timeout=seconds)
    except queue.Empty:
        raise TimeoutError from None
    if error is not None:
        raise error
    return answer  # type: ignore[return-value]


def _reason(error: BaseException, timeout: float) -> str:
    """Why there is no answer, in a few words."""
    kinds = {kind.__name__ for cause in (error.__cause__, error.__context__) for kind in type(cause).__mro__}
    if isinstance(error, TimeoutError) or "Timeout" in kinds:
        return f"did not answer within {timeout:g} seconds"
    if isinstance(error, NotStarted):
        return "did not start"
    if "ConnectionError" in kinds:
        return "cannot be reached"
    return "gave an answer that is none of LanguageTool's"


def _remark(match: Any, length: int) -> Remark:
    """A match as a remark.

    Raises:
        ValueError: its place is not in the text.
    """
    start, end = int(match.offset), int(match.offset) + int(match.error_length)
    if not 0 <= start <= end <= length:
        raise ValueError("a match outside the text")
    better = tuple(str(text) for text in match.replacements[:3])
    return Remark(start, end, LanguageTool.name, str(match.rule_id), better)
