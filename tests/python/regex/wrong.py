"""Patterns and templates that are wrong, and in which words."""
import re
bad = ['(', ')', '(a', 'a)', '[', '[a', '[]', '[^]', '*', '+a', '?', 'a**', 'a+*', 'a{2}{3}', '(?', '(?P', '(?P<', '(?P<>a)', '(?P<1a>x)', '(?P<a', '(?P<a>x)(?P<a>y)', '(?P=q)', '(?P=', '(?P>', r'\1', r'(a)\2', r'(a\1)', '\\', '[\\', r'\q', r'[\q]', r'\x1', r'[\x1]', r'\u12', r'\U0011ffff', r'\777', r'[\777]', '[z-a]', '[\\d-z]', '[a-\\d]', 'a{3,2}', 'x{99999999999}', '(?<=a*)b', '(?<=a|bc)d', '(?<a)', '(?z)', '(?i', '(?i:a', '(?-', '(?-z:a)', '(?i-i:a)', '(?-a:x)', 'a(?i)b', '(?L)a', '(?au)a', '(?#a', '(?(1)a|b|c)', '(?(1)a)', '(?(a)b)', '(?(0)a)', '(?(1', '(?()a)', '(a)(?(1)a|b|c)', '^*', '$+', r'\b*', '(?:)*', '|*', '(*)', '(|*)', '(?i', '(?iz)', '(?i5)', '(?a-', '(?i-:a)', '(?P<é>a)', '\n(', 'ab\ncd(e', '(?=a', '(?!', '(?<', '(?<=', '(?<=(a)\\1)b', '(?P<n>a)(?(n)b|c)', '(?i)(?x)a', ' (?i)a']
for p in bad:
    for q in (p, p.encode()):
        try: r = re.compile(q); print(repr(q), 'ok', r)
        except re.error as e: print(repr(q), type(e), e, '|', e.msg, e.pos, e.lineno, e.colno, e.pattern == q)
        except Exception as e: print(repr(q), type(e), e)
import warnings; warnings.simplefilter('ignore')
for t in ['\\', r'\1', r'\2', r'\g<1>', r'\g<n>', r'\g<x>', r'\g<', r'\g', r'\g<>', r'\g<a', r'\g<1a>', r'\g<-1>', r'\n\t\\', r'\.', r'\q', r'\0', r'\08', r'\012', r'\101', r'\777', r'\11', r'a\1b\g<0>c', r'\g<00001>', r'\g< 1>']:
    for p, s in (('(?P<n>a)', 'cat'), (b'(?P<n>a)', b'cat')):
        tt = t if isinstance(s, str) else t.encode()
        try: print(t, re.sub(p, tt, s), re.search(p, s).expand(tt))
        except (re.error, IndexError) as e: print(t, type(e), e)
for f in (lambda: re.compile('a', re.L), lambda: re.compile(b'a', re.U), lambda: re.compile('a', re.A|re.U), lambda: re.compile(b'a', re.L|re.A), lambda: re.compile(re.compile('a'), re.I), lambda: re.compile(re.compile('a')), lambda: re.compile(None)):
    try: print(f())
    except Exception as e: print(type(e), e)
