"""The REST wire: every request is logged, maybe spoilt by a fault, authorised, judged, served, answered.

The routes themselves come from elsewhere; this module knows only how a `Call` becomes an HTTP answer.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections import deque
from collections.abc import Callable, Iterable
from typing import Any

import msgspec
from aiohttp import web

from . import spec
from .api import ApiError, Call, Problem, Route
from .core import Core
from .faults import DROPPED, LOST, RATE_LIMITED, SLOW, Fault, Faults

BASE = "/api/v10"
RETRIED = 500
"""From this status on the client tries again: the request is not refused yet."""

BUCKET_SIZE = 1_000
"""The limit that answers announce: high, so that the client never holds a request back by itself."""


class Rest:
    """Serves the routes on an aiohttp application.

    `failed` hears of each request that was refused; `global_limit`: requests a second before a 429.
    """

    def __init__(
        self, core: Core, faults: Faults, failed: Callable[[Call], None], global_limit: int | None = None
    ) -> None:
        self._core = core
        self._faults = faults
        self._failed = failed
        self._global_limit = global_limit
        self._recent: deque[float] = deque()
        self.invalid_requests = 0

    def install(self, app: web.Application, routes: Iterable[Route]) -> None:
        """Register the routes, and a catch-all that reports what is none."""
        for route in routes:
            app.router.add_route(route.method, BASE + route.template, self._handler(route))
        unknown = Route("*", "/{tail:.*}", _unknown_route)
        app.router.add_route("*", BASE + unknown.template, self._handler(unknown))

    def _handler(self, route: Route) -> Any:
        async def handle(request: web.Request) -> web.StreamResponse:
            call = Call(
                request.method,
                route.template,
                request.path.removeprefix(BASE),
                dict(request.match_info),
                dict(request.query),
                None,
                self._core.clock.now(),
                request.headers.get("Authorization"),
            )
            self._core.in_flight += 1
            try:
                await self._read(request, call)
                self._core.requests.append(call)
                self._core.request_count += 1
                return await self._answer(request, route, call)
            finally:
                self._core.in_flight -= 1
                if call.status in (401, 403, 429):
                    self.invalid_requests += 1
                self._core.changed()

        return handle

    async def _read(self, request: web.Request, call: Call) -> None:
        raw = await request.read()
        if not raw:
            return
        try:
            if request.content_type == "application/json":
                call.body = json.loads(raw)
            elif request.content_type == "multipart/form-data":
                form = await request.post()
                call.body = json.loads(str(form["payload_json"]))
            else:
                self._core.violate(f"content type {request.content_type}", call)
        except (ValueError, KeyError):
            self._core.violate("the body is not JSON", call)

    async def _answer(self, request: web.Request, route: Route, call: Call) -> web.StreamResponse:
        fault = self._faults.for_call(call)
        if fault is not None:
            call.fault = fault.kind
            self._core.changed()
            early = await self._strike(request, call, fault)
            if early is not None:
                return early
        if self._over_limit(route):
            return self._limited(call, 1.0, everywhere=True)
        try:
            result = self._serve(route, call)
        except ApiError as error:
            call.status, call.code = error.status, error.code
            self._failed(call)
            response = self._json(call, error.body())
        else:
            call.status = 204 if result is None else 200
            response = self._json(call, result)
        if fault is not None and fault.kind == LOST:
            if fault.status == 0:
                return self._cut(request, call)
            call.status = fault.status
            return self._json(call, {"message": "lost", "code": 0})
        return response

    async def _strike(self, request: web.Request, call: Call, fault: Fault) -> web.StreamResponse | None:
        if fault.kind == RATE_LIMITED:
            return self._limited(call, fault.seconds or 0.0, everywhere=fault.everywhere)
        if fault.kind == DROPPED:
            return self._cut(request, call)
        if fault.kind == SLOW:
            await (fault.gate.wait() if fault.seconds is None else asyncio.sleep(fault.seconds))
            return None
        if fault.kind == LOST:
            return None
        call.status, call.code = fault.status, fault.code
        if call.status < RETRIED:
            self._failed(call)
        return self._json(call, {"message": fault.message, "code": fault.code})

    def _serve(self, route: Route, call: Call) -> Any:
        if route.authorized and call.authorization != f"Bot {self._core.token}":
            raise ApiError(401, 0, "401: Unauthorized")
        if route.has_body and call.body is None:
            self._core.violate("the body is missing", call)
            raise ApiError(400, 50109, "The request body contains invalid JSON.")
        try:
            if route.has_body:
                self._judge(route, call)
            return route.handler(call)
        except (AttributeError, KeyError, TypeError, ValueError) as fault:
            self._core.violate(f"the request has the wrong shape: {fault!r}", call)
            raise ApiError(400, 50035, "Invalid Form Body") from fault

    def _judge(self, route: Route, call: Call) -> None:
        problems = [Problem(text) for text in spec.problems(call.method, call.template, call.body)]
        problems += route.rules(call)
        for problem in problems:
            self._core.violate(problem.text, call)
        refused = [problem.text for problem in problems if problem.refused]
        if refused:
            errors = {"_errors": [{"code": "REFUSED", "message": text} for text in refused]}
            raise ApiError(400, 50035, "Invalid Form Body", errors)

    def _over_limit(self, route: Route) -> bool:
        if self._global_limit is None or not route.authorized:
            return False
        now = self._core.clock.now()
        while self._recent and self._recent[0] <= now - 1:
            self._recent.popleft()
        self._recent.append(now)
        return len(self._recent) > self._global_limit

    def _limited(self, call: Call, retry_after: float, *, everywhere: bool) -> web.Response:
        call.status = 429
        body = {"message": "You are being rate limited.", "retry_after": retry_after, "global": everywhere}
        headers = {"Via": "1.1 loopback", "Retry-After": str(max(1, round(retry_after)))}
        headers["X-RateLimit-Scope"] = "global" if everywhere else "user"
        if everywhere:
            headers["X-RateLimit-Global"] = "true"
        return self._json(call, body, headers)

    def _cut(self, request: web.Request, call: Call) -> web.StreamResponse:
        call.status = 0
        if request.transport is not None:
            request.transport.abort()
        return web.Response(status=500)

    def _json(self, call: Call, body: Any, headers: dict[str, str] | None = None) -> web.Response:
        limits = {
            "Via": "1.1 loopback",
            "X-RateLimit-Bucket": f"{abs(hash(call.route)):x}",
            "X-RateLimit-Limit": str(BUCKET_SIZE),
            "X-RateLimit-Remaining": str(BUCKET_SIZE - 1),
            "X-RateLimit-Reset": f"{time.time() + 1:.3f}",
            "X-RateLimit-Reset-After": "1.000",
        }
        limits |= headers or {}
        if body is None:
            return web.Response(status=call.status, headers=limits)
        raw = msgspec.json.encode(body)
        return web.Response(status=call.status, body=raw, headers=limits, content_type="application/json")


def _unknown_route(call: Call) -> Any:
    raise ApiError(404, 0, f"404: Not Found: {call.path}")
