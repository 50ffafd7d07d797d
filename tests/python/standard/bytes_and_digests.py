"""hashlib, struct and ast.literal_eval."""
import hashlib, struct, ast
for n in ('md5','sha1','sha224','sha256','sha512'):
    for d in (b'', b'abc', b'x'*55, b'y'*56, b'z'*64, bytes(range(256))*3):
        h = hashlib.new(n, d); print(n, h.hexdigest(), h.digest_size, h.block_size, h.name)
h = hashlib.sha256(); h.update(b'a'); h2 = h.copy(); h.update(b'b'); print(h.hexdigest(), h2.hexdigest(), hashlib.md5('é'.encode()).digest())
for f in (lambda: hashlib.md5('a'), lambda: hashlib.new('zz'), lambda: hashlib.sha256(5)):
    try: f()
    except Exception as e: print(type(e).__name__, e)
for f, v in (('<i', (5,)), ('>HhBb', (1, -2, 255, -128)), ('!I', (2**32-1,)), ('@cxi', (b'a', 7)), ('=q', (-1,)), ('4s', (b'ab',)), ('5p', (b'abcdefg',)), ('<d', (3.14,)), ('>f', (-1.5,)), ('3?', (True, 0, 'x')), ('2h3s', (1, 2, b'xyz')), ('', ()), ('bq', (1, 2)), ('<bq', (1, 2)), ('Q', (2**64-1,)), ('n', (-5,)), (' i  i ', (1, 2)), ('0i', ()), ('b0i', (1,))):
    p = struct.pack(f, *v); print(f, p, struct.unpack(f, p), struct.calcsize(f))
for g in (lambda: struct.pack('b', 200), lambda: struct.pack('B', -1), lambda: struct.pack('h', 40000), lambda: struct.pack('H', 70000), lambda: struct.pack('i', 2**31), lambda: struct.pack('<I', -1), lambda: struct.pack('i'), lambda: struct.pack('i', 'a'), lambda: struct.pack('z', 1), lambda: struct.unpack('i', b'abc'), lambda: struct.pack('4s', 'a'), lambda: struct.pack('c', b'ab'), lambda: struct.pack('f', 1e50), lambda: struct.pack('d', 'x'), lambda: struct.unpack_from('i', b'abc'), lambda: struct.pack('3'), lambda: struct.pack('i', 1.5)):
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
s = struct.Struct('<2i'); print(s.size, s.format, s.pack(1, 2), s.unpack(s.pack(3, 4)), list(struct.iter_unpack('<h', b'\1\0\2\0')), struct.unpack_from('<h', b'\0\0\5\0', 2))
b = bytearray(8); struct.pack_into('<i', b, 2, 77); print(b)
for t in ('1', '-5', '[1, 2.5, "a", None]', "{'a': (1,), 'b': {1, 2}}", '()', '(1)', '1+2j', 'True', "b'x'", "'a' 'b'", ' 7', '{}', 'set()', '0x1f', '1_000', '"""m\nl"""', '[[1], [2, [3]]]', '(1, 2', 'x', '1+1', 'f(1)', '[1, 2', '', '{1: }', 'a.b', '-"x"', "r'\\n'", '[1,]', '{1,}', '(1,)', '# c\n5'):
    try: print(repr(t), repr(ast.literal_eval(t)))
    except (ValueError, SyntaxError) as e: print(repr(t), type(e).__name__)
