"""bytes and bytearray."""
import sys

b = b"hello world"
print(b, b[0], b[-1:], b[::2], list(b[:3]), len(b), b.upper(), b.title(), b.find(b"o"), b.find(111), b.count(b"l"), b.replace(b"l", b"LL"), b.split(), b.split(b"o"), b.partition(b" "))
print(bytes(3), bytes([1, 2, 255]), bytes("é", "utf-8"), bytes.fromhex("de ad"), b"\xde\xad".hex(), b"\xde\xad\xbe".hex(":", 2), b"abc".hex("-"), bytes(bytearray(b"x")), bytes(range(3)), bytes())
print(repr(b"it's"), repr(b'"\'\n\x00\x80'), b"a" + b"b", b"ab" * 2, b"a" in b"cat", 97 in b"cat", b"a" < b"b", b"a" == "a", b"a" == bytearray(b"a"), b"\x41", b"%d %s %r" % (5, b"x", "y"))
print(b.decode(), b"\xc3\xa9".decode(), b"\xe9".decode("latin-1"), b"\xff".decode("utf-8", "replace"), b"a\xffb".decode("ascii", "ignore"), b"\xff".decode("utf-8", "backslashreplace"))
print(b" x ".strip(), b"xxaxx".strip(b"x"), b"a,b".split(b","), b",".join([b"a", bytearray(b"b")]), b"abc".translate(None, b"b"), b"abc".translate(bytes.maketrans(b"a", b"z")), b"a\nb".splitlines(), b"7".zfill(3), b"a".center(3, b"*"), b"ab".isalpha(), b"12".isdigit(), b"a".removeprefix(b"a"), b"\t".expandtabs(2))
a = bytearray(b"abc")
sizes = []
for i in range(20):
    a.append(i + 65)
    sizes.append(sys.getsizeof(a))
print(a, sizes)
a[0] = 90; a[1:3] = b"long piece"; del a[-5:]
a += b"!"; a *= 2
a.insert(0, 35); a.extend([1, 2]); print(a.pop(), a.pop(0), a)
a.remove(90); a.reverse(); print(a, a.copy() is a, a.index(33))
a.clear(); print(a, sys.getsizeof(a), sys.getsizeof(bytearray()), sys.getsizeof(bytearray(5)), sys.getsizeof(b""), sys.getsizeof(b"abc"))
print(bytearray(b"x") == b"x", bytearray("é", "utf8"), bytearray([1]), bytearray(2), b"" is bytes(), b"a" is b"cab"[1:2], hash(b"abc") == hash(b"ab" + b"c"))
x = y = bytearray(b"1")
x += b"2"
print(y, x is y)
for code in ["b'a' + 'a'", "'a' + b'a'", "b'a' + 1", "bytes([256])", "bytes(['a'])", "bytes('a')", "bytes(-1)", "b'abc'.index(b'z')", "b'a'.join(['a'])", "b'\\xff'.decode()", "b'\\xc3'.decode('utf-8')", "b'a'['b']", "b'a'[5]", "b'a'.split('a')", "b'a'.find('a')", "'a' in b'a'", "300 in b'a'", "hash(bytearray())", "bytearray(b'a')[0:1:2] + 1", "bytes.fromhex('a')", "bytes.fromhex('zz')", "b'a' % 1", "b'%s' % 'a'", "b'%d' % 'a'", "bytearray(b'a').append(256)", "bytearray(b'a').append('a')", "bytearray(b'').pop()", "bytearray(b'a').remove(5)", "bytearray(b'a').extend('a')", "bytes(None)", "bytes(1.5)", "b'a' < 'a'", "b'a'.hex('ab')", "bytes(1, 'a')", "bytearray(b'abc').__setitem__(0, 'a')", "bytearray(b'abc').__setitem__(9, 1)", "b'abc'.__setitem__", "b'a'.foo"]:
    try:
        print(code, "=", eval(code))
    except Exception as error:
        print(code, "->", type(error).__name__, error)
