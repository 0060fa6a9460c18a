"""The wire: what is answered when a client is broken, early, late or hostile.

pygls answers well-formed messages in a good order. Here: malformed ones get their error (never a traceback),
requests before `initialize` or after `shutdown` are refused, as the specification says.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.protocol import LanguageServerProtocol

PARSE_ERROR, INVALID_REQUEST, INVALID_PARAMS, NOT_INITIALIZED = -32700, -32600, -32602, -32002

logging.getLogger("pygls").addHandler(logging.NullHandler())
logging.getLogger("pygls").propagate = False  # tracebacks on standard error are what pygls logs


class Protocol(LanguageServerProtocol):
    """pygls' protocol with the faulty ways in closed."""

    @property
    def ended(self) -> bool:
        """The client said `shutdown`."""
        return bool(self._shutdown)

    def structure_message(self, data: Any) -> Any:
        """Called for every JSON object, nested ones too; `handle_message` makes the message of the outermost."""
        return data

    def handle_message(self, message: Any) -> None:
        if not isinstance(message, Mapping):
            self.refuse(None, INVALID_REQUEST, "a message must be one JSON object")
            return
        number, method = message.get("id"), message.get("method")
        answerable = isinstance(number, (int, str)) and isinstance(method, str)
        if message.get("jsonrpc") != self.VERSION:
            self.refuse(number, INVALID_REQUEST, 'a message must have "jsonrpc": "2.0"')
            return
        if method is not None and not self._in_order(number, method):
            return
        try:
            structured = super().structure_message(dict(message))
        except JsonRpcException:
            if answerable:
                self.refuse(number, INVALID_PARAMS, f"the parameters of {method} are not as the protocol has them")
            else:
                self._log(f"a malformed message was ignored: {str(method)[:80]}")
            return
        super().handle_message(structured)

    def _in_order(self, number: Any, method: Any) -> bool:
        """Is it time for this method? If not, a request is refused and a notification dropped."""
        if not isinstance(method, str):
            self.refuse(number, INVALID_REQUEST, "a method must be a string")
            return False
        if method == types.EXIT:
            return True
        if self._shutdown:
            if number is not None:
                self.refuse(number, INVALID_REQUEST, "the server is shut down")
            return False
        early = self._workspace is None
        if early != (method == types.INITIALIZE):
            if number is not None and early:
                self.refuse(number, NOT_INITIALIZED, "the server is not initialized")
            elif number is not None:
                self.refuse(number, INVALID_REQUEST, "the server is initialized already")
            return False
        return True

    def refuse(self, number: Any, code: int, message: str) -> None:
        """Answer with an error; `number` is None where the request's id can't be known."""
        number = number if isinstance(number, (int, str)) and not isinstance(number, bool) else None
        self._send_data({"jsonrpc": self.VERSION, "id": number, "error": {"code": code, "message": message}})

    def _log(self, message: str) -> None:
        self.notify(
            types.WINDOW_LOG_MESSAGE, types.LogMessageParams(types.MessageType.Warning, f"copychief: {message}")
        )

    def _send_response(self, msg_id: Any, result: Any | None = None, error: Any | None = None) -> None:
        if error is not None and isinstance(error.data, dict) and "traceback" in error.data:  # pygls puts it there
            error = types.ResponseError(error.code, error.message)
        super()._send_response(msg_id, result, error)
