# Wrapping with every option, over words with hyphens, dashes and blanks of all kinds.
import textwrap
from textwrap import wrap, fill, dedent, indent, shorten, TextWrapper
def say(f, *a, **k):
    try: print(f.__name__, a, k, repr(f(*a, **k)))
    except Exception as e: print(f.__name__, a, k, type(e).__name__, e)
texts = ['', ' ', 'a', "Hello there, how are you this fine day?  I'm glad to hear it!", 'This is a paragraph that already has\nline\nbreaks.  But some of its lines are much longer than the others,\nso it needs to be wrapped.\nSome lines are \ttabbed too.\nWhat a mess!\n',
 "A short line. Note the single space.", 'Well, Doctor? What do you think?', "And she said, \"Go to hell!\"\nCan you believe that?", 'foo-bar baz-qux-quux --option -o a-b 1-2 x--y --- em--dash -- word---word', "yaba daba-doo", 'this-is-a-useful-feature-for-reformatting posts from tim peters\'ly', 'long' * 20, 'short ' + 'x' * 50 + ' end', '    This is a sentence with leading whitespace.', 'a  b   c    d', 'use the -n option, or --dry-run or --dryrun, and {or} (a-b) [c-d]', 'élan-vital naïve-té', 'supercalifragilistic-expialidocious-word', 'co-op e-mail 3-D x-ray anti-2nd re-', 'Hello.  World. Foo?" Bar. e.g. x. A. B', 'aa\x0bbb\x0ccc\rdd', 'tab\tone\ttwo', 'a\xa0b c d', 'end.', 'Mr. Smith', "You say 'Yes.' I say (no!) He", 'hyphen-', '-hyphen', 'a-', 'ab-c', 'ab-cd', 'abc-d-e', 'x' * 9 + '-' + 'y' * 9]
for t in texts:
    for w in (1, 5, 10, 15, 40):
        say(wrap, t, w)
    for k in (dict(break_long_words=False), dict(break_on_hyphens=False), dict(drop_whitespace=False), dict(fix_sentence_endings=True), dict(expand_tabs=False), dict(replace_whitespace=False), dict(tabsize=4), dict(initial_indent='* ', subsequent_indent='  '), dict(max_lines=2), dict(max_lines=1), dict(max_lines=2, placeholder='...'), dict(max_lines=2, placeholder='  [more]', drop_whitespace=False), dict(initial_indent='12345678901', subsequent_indent='ab'), dict(break_long_words=False, break_on_hyphens=False), dict(break_long_words=True, break_on_hyphens=True, width=6)):
        k = {'width': 12, **k}
        say(wrap, t, **k)
    say(fill, t, 20); say(shorten, t, 12); say(shorten, t, 20, placeholder='...')
say(wrap, 'abc', 0); say(wrap, 'abc', -1); say(shorten, 'hello world', 4); say(shorten, 'hello world', 3, placeholder='longer'); say(wrap, 'abc def', 5, max_lines=1, placeholder=' [toolong]'); say(wrap, 'abc def', 5, initial_indent='12345', max_lines=1, placeholder='x'); say(wrap, 'abc def', 5, foo=1); say(wrap, 5)
for t in ['', 'a', '  a\n  b', '  a\n b', '\ta\n\tb', ' \ta\n\tb', '\n  a\n\n   \n  b\n', '  a\n    b\n  c', 'a\n  b', '   \n\t\n', '  Hello\n\t\tthere', '  a\n\n', '\n', ' \n', '  x\r\n  y', '  a\x0b\n  b', '    \n  a\n  ', '  a\n   ']:
    say(dedent, t)
for t in ['', 'a\nb', 'a\n\nb\n', '  \nx', 'a\r\nb\rc', '\n']:
    say(indent, t, '> '); say(indent, t, '  ', lambda line: True); say(indent, t, prefix='-', predicate=lambda l: 'a' in l)

w = TextWrapper(width=30); w.initial_indent='* '; w.max_lines = 3; print(w.fill(texts[4])); print(sorted(vars(w).items()), w.wrap(texts[3]))
class Mine(TextWrapper):
    def _split(self, text): return text.split('|')
print(Mine(width=5).wrap('abc|def|gh'))
class Two(TextWrapper):
    def _wrap_chunks(self, chunks): return chunks
    def _munge_whitespace(self, t): return t.upper()
    def _fix_sentence_endings(self, c): c.append('fixed')
print(Two(fix_sentence_endings=True).wrap('a b-c dd-ee'))
print(sorted(textwrap.__all__))
print(TextWrapper(20, '> ', '- ').fill('positional arguments go on as documented here'))
