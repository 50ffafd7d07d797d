"""What contextlib's managers do with blocks that end well, that raise, and with generators that misbehave."""
import contextlib
import io
import sys
from contextlib import *


def chain(error):
    shown = []
    while error is not None:
        shown.append(f'{type(error).__name__}({error}){"!" if error.__suppress_context__ else ""}')
        error = error.__context__
    return ' < '.join(shown)


def tell(what, function, *args, **kwargs):
    try:
        result = function(*args, **kwargs)
    except BaseException as error:
        result = chain(error)
    print(what, result)


@contextmanager
def room(name, catch=(), then=None):
    """A room."""
    print('enter', name)
    try:
        yield name.upper()
    except catch as error:
        print('caught', repr(error))
        if then is not None:
            raise then
    finally:
        print('leave', name)


def block(manager, error=None):
    with manager as value:
        print('in', value)
        if error is not None:
            raise error
    return 'after'


for error in None, ValueError('v'), StopIteration('s'), RuntimeError('r'), KeyboardInterrupt(), GeneratorExit():
    tell('plain', block, room('a'), error)
    tell('caught', block, room('a', ValueError), error)
    tell('changed', block, room('a', BaseException, KeyError('k')), error)
    tell('raised again', block, room('a', BaseException, error), error)
print(room.__name__, room.__doc__, room('x').__doc__, list(vars(room('x'))), type(room('x')).__mro__[0].__name__)


@contextmanager
def none():
    return
    yield


@contextmanager
def twice():
    try:
        yield 1
    except ValueError:
        pass
    yield 2


@contextmanager
def stops():
    try:
        yield
    finally:
        raise StopIteration('inside')


@contextmanager
def changes():
    try:
        yield
    except ValueError as error:
        raise KeyError('new') from error


tell('none', block, none())
tell('twice', block, twice())
tell('twice', block, twice(), ValueError('v'))
tell('twice', block, twice(), KeyError('k'))
tell('stops', block, stops())
tell('stops', block, stops(), ValueError('v'))
tell('changes', block, changes(), ValueError('v'))
m = room('b')
m.__enter__()
tell('a type only', m.__exit__, ValueError, None, None)
try:
    with room('c'):
        1 / 0
except ZeroDivisionError as error:
    print(error.__traceback__.tb_next is None or error.__traceback__.tb_next.tb_frame.f_code.co_name)


@room('decorated')
def work(n):
    """Works."""
    if n == 0:
        raise ValueError('zero')
    return n * 2


tell('work', work, 4)
tell('work', work, 5)
tell('work', work, 0)
print(work.__name__, work.__doc__, work.__wrapped__(3))


class Decorating(ContextDecorator):
    def __enter__(self):
        print('on')
        return self

    def __exit__(self, *details):
        print('off', details[0])
        return details[0] is KeyError


@Decorating()
def lookup(d, key):
    return d[key]


tell('lookup', lookup, {1: 2}, 1)
tell('lookup', lookup, {1: 2}, 3)
tell('lookup', lookup, 5, 3)

print('---- small ones')


class Thing:
    def close(self):
        print('closed')


with closing(Thing()) as thing:
    print(type(thing).__name__)
for error in None, KeyError('k'), ValueError('v'), IndexError('i'):
    tell('suppress', block, suppress(LookupError, TypeError), error)
    tell('suppress', block, suppress(), error)
    tell('null', block, nullcontext(5), error)
text = io.StringIO()
out = redirect_stdout(text)
with out as target:
    print('one')
    with out:
        print('two')
    print('three', target is text)
with redirect_stderr(text):
    print('four', file=sys.stderr)
print(repr(text.getvalue()), sys.stdout is sys.__stdout__, vars(out)['_old_targets'])
tell('abstract', AbstractContextManager)
tell('abstract', AbstractAsyncContextManager)


class Has:
    __enter__ = __exit__ = __aenter__ = __aexit__ = lambda *a: None


class Half:
    __enter__ = lambda *a: None


class Barred(Has):
    __exit__ = None


for cls in Has, Half, Barred, Thing, closing, type(room('x')), AsyncExitStack:
    print(cls.__name__, issubclass(cls, AbstractContextManager), issubclass(cls, AbstractAsyncContextManager))
print(AbstractContextManager[int], contextlib.__all__)

print('---- stacks')


class Step:
    def __init__(self, name, swallow=False, error=None):
        self.name, self.swallow, self.error = name, swallow, error

    def __enter__(self):
        print('+', self.name)
        return self.name

    def __exit__(self, typ, value, tb):
        print('-', self.name, typ and typ.__name__, chain(value), tb is not None)
        if self.error is not None:
            raise self.error
        return self.swallow


def stacked(steps, error=None):
    with ExitStack() as stack:
        for step in steps:
            stack.enter_context(step)
        stack.callback(print, 'called', sep='-')
        if error is not None:
            raise error
    return 'after'


for error in None, ValueError('v'):
    tell('plain', stacked, [Step(1), Step(2)], error)
    tell('swallowed', stacked, [Step(1), Step(2, True), Step(3)], error)
    tell('raised', stacked, [Step(1), Step(2, error=KeyError('k')), Step(3)], error)
    tell('raised twice', stacked, [Step(1, error=IndexError('i')), Step(2, error=KeyError('k')), Step(3, True)], error)
    tell('raised and swallowed', stacked, [Step(1), Step(2, True), Step(3, error=KeyError('k'))], error)
    chained = KeyError('outer')
    chained.__context__ = TypeError('inner')
    tell('with a context', stacked, [Step(1), Step(2, error=chained)], error)
    try:
        raise OSError('around')
    except OSError:
        tell('around', stacked, [Step(1), Step(2, error=KeyError('k')), Step(3, error=IndexError('i'))], error)
stack = ExitStack()
stack.enter_context(Step('a', error=ValueError('a')))
stack.enter_context(Step('b', error=ValueError('b')))
tell('close', stack.close)
stack.push(Step('pushed'))
stack.push(lambda *details: print('details', details))
print(stack.callback(print, 1, 2).__name__, len(stack._exit_callbacks), [plain for plain, callback in stack._exit_callbacks], stack._exit_callbacks[-1][1].__wrapped__)
heir = stack.pop_all()
print(len(stack._exit_callbacks), len(heir._exit_callbacks), type(heir))
stack.close()
heir.close()
tell('wrong', stack.enter_context, 5)
tell('wrong', stack.enter_context, Half())
tell('wrong', stack.callback)
with ExitStack() as stack:
    @stack.callback
    def last():
        print('last')

    @stack.push
    def very_last(typ, value, tb):
        print('very last', value)
        return True
    raise ValueError('v')

print('---- asynchronous')


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value
    except BaseException as error:
        return chain(error)


@asynccontextmanager
async def hall(name, catch=(), then=None):
    print('enter', name)
    try:
        yield name
    except catch as error:
        print('caught', repr(error))
        if then is not None:
            raise then
    finally:
        print('leave', name)


async def ablock(manager, error=None):
    async with manager as value:
        print('in', value)
        if error is not None:
            raise error
    return 'after'


for error in None, ValueError('v'), StopIteration('s'), StopAsyncIteration('a'), RuntimeError('r'):
    print(run(ablock(hall('h'), error)))
    print(run(ablock(hall('h', ValueError), error)))
    print(run(ablock(hall('h', BaseException, KeyError('k')), error)))
    print(run(ablock(hall('h', BaseException, error), error)))


class AStep(Step):
    async def __aenter__(self):
        return self.__enter__()

    async def __aexit__(self, *details):
        return self.__exit__(*details)


async def astacked(steps, error=None):
    async with AsyncExitStack() as stack:
        for step in steps:
            if isinstance(step, AStep):
                await stack.enter_async_context(step)
            else:
                stack.enter_context(step)
        stack.push_async_exit(AStep('pushed'))

        @stack.push_async_callback
        async def called():
            print('called')
        if error is not None:
            raise error
    return 'after'


for error in None, ValueError('v'):
    print(run(astacked([AStep(1), Step(2)], error)))
    print(run(astacked([AStep(1, True), Step(2, error=KeyError('k'))], error)))
    print(run(astacked([Step(1, error=IndexError('i')), AStep(2, error=KeyError('k'))], error)))


async def others():
    stack = AsyncExitStack()
    try:
        await stack.enter_async_context(Step(1))
    except TypeError as error:
        print(error)
    stack.push(Step('plain'))
    await stack.aclose()

    async def numbers():
        try:
            yield 1
        finally:
            print('closed')
    async with aclosing(numbers()) as steps:
        async for n in steps:
            print(n)
            break
    async with nullcontext(7) as n:
        print(n)

    @hall('decorated')
    async def inner(n):
        return n + 1
    print(await inner(1), await inner(2))


print(run(others()))


@asynccontextmanager
async def empty():
    return
    yield


@asynccontextmanager
async def on_and_on():
    try:
        yield
    except ValueError:
        pass
    yield

print(run(ablock(empty())), run(ablock(on_and_on())), run(ablock(on_and_on(), ValueError())))
