"""Streams: text and bytes in memory, and the files of the sandbox."""
import _files
import abc

__all__ = ['open', 'open_code', 'IOBase', 'RawIOBase', 'FileIO', 'BytesIO', 'StringIO',
           'BufferedIOBase', 'BufferedReader', 'BufferedWriter', 'BufferedRandom', 'TextIOBase',
           'TextIOWrapper', 'UnsupportedOperation', 'SEEK_SET', 'SEEK_CUR', 'SEEK_END',
           'DEFAULT_BUFFER_SIZE', 'BlockingIOError']

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
DEFAULT_BUFFER_SIZE = 8192
BlockingIOError = BlockingIOError


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase(metaclass=abc.ABCMeta):
    """The abstract base class for all I/O classes."""
    _closed = False

    @property
    def closed(self):
        return self._closed

    def _check_closed(self):
        if self._closed:
            raise ValueError('I/O operation on closed file.')

    def close(self):
        if not self._closed:
            try:
                self.flush()
            finally:
                self._closed = True

    def __del__(self):
        try:
            if not self._closed:
                self.close()
        except Exception:
            pass

    def flush(self):
        self._check_closed()

    def seekable(self):
        self._check_closed()
        return False

    def readable(self):
        self._check_closed()
        return False

    def writable(self):
        self._check_closed()
        return False

    def isatty(self):
        self._check_closed()
        return False

    def fileno(self):
        raise UnsupportedOperation('fileno')

    def seek(self, pos, whence=0):
        raise UnsupportedOperation('seek')

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, pos=None):
        raise UnsupportedOperation('truncate')

    def __enter__(self):
        self._check_closed()
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        self._check_closed()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1):
        lines = []
        total = 0
        for line in self:
            lines.append(line)
            total += len(line)
            if hint is not None and 0 < hint <= total:
                break
        return lines

    def writelines(self, lines):
        self._check_closed()
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    """Base class for raw binary I/O."""


class BufferedIOBase(IOBase):
    """Base class for buffered IO objects."""


class TextIOBase(IOBase):
    """Base class for text I/O."""
    encoding = None
    errors = None
    newlines = None


TextIOBase.register(_files.StandardStream)


class BytesIO(BufferedIOBase):
    """Buffered I/O implementation using an in-memory bytes buffer."""

    def __init__(self, initial_bytes=b''):
        self._data = bytearray() if initial_bytes is None else bytearray(initial_bytes)
        self._at = 0

    def readable(self):
        self._check_closed()
        return True

    writable = seekable = readable

    def getvalue(self):
        self._check_closed()
        return bytes(self._data)

    def getbuffer(self):
        self._check_closed()
        return memoryview(self._data)

    def read(self, size=-1, /):
        self._check_closed()
        at = self._at
        end = len(self._data) if size is None or size < 0 else at + size
        chunk = bytes(self._data[at:end])
        self._at = at + len(chunk)
        return chunk

    read1 = read

    def readinto(self, buffer, /):
        chunk = self.read(len(buffer))
        buffer[:len(chunk)] = chunk
        return len(chunk)

    def readline(self, size=-1, /):
        self._check_closed()
        at = self._at
        end = self._data.find(b'\n', at) + 1 or len(self._data)
        if size is not None and size >= 0:
            end = min(end, at + size)
        chunk = bytes(self._data[at:end])
        self._at = at + len(chunk)
        return chunk

    def write(self, b, /):
        self._check_closed()
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        at = self._at
        if at > len(self._data):
            self._data.extend(bytes(at - len(self._data)))
        self._data[at:at + len(b)] = b
        self._at = at + len(b)
        return len(b)

    def seek(self, pos, whence=0, /):
        self._check_closed()
        if whence == 0:
            if pos < 0:
                raise ValueError('negative seek value %r' % (pos,))
            self._at = pos
        elif whence == 1:
            self._at = max(0, self._at + pos)
        elif whence == 2:
            self._at = max(0, len(self._data) + pos)
        else:
            raise ValueError('invalid whence (%i, should be 0, 1 or 2)' % whence)
        return self._at

    def tell(self):
        self._check_closed()
        return self._at

    def truncate(self, size=None, /):
        self._check_closed()
        if size is None:
            size = self._at
        elif size < 0:
            raise ValueError('negative size value %r' % (size,))
        del self._data[size:]
        return size


class _File(BytesIO):
    """A file of the sandbox: what is written reaches it when the stream is flushed."""
    _changed = False

    def __init__(self, name, mode):
        self._readable = 'r' in mode or '+' in mode
        self._writable = 'r' not in mode or '+' in mode
        self._appends = 'a' in mode
        self.name = name
        self.mode = mode.replace('+', '').replace('b', '').replace('t', '') + 'b' + \
            ('+' if '+' in mode else '')
        if '+' in mode:
            self.mode = 'rb+' if 'a' not in mode else 'ab+'
        data = b''
        if 'r' in mode:
            data = _files.read(name)
        elif 'x' in mode and _files.kind(name) is not None:
            raise FileExistsError(17, 'File exists', name)
        elif 'a' in mode and _files.kind(name) is not None:
            data = _files.read(name)
        else:
            if (_files.kind(name) or ('',))[0] == 'directory':
                raise IsADirectoryError(21, 'Is a directory', name)
            _files.write(name, b'')
        super().__init__(data)
        if 'a' in mode:
            self._at = len(self._data)

    def __repr__(self):
        return '<_io.%s name=%r>' % (type(self).__name__, self.name)

    def fileno(self):
        self._check_closed()
        return 3

    def readable(self):
        self._check_closed()
        return self._readable

    def writable(self):
        self._check_closed()
        return self._writable

    def read(self, size=-1, /):
        if self._closed:
            raise ValueError('read of closed file')
        if not self._readable:
            raise UnsupportedOperation('read')
        return super().read(size)

    def write(self, b, /):
        if self._closed:
            raise ValueError('write to closed file')
        if not self._writable:
            raise UnsupportedOperation('write')
        if self._appends:
            self._at = len(self._data)
        self._changed = True
        return super().write(b)

    def truncate(self, size=None, /):
        if not self._writable:
            raise UnsupportedOperation('truncate')
        self._changed = True
        return super().truncate(size)

    def flush(self):
        self._check_closed()
        if self._changed:
            _files.write(self.name, self._data)
            self._changed = False


class BufferedReader(_File):
    """Create a new buffered reader using the given readable raw IO object."""


class BufferedWriter(_File):
    """A buffer for a writeable sequential RawIO object."""


class BufferedRandom(_File):
    """A buffered interface to random access streams."""


class FileIO(_File):
    """Open a file."""

    def __init__(self, file, mode='r', closefd=True, opener=None):
        super().__init__(file, mode)


class _Text(TextIOBase):
    """Reading of text by lines, from what _fill gives."""

    def _translated(self, text):
        newline = self._newline
        if newline is None:
            return text.replace('\r\n', '\n').replace('\r', '\n')
        return text

    def _line_end(self, text, at):
        newline = self._newline
        if newline is None or newline == '\n':
            return text.find('\n', at) + 1 or len(text)
        if newline:
            found = text.find(newline, at)
            return len(text) if found < 0 else found + len(newline)
        ends = [i for i in (text.find('\n', at), text.find('\r', at)) if i >= 0]
        if not ends:
            return len(text)
        end = min(ends)
        return end + (2 if text.startswith('\r\n', end) else 1)


class StringIO(_Text):
    """Text I/O implementation using an in-memory buffer."""

    def __init__(self, initial_value='', newline='\n'):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError('initial_value must be str or None, not '
                            + type(initial_value).__name__)
        self._newline = newline
        self._parts = []
        self._text = ''
        self._at = 0
        if initial_value:
            self._text = self._translated(initial_value)

    def _check_closed(self):
        if self._closed:
            raise ValueError('I/O operation on closed file')

    def _join(self):
        if self._parts:
            self._text += ''.join(self._parts)
            self._parts = []
        return self._text

    def readable(self):
        self._check_closed()
        return True

    writable = seekable = readable

    def getvalue(self):
        self._check_closed()
        return self._join()

    def read(self, size=-1, /):
        self._check_closed()
        text = self._join()
        at = self._at
        end = len(text) if size is None or size < 0 else at + size
        chunk = text[at:end]
        self._at = at + len(chunk)
        return chunk

    def readline(self, size=-1, /):
        self._check_closed()
        text = self._join()
        at = self._at
        end = self._line_end(text, at)
        if size is not None and size >= 0:
            end = min(end, at + size)
        chunk = text[at:end]
        self._at = at + len(chunk)
        return chunk

    def write(self, s, /):
        self._check_closed()
        if not isinstance(s, str):
            raise TypeError('string argument expected, got %r' % type(s).__name__)
        length = len(s)
        s = self._translated(s)
        if self._newline and self._newline != '\n':
            s = s.replace('\n', self._newline)
        if self._parts or self._at == len(self._text):
            self._parts.append(s)
            self._at += len(s)
            return length
        text = self._text
        if self._at > len(text):
            text += '\0' * (self._at - len(text))
        self._text = text[:self._at] + s + text[self._at + len(s):]
        self._at += len(s)
        return length

    def seek(self, pos, whence=0, /):
        self._check_closed()
        text = self._join()
        if whence not in (0, 1, 2):
            raise ValueError('Invalid whence (%r, should be 0, 1 or 2)' % (whence,))
        if whence and pos:
            raise OSError("Can't do nonzero cur-relative seeks")
        if pos < 0:
            raise ValueError('Negative seek position %r' % (pos,))
        self._at = pos if whence == 0 else self._at if whence == 1 else len(text)
        return self._at

    def tell(self):
        self._check_closed()
        return self._at

    def truncate(self, pos=None, /):
        self._check_closed()
        text = self._join()
        pos = self._at if pos is None else pos
        if pos < 0:
            raise ValueError('Negative size value %r' % (pos,))
        self._text = text[:pos]
        return pos


class TextIOWrapper(_Text):
    """Character and line based layer over a BufferedIOBase object, buffer."""

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False,
                 write_through=False):
        if newline not in (None, '', '\n', '\r', '\r\n'):
            raise ValueError('illegal newline value: %r' % (newline,))
        self.buffer = buffer
        self.encoding = 'UTF-8' if encoding is None else encoding
        self.errors = 'strict' if errors is None else errors
        self._newline = newline
        self.line_buffering = line_buffering
        self.write_through = write_through
        self._text = None

    @property
    def name(self):
        return self.buffer.name

    @property
    def closed(self):
        return self.buffer.closed

    def _check_closed(self):
        if self.buffer.closed:
            raise ValueError('I/O operation on closed file.')

    def __repr__(self):
        mode = getattr(self, 'mode', None)
        name = getattr(self.buffer, 'name', None)
        return '<_io.TextIOWrapper%s%s encoding=%r>' % (
            '' if name is None else ' name=%r' % (name,),
            '' if mode is None else ' mode=%r' % (mode,), self.encoding)

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def seekable(self):
        return self.buffer.seekable()

    def fileno(self):
        return self.buffer.fileno()

    def flush(self):
        self._check_closed()
        self.buffer.flush()

    def close(self):
        if not self.buffer.closed:
            try:
                self.flush()
            finally:
                self.buffer.close()

    def __del__(self):
        try:
            self.close()
        except Exception:
            pass

    def detach(self):
        self.flush()
        return self.buffer

    def reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None,
                    write_through=None):
        if encoding is not None:
            self.encoding = encoding
        if errors is not None:
            self.errors = errors

    def _fill(self):
        self._check_closed()
        if not self.buffer.readable():
            raise UnsupportedOperation('not readable')
        if self._text is None:
            self._start = self.buffer.tell()
            self._text = self._translated(
                str(self.buffer.read(), self.encoding, self.errors))
            self._at = 0
        return self._text

    def _forget(self):
        if self._text is not None:
            self.buffer.seek(self.tell())
            self._text = None

    def read(self, size=-1, /):
        text = self._fill()
        at = self._at
        end = len(text) if size is None or size < 0 else at + size
        chunk = text[at:end]
        self._at = at + len(chunk)
        # As in CPython, a stream read to its end holds no text: it belongs to the reader.
        if self._at == len(text):
            self._text = None
        return chunk

    def readline(self, size=-1, /):
        text = self._fill()
        at = self._at
        end = self._line_end(text, at)
        if size is not None and size >= 0:
            end = min(end, at + size)
        chunk = text[at:end]
        self._at = at + len(chunk)
        return chunk

    def write(self, s, /):
        self._check_closed()
        if not isinstance(s, str):
            raise TypeError('write() argument must be str, not %s' % type(s).__name__)
        if not self.buffer.writable():
            raise UnsupportedOperation('not writable')
        self._forget()
        text = s
        if self._newline and self._newline != '\n':
            text = text.replace('\n', self._newline)
        self.buffer.write(text.encode(self.encoding, self.errors))
        if self.line_buffering and '\n' in s:
            self.flush()
        return len(s)

    def tell(self):
        self._check_closed()
        if self._text is None:
            return self.buffer.tell()
        return self._start + len(self._text[:self._at].encode(self.encoding, self.errors))

    def seek(self, cookie, whence=0, /):
        self._check_closed()
        if whence == 1:
            if cookie:
                raise UnsupportedOperation("can't do nonzero cur-relative seeks")
            cookie = self.tell()
            whence = 0
        elif whence == 2 and cookie:
            raise UnsupportedOperation("can't do nonzero end-relative seeks")
        elif whence not in (0, 2):
            raise ValueError('invalid whence (%d, should be 0, 1 or 2)' % whence)
        if cookie < 0:
            raise ValueError('negative seek position %r' % (cookie,))
        self._text = None
        return self.buffer.seek(cookie, whence)

    def truncate(self, pos=None, /):
        self._check_closed()
        self._forget()
        self.buffer.flush()
        return self.buffer.truncate(pos)


for _class in (BytesIO, StringIO, TextIOWrapper, BufferedReader, BufferedWriter, BufferedRandom,
               FileIO):
    _class.__module__ = '_io'
del _class


def _check_mode(mode):
    if not isinstance(mode, str):
        raise TypeError("open() argument 'mode' must be str, not %s" % type(mode).__name__)
    if set(mode) - set('rwxabt+') or len(mode) != len(set(mode)):
        raise ValueError('invalid mode: %r' % mode)
    if 't' in mode and 'b' in mode:
        raise ValueError("can't have text and binary mode at once")
    if sum(c in mode for c in 'rwxa') != 1:
        raise ValueError('must have exactly one of create/read/write/append mode')


def open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True,
         opener=None):
    """Open file and return a stream.  Raise OSError upon failure."""
    if hasattr(type(file), '__fspath__'):
        file = type(file).__fspath__(file)
    if isinstance(file, bytes):
        file = file.decode()
    if not isinstance(file, str):
        if isinstance(file, int):
            raise OSError(9, 'Bad file descriptor')
        raise TypeError('expected str, bytes or os.PathLike object, not ' + type(file).__name__)
    _check_mode(mode)
    binary = 'b' in mode
    if binary:
        if encoding is not None:
            raise ValueError("binary mode doesn't take an encoding argument")
        if errors is not None:
            raise ValueError("binary mode doesn't take an errors argument")
        if newline is not None:
            raise ValueError("binary mode doesn't take a newline argument")
    elif buffering == 0:
        raise ValueError("can't have unbuffered text I/O")
    kind = BufferedRandom if '+' in mode else BufferedReader if 'r' in mode else BufferedWriter
    if binary and buffering == 0:
        kind = FileIO
    buffer = kind(file, mode)
    if binary:
        return buffer
    wrapper = TextIOWrapper(buffer, encoding, errors, newline, buffering == 1)
    wrapper.mode = mode
    return wrapper


def open_code(path):
    return open(path, 'rb')


def text_encoding(encoding, stacklevel=2):
    return 'locale' if encoding is None else encoding
