# The methods, codecs and sizes of str.
# Each line printed sums up a hundred results; uncomment the second print to see them.
_lines = []
_count = 0


def show(*values):
    global _count
    _lines.append(" ".join(map(str, values)))
    # print(_lines[-1])
    if len(_lines) == 100:
        flush()


def flush():
    global _count
    _count += len(_lines)
    total = 0
    for line in _lines:
        total = (total * 31 + hash(line)) % (2**61 - 1)
    print(_count, total)
    _lines.clear()


import sys
def t(f,*a,**k):
    try: r=f(*a,**k); show(repr(r), type(r).__name__)
    except Exception as e: show('!!',type(e).__name__,e)
S=['','a','abc','Hello World','hello world','ABC','ß','straße','ÀÉÎ','ŉ','ǆ','ǅ','ΑΣ','Σ','ΑΣ.Β','İ','日本語','😀x','a\tb\tc','  sp  ','\x1c\u2003x\u3000','line1\nline2\r\nline3\rline4','a,b,,c','aaa','-42','+7','0','a\x00b','\ud800','ﬁ','ǰ','ΐ','x'*20,'1٣','²','Ⅷ','½','४','_a1','1a','a b','é','ª','ʰ','a\u0301','\x7f','\x85','\xa0','\xad','tItLe cAsE','they\'re bill\'s','\u1c90ა','ᏸᎰ','\U00010400\U00010428','it"s','\'both"','\\','\n','\u2028']
for s in S:
    show(ascii(s),repr(s).encode('utf-8','backslashreplace'),len(s),hash(s),sys.getsizeof(s))
    for m in ('upper','lower','title','capitalize','swapcase','casefold','isalpha','isdigit','isdecimal','isnumeric','isalnum','isspace','isupper','islower','istitle','isascii','isidentifier','isprintable','split','rsplit','splitlines','strip','lstrip','rstrip','expandtabs'):
        try: show(m,ascii(getattr(s,m)()))
        except Exception as e: show(m,type(e).__name__,e)
    for x in ('','a','l','lo',',','日','é','xx','Σ',' ','\n'):
        for m in ('find','rfind','count','index','rindex','startswith','endswith','partition','rpartition','split','rsplit','removeprefix','removesuffix','strip','lstrip','rstrip'):
            try: show(m,ascii(getattr(s,m)(x)))
            except Exception as e: show(m,type(e).__name__,e)
        show(x in s, ascii(s+x),s<x,s==x, ascii(s.replace(x,'<>')), ascii(s.replace(x,'日',1)),ascii(s.replace(x,'')),ascii(x.join([s,s,s])),ascii(x.join(s)))
        for a,b in ((1,None),(0,2),(-3,-1),(5,2),(None,1),(100,200),(-100,100)):
            show(s.find(x,a,b),s.rfind(x,a,b),s.count(x,a,b),s.startswith(x,a,b),s.endswith(x,a,b),ascii(s[a:b]))
    for w in (0,1,5,6,11,12):
        show(ascii(s.center(w)),ascii(s.ljust(w,'*')),ascii(s.rjust(w,'日')),ascii(s.zfill(w)),ascii(s.expandtabs(w)))
    for n in (0,1,2,3): show(ascii(s*n),ascii(s.split(None,n)),ascii(s.rsplit(None,n)),ascii(s.split(',',n)),ascii(s.rsplit('l',n)),ascii(s[::n+1]),ascii(s[::-1-n]))
    show(ascii(s.splitlines(True)),ascii([c for c in s]),ascii(list(reversed(s))))
    for e in ('utf-8','ascii','latin-1','utf-16','utf-16-le','utf-32','utf-16-be','utf-8-sig','unicode_escape','raw_unicode_escape'):
        for er in ('strict','ignore','replace','backslashreplace','xmlcharrefreplace','surrogateescape','surrogatepass'):
            try: b=s.encode(e,er); show(e,er,b, ascii(b.decode(e,er)))
            except Exception as x: show(e,er,type(x).__name__,x)
for b in (b'\xff',b'\xc3',b'\xc3(',b'\xe2\x82',b'\xe2\x82x',b'\xed\xa0\x80',b'\xf0\x90\x80',b'\xf8\x88',b'abc\x80def',b'\x00\xd8',b'\x00\xdc\x00\x00',b'\xff\xfeA\x00',b'\xfe\xff\x00A',b'A',b'\x00\x00\x11\x00',b'\xc0\x80',b'\xf4\x90\x80\x80'):
    for e in ('utf-8','ascii','latin-1','utf-16','utf-16-le','utf-32','utf-16-be','utf-32-le'):
        for er in ('strict','ignore','replace','backslashreplace','surrogateescape','surrogatepass'):
            try: show(ascii(b.decode(e,er)))
            except Exception as x: show(e,er,type(x).__name__,x)
t('a'.encode,'nosuch');t('a'.encode,5);t(b'a'.decode,'utf8','nosuch');t('é'.encode,'ascii','nosuch');t(str,b'a','utf-8');t(str,b'a');t(str,'a','utf-8');t(str,5,'utf-8');t(str,b'\xff','utf-8','replace');t(str,object='x');t(str,encoding='x');t(str,1,2,3,4);t(str,bytearray(b'q'),errors='ignore')
A='abc'
for f in (lambda:A.find(1),lambda:A.find(),lambda:A.find('a',1,2,3),lambda:A.find('a','b'),lambda:A.count(None),lambda:A.index('z'),lambda:A.rindex('z'),lambda:A.startswith(1),lambda:A.startswith(('x','a')),lambda:A.startswith(('x',1)),lambda:A.endswith(b'c'),lambda:A.strip(1),lambda:A.split(1),lambda:A.split(''),lambda:A.partition(''),lambda:A.partition(1),lambda:A.replace('a'),lambda:A.replace('a',1),lambda:A.replace(1,'a'),lambda:A.replace('a','b','c'),lambda:A.removeprefix(1),lambda:A.join([1]),lambda:A.join(5),lambda:A.join(['a',b'b']),lambda:A.center(),lambda:A.center(5,'xx'),lambda:A.center(5,1),lambda:A.center('x'),lambda:A.zfill('x'),lambda:A.expandtabs('x'),lambda:A.translate(5),lambda:A+1,lambda:1+A,lambda:A*'x',lambda:A[5],lambda:A['x'],lambda:A[1.5],lambda:1 in A,lambda:A<1,lambda:A.split(maxsplit='x'),lambda:A.split(sep='b'),lambda:A.split('b',maxsplit=0),lambda:A.splitlines(keepends=1),lambda:A.upper(1),lambda:A.lower(x=1),lambda:A.encode(errors=1),lambda:A.format_map(),lambda:A.join(),lambda:A.join([]),lambda:A.join(['x']),lambda:A.join(('x','y')),lambda:A.join(x for x in 'pq'),lambda:A.join({'k':1}),lambda:A.split(None,None),lambda:A.nope,lambda:A[::0],lambda:A*(2**62),lambda:A*(2**70),lambda:A*-1,lambda:'x'*True):
    t(f)
for f in (lambda:str.maketrans('ab','xy'),lambda:str.maketrans('ab','xy','z'),lambda:str.maketrans({'a':1,98:'q','c':None}),lambda:str.maketrans('a','xy'),lambda:str.maketrans({'ab':1}),lambda:str.maketrans(5),lambda:str.maketrans({1.5:1}),lambda:str.maketrans('a',5),lambda:str.maketrans(5,'a'),lambda:'abcd'.translate({97:'é日',98:None,99:100}),lambda:'abc'.translate(str.maketrans('abc','xyz','b')),lambda:'a'.translate({97:-1}),lambda:'a'.translate({97:1.5}),lambda:'abc'.translate('é'*98)): t(f)
class St(str):
    def __repr__(s): return 'St(%s)'%str.__repr__(s)
x=St('héllo'); x.at=1
for f in (lambda:x,lambda:x+'a',lambda:x[:],lambda:x[1:3],lambda:x.upper(),lambda:str(x),lambda:x.strip(),lambda:x*1,lambda:x.replace('z','y'),lambda:''.join([x]),lambda:x.center(2),lambda:'%s'%x,lambda:f'{x}',lambda:format(x),lambda:St(5),lambda:St(),lambda:St(b'a','ascii'),lambda:hash(x)==hash('héllo'),lambda:x=='héllo',lambda:{x:1}['héllo'],lambda:sys.getsizeof(x),lambda:sys.getsizeof(St('日')),lambda:sys.getsizeof(St('abc')),lambda:x.at,lambda:x.__dict__,lambda:x.__class__,lambda:x.lstrip('h')): t(f)
class Q:
    def __str__(s): return 5
class R:
    def __repr__(s): return 5
class T:
    def __str__(s): return 'é'
t(str,Q());t(repr,R());t(str,R());t(str,T());t(ascii,'é日😀\'"')
s='';
for i in range(50): s+='ab'; 
show(s,sys.getsizeof(s))
u='é'
for i in range(20): u+='日'
show(ascii(u),sys.getsizeof(u)); 
show(sys.getsizeof('a'*1000),'ab' is ''.join(['a','b']), 'a' is 'abc'[0], chr(233) is 'é'[0], ''.join([]) is '', 'abc'[5:] is '')
show(sys.intern('foo bar'), sys.intern('a'+'b'*3) is sys.intern('abbb'))
t(sys.intern,St('x'));t(sys.intern,5)
it=iter('abc'); show(next(it),it.__length_hint__(),type(it),list(it),it.__length_hint__()); it=iter('日本'); show(type(it), it.__reduce__()[1:],list(it), it.__reduce__()[1:]); it=iter('abcd'); it.__setstate__(2); show(list(it))

flush()
