"""The released `zerorpc` command on Python 3.10 and newer, where making a call needs collections.Iterator back.

Listing methods works with the command as it is; the tests call that one for it.
"""

import collections
import collections.abc
import sys

import getargspec_shim

collections.Iterator = collections.abc.Iterator
getargspec_shim.install()

import zerorpc.cli

sys.exit(zerorpc.cli.main())
