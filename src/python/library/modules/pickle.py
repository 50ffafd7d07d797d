"""Objects as bytes, and back (protocol 4)."""
import struct as _struct
import sys as _sys
import types as _types
from copyreg import dispatch_table
from io import BytesIO as _BytesIO

__all__ = ['PickleError', 'PicklingError', 'UnpicklingError', 'Pickler', 'Unpickler', 'dump', 'dumps', 'load', 'loads',
           'HIGHEST_PROTOCOL', 'DEFAULT_PROTOCOL']

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4


class PickleError(Exception):
    pass


class PicklingError(PickleError):
    pass


class UnpicklingError(PickleError):
    pass


for _class in (PickleError, PicklingError, UnpicklingError):
    _class.__module__ = '_pickle'
del _class


class Pickler:
    """Writes objects to a file."""

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        protocol = DEFAULT_PROTOCOL if protocol is None else HIGHEST_PROTOCOL if protocol < 0 else protocol
        if protocol > HIGHEST_PROTOCOL:
            raise ValueError('pickle protocol must be <= %d' % HIGHEST_PROTOCOL)
        self._file = file
        self.proto = max(protocol, 4)
        self.memo = {}

    def dump(self, obj, /):
        """Writes one object."""
        self._out = bytearray()
        self._save(obj)
        self._out += b'.'
        head = bytes([0x80, self.proto])
        if len(self._out) >= 4:
            head += b'\x95' + _struct.pack('<Q', len(self._out))
        self._file.write(head + bytes(self._out))

    def clear_memo(self):
        self.memo.clear()

    def persistent_id(self, obj):
        return None

    def _memoize(self, obj):
        self.memo[id(obj)] = len(self.memo), obj
        self._out += b'\x94'

    def _again(self, number):
        self._out += bytes([104, number]) if number < 256 else b'j' + _struct.pack('<I', number)

    def _save(self, obj):
        kept = self.memo.get(id(obj))
        if kept is not None:
            self._again(kept[0])
            return
        save = self._savers.get(type(obj))
        if save is not None:
            save(self, obj)
            return
        if isinstance(obj, type) or isinstance(obj, (_types.FunctionType, _types.BuiltinFunctionType)) and \
                getattr(obj, '__self__', None) in (None, _sys.modules.get(getattr(obj, '__module__', None))):
            self._save_global(obj)
            return
        reduce = getattr(self, 'dispatch_table', dispatch_table).get(type(obj))
        if reduce is not None:
            value = reduce(obj)
        else:
            value = obj.__reduce_ex__(self.proto)
        if isinstance(value, str):
            self._save_global(obj, value)
        else:
            self._save_reduce(obj, *value)

    def _save_none(self, obj):
        self._out += b'N'

    def _save_bool(self, obj):
        self._out += b'\x88' if obj else b'\x89'

    def _save_int(self, obj):
        if 0 <= obj < 256:
            self._out += bytes([75, obj])
        elif 0 <= obj < 65536:
            self._out += b'M' + _struct.pack('<H', obj)
        elif -0x80000000 <= obj <= 0x7FFFFFFF:
            self._out += b'J' + _struct.pack('<i', obj)
        else:
            data = obj.to_bytes(obj.bit_length() // 8 + 1, 'little', signed=True)
            if obj < 0 and len(data) > 1 and data[-1] == 255 and data[-2] & 128:
                data = data[:-1]
            self._out += (bytes([0x8a, len(data)]) if len(data) < 256 else b'\x8b' + _struct.pack('<i', len(data))) + data

    def _save_float(self, obj):
        self._out += b'G' + _struct.pack('>d', obj)

    def _sized(self, data, short, long):
        self._out += (bytes([short, len(data)]) if len(data) < 256 else long + _struct.pack('<I', len(data))) + data

    def _save_str(self, obj):
        self._sized(obj.encode('utf-8', 'surrogatepass'), 0x8c, b'X')
        self._memoize(obj)

    def _save_bytes(self, obj):
        self._sized(obj, 67, b'B')
        self._memoize(obj)

    def _save_bytearray(self, obj):
        if self.proto >= 5:
            self._out += b'\x96' + _struct.pack('<Q', len(obj)) + bytes(obj)
            self._memoize(obj)
        else:
            self._save_reduce(obj, bytearray, (bytes(obj),) if obj else ())

    def _save_tuple(self, obj):
        if not obj:
            self._out += b')'
            return
        if len(obj) > 3:
            self._out += b'('
        for item in obj:
            self._save(item)
        if id(obj) in self.memo:
            self._out += b'0' * len(obj) if len(obj) <= 3 else b'1'
            self._again(self.memo[id(obj)][0])
            return
        self._out += {1: b'\x85', 2: b'\x86', 3: b'\x87'}.get(len(obj), b't')
        self._memoize(obj)

    def _batches(self, items, one, many, save):
        items = iter(items)
        while True:
            batch = []
            for item in items:
                batch.append(item)
                if len(batch) == 1000:
                    break
            if len(batch) == 1:
                save(batch[0])
                self._out += one
            elif batch:
                self._out += b'('
                for item in batch:
                    save(item)
                self._out += many
            if len(batch) < 1000:
                return

    def _save_pair(self, pair):
        self._save(pair[0])
        self._save(pair[1])

    def _save_list(self, obj):
        self._out += b']'
        self._memoize(obj)
        self._batches(obj, b'a', b'e', self._save)

    def _save_dict(self, obj):
        self._out += b'}'
        self._memoize(obj)
        self._batches(obj.items(), b's', b'u', self._save_pair)

    def _save_set(self, obj):
        self._out += b'\x8f'
        self._memoize(obj)
        items = list(obj)
        for i in range(0, len(items), 1000):
            self._out += b'('
            for item in items[i:i + 1000]:
                self._save(item)
            self._out += b'\x90'

    def _save_frozenset(self, obj):
        self._out += b'('
        for item in obj:
            self._save(item)
        self._out += b'\x91'
        self._memoize(obj)

    def _save_type(self, obj):
        if obj in (type(None), type(NotImplemented), type(...)):
            value = {type(None): None, type(NotImplemented): NotImplemented, type(...): ...}[obj]
            self._save_reduce(obj, type, (value,))
        else:
            self._save_global(obj)

    def _save_constant(self, obj):
        self._save_global(obj, 'NotImplemented' if obj is NotImplemented else 'Ellipsis')

    _savers = {type(None): _save_none, bool: _save_bool, int: _save_int, float: _save_float, str: _save_str,
               bytes: _save_bytes, bytearray: _save_bytearray, tuple: _save_tuple, list: _save_list, dict: _save_dict,
               set: _save_set, frozenset: _save_frozenset, type: _save_type, type(NotImplemented): _save_constant,
               type(...): _save_constant}

    def _save_global(self, obj, name=None):
        if name is None:
            name = getattr(obj, '__qualname__', None) or obj.__name__
        module = getattr(obj, '__module__', None) or 'builtins'
        found = _sys.modules.get(module)
        if '<locals>' in name.split('.'):
            raise AttributeError("Can't pickle local object %r" % name)
        try:
            for part in name.split('.'):
                found = getattr(found, part)
        except AttributeError:
            raise PicklingError("Can't pickle %r: attribute lookup %s on %s failed" % (obj, name, module)) from None
        if found is not obj:
            raise PicklingError("Can't pickle %r: it's not the same object as %s.%s" % (obj, module, name))
        self._save(module)
        self._save(name)
        self._out += b'\x93'
        self._memoize(obj)

    def _save_reduce(self, obj, func, args, state=None, listitems=None, dictitems=None, state_setter=None):
        if not isinstance(args, tuple):
            raise PicklingError('second item of the tuple returned by __reduce__ must be a tuple, not %s'
                                % type(args).__name__)
        if not callable(func):
            raise PicklingError('first item of the tuple returned by __reduce__ must be callable')
        name = getattr(func, '__name__', '')
        if name == '__newobj_ex__':
            self._save(args[0])
            self._save(args[1])
            self._save(args[2])
            self._out += b'\x92'
        elif name == '__newobj__':
            self._save(args[0])
            self._save(args[1:])
            self._out += b'\x81'
        else:
            self._save(func)
            self._save(args)
            self._out += b'R'
        if id(obj) in self.memo:
            self._out += b'0'
            self._again(self.memo[id(obj)][0])
        else:
            self._memoize(obj)
        if listitems is not None:
            self._batches(listitems, b'a', b'e', self._save)
        if dictitems is not None:
            self._batches(dictitems, b's', b'u', self._save_pair)
        if state is not None:
            self._save(state)
            self._out += b'b'


class Unpickler:
    """Reads objects from a file."""

    def __init__(self, file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=()):
        self._file = file
        self.memo = {}

    def find_class(self, module, name):
        """The class or function of a name."""
        __import__(module)
        found = _sys.modules[module]
        for part in name.split('.'):
            try:
                found = getattr(found, part)
            except AttributeError:
                raise AttributeError("Can't get attribute %r on %r" % (name, found)) from None
        return found

    def persistent_load(self, pid):
        raise UnpicklingError('A load persistent id instruction was encountered, but no persistent_load function was '
                              'specified.')

    def _read(self, n):
        data = self._file.read(n)
        if len(data) < n:
            raise UnpicklingError('pickle data was truncated') if data or n > 1 or self._framed else EOFError(
                'Ran out of input')
        return data

    def load(self):
        """Reads one object."""
        self._stack = stack = []
        self._marks = []
        self._framed = False
        try:
            return self._run(stack)
        except IndexError:
            raise UnpicklingError('unpickling stack underflow') from None

    def _run(self, stack):
        while True:
            code = self._read(1)
            if code == b'.':
                return stack.pop()
            load = self._loaders.get(code)
            if load is None:
                raise UnpicklingError("invalid load key, '%s'." % (code.decode('latin-1') if 32 < code[0] < 127 else
                                                                   '\\x%02x' % code[0]))
            load(self)

    def _unpacked(self, format):
        return _struct.unpack(format, self._read(_struct.calcsize(format)))[0]

    def _to_mark(self):
        items = self._stack[self._marks[-1]:]
        del self._stack[self._marks.pop():]
        return items

    def _proto(self):
        version = self._read(1)[0]
        if version > HIGHEST_PROTOCOL:
            raise ValueError('unsupported pickle protocol: %d' % version)

    def _tuple(self, n):
        items = tuple(self._stack[-n:])
        self._stack[-n:] = [items]

    def _long(self, size):
        self._stack.append(int.from_bytes(self._read(size), 'little', signed=True))

    def _appends(self):
        items = self._to_mark()
        target = self._stack[-1]
        if isinstance(target, list):
            target.extend(items)
        elif hasattr(target, 'extend'):
            target.extend(items)
        else:
            for item in items:
                target.append(item)

    def _setitems(self):
        items = self._to_mark()
        target = self._stack[-1]
        for i in range(0, len(items), 2):
            target[items[i]] = items[i + 1]

    def _setitem(self):
        value, key = self._stack.pop(), self._stack.pop()
        self._stack[-1][key] = value

    def _append(self):
        value = self._stack.pop()
        self._stack[-1].append(value)

    def _global(self):
        name, module = self._stack.pop(), self._stack.pop()
        self._stack.append(self.find_class(module, name))

    def _reduce(self):
        args = self._stack.pop()
        self._stack[-1] = self._stack[-1](*args)

    def _newobj(self):
        args, cls = self._stack.pop(), self._stack.pop()
        self._stack.append(cls.__new__(cls, *args))

    def _newobj_ex(self):
        kwargs, args, cls = self._stack.pop(), self._stack.pop(), self._stack.pop()
        self._stack.append(cls.__new__(cls, *args, **kwargs))

    def _build(self):
        state = self._stack.pop()
        obj = self._stack[-1]
        setstate = getattr(obj, '__setstate__', None)
        if setstate is not None:
            setstate(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state:
            for key, value in state.items():
                obj.__dict__[_sys.intern(key) if type(key) is str else key] = value
        if slots:
            for key, value in slots.items():
                setattr(obj, key, value)

    def _push(self, value):
        self._stack.append(value)

    _loaders = {
        b'\x80': _proto, b'\x95': lambda self: self._frame(), b'N': lambda self: self._push(None),
        b'\x88': lambda self: self._push(True), b'\x89': lambda self: self._push(False),
        b'K': lambda self: self._push(self._read(1)[0]), b'M': lambda self: self._push(self._unpacked('<H')),
        b'J': lambda self: self._push(self._unpacked('<i')), b'\x8a': lambda self: self._long(self._read(1)[0]),
        b'\x8b': lambda self: self._long(self._unpacked('<i')), b'G': lambda self: self._push(self._unpacked('>d')),
        b'\x8c': lambda self: self._push(self._read(self._read(1)[0]).decode('utf-8', 'surrogatepass')),
        b'X': lambda self: self._push(self._read(self._unpacked('<I')).decode('utf-8', 'surrogatepass')),
        b'C': lambda self: self._push(self._read(self._read(1)[0])),
        b'B': lambda self: self._push(self._read(self._unpacked('<I'))),
        b'\x96': lambda self: self._push(bytearray(self._read(self._unpacked('<Q')))),
        b')': lambda self: self._push(()), b'\x85': lambda self: self._tuple(1), b'\x86': lambda self: self._tuple(2),
        b'\x87': lambda self: self._tuple(3), b't': lambda self: self._push(tuple(self._to_mark())),
        b'(': lambda self: self._marks.append(len(self._stack)), b']': lambda self: self._push([]),
        b'}': lambda self: self._push({}), b'\x8f': lambda self: self._push(set()), b'a': _append, b'e': _appends,
        b's': _setitem, b'u': _setitems, b'\x90': lambda self: self._push_items(),
        b'\x91': lambda self: self._push(frozenset(self._to_mark())),
        b'\x94': lambda self: self.memo.__setitem__(len(self.memo), self._stack[-1]),
        b'h': lambda self: self._push(self.memo[self._read(1)[0]]),
        b'j': lambda self: self._push(self.memo[self._unpacked('<I')]), b'\x93': _global, b'R': _reduce,
        b'\x81': _newobj, b'\x92': _newobj_ex, b'b': _build, b'0': lambda self: self._stack.pop(),
        b'1': lambda self: self._to_mark(),
    }

    def _frame(self):
        self._read(8)
        self._framed = True

    def _push_items(self):
        items = self._to_mark()
        self._stack[-1].update(items)


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Writes an object to a file."""
    Pickler(file, protocol).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """An object as bytes."""
    file = _BytesIO()
    Pickler(file, protocol).dump(obj)
    return file.getvalue()


def load(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=()):
    """Reads an object from a file."""
    return Unpickler(file).load()


def loads(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=()):
    """An object of bytes."""
    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise TypeError("a bytes-like object is required, not '%s'" % type(data).__name__)
    return Unpickler(_BytesIO(bytes(data))).load()
