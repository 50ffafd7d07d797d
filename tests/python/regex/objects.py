"""Pattern and Match as objects: their attributes, sizes, flags, words for wrong calls."""
import re
for f in (lambda: re.match('a',None), lambda: re.match('a',b'a'), lambda: re.match(b'a','a'), lambda:re.match('a','a').group(3), lambda:re.match('a','a')['x'], lambda: re.match('a','a').group('x'),lambda: re.compile(5), lambda: re.Pattern(), lambda: re.compile('a').match(), lambda:re.sub('a',5,'a'), lambda:re.sub('a',lambda m:5,'a'), lambda:re.match('a','a').start('q'),lambda:re.sub('a',r'\2','a'),lambda:re.sub('a',r'\q','a'),lambda:re.compile('a').sub('b',5),lambda:re.sub('a',b'b','a'),lambda:re.compile('a').nope,lambda:re.match('a','a').groups(1,2), lambda:re.compile('a').search('a',b=3),lambda:re.compile('a')<re.compile('b'), lambda: re.Match(), lambda: re.match('a','a').group(1.5), lambda: re.compile('a').split()):
    try: print(f())
    except Exception as e: print(type(e), e)
import sys
m=re.match('(a)(?P<x>b)?','abc'); print(m, repr(m), sys.getsizeof(m), m.regs, sys.getrefcount(m.re), sys.getrefcount(m))
print(re.compile('a'*210, re.I|re.X|re.A)); print(re.compile('a',re.U), re.compile(b'a'), re.compile('(?i)a').flags)
print(type(re.finditer('a','a')), re.Pattern.__module__, [x for x in dir(re.Pattern) if x[0]!='_'], [x for x in dir(re.Match) if x[0]!='_'])
print(re.compile('a')==re.compile('a'), re.Pattern[str], hash(re.compile('a'))==hash(re.compile('a')))
print(re.compile('(?P<a>x)').groupindex)
print(re.I, re.I|re.M, repr(re.I|re.M), re.RegexFlag.A, re.A.value, repr(re.X))
import re, time, sys, weakref
text = 'The quick brown fox jumps over the lazy dog 12345 times. ' * 2000
N=0
for m in re.finditer(r'(\w+)\s+(\d+)?', text): N += m.end()
print(N)
print(len(re.findall(r'\b\w{4}\b', text)), len(re.sub(r'o', lambda m: m.group().upper(), text)), len(re.split(r'\W+', text)))
tok = re.compile(r'\s*(?:(\d+\.?\d*)|(\w+)|(.))')
pos=0; c=0
s='x = 3.14 * (y + 2)\n'*3000
while pos < len(s):
    m = tok.match(s, pos)
    if not m: break
    pos = m.end(); c += m.lastindex
print(c)
s='é = 3.14 * (y + 2)\n'*100
c=0
for m in tok.finditer(s): c+=m.start()
print(c)
