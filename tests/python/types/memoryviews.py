import sys, gc
data = bytearray(b"hello world")
m = memoryview(data)
print(m[0], m[-1], m[1:4].tobytes(), bytes(m[::2]), len(m), m.nbytes, m.format, m.itemsize, m.shape, m.strides, m.ndim, m.readonly, m.contiguous, m.suboffsets)
m[0] = ord("J"); m[6:11] = b"WORLD"
print(data, sys.getrefcount(data), sys.getrefcount(m))
try: data.append(1)
except BufferError as e: print(e)
try: m[0:2] = b"abc"
except ValueError as e: print(e)
for bad in ("m[100]", "m['a']", "m.__setitem__(0, 300)", "m.__setitem__(0, 'x')", "m[0,0]", "memoryview(5)", "hash(m)", "m.cast('Z')", "m.cast('i')", "m < m", "m + m", "memoryview('abc')", "memoryview(b'ab')[0:1].__setitem__(0, 1)", "m[::2].cast('H')", "m.__delitem__(0)"):
    try: print(bad, eval(bad))
    except Exception as e: print(bad, type(e).__name__, e)
print(sys.getsizeof(m), sys.getsizeof(m[2:]), gc.is_tracked(m), m.obj is data)
ro = memoryview(b"abcabc")
print(hash(ro) == hash(b"abcabc"), ro == b"abcabc", ro == memoryview(bytearray(b"abcabc")), ro != b"x", ro[1:3] == b"bc", {ro: 1}[b"abcabc"])
n = memoryview(bytearray(range(24)))
t = n.cast("B", [2, 3, 4])
print(t.tolist(), t[1, 2, 3], t.shape, t.strides, sys.getsizeof(t))
i = n.cast("I"); print(i.tolist(), i[0], i.format, i.itemsize, len(i)); i[0] = 0xFFFFFFFF; print(n[:5].tolist())
d = memoryview(bytearray(16)).cast("d"); d[0] = 1.5; d[1] = 2; print(d.tolist(), d.tobytes().hex())
s = memoryview(bytearray(4)).cast("b"); s[0] = -1; print(s.tolist())
q = memoryview(bytearray(8)).cast("Q"); q[0] = 2**64-1; print(q[0]);
try: q[0] = 2**64
except ValueError as e: print(e)
with memoryview(data) as w:
    print(w[:3].tolist(), list(w)[:2], 74 in w, list(reversed(w))[:2])
try: w[0]
except ValueError as e: print(e)
print(repr(w).split(" at")[0], repr(m).split(" at")[0])
m.release(); data.append(33); print(data)
print(b"".join([memoryview(b"a"), b"b"]), b"x" + memoryview(b"y"), bytearray(memoryview(b"zz")), int.from_bytes(memoryview(b"\x01\x02"), "big"), b"abc".find(memoryview(b"c")), memoryview(b"ab").hex("-"), memoryview(b"ab").toreadonly().readonly)
buf = bytearray(b"0123456789")
view = memoryview(buf)
def fill(v, c): 
    for k in range(len(v)): v[k] = c
fill(view[2:5], 65); print(buf)
view[::2] = bytes(5); print(buf)
view[:5] = view[5:]; print(buf)
it = iter(view); print(next(it), type(it).__name__, sys.getsizeof(it))
print(isinstance(view, memoryview), type(view), gc.get_referents(view)[0].__class__.__name__)
match view:
    case [a, b, *rest]: print("seq", a, b, len(rest))
import weakref; r = weakref.ref(view); print(r() is view)
print(t.tobytes("F").hex(), t.c_contiguous, t.f_contiguous)
del view
import sys
m = memoryview(bytearray(32)).cast("Q")
print(m[::sys.maxsize].strides, m[::2].strides, m[::-sys.maxsize].tolist(), m[::3].tolist())
far = list(range(5))
far[3::sys.maxsize] = ["x"]
print(far)
