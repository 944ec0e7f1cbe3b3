"""A LanguageTool that is installed on this machine, run for as long as it is needed.

language-tool-python knows where it is and how it is started; it would also fetch one where there is none, so the
starting itself is done here: what is not installed is not used.
"""

from __future__ import annotations

import atexit
import shutil
import socket
import subprocess
import time
from http.client import HTTPException
from urllib.request import ProxyHandler, build_opener

from jobwriter.config import ConfigError

PATIENCE = 90.0
"""Seconds that a server may take to start and to give its first answer; about 12 on an idle machine."""
_FIRST = "v2/check?language=en-GB&text=We+are+here."
NONE = (
    "grammar: languagetool needs a server that you run, such as grammar: {engine: languagetool, "
    "server: 'http://localhost:8081'} in .jobwriter.yaml; no local LanguageTool was found, and jobwriter downloads none"
)
NO_JAVA = "grammar: a local LanguageTool was found, but no java to run it; install Java 17 or newer"


class NotStarted(Exception):
    """The server could not be started."""


class LocalServer:
    """The newest LanguageTool that language-tool-python has unpacked, as a server on loopback.

    Raises:
        ConfigError: there is none, or no Java.
    """

    def __init__(self) -> None:
        from language_tool_python.download_lt import LocalLanguageTool

        found = LocalLanguageTool.get_latest_installed_version()
        if found is None:
            raise ConfigError(NONE)
        if shutil.which("java") is None:
            raise ConfigError(NO_JAVA)
        self._installed = found
        self._process: subprocess.Popen[bytes] | None = None
        self._url = ""

    def url(self) -> str:
        """The address of the server, which is started on the first call.

        Raises:
            NotStarted: it did not start.
        """
        if self._process is None or self._process.poll() is not None:
            self._start()
        return self._url

    def stop(self) -> None:
        """End the server."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _start(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self._url = f"http://127.0.0.1:{port}/"
        self._process = subprocess.Popen(  # noqa: S603 - the command of the installation
            self._installed.get_server_cmd(port),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        atexit.register(self.stop)
        deadline = time.monotonic() + PATIENCE
        opener = build_opener(ProxyHandler({}))
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                with opener.open(self._url + _FIRST, timeout=max(1.0, deadline - time.monotonic())):
                    return
            except (OSError, HTTPException):
                time.sleep(0.2)
        self.stop()
        raise NotStarted
