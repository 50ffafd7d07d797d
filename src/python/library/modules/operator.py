"""Operators as functions. They are C's; here they also get the names of the methods that the operators call."""
from _operator import *

__all__ = ['abs', 'add', 'and_', 'attrgetter', 'call', 'concat', 'contains', 'countOf', 'delitem',
           'eq', 'floordiv', 'ge', 'getitem', 'gt', 'iadd', 'iand', 'iconcat', 'ifloordiv',
           'ilshift', 'imatmul', 'imod', 'imul', 'index', 'indexOf', 'inv', 'invert', 'ior',
           'ipow', 'irshift', 'is_', 'is_not', 'isub', 'itemgetter', 'itruediv', 'ixor', 'le',
           'length_hint', 'lshift', 'lt', 'matmul', 'methodcaller', 'mod', 'mul', 'ne', 'neg',
           'not_', 'or_', 'pos', 'pow', 'rshift', 'setitem', 'sub', 'truediv', 'truth', 'xor']

# What is no operator of the language has no method either.
globals().update({f"__{name.rstrip('_')}__": globals()[name] for name in __all__
                  if name not in ('attrgetter', 'countOf', 'indexOf', 'is_', 'is_not', 'itemgetter',
                                  'length_hint', 'methodcaller', 'truth')})
