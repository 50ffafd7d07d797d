"""memoryview."""
data = bytearray(b"abcdef")
view = memoryview(data)
print(view[0], view[-1], view[1:3].tobytes(), view[::2].tolist(), len(view), view.nbytes, view.itemsize, view.format, view.readonly, view.ndim, view.shape, view.strides, view.contiguous)
view[0] = 90
view[1:3] = b"YX"
print(data, bytes(view), view == data, view.hex(), view.obj is data, list(view)[:2], 90 in view)
try:
    data.append(1)
except BufferError as error:
    print(error)
view.release()
data.append(1)
try:
    view[0]
except ValueError as error:
    print(error)
with memoryview(b"xyz") as fixed:
    print(fixed.readonly, fixed.tobytes(), hash(fixed) == hash(b"xyz"))
    for action in [lambda: fixed.__setitem__(0, 1), lambda: fixed[5], lambda: fixed["a"]]:
        try:
            action()
        except Exception as error:
            print(type(error).__name__, error)
try:
    memoryview("text")
except TypeError as error:
    print(error)
try:
    memoryview(5)
except TypeError as error:
    print(error)
