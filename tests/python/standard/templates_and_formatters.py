# Templates with their own delimiters and patterns, and the formatter: what they find and what they refuse.
import string
from string import Template, Formatter
for n in sorted(string.__all__):
    v = getattr(string, n); print(n, repr(v) if isinstance(v, str) else type(v).__name__)
print(string.capwords('  hello  wORLD\tx '), string.capwords('a-bc-DEF', '-'), repr(string.capwords('')))
def say(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except Exception as e: print(type(e).__name__, e)
for t in ['$who likes ${what}', '$$ $who', '$', 'x $', '$1', '${', '${who', '${1}', 'line\nline2 $ x', '$who$what', '$Who', '$wHo_1', '$é', '${wh o}', '$$$who', '$who.x', '$who[0]', '', 'a\r\nb\n$!', '$_x']:
    T = Template(t)
    print(repr(t))
    say(T.substitute, who='tim', what='kung pao')
    say(T.substitute, {'who': 1, 'what': 2})
    say(T.safe_substitute, who='tim')
    say(T.safe_substitute, {'who': None}, what=3)
    say(T.substitute)
    say(T.is_valid); say(T.get_identifiers); print(T.template)
class P(Template):
    delimiter = '%'
    idpattern = '[a-z]+_[a-z]+'
print(P('%% %with_underscore %notunderscored').safe_substitute(with_underscore='replaced', notunderscored='no'))
say(P('%% %with_underscore %notunderscored').substitute, with_underscore='replaced'); say(P('%a_b').get_identifiers)
class B(Template):
    idpattern = '[a-z]+'; braceidpattern = '[a-z]+[.]?[0-9]'
print(B('$abc ${abc1} ${abc.2} ${abc}').safe_substitute({'abc':1,'abc1':2,'abc.2':3}))
class C(Template):
    pattern = r'''\[(?:(?P<escaped>-)|(?P<named>[a-z]+)\]|(?P<braced>@x)|(?P<invalid>))'''
print(C('[a] b [- [c]').safe_substitute(a=1))
say(C('[a] [').substitute, a=1)
class D(Template):
    delimiter='&'; flags=0
print(D('&a &A &&').safe_substitute(a=1,A=2))
print(Template.pattern.pattern == Template.pattern.pattern, Template.flags)
import re
class M(dict):
    def __missing__(s,k): return '<%s>' % k
print(Template('$a ${b}').substitute(M()))
class F(Formatter):
    def get_value(self, key, args, kw):
        if isinstance(key, str): return kw.get(key, 'none')
        return super().get_value(key, args, kw)
    def check_unused_args(self, used, args, kw): print('used', sorted(map(str, used)))
for f in (Formatter(), F()):
    for fmt, a, k in [('{} {}', (1,2), {}), ('{0} {1} {0}', (1,2), {}), ('{a} {b!r:>10}', (), {'a':1,'b':'x'}), ('{0} {}', (1,2), {}), ('{} {0}', (1,2), {}),
        ('{0.real} {1[0]} {1[k]}', (1, {0:'z','k':'y'}), {}), ('{:{w}.{p}}', (3.14159,), {'w':10,'p':3}), ('{:{}}', ('a', 5), {}), ('{:{:{}}}', ('a', 5, 3), {}), ('{!x}', (1,), {}), ('{!}', (1,), {}), ('{', (), {}), ('}', (), {}), ('{{}} {{', (), {}),('{{{}}}', (1,), {}), ('{0!s:{1}}', ('a','>4'), {}), ('{zz}', (), {}), ('{5}', (1,), {}), ('{!a}', ('é',), {}), ('', (), {}), ('{a.b}', (), {'a':1}), ('{0[}', ([1],), {}), ('{0.}', (1,), {}), ('{:x}', ('s',), {}), ('{:{:{:{}}}}', (1,2,3,4), {}), ('{0!r!s}', (1,), {}),('{a b}', (), {'a b': 4}), ('{-1}', (1,), {'-1':9}), ('{:{{}}}', (1,), {}), ('{0[a]}{0[b][c]}', ({'a':1,'b':{'c':2}},), {}), ('{!r:}', ('q',), {}), ('{:%Y}', (1,), {}),('{0:{0}}',(5,),{}),('{[0]}{}',([7],8),{}),('{.real}',(8,),{}), ('{a}{}',(8,),{'a':2}), ('{}{a}{}',(8,9),{'a':2})]:
        print(fmt, end=' -> '); say(f.format, fmt, *a, **k)
print(list(Formatter().parse('a{b!r:>{c}}d{{e}}f}}')) if 0 else list(Formatter().parse('a{b!r:>{c}}d{{e}}f')))
say(lambda: list(Formatter().parse('a}')) )
print(Formatter().vformat('{0}{x}', (1,), {'x':2}))
say(Formatter.format); say(Formatter().format); say(Template); say(Template('$self $mapping').substitute, self=1, mapping=2)
say(Formatter().format, '{self} {format_string}', self=1, format_string=2)
say(Formatter().get_field, 'a.b[2]', (), {'a': 1}); say(Formatter().get_field, '0', (5,), {}); say(Formatter().convert_field, 3, 'r'); say(Formatter().convert_field, 3, 'q'); say(Formatter().format_field, 3, '>4'); say(Formatter().get_value, 0, [9], {}); 
