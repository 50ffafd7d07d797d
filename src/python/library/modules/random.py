"""Random numbers of many distributions, all drawn from one Mersenne Twister.

A seed gives the same numbers as in python3: so what counts is not only which numbers come, but how many
are drawn for each result, in which order, and how each is rounded."""
from _random import Random as _Twister, _sha512
from math import (acos as _acos, ceil as _ceil, cos as _cos, e as _e, exp as _exp, floor as _floor,
                  isfinite as _isfinite, log as _log, pi as _pi, sin as _sin, sqrt as _sqrt, tau as _tau)
from operator import index as _index

_METHODS = ('betavariate', 'choice', 'choices', 'expovariate', 'gammavariate', 'gauss', 'getrandbits', 'getstate',
            'lognormvariate', 'normalvariate', 'paretovariate', 'randbytes', 'randint', 'random', 'randrange', 'sample',
            'seed', 'setstate', 'shuffle', 'triangular', 'uniform', 'vonmisesvariate', 'weibullvariate')
__all__ = ['Random', 'SystemRandom', *_METHODS]

_MISSING = 1
_WIDTH = _sqrt(8.0 / _e)
_LOG_4, _BEND = _log(4.0), _log(4.5) + 1.0
_TEXTS = str, bytes, bytearray


def _hash_of_old(text):
    """What seeds of version 1 make of a text: the hash that Python 2 had."""
    codes = [ord(c) if isinstance(c, str) else c for c in text]
    mixed = codes[0] << 7 if codes else 0
    for code in codes:
        mixed = (mixed * 1000003 ^ code) % (1 << 64)
    return mixed ^ len(codes)


def _whole(value, name):
    """value as an int, where nothing is lost by it. Who asks for randrange() is told that this will end."""
    try:
        return _index(value)
    except TypeError:
        number = int(value)
    from warnings import warn
    if number != value:
        warn('randrange() will raise TypeError in the future', DeprecationWarning, 3)
        raise ValueError(f'non-integer {name} for randrange()')
    warn('non-integer arguments to randrange() have been deprecated since Python 3.10 '
         'and will be removed in a subsequent version', DeprecationWarning, 3)
    return number


def _running_sums(numbers):
    from itertools import accumulate
    return list(accumulate(numbers))


class Random(_Twister):
    """A source of random numbers with a state of its own."""
    VERSION = 3

    def __init__(self, x=None):
        self.seed(x)
        self.gauss_next = None

    def __init_subclass__(cls, /, **kwargs):
        """A subclass that makes fractions but no bits is asked for fractions."""
        super().__init_subclass__(**kwargs)
        ways = {'getrandbits': Random._below_by_bits, 'random': Random._below_by_fractions}
        for owner in cls.__mro__:
            made = [way for name, way in ways.items() if name in vars(owner)]
            if '_randbelow' in vars(owner):
                return
            if made:
                cls._randbelow = made[0]
                return

    # ---- the state ----

    def seed(self, a=None, version=2):
        """Begin the numbers that belong to a."""
        if version == 2 and isinstance(a, _TEXTS):
            octets = a.encode() if isinstance(a, str) else bytes(a)
            a = int.from_bytes(octets + _sha512(octets), 'big')
        elif version == 1 and isinstance(a, (str, bytes)):
            a = _hash_of_old(a)
        elif a is not None and not isinstance(a, (int, float, *_TEXTS)):
            kinds = 'None,\nint, float, str, bytes, and bytearray.'
            raise TypeError(f'The only supported seed types are: {kinds}')
        _Twister.seed(self, a)
        self.gauss_next = None

    def getstate(self):
        """All that decides the numbers to come, for setstate()."""
        return self.VERSION, _Twister.getstate(self), self.gauss_next

    def setstate(self, state):
        """Go back to where getstate() was called."""
        if state[0] not in (2, 3):
            raise ValueError(f'state with version {state[0]} passed to '
                             f'Random.setstate() of version {self.VERSION}')
        version, words, kept = state
        self.gauss_next = kept
        if version == 2:
            # Python 2 wrote the upper half of its words as negative numbers.
            words = tuple([word % (1 << 32) for word in words])
        _Twister.setstate(self, words)

    def __getstate__(self):
        return self.getstate()

    def __setstate__(self, state):
        self.setstate(state)

    def __reduce__(self):
        return type(self), (), self.getstate()

    # ---- whole numbers ----

    def _below_by_bits(self, n):
        """A number below n: as many bits as n has, until they make one."""
        bits = n.bit_length()
        while (drawn := self.getrandbits(bits)) >= n:
            pass
        return drawn

    def _below_by_fractions(self, n, most=1 << 53):
        """The same of a random() only; what would make some numbers likelier is drawn again."""
        if n >= most:
            from warnings import warn
            warn('Underlying random() generator does not supply \n'
                 'enough bits to choose from a population range this large.\n'
                 'To remove the range limitation, add a getrandbits() method.')
            return _floor(self.random() * n)
        fair = (most - most % n) / most
        while (drawn := self.random()) >= fair:
            pass
        return _floor(drawn * most) % n

    _randbelow = _below_by_bits

    def randbytes(self, n):
        """n bytes."""
        return int.to_bytes(self.getrandbits(8 * n), n, 'little')

    def randrange(self, start, stop=None, step=_MISSING):
        """A number of range(start, stop, step)."""
        first = _whole(start, 'arg 1')
        if stop is None:
            if step is not _MISSING:
                raise TypeError('Missing a non-None stop argument')
            if first <= 0:
                raise ValueError('empty range for randrange()')
            return self._randbelow(first)
        end = _whole(stop, 'stop')
        by = _whole(step, 'step')
        if by == 0:
            raise ValueError('zero step for randrange()')
        # -(-a // b) is a / b rounded up, whatever the signs are.
        count = -((first - end) // by)
        if count > 0:
            return first + by * self._randbelow(count)
        told = f' ({first}, {end}, {end - first})' if by == 1 else ''
        raise ValueError('empty range for randrange()' + told)

    def randint(self, a, b):
        """A number from a to b, both included."""
        return self.randrange(a, b + 1)

    # ---- of a sequence ----

    def choice(self, seq):
        """One of the items."""
        if len(seq):
            return seq[self._randbelow(len(seq))]
        raise IndexError('Cannot choose from an empty sequence')

    def shuffle(self, x):
        """Mix a list in place: each item, from the last on, changes places with one not after it."""
        for last in range(len(x) - 1, 0, -1):
            other = self._randbelow(last + 1)
            x[last], x[other] = x[other], x[last]

    def sample(self, population, k, *, counts=None):
        """k items, none of them twice; counts tells how many there are of each."""
        from collections.abc import Sequence
        if not isinstance(population, Sequence):
            hint = 'For dicts or sets, use sorted(d).'
            raise TypeError('Population must be a sequence.  ' + hint)
        if counts is not None:
            return self._sample_of_many(population, k, _running_sums(counts))
        n = len(population)
        if k < 0 or k > n:
            raise ValueError('Sample larger than population or is negative')
        chosen = [None] * k
        # What takes less memory: a copy that items are taken from, or a set of the places drawn.
        room_of_set = 21 + (4 ** _ceil(_log(k * 3, 4)) if k > 5 else 0)
        if n > room_of_set:
            places = set()
            while len(places) < k:
                place = self._randbelow(n)
                if place not in places:
                    chosen[len(places)] = population[place]
                    places.add(place)
            return chosen
        left = list(population)
        for at in range(k):
            place = self._randbelow(len(left))
            chosen[at] = left[place]
            left[place] = left[-1]
            del left[-1]
        return chosen

    def _sample_of_many(self, population, k, sums):
        from bisect import bisect
        if len(sums) != len(population):
            raise ValueError('The number of counts does not match the population')
        everything = sums.pop()
        if not isinstance(everything, int):
            raise TypeError('Counts must be integers')
        if everything < 1:
            raise ValueError('Total of counts must be greater than zero')
        return [population[bisect(sums, at)] for at in self.sample(range(everything), k=k)]

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        """k items, each drawn from all of them, where some may be likelier than others."""
        from bisect import bisect
        random, n = self.random, len(population)
        if weights is None is cum_weights:
            return [population[_floor(random() * float(n))] for _ in range(k)]
        if cum_weights is not None:
            if weights is not None:
                raise TypeError('Cannot specify both weights and cumulative weights')
        else:
            try:
                cum_weights = _running_sums(weights)
            except TypeError:
                if isinstance(weights, int):
                    told = f'The number of choices must be a keyword argument: k={weights}'
                    raise TypeError(told) from None
                raise
        if n != len(cum_weights):
            raise ValueError('The number of weights does not match the population')
        whole = cum_weights[-1] + 0.0
        if whole <= 0.0:
            raise ValueError('Total of weights must be greater than zero')
        if not _isfinite(whole):
            raise ValueError('Total of weights must be finite')
        return [population[bisect(cum_weights, random() * whole, 0, n - 1)] for _ in range(k)]

    # ---- distributions ----

    def uniform(self, a, b):
        """A number between a and b, all equally likely."""
        return (b - a) * self.random() + a

    def triangular(self, low=0.0, high=1.0, mode=None):
        """A number between low and high, the likelier the nearer to mode."""
        share = self.random()
        try:
            peak = 0.5 if mode is None else (mode - low) / (high - low)
        except ZeroDivisionError:
            return low
        # Beyond the peak the triangle is looked at from its other end.
        if share > peak:
            return high + (low - high) * _sqrt((1.0 - share) * (1.0 - peak))
        return low + (high - low) * _sqrt(share * peak)

    def normalvariate(self, mu=0.0, sigma=1.0):
        """The normal distribution, by the ratio of two uniform numbers (Kinderman and Monahan 1977)."""
        while True:
            across = self.random() - 0.5
            up = 1.0 - self.random()
            ratio = _WIDTH * across / up
            if ratio * ratio <= -4.0 * _log(up):
                return mu + ratio * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        """The normal distribution, made two at a time from an angle and a distance (Box and Muller 1958)."""
        kept, self.gauss_next = self.gauss_next, None
        if kept is None:
            angle = self.random() * _tau
            distance = _sqrt(_log(1.0 - self.random()) * -2.0)
            kept, self.gauss_next = _cos(angle) * distance, _sin(angle) * distance
        return mu + kept * sigma

    def lognormvariate(self, mu, sigma):
        """A number whose logarithm is normally distributed."""
        return _exp(self.normalvariate(mu, sigma))

    def _waiting(self):
        """How long one waits for what comes once in a unit of time."""
        return -_log(1.0 - self.random())

    def expovariate(self, lambd):
        """The exponential distribution of a rate."""
        return self._waiting() / lambd

    def vonmisesvariate(self, mu, kappa):
        """An angle around mu, the nearer the greater kappa is (Best and Fisher 1979)."""
        if kappa <= 1e-6:
            return self.random() * _tau
        half = 0.5 / kappa
        wrap = half + _sqrt(half * half + 1.0)
        while True:
            z = _cos(_pi * self.random())
            ratio = z / (wrap + z)
            height = self.random()
            if height < 1.0 - ratio * ratio or height <= _exp(ratio) * (1.0 - ratio):
                break
        q = 1.0 / wrap
        away = _acos((z + q) / (z * q + 1.0))
        return (mu + (away if self.random() > 0.5 else -away)) % _tau

    def gammavariate(self, alpha, beta):
        """The gamma distribution of a shape alpha and a scale beta."""
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError('gammavariate: alpha and beta must be > 0.0')
        if alpha == 1.0:
            return self._waiting() * beta
        return (self._steep_gamma(alpha) if alpha > 1.0 else self._flat_gamma(alpha)) * beta

    def _steep_gamma(self, shape):
        """Cheng's method GB (1977), for shapes above 1."""
        a = _sqrt(shape * 2.0 - 1.0)
        b, c = shape - _LOG_4, shape + a
        while True:
            first = self.random()
            # So near to 0 or 1 its logarithm would be rough.
            if first <= 1e-7 or first >= 0.9999999:
                continue
            second = 1.0 - self.random()
            v = _log(first / (1.0 - first)) / a
            x = _exp(v) * shape
            z = first * first * second
            r = b + c * v - x
            if r + _BEND - z * 4.5 >= 0.0 or r >= _log(z):
                return x

    def _flat_gamma(self, shape):
        """The method GS of Ahrens and Dieter (1974), for shapes below 1."""
        b = (shape + _e) / _e
        while True:
            p = self.random() * b
            inside = p <= 1.0
            x = p ** (1.0 / shape) if inside else -_log((b - p) / shape)
            if self.random() <= (_exp(-x) if inside else x ** (shape - 1.0)):
                return x

    def betavariate(self, alpha, beta):
        """The beta distribution: which part of two gamma numbers' sum the first is."""
        part = self.gammavariate(alpha, 1.0)
        if not part:
            return 0.0
        return part / (self.gammavariate(beta, 1.0) + part)

    def paretovariate(self, alpha):
        """The Pareto distribution of a shape."""
        return pow(1.0 - self.random(), -1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        """The Weibull distribution of a scale alpha and a shape beta."""
        return pow(self._waiting(), 1.0 / beta) * alpha



class SystemRandom(Random):
    """Numbers that no seed decides. A program's memory is to look the same on every run, so they come from a
    generator like all others, which cannot be seeded nor asked for its state."""

    def seed(self, *args, **kwds):
        """No seed changes anything."""

    def _notimplemented(self, *args, **kwds):
        raise NotImplementedError('System entropy source does not have state.')

    getstate = setstate = _notimplemented


_inst = Random()
globals().update((_name, getattr(_inst, _name)) for _name in _METHODS)
