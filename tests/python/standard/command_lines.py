"""argparse:_arguments,_help,_errors."""
import argparse, sys, io, contextlib
def t(p, *argvs):
    for a in argvs:
        out, err = io.StringIO(), io.StringIO()
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err): r = p.parse_args(a.split())
        except SystemExit as e: r = 'exit %s' % e.code
        except argparse.ArgumentError as e: r = 'error %s' % e
        print(repr(a), r); print(out.getvalue() + err.getvalue(), end='')
p = argparse.ArgumentParser(prog='prog', description='A program that does many things with files and numbers, and whose description is long enough to be wrapped.', epilog='The end.')
p.add_argument('name', help='the name'); p.add_argument('nums', nargs='*', type=int, default=[7], help='numbers')
p.add_argument('-v', '--verbose', action='store_true', help='talk more'); p.add_argument('-n', '--number', type=int, default=3, help='how many (default: %(default)s)')
p.add_argument('--mode', choices=['fast', 'slow'], default='fast', help='the mode'); p.add_argument('-o', '--output-file', metavar='FILE', help='where to write the output of the program, a long help text here that wraps around')
p.add_argument('--pair', nargs=2, type=float); p.add_argument('-x', action='append'); p.add_argument('-c', '--count', action='count', default=0); p.add_argument('--no-color', dest='color', action='store_false'); p.add_argument('--version', action='version', version='%(prog)s 1.0')
p.add_argument('--opt', nargs='?', const='C', default='D'); p.add_argument('--hidden', help=argparse.SUPPRESS)
t(p, 'bob', 'bob 1 2 3', 'bob -v -n 5', '-vn5 bob', '--number=9 bob', 'bob --mode slow', 'bob --mode bad', '', 'bob x', 'bob -n x', '-h', '--version', 'bob --pair 1 2', 'bob --pair 1', 'bob -x a -x b', 'bob -ccc', 'bob --no-color', 'bob --opt', 'bob --opt z', '--opt -- bob', 'bob --out f', 'bob --zzz', 'bob -n', 'bob 1 -v 2', 'bob -- -1', 'bob -1', '--verb bob', '--o f bob', 'bob -vx')
p.print_usage()
q = argparse.ArgumentParser(prog='git', formatter_class=argparse.ArgumentDefaultsHelpFormatter)
q.add_argument('--level', type=int, default=1, help='the level')
sub = q.add_subparsers(dest='command', required=True, help='commands')
a = sub.add_parser('add', help='add files', aliases=['a']); a.add_argument('files', nargs='+'); a.set_defaults(func='ADD')
b = sub.add_parser('commit', help='commit'); b.add_argument('-m', '--message', required=True); b.add_argument('--amend', action=argparse.BooleanOptionalAction, default=False, help='amend')
t(q, 'add x y', 'a x', 'commit -m hi', 'commit -m hi --amend', 'commit --no-amend -m x', 'commit', '', 'push', 'add', '--level 3 add f', 'add -h', 'commit -h', '-h', 'add x --foo')
g = argparse.ArgumentParser(prog='g', usage='%(prog)s [options]'); m = g.add_mutually_exclusive_group(required=True); m.add_argument('--a', action='store_true'); m.add_argument('--b', type=int); gr = g.add_argument_group('extras', 'more things'); gr.add_argument('--z', help='zed')
t(g, '--a', '--b 3', '--a --b 3', '', '-h')
h = argparse.ArgumentParser(prog='h', add_help=False, formatter_class=argparse.RawDescriptionHelpFormatter, description='line 1\n  line 2'); m = h.add_mutually_exclusive_group(); m.add_argument('-q'); m.add_argument('-r', action='store_const', const=5); h.add_argument('rest', nargs=argparse.REMAINDER)
t(h, '-q 1', '-r x -y z', '-q 1 -r'); h.print_help()
print(p.parse_known_args(['bob', '--zzz', '1']), argparse.Namespace(a=1, b='x'), argparse.Namespace(a=1) == argparse.Namespace(a=1), 'a' in argparse.Namespace(a=1))
def positive(s):
    v = int(s)
    if v <= 0: raise argparse.ArgumentTypeError('%r is not positive' % s)
    return v
r = argparse.ArgumentParser(prog='r', parents=[argparse.ArgumentParser(add_help=False)]); r.add_argument('p', type=positive); r.add_argument('q', nargs='?', default='5', type=int); t(r, '3', '0', 'x', '3 4'); r.add_argument('-e', action='extend', nargs='+'); t(r, '1 -e a b'); print(vars(r.parse_args(['2'])))
w = argparse.ArgumentParser(prog='wide-program-name')
for i in range(12): w.add_argument('--option-%d' % i, metavar='VALUE%d' % i)
w.add_argument('first'); w.add_argument('second', nargs='+'); w.print_usage(); print(w.format_help()[:200])
for f in (lambda: p.add_argument('-v'), lambda: p.add_argument('pos', required=True), lambda: p.add_argument('--y', action='nope'), lambda: p.add_argument('--y', type=5), lambda: p.add_argument('--y', nargs=0)):
    try: f()
    except Exception as e: print(type(e).__name__, e)
