"""Tool for measuring execution time of small code snippets."""
import gc
import sys
import time

__all__ = ['Timer', 'timeit', 'repeat', 'default_timer']

default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter
_globals = globals


class Timer:
    """Measures how long a statement takes."""

    def __init__(self, stmt='pass', setup='pass', timer=default_timer, globals=None):
        self.timer = timer
        names = _globals() if globals is None else globals
        self._setup = self._callable(setup, names)
        self._stmt = self._callable(stmt, names)
        self._names = names

    def _callable(self, code, names):
        if isinstance(code, str):
            return compile(code, '<timeit-src>', 'exec')
        if callable(code):
            return code
        raise ValueError('stmt is neither a string nor callable')

    def timeit(self, number=default_number):
        """How long so many executions take, in seconds."""
        stmt, setup = self._stmt, self._setup
        names = dict(self._names)
        was_on = gc.isenabled()
        gc.disable()
        try:
            if callable(setup):
                setup()
            else:
                exec(setup, names)
            if callable(stmt):
                begin = self.timer()
                for _ in range(number):
                    stmt()
                return self.timer() - begin
            begin = self.timer()
            for _ in range(number):
                exec(stmt, names)
            return self.timer() - begin
        finally:
            if was_on:
                gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        """timeit() several times."""
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """(how many executions take 0.2 seconds, the time they took)"""
        i = 1
        while True:
            for j in 1, 2, 5:
                number = i * j
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            i *= 10

    def print_exc(self, file=None):
        import traceback
        traceback.print_exc(file=file)


def timeit(stmt='pass', setup='pass', timer=default_timer, number=default_number, globals=None):
    """How long so many executions of a statement take, in seconds."""
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt='pass', setup='pass', timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    """timeit() several times."""
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
