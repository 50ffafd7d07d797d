# What the abstract numbers promise, and what they give for free.
import numbers
for n in numbers.__all__ + ['ABCMeta']:
    c = getattr(numbers, n)
    print(n, c.__mro__, c.__module__, c.__qualname__, [(k, getattr(v,'__qualname__',None)) for k, v in sorted(vars(c).items()) if k not in ('_abc_impl','__doc__','__annotations__')])
    print(sorted(getattr(c, '__abstractmethods__', ())))
class R(numbers.Real):
    def __init__(s, v): s.v = v
    def _o(name):
        def f(s, o=None):
            r = getattr(float, name)(s.v, *([] if o is None else [o.v if isinstance(o, R) else float(o)]))
            return R(r) if isinstance(r, float) and name != "__float__" else r
        return f
    for n in 'neg pos abs add radd mul rmul truediv rtruediv pow rpow eq float trunc floor ceil round floordiv rfloordiv mod rmod lt le'.split():
        locals()[f'__{n}__'] = _o(f'__{n}__')
a, b = R(7.5), R(2.0)
print((a-b).v, (10-a).v, divmod(a,b)[0].v, [x.v for x in divmod(20,a)], bool(a), bool(R(0.0)), a.real.v, a.imag, a.conjugate().v, complex(a))
for c in (int, float, complex, bool, str): print(c, [issubclass(c, getattr(numbers, n)) for n in numbers.__all__])
for n in numbers.__all__:
    try: getattr(numbers,n)()
    except Exception as e: print(e)
try: print(numbers.Integral.__and__(3,4))
except NotImplementedError as e: print(repr(e))
print(numbers.Complex.__complex__(3))
try: numbers.Complex.real.fget(2)
except NotImplementedError as e: print(repr(e))
print(numbers.Integral.numerator.fget(5), numbers.Integral.denominator.fget(5), numbers.Rational.__float__(3))
try: print(hash(a))
except TypeError as e: print(e)
