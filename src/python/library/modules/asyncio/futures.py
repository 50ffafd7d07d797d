"""Future: a place for a result that somebody else puts there later.

What a Future was given stays in its plain attributes; _settle is the only way out of the state it begins in."""
from types import GenericAlias
from . import exceptions
from .loops import get_event_loop, shown_function

__all__ = ('Future', 'isfuture', 'wrap_future')


def isfuture(obj):
    """Whether this can be awaited as a Future: its class says so, and the object does not deny it."""
    flag = '_asyncio_future_blocking'
    return hasattr(obj.__class__, flag) and getattr(obj, flag) is not None


def settle(future, result=None):
    """Gives a future its result; False when it needs none any more."""
    open_still = not future.done()
    if open_still:
        future.set_result(result)
    return open_still


def _shortened(texts):
    """Of more than two texts the first, how many there are between, and the last."""
    left_out = len(texts) - 2
    return texts if left_out < 1 else [texts[0], f'<{left_out} more>', texts[-1]]


class Future:
    """An awaitable whose result is set later, by somebody else."""
    __module__ = '_asyncio'  # as python3 shows it, where it is written in C
    _state = 'PENDING'
    _loop = _result = _exception = _cancel_message = None
    _asyncio_future_blocking = False
    _unseen = False  # an exception that nobody has asked for

    def __init__(self, *, loop=None):
        self._callbacks = []
        self._loop = loop if loop is not None else get_event_loop()

    def __del__(self):
        if self._unseen:
            words = f'{type(self).__name__} exception was never retrieved'
            self._loop.call_exception_handler(dict(message=words, exception=self._exception, future=self))

    __class_getitem__ = classmethod(GenericAlias)

    # ---- as it is shown ----

    def _shown_state(self):
        parts = [self._state.lower()]
        if self._state == 'FINISHED':
            failed = self._exception is not None
            parts.append(f'exception={self._exception!r}' if failed else f'result={self._result!r}')
        if self._callbacks:
            called = _shortened([shown_function(entry[0], ()) for entry in self._callbacks])
            parts.append('cb=[%s]' % ', '.join(called))
        return parts

    def __repr__(self):
        return f'<{" ".join([type(self).__name__, *self._shown_state()])}>'

    # ---- what it was given ----

    @property
    def _log_traceback(self):
        return self._unseen

    @_log_traceback.setter
    def _log_traceback(self, value):
        if value:
            raise ValueError('_log_traceback can only be set to False')
        self._unseen = False

    def get_loop(self):
        """The loop that calls its callbacks."""
        return self._loop

    def done(self):
        """Whether the wait is over, in whatever way."""
        return self._state != 'PENDING'

    def cancelled(self):
        """Whether cancel() ended the wait."""
        return self._state == 'CANCELLED'

    def _make_cancelled_error(self):
        message = self._cancel_message
        return exceptions.CancelledError(*([] if message is None else [message]))

    def _look(self, too_early):
        """The exception, which counts as seen from now on; raises when there is neither that nor a result."""
        if self.cancelled():
            raise self._make_cancelled_error()
        if not self.done():
            raise exceptions.InvalidStateError(too_early)
        self._unseen = False
        return self._exception

    def exception(self):
        """The exception it was given, None when it was given a result."""
        return self._look('Exception is not set.')

    def result(self):
        """The result it was given; an exception it was given is raised."""
        failure = self._look('Result is not set.')
        if failure is None:
            return self._result
        # Each time from the traceback it came with: raising adds to it.
        raise failure.with_traceback(self._exception_tb)

    def __await__(self):
        if self._state == 'PENDING':
            self._asyncio_future_blocking = True
            yield self
            if self._state == 'PENDING':
                raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__

    # ---- giving it something ----

    def _settle(self, state):
        self._state = state
        told, self._callbacks = self._callbacks, []
        for function, context in told:
            self._loop.call_soon(function, self, context=context)

    def _must_be_open(self):
        if self.done():
            raise exceptions.InvalidStateError('invalid state')

    def set_result(self, result):
        """Ends the wait with a result."""
        self._must_be_open()
        self._result = result
        self._settle('FINISHED')

    def set_exception(self, exception):
        """Ends the wait with an exception, or with one made of an exception's class."""
        self._must_be_open()
        failure = exception() if isinstance(exception, type) else exception
        if type(failure) is StopIteration:
            raise TypeError('StopIteration interacts badly with generators and cannot be raised into a Future')
        self._exception, self._exception_tb = failure, failure.__traceback__
        self._settle('FINISHED')
        self._unseen = True

    def cancel(self, msg=None):
        """Ends the wait with nothing; False when it was over before."""
        self._unseen = False
        pending = not self.done()
        if pending:
            self._cancel_message = msg
            self._settle('CANCELLED')
        return pending

    # ---- who is told ----

    def add_done_callback(self, fn, *, context=None):
        """Calls fn(future) in the turn after the wait is over."""
        if self.done():
            self._loop.call_soon(fn, self, context=context)
            return
        self._callbacks.append((fn, context))

    def remove_done_callback(self, fn):
        """Takes a callback back as often as it was added; how often that was."""
        before = len(self._callbacks)
        self._callbacks = [entry for entry in self._callbacks if entry[0] != fn]
        return before - len(self._callbacks)


def wrap_future(future, *, loop=None):
    """A future of this module: there are no others."""
    if isfuture(future):
        return future
    raise TypeError("heapstep has no concurrent.futures: there are no threads to wait for")
