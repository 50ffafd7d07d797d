"""How much memory the program uses, as the engine's own heap counts it."""
import sys as _sys

_tracing = False
_base = _peak = 0


def _used():
    return _sys._memory_used()


def start(nframe=1):
    """Start tracing Python memory allocations."""
    global _tracing, _base, _peak
    if not _tracing:
        _tracing = True
        _base = _used()
        _peak = 0


def stop():
    """Stop tracing Python memory allocations."""
    global _tracing
    _tracing = False


def is_tracing():
    return _tracing


def get_traced_memory():
    """Get the current size and peak size of memory blocks traced, as a tuple."""
    global _peak
    if not _tracing:
        return 0, 0
    size = max(_used() - _base, 0)
    _peak = max(_peak, size)
    return size, _peak


def reset_peak():
    global _peak
    _peak = 0


def clear_traces():
    global _base, _peak
    _base = _used()
    _peak = 0


def get_tracemalloc_memory():
    return 0


def get_traceback_limit():
    return 1


def get_object_traceback(obj):
    return None
