"""Every kind of pattern, on strings that it matches and others."""
import re
pats = r'''a|ab|abc*d+e? ^abc$ (a)(b)? (?P<y>\d{4})-(?P<m>\d\d) [a-z]+ [^a-z\s]+ \w+\s*=\s*(\S+) (\w)\1 (?i)HELLO (?i:h)ello (?s).b (?m)^\w+$ a{2,3} a{,2} a{2,} a{2}? x{ x{} x{a} {a} (?:ab)+ (a(b(c)))  ((a)|(b))* (?=a)\w (?!a)\w (?<=a)b (?<!a)b (?>a+)b a++b a*+a (a)?b(?(1)c|d) \bfoo\b \Bo \Aa b\Z [\w.-]+@[\w-]+\.\w+ [\]a] []a] [^]a] [a-] [-a] [\d\-x] \x41 \u00e9 \101 \0 [\b] [\x41-\x43] é+ [à-ü]+ \d+(?:\.\d+)? (.*?),(.*) ^(\s*)(.*?)\s*$ (?x)a\ b#c (?P<q>['"]).*?(?P=q) (a*)* (a|b)*? (?:a?)*? (a?)(b?)(c?) [[] [a&&b] . \. \\ \t|\n [\t\n] (?#c)a (?-i:a)(?i:b) (?a)\w+ \W+ \S+ \D+ [\D]+ [\W_]+ [^\W\d]+ ()|a (?P<a>x)(?P<b>y)|(?P<c>z) x*  (|a)+ (a+|b+)+c \d{1,3}(?=(?:\d{3})+$) 𝒳. [😀-😂]+ (?<=é)a (?<=(a))b (?i)É (?i)[à-é]+ (?i)ß (?i)k $ ^ \b (?:(a)|b)*'''.split(' ')
pats += ['(?x) a +  b # hi\n c', '(?x)[ #]', ' ', '\n', 'a\nb']
strs = ['', 'ab', 'aaab\naab', '2024-05-06', 'x = 12.5', "it's \"so\"", 'éàü ABC', 'acbd', 'x{a}']
def show(m): return m and (m.span(), m.groups(), m.regs, m.lastindex, m.lastgroup)
for p in pats:
    try: r = re.compile(p)
    except Exception as e: print(repr(p), type(e).__name__, e); continue
    print(repr(p), r.flags, r.groups, dict(r.groupindex))
    for s in strs:
        out = [show(r.search(s)), show(r.fullmatch(s)), r.split(s), r.sub('<\\g<0>>', s), show(r.match(s, 1, 3))]
        assert r.findall(s) == [m.group(*range(min(1, r.groups), r.groups + 1)) if None not in m.groups() else
                                tuple(g or '' for g in m.groups())[0 if r.groups == 1 else slice(None)]
                                for m in r.finditer(s)]
        print(' ', repr(s), out)
    if p.isascii():
        try: r=re.compile(p.encode())
        except Exception as e: print(repr(p), type(e).__name__, e); continue
        for s in strs:
            s=s.encode()
            print(' ', s, r.findall(s))
