"""Who holds what: patterns, matches and their strings are counted and freed as in python3."""
import re, sys, weakref, gc

p = re.compile(r'(\w+)-(\w+)')
text = ' '.join(['alpha', 'beta-gamma', 'delta-epsilon'])
base = sys.getrefcount(text)
m = p.search(text)
print(sys.getrefcount(text) - base, m.string is text, m.re is p, sys.getsizeof(m))
it = p.finditer(text)
print(sys.getrefcount(text) - base)
first = next(it)
print(sys.getrefcount(text) - base, first.group(1, 2), first['1'] if 0 else first[2])
del it, first, m
print(sys.getrefcount(text) - base)
print(re.compile(r'(\w+)-(\w+)') is p, re.sub('zzz', 'y', text) is text, re.match('.*', text)[0] is text)
w = weakref.ref(p)
del p
re.purge()
print(w())


class Tracker:
    def __del__(self):
        print('freed')


def by(match, kept=Tracker()):
    raise KeyError(match.group())


try:
    re.sub('a', by, 'cat')
except KeyError as e:
    print('raised', e)
del by
print(gc.is_tracked(re.match('a', 'a')))
calls = []
print(re.sub(r'(?P<a>.)(b)?', lambda m: calls.append((m.lastgroup, m.lastindex, m.groupdict())) or m[0].upper(), 'abcb'), calls)
b = bytearray(b'one two')
print(re.findall(rb'\w+', b), re.sub(rb'o', b'0', b), type(re.match(b'.', b).group()), re.match(b'.', b).string is b)
it = re.finditer(b'o', b)
print(next(it))
print(re.escape('a.b*c [d] é\n'), re.escape(b'a.b'))
s = re.Scanner([(r'[0-9]+', lambda s, t: int(t)), (r'[a-z]+', lambda s, t: t), (r'\s+', None)])
print(s.scan('abc 12 de ?? 3'))
import copy
m = re.match('a', 'a')
print(copy.copy(m) is m, copy.deepcopy(m) is m, bool(m), re.match('a(?P<x>b)?', 'a').groupdict('-'), re.match('a(b)?', 'a').groups('-'))
match re.fullmatch(r'(\d+)', '42'):
    case re.Match() as found:
        print('found', found.expand(r'<\1>'))
