"""What many numbers have in common: their middle, how far they spread, and how two series of them go together.

Where the result is to be of the numbers' own type, sums are kept exactly as ratios, and rounded once."""
import random
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict, namedtuple
from fractions import Fraction
from math import erf, exp, fabs, fsum, hypot, isqrt, log, sqrt, tau
from numbers import Number

__all__ = ['NormalDist', 'StatisticsError', 'correlation', 'covariance', 'fmean', 'geometric_mean', 'harmonic_mean',
           'linear_regression', 'mean', 'median', 'median_grouped', 'median_high', 'median_low', 'mode', 'multimode',
           'pstdev', 'pvariance', 'quantiles', 'stdev', 'variance']


class StatisticsError(ValueError):
    """There are too few numbers, or they are not such as have an answer."""


def _demand(fulfilled, message):
    if not fulfilled:
        raise StatisticsError(message)


# ---- exact sums ----

# Of two types, when is one wide enough for the numbers of both? The first rule that tells, counts.
_WIDE_ENOUGH = (
    lambda wide, narrow: narrow is bool,
    lambda wide, narrow: narrow is int,
    issubclass,
    lambda wide, narrow: issubclass(narrow, int),
    lambda wide, narrow: issubclass(wide, float) and issubclass(narrow, Fraction),
)


def _wider(so_far, new):
    """The type in which a result is given that comes from numbers of two types."""
    for rule in _WIDE_ENOUGH:
        for wide, narrow in (new, so_far), (so_far, new):
            if rule(wide, narrow):
                return wide
    raise TypeError(f"don't know how to coerce {so_far.__name__} and {new.__name__}")


def _ratio(x):
    """x as numerator and denominator; what is not finite has no denominator."""
    if hasattr(x, 'as_integer_ratio'):
        try:
            return x.as_integer_ratio()
        except (OverflowError, ValueError):
            return x, None
    try:
        return x.numerator, x.denominator
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator")


class _Sum:
    """A sum of numbers of any types, exact as long as all are finite."""

    def __init__(self, numbers=(), power=1):
        """Of the numbers themselves, or of their powers."""
        self.kind, self.count = int, 0
        numerators = defaultdict(int)
        for x in numbers:
            self.count += 1
            if type(x) is not self.kind:
                self.kind = _wider(self.kind, type(x))
            above, below = _ratio(x)
            numerators[below and below ** power] += above if below is None else above ** power
        self.finite = None not in numerators
        if self.finite:
            self.value = sum((Fraction(above, below) for below, above in numerators.items()), Fraction())
        else:
            self.value = numerators[None]


def _typed(value, kind):
    """A ratio as a number of a type."""
    if type(value) is kind:
        return value
    if issubclass(kind, int) and value.denominator > 1:
        return float(value)
    try:
        return kind(value)
    except TypeError:
        # Decimal takes no ratio, but can divide; and is the only number with a method sqrt().
        if not hasattr(kind, 'sqrt'):
            raise
        return kind(value.numerator) / kind(value.denominator)


def _squares(data, centre):
    """(type of the result, sum of the squares of the distances from the centre, how many); no centre is the mean."""
    if centre is not None:
        distances = _Sum((x - centre) * (x - centre) for x in data)
        return distances.kind, distances.value, distances.count
    data = list(data)
    total = _Sum(data)
    if not total.finite or not data:
        return total.kind, total.value, total.count
    # The mean of the squares less the square of the mean: exact, so that nothing is lost in the difference.
    return total.kind, _Sum(data, 2).value - total.value ** 2 / total.count, total.count


def _root(square):
    """The square root of a ratio as the nearest float."""
    above, below = square.numerator, square.denominator
    # Twice as many bits as a float keeps, and a last one that is set where anything was cut off.
    shift = max(0, 112 - above.bit_length() + below.bit_length()) // 2
    whole, rest = divmod(above << 2 * shift, below)
    root = isqrt(whole)
    root |= bool(rest) or root * root < whole
    return root / (1 << shift)


def _root_of_kind(square, kind):
    if not hasattr(kind, 'sqrt'):
        return _root(square)
    from decimal import localcontext
    with localcontext() as context:
        context.prec = 2 * context.prec + 2
        root = (kind(square.numerator) / kind(square.denominator)).sqrt()
    return +root


# ---- averages ----

def _sized(data):
    return data if hasattr(data, '__len__') else list(data)


def mean(data):
    """The sum, divided by how many there are."""
    total = _Sum(data)
    _demand(total.count, 'mean requires at least one data point')
    return _typed(total.value / total.count, total.kind)


def fmean(data, weights=None):
    """The mean as a float, and faster; of numbers that count for more than others with weights."""
    data = _sized(data)
    if weights is None:
        total = fsum(data)
        _demand(len(data), 'fmean requires at least one data point')
        return total / len(data)
    weights = list(weights)
    _demand(len(weights) == len(data), 'data and weights must be the same length')
    total, weight = fsum(x * w for x, w in zip(data, weights)), fsum(weights)
    _demand(weight, 'sum of weights must be non-zero')
    return total / weight


def geometric_mean(data):
    """The n-th root of the product, as a float."""
    try:
        return exp(fmean([log(x) for x in data]))
    except ValueError:
        wanted = 'a non-empty dataset containing positive numbers'
        raise StatisticsError('geometric mean requires ' + wanted) from None


def harmonic_mean(data, weights=None):
    """How many there are, divided by the sum of the reciprocals: the mean of speeds over equal ways."""
    def positive(numbers):
        for x in numbers:
            _demand(not x < 0, 'harmonic mean does not support negative values')
            yield x

    data = _sized(data)
    _demand(len(data), 'harmonic_mean requires at least one data point')
    if weights is None:
        if len(data) == 1:
            if isinstance(data[0], Number):
                return next(positive(data))
            raise TypeError('unsupported type')
        weights, weight = [1] * len(data), len(data)
    else:
        weights = _sized(weights)
        _demand(len(weights) == len(data), 'Number of weights does not match data size')
        weight = _Sum(positive(weights)).value
    try:
        parts = _Sum(w and w / x for w, x in zip(weights, positive(data)))
    except ZeroDivisionError:
        return 0
    _demand(not parts.value <= 0, 'Weighted sum must be positive')
    return _typed(weight / parts.value, parts.kind)


# ---- middles ----

def _in_order(data):
    data = sorted(data)
    _demand(data, 'no median for empty data')
    return data


def median(data):
    """What half of the numbers lie below; between two in the middle, halfway."""
    data = _in_order(data)
    half, odd = divmod(len(data), 2)
    return data[half] if odd else (data[half - 1] + data[half]) / 2


def median_low(data):
    """The median, or the lower one of two in the middle."""
    data = _in_order(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    """The median, or the higher one of two in the middle."""
    data = _in_order(data)
    return data[len(data) // 2]


def median_grouped(data, interval=1):
    """The median of numbers that stand each for a class around it of some width."""
    data = _in_order(data)
    middle = data[len(data) // 2]
    below = bisect_left(data, middle)
    inside = bisect_right(data, middle, below) - below
    try:
        width, middle = float(interval), float(middle)
    except ValueError:
        raise TypeError('Value cannot be converted to a float')
    return middle - width / 2.0 + width * (len(data) / 2 - below) / inside


def mode(data):
    """What comes most often; of several the first."""
    counts = Counter(iter(data))
    _demand(counts, 'no mode for empty data')
    return max(counts, key=counts.get)


def multimode(data):
    """All that come most often, in the order in which they come."""
    counts = Counter(iter(data))
    most = max(counts.values(), default=0)
    return [value for value in counts if counts[value] == most]


def quantiles(data, *, n=4, method='exclusive'):
    """The n - 1 points between n parts in which equally many numbers are to be expected.

    Inclusive: the lowest and the highest number are the ends of what there can be; exclusive: there may be others
    beyond them."""
    _demand(n >= 1, 'n must be at least 1')
    data = sorted(data)
    size = len(data)
    _demand(size >= 2, 'must have at least two data points')
    if method not in ('exclusive', 'inclusive'):
        raise ValueError(f'Unknown method: {method!r}')
    outside = int(method == 'exclusive')
    gaps = size - 1 + 2 * outside
    points = []
    for i in range(1, n):
        low = min(max(i * gaps // n - outside, 0), size - 2)
        share = i * gaps - (low + outside) * n
        points.append((data[low] * (n - share) + data[low + 1] * share) / n)
    return points


# ---- spreads ----

def _mean_square(data, centre, who, of_sample):
    kind, squares, count = _squares(data, centre)
    least = 'two data points' if of_sample else 'one data point'
    _demand(count > of_sample, f'{who} requires at least {least}')
    return squares / (count - of_sample), kind


def variance(data, xbar=None):
    """The variance that a sample lets expect of all."""
    return _typed(*_mean_square(data, xbar, 'variance', True))


def pvariance(data, mu=None):
    """The variance where the data are all there are."""
    return _typed(*_mean_square(data, mu, 'pvariance', False))


def stdev(data, xbar=None):
    """The standard deviation that a sample lets expect of all."""
    return _root_of_kind(*_mean_square(data, xbar, 'stdev', True))


def pstdev(data, mu=None):
    """The standard deviation where the data are all there are."""
    return _root_of_kind(*_mean_square(data, mu, 'pstdev', False))


# ---- two series ----

def _together(x, y, who):
    """The means of two series that are equally long."""
    n = len(x)
    _demand(n == len(y), f'{who} requires that both inputs have same number of data points')
    _demand(n >= 2, f'{who} requires at least two data points')
    return fsum(x) / n, fsum(y) / n


def _products(x, x_mean, y, y_mean):
    """The sum of the products of the distances from the means."""
    return fsum((a - x_mean) * (b - y_mean) for a, b in zip(x, y))


def covariance(x, y, /):
    """How far two series go away from their means together."""
    x_mean, y_mean = _together(x, y, 'covariance')
    return _products(x, x_mean, y, y_mean) / (len(x) - 1)


def correlation(x, y, /):
    """The same between -1 and 1, whatever they are measured in (Pearson)."""
    x_mean, y_mean = _together(x, y, 'correlation')
    both = _products(x, x_mean, y, y_mean)
    alone = _products(x, x_mean, x, x_mean) * _products(y, y_mean, y, y_mean)
    try:
        return both / sqrt(alone)
    except ZeroDivisionError:
        raise StatisticsError('at least one of the inputs is constant')


LinearRegression = namedtuple('LinearRegression', ('slope', 'intercept'))


def linear_regression(x, y, /, *, proportional=False):
    """The line that lies nearest to the points, by the squares of their heights; or nearest of those through 0."""
    x_mean, y_mean = _together(x, y, 'linear regression')
    if proportional:
        x_mean = y_mean = 0
    try:
        slope = _products(x, x_mean, y, y_mean) / _products(x, x_mean, x, x_mean)
    except ZeroDivisionError:
        raise StatisticsError('x is constant')
    return LinearRegression(slope, 0.0 if proportional else y_mean - slope * x_mean)


# ---- the normal distribution ----

def _polynomial(coefficients, x):
    value = 0.0
    for coefficient in coefficients:
        value = value * x + coefficient
    return value


# Wichura's algorithm AS241 (Applied Statistics 37, 1988): rational approximations in three regions.
_MIDDLE = ((2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4,
            1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080e+0),
           (5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4,
            5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1.0))
_SIDES = ((7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e+0,
          3.64784832476320460504e+0, 5.76949722146069140550e+0, 4.63033784615654529590e+0, 1.42343711074968357734e+0),
         (1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
          6.89767334985100004550e-1, 1.67638483018380384940e+0, 2.05319162663775882187e+0, 1.0))
_TAILS = ((2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
         2.96560571828504891230e-1, 1.78482653991729133580e+0, 5.46378491116411436990e+0, 6.65790464350110377720e+0),
        (2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
         1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0))



def _standard_quantile(p):
    """Which value of the standard normal distribution is not exceeded with probability p."""
    off = p - 0.5
    if fabs(off) <= 0.425:
        above, below = _MIDDLE
        r = 0.180625 - off * off
        return _polynomial(above, r) * off / _polynomial(below, r)
    r = sqrt(-log(1.0 - p if off > 0.0 else p))
    (above, below), start = (_SIDES, 1.6) if r <= 5.0 else (_TAILS, 5.0)
    x = _polynomial(above, r - start) / _polynomial(below, r - start)
    return x if off >= 0.0 else -x


class NormalDist:
    """The normal distribution of a mean and a standard deviation."""
    __slots__ = {'_mu': 'the mean', '_sigma': 'the standard deviation'}

    def __init__(self, mu=0.0, sigma=1.0):
        _demand(not sigma < 0.0, 'sigma must be non-negative')
        self._mu, self._sigma = float(mu), float(sigma)

    @classmethod
    def from_samples(cls, data):
        """The distribution that the data look as if they were drawn from."""
        data = list(data)
        return cls(fmean(data), float(stdev(data)))

    mean = median = mode = property(lambda self: self._mu, doc='Where the bell stands.')
    stdev = property(lambda self: self._sigma, doc='How wide the bell is.')
    variance = property(lambda self: self._sigma * self._sigma, doc='The square of the standard deviation.')

    def _spread(self, who):
        _demand(self._sigma, f'{who}() not defined when sigma is zero')
        return self._sigma

    def samples(self, n, *, seed=None):
        """n numbers drawn from the distribution."""
        source = random if seed is None else random.Random(seed)
        return [source.gauss(self._mu, self._sigma) for _ in range(n)]

    def pdf(self, x):
        """The height of the bell at x."""
        variance = self._spread('pdf') * self._sigma
        away = x - self._mu
        return exp(away * away / (variance * -2.0)) / sqrt(variance * tau)

    def cdf(self, x):
        """How probable it is not to exceed x."""
        return (erf((x - self._mu) / (self._spread('cdf') * sqrt(2.0))) + 1.0) * 0.5

    def inv_cdf(self, p):
        """What is not exceeded with probability p."""
        _demand(not (p <= 0.0 or p >= 1.0), 'p must be in the range 0.0 < p < 1.0')
        _demand(self._sigma > 0.0, 'cdf() not defined when sigma at or below zero')
        return self._mu + _standard_quantile(p) * self._sigma

    def quantiles(self, n=4):
        """The n - 1 points between n parts that are equally probable."""
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def zscore(self, x):
        """How many standard deviations x lies from the mean."""
        return (x - self._mu) / self._spread('zscore')

    def overlap(self, other):
        """How much of the area under two bells lies under both."""
        if not isinstance(other, NormalDist):
            raise TypeError('Expected another NormalDist instance')
        slim, wide = sorted((self, other), key=lambda bell: (bell._sigma, bell._mu))
        slim_square, wide_square = slim.variance, wide.variance
        _demand(slim_square and wide_square, 'overlap() not defined when sigma is zero')
        apart = fabs(wide._mu - slim._mu)
        wider = wide_square - slim_square
        if not wider:
            return 1.0 - erf(apart / (slim._sigma * 2.0 * sqrt(2.0)))
        # The bells cross at two points, the solutions of a quadratic equation.
        root = slim._sigma * wide._sigma * sqrt(apart * apart + wider * log(wide_square / slim_square))
        centre = slim._mu * wide_square - wide._mu * slim_square
        between = [fabs(wide.cdf(x) - slim.cdf(x)) for x in ((centre + root) / wider, (centre - root) / wider)]
        return 1.0 - sum(between)

    # What is added moves the bell; two bells added are one of independent variables' sum.

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __rsub__(self, other):
        return -self + other

    def __mul__(self, factor):
        return NormalDist(self._mu * factor, self._sigma * fabs(factor))

    def __truediv__(self, divisor):
        return NormalDist(self._mu / divisor, self._sigma / fabs(divisor))

    __radd__, __rmul__ = __add__, __mul__

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    def __eq__(self, other):
        same_kind = isinstance(other, NormalDist)
        return self.__getstate__() == other.__getstate__() if same_kind else NotImplemented

    def __hash__(self):
        return hash(self.__getstate__())

    def __repr__(self):
        return '{}(mu={!r}, sigma={!r})'.format(type(self).__name__, *self.__getstate__())

    def __getstate__(self):
        return (self._mu, self._sigma)

    def __setstate__(self, state):
        self._mu, self._sigma = state
