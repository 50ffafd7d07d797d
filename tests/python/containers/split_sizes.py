# split makes room for twelve pieces, or as many as it may make, before it looks.
import sys
g = sys.getsizeof
print([g(x) for x in ('a b c'.split(), 'a'.split(','), ''.split(), 'a b'.split(None, 1), 'abc'.split('b', 2), 'a,b'.rsplit(',', 0))])
print([g(x) for x in (b'a b c'.split(), b'a'.split(b','), b''.split(), 'x '.join('ab').split(' '), ('a ' * 30).split(), ('a ' * 13).rsplit(' '))])
print([g(x) for x in ('a\nb'.splitlines(), ''.splitlines(), bytearray(b'a b').split(), 'a b c'.partition(' '))])
