"""The asyncio package: coroutines that run in turns on one event loop.

The loop waits for nothing outside the program; when every task sleeps, its clock goes on to the next one due, as
time.sleep does."""
from .futures import *
from .loops import *
from .tasks import *
from .locks import *
from .queues import *
from . import exceptions, futures, locks, loops, queues, tasks
from .exceptions import *
from .groups import *
from . import groups

__all__ = (exceptions.__all__ + futures.__all__ + loops.__all__ + tasks.__all__ + locks.__all__ + queues.__all__ +
           groups.__all__)


def __getattr__(name):
    if name in ('open_connection', 'start_server', 'create_subprocess_exec', 'create_subprocess_shell',
                'open_unix_connection', 'StreamReader', 'StreamWriter', 'Protocol'):
        raise AttributeError(f"heapstep's asyncio has no {name}: there is no network and no other process")
    raise AttributeError(f"module 'asyncio' has no attribute '{name}'")
