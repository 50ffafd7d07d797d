"""What `with` can be given: managers made of generators, of several others, and some that are always wanted."""
import abc
import sys
from collections import deque
from collections.abc import _told_by
from functools import wraps
from types import GenericAlias, MethodType

__all__ = ['asynccontextmanager', 'contextmanager', 'closing', 'nullcontext',
           'AbstractContextManager', 'AbstractAsyncContextManager', 'AsyncExitStack',
           'ContextDecorator', 'ExitStack', 'redirect_stdout', 'redirect_stderr', 'suppress',
           'aclosing', 'chdir']


@_told_by('__enter__', '__exit__')
class AbstractContextManager(abc.ABC):
    """A manager that is entered as itself, and does nothing yet when it is left."""
    __class_getitem__ = classmethod(GenericAlias)

    def __enter__(self):
        return self

    @abc.abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        return None


@_told_by('__aenter__', '__aexit__')
class AbstractAsyncContextManager(abc.ABC):
    """The same for `async with`."""
    __class_getitem__ = classmethod(GenericAlias)

    async def __aenter__(self):
        return self

    @abc.abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        return None


# ---- managers as decorators ----

def _same_manager(self):
    """The manager for one call of a decorated function: itself, unless a class knows better."""
    return self


class ContextDecorator:
    """For a manager's class to derive from: a function decorated with the manager runs within it."""
    _recreate_cm = _same_manager

    def __call__(self, func):
        @wraps(func)
        def within(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)
        return within


class AsyncContextDecorator:
    """The same for a coroutine function."""
    _recreate_cm = _same_manager

    def __call__(self, func):
        @wraps(func)
        async def within(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)
        return within


# ---- managers made of generators ----

def _outcome(came, thrown, traceback, stop, *stops):
    """What to do with the exception that came out of a generator as its manager was left: whether it swallows the one
    thrown in, or None if it is news and goes on."""
    if isinstance(came, stop):
        return thrown is not None and came is not thrown
    # A stop thrown in comes out as the cause of a RuntimeError, if the generator lets it pass.
    wrapped = isinstance(came, RuntimeError) and isinstance(thrown, (stop, *stops)) and came.__cause__ is thrown
    if thrown is not None and (came is thrown or wrapped):
        # The generator's own lines are nothing that concerns the block.
        thrown.__traceback__ = traceback
        return False
    return None


class _OfGenerator:
    """What is known of the generator while its block has not begun."""

    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        self.__doc__ = getattr(func, '__doc__', None) or type(self).__doc__

    def _recreate_cm(self):
        # A generator runs once: each call of a decorated function has its own.
        return type(self)(self.func, self.args, self.kwds)


class _GeneratorContextManager(_OfGenerator, AbstractContextManager, ContextDecorator):
    """A generator's first part, then the block, then its second part."""

    def __enter__(self):
        del self.args, self.kwds, self.func
        try:
            return self.gen.__next__()
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        thrown = typ() if value is None and typ is not None else value
        try:
            if typ is None:
                next(self.gen)
            else:
                self.gen.throw(typ, thrown, traceback)
        except BaseException as came:
            swallowed = _outcome(came, thrown, traceback, StopIteration)
            if swallowed is None:
                raise
            return swallowed
        raise RuntimeError("generator didn't stop" if typ is None else "generator didn't stop after throw()")


class _AsyncGeneratorContextManager(_OfGenerator, AbstractAsyncContextManager, AsyncContextDecorator):
    """The same for an asynchronous generator."""

    async def __aenter__(self):
        del self.args, self.kwds, self.func
        try:
            return await self.gen.__anext__()
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, typ, value, traceback):
        thrown = typ() if value is None and typ is not None else value
        try:
            if typ is None:
                await self.gen.__anext__()
            else:
                await self.gen.athrow(typ, thrown, traceback)
        except BaseException as came:
            swallowed = _outcome(came, thrown, traceback, StopAsyncIteration, StopIteration)
            if swallowed is None:
                raise
            return swallowed
        raise RuntimeError("generator didn't stop" if typ is None else "generator didn't stop after athrow()")


def _maker(func, manager):
    @wraps(func)
    def make(*args, **kwds):
        return manager(func, args, kwds)
    return make


def contextmanager(func):
    """Decorator: the generator function makes managers from now on."""
    return _maker(func, _GeneratorContextManager)


def asynccontextmanager(func):
    """Decorator: the asynchronous generator function makes managers from now on."""
    return _maker(func, _AsyncGeneratorContextManager)


# ---- small managers ----

class closing(AbstractContextManager):
    """Closes something at the end of the block."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *_):
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    """Closes an asynchronous generator, or what is like one, at the end of the block."""

    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *_):
        await self.thing.aclose()


class suppress(AbstractContextManager):
    """Ends the block without a word when one of these exceptions is raised in it."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        """There is nothing to give to the block."""

    def __exit__(self, typ, *_):
        return typ is not None and issubclass(typ, self._exceptions)


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    """Does nothing, where a manager is asked for."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *_):
        """Whatever was raised goes on."""

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *_):
        """Whatever was raised goes on."""


class _RedirectStream(AbstractContextManager):
    """Puts something else in the place of a stream of sys; entered again within, it remembers each one."""
    _stream = None

    def __init__(self, new_target):
        self._new_target, self._old_targets = new_target, []

    def __enter__(self):
        replaced = getattr(sys, self._stream)
        self._old_targets.append(replaced)
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, *_):
        replaced = self._old_targets.pop()
        setattr(sys, self._stream, replaced)


class redirect_stdout(_RedirectStream):
    """What the block prints goes to another file."""
    _stream = 'stdout'


class redirect_stderr(_RedirectStream):
    """What the block writes to standard error goes to another file."""
    _stream = 'stderr'


class chdir(AbstractContextManager):
    """The block runs in another directory."""

    def __init__(self, path):
        self.path, self._old_cwd = path, []

    def __enter__(self):
        import os
        self._old_cwd.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *_):
        import os
        back = self._old_cwd.pop()
        os.chdir(back)


# ---- any number of managers ----

class _Unwinding:
    """The state of leaving a stack: which exception the next callback is told of, and whether that is a new one."""

    def __init__(self, details):
        self.details = details
        self.received = details[0] is not None
        self.swallowed, self.raised = False, None
        # What was being handled around the block, which is no context of what is raised here.
        self.around = sys.exc_info()[1]

    def swallow(self):
        self.swallowed, self.raised, self.details = True, None, (None, None, None)

    def replace(self, error):
        """A callback has raised: its exception has the one before as context, as if the managers' blocks were nested."""
        link, before = error, self.details[1]
        while link.__context__ is not None and link.__context__ is not before:
            if link.__context__ is self.around:
                link.__context__ = before
                break
            link = link.__context__
        self.raised, self.details = error, (type(error), error, error.__traceback__)

    def end(self):
        if self.raised is None:
            return self.received and self.swallowed
        context = self.raised.__context__
        try:
            raise self.raised
        finally:
            # Raising has put what is being handled there.
            self.raised.__context__ = context


def _wrapped_call(wrapper, callback):
    wrapper.__wrapped__ = callback
    return wrapper


class _BaseExitStack:
    """What ExitStack and AsyncExitStack share: callbacks, each with whether it is a plain one."""

    def __init__(self):
        self._exit_callbacks = deque()

    def pop_all(self):
        """Another stack that has all the callbacks; this one has none any more."""
        heir = type(self)()
        heir._exit_callbacks, self._exit_callbacks = self._exit_callbacks, deque()
        return heir

    def _enter(self, cm, names, protocol):
        """The methods of a manager, found as `with` finds them."""
        cls = type(cm)
        try:
            return [getattr(cls, name) for name in names]
        except AttributeError:
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the {protocol} protocol") from None

    def _push(self, exit, name, is_plain):
        """Pushes a manager's method, or else what can be called as one."""
        method = getattr(type(exit), name, None)
        self._exit_callbacks.append((is_plain, exit if method is None else MethodType(method, exit)))
        return exit

    def enter_context(self, cm):
        """Enter a manager, to be left with the stack."""
        enter, leave = self._enter(cm, ('__enter__', '__exit__'), 'context manager')
        entered = enter(cm)
        self._exit_callbacks.append((True, MethodType(leave, cm)))
        return entered

    def push(self, exit):
        """Push a manager that is entered already, or a function that is called as its __exit__."""
        return self._push(exit, '__exit__', True)

    def callback(self, callback, /, *args, **kwds):
        """Push a function that is called with these arguments, and knows of no exception."""
        def _exit_wrapper(exc_type, exc, tb):
            callback(*args, **kwds)
        self._exit_callbacks.append((True, _wrapped_call(_exit_wrapper, callback)))
        return callback


class ExitStack(_BaseExitStack, AbstractContextManager):
    """A manager of managers: leaves all that were entered, the last one first."""

    def __exit__(self, *exc_details):
        unwinding = _Unwinding(exc_details)
        while self._exit_callbacks:
            _, callback = self._exit_callbacks.pop()
            try:
                if callback(*unwinding.details):
                    unwinding.swallow()
            except BaseException as error:
                unwinding.replace(error)
        return unwinding.end()

    def close(self):
        """Leave them all now."""
        self.__exit__(None, None, None)


class AsyncExitStack(_BaseExitStack, AbstractAsyncContextManager):
    """The same, also for what must be awaited."""

    async def enter_async_context(self, cm):
        """Enter a manager of `async with`, to be left with the stack."""
        enter, leave = self._enter(cm, ('__aenter__', '__aexit__'), 'asynchronous context manager')
        entered = await enter(cm)
        self._exit_callbacks.append((False, MethodType(leave, cm)))
        return entered

    def push_async_exit(self, exit):
        """Push a manager that is entered already, or a coroutine function that is called as its __aexit__."""
        return self._push(exit, '__aexit__', False)

    def push_async_callback(self, callback, /, *args, **kwds):
        """Push a coroutine function that is called with these arguments."""
        async def _exit_wrapper(exc_type, exc, tb):
            await callback(*args, **kwds)
        self._exit_callbacks.append((False, _wrapped_call(_exit_wrapper, callback)))
        return callback

    async def __aexit__(self, *exc_details):
        unwinding = _Unwinding(exc_details)
        while self._exit_callbacks:
            is_plain, callback = self._exit_callbacks.pop()
            try:
                result = callback(*unwinding.details)
                if result if is_plain else await result:
                    unwinding.swallow()
            except BaseException as error:
                unwinding.replace(error)
        return unwinding.end()

    async def aclose(self):
        """Leave them all now."""
        await self.__aexit__(None, None, None)
