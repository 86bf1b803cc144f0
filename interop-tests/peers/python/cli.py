"""The released `zerorpc` command on Python 3.10 and newer, where making a call needs collections.Iterator back.

Listing methods works with the command as it is; the tests call that one for it.
"""

import collections
import collections.abc
import sys

import getargspec_shim

collections.Iterator = collections.abc.Iterator
getargspec_shim.install()

sys.argv[0] = "zerorpc"  # What its usage and its mistakes call it.

import zerorpc.cli

sys.exit(zerorpc.cli.main())
