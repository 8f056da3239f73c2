"""Listener and Client: a connection under an address, with a password."""

import multiprocessing
from multiprocessing import connection

context = multiprocessing.get_context("spawn")


def call(address, key):
    try:
        with connection.Client(address, authkey=key) as client:
            client.send(f"hello, {client.recv()}")
    except multiprocessing.AuthenticationError as error:
        print("child:", error, flush=True)


if __name__ == "__main__":
    with connection.Listener(("localhost", 0), authkey=b"open") as listener:
        print(listener.address[1] > 0)
        for key in (b"open", b"close"):
            arguments = (listener.address, key)
            child = context.Process(target=call, args=arguments)
            child.start()
            try:
                with listener.accept() as server:
                    server.send("client")
                    print(server.recv())
            except multiprocessing.AuthenticationError as error:
                print("main:", error, flush=True)
            child.join()
        address = listener.address
    try:
        connection.Client(address)
    except ConnectionRefusedError:
        print("ConnectionRefusedError")

# Output:
# True
# hello, client
# Unordered output:
# main: digest received was wrong
# child: digest sent was rejected
# Output:
# ConnectionRefusedError
