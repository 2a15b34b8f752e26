"""tls.py HOST:PORT DIR: an address that speaks TLS and passes everything on to HOST:PORT.

Prints the port, then serves until its standard input ends. DIR gets ca.pem, the authority that signed the certificate, other.pem, one that
did not, and connections, a line for each that was made.
"""

import os
import socket
import ssl
import sys
import threading

import trustme

CHUNK = 1 << 16


def pump(source, sink):
    """Passes on what comes until there is no more, or until one side is gone."""
    try:
        while data := source.recv(CHUNK):
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)
    except OSError:
        pass


def serve(client, context, server):
    try:
        secure = context.wrap_socket(client, server_side=True)
        with secure, socket.create_connection(server) as plain:
            answers = threading.Thread(target=pump, args=(plain, secure), daemon=True)
            answers.start()
            pump(secure, plain)
            answers.join()
    except OSError:
        client.close()


def accept(listener, context, server, log):
    while True:
        client, _ = listener.accept()
        with open(log, "a", encoding="utf-8") as lines:
            lines.write("1\n")
        threading.Thread(target=serve, args=(client, context, server), daemon=True).start()


def main():
    host, port = sys.argv[1].rsplit(":", 1)
    authority = trustme.CA()
    authority.cert_pem.write_to_path(os.path.join(sys.argv[2], "ca.pem"))
    trustme.CA().cert_pem.write_to_path(os.path.join(sys.argv[2], "other.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    log = os.path.join(sys.argv[2], "connections")
    threading.Thread(target=accept, args=(listener, context, (host, int(port)), log), daemon=True).start()
    sys.stdin.read()


main()
