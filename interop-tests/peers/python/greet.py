"""What the README shows: greets through a Python client, and reads a stream."""

import sys

import zerorpc

endpoint, name = sys.argv[1:]
client = zerorpc.Client(endpoint)
print(client.hello(name), flush=True)
print(list(client.range(0, 6, 2)), flush=True)
client.close()
