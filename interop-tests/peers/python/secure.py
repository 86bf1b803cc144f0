"""The Python peer of the tests of CURVE and of headers: a server, or a client that makes a few calls.

Keys are the certificates of pyzmq: the server's own is made in the directory given, where a client finds it.
"""

import argparse
import logging
import os

import zerorpc
import zmq
import zmq.auth
import zmq.auth.thread

import common


class Tracing(object):
    """A middleware that remembers the headers that came, and sends those that it was told to send."""

    def __init__(self):
        self.received = {}
        self.answer = {}
        self.sent = {}

    def load_task_context(self, event_header):
        self.received = dict(event_header)

    def client_after_request(self, request_event, reply_event, exception=None):
        if reply_event is not None:
            self.answer = dict(reply_event.header)

    def get_task_context(self):
        return dict(self.sent)


TRACING = Tracing()


class SecureService(object):
    def hello(self, name):
        return "Hello, " + name

    def header(self, name):
        """The value of a header of this very call."""
        return TRACING.received.get(name)


def serve(options):
    context = zerorpc.Context.get_instance()
    server = zerorpc.Server(SecureService(), heartbeat=options.heartbeat)
    if options.keys:
        zmq.auth.create_certificates(options.keys, "server")
        public, secret = zmq.auth.load_certificate(os.path.join(options.keys, "server.key_secret"))
        socket = server._events._socket
        socket.curve_publickey, socket.curve_secretkey, socket.curve_server = public, secret, True
        authenticator = zmq.auth.thread.ThreadAuthenticator(zmq.Context.shadow(context.underlying))
        authenticator.start()
        authenticator.configure_curve(domain="global", location=os.path.join(options.keys, "clients"))
        socket.zap_domain = b"global"
    TRACING.sent = {"trace_id": "from-python"}
    server.bind("tcp://127.0.0.1:*")
    endpoint = server._events._socket.getsockopt(zmq.LAST_ENDPOINT).rstrip(b"\x00").decode("ascii")
    common.report("READY", endpoint)
    server.run()


def call(options):
    client = zerorpc.Client(timeout=options.timeout, heartbeat=options.heartbeat)
    if options.keys:
        socket = client._events._socket
        server_key, _ = zmq.auth.load_certificate(os.path.join(options.keys, "server.key"))
        public, secret = zmq.auth.load_certificate(os.path.join(options.keys, "client.key_secret"))
        socket.curve_publickey, socket.curve_secretkey, socket.curve_serverkey = public, secret, server_key
    TRACING.sent = {"trace_id": "t-42", "traceparent": "00-1-2-01", "tenant": {"name": "acme", "ids": [1, 2]}}
    client.connect(options.endpoint)
    try:
        common.report("hello", client.hello("RPC"))
        common.report("big", len(client.echo(b"x" * 300000)))
        common.report("answer-header", TRACING.answer.get("region"))
        common.report("stream", list(client.range(0, 300, 1)) == list(range(300)))
    except Exception as error:
        common.report("failed", type(error).__name__)
    common.report("DONE", None)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("role", choices=("server", "client"))
    parser.add_argument("--endpoint")
    parser.add_argument("--keys")
    parser.add_argument("--heartbeat", type=float, default=5)
    parser.add_argument("--timeout", type=float, default=30)
    options = parser.parse_args()

    logging.basicConfig()
    common.exit_with_parent()
    zerorpc.Context.get_instance().register_middleware(TRACING)
    serve(options) if options.role == "server" else call(options)


main()
