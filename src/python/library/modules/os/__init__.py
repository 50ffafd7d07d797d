"""The parts of os that a sandbox has: paths, the program's files, an empty environment."""
import _files
import abc
import sys
from os import path
from os.path import (altsep, curdir, defpath, devnull, extsep, pardir, pathsep, sep,
                     _fspath as fspath)

name = 'posix'
linesep = '\n'
error = OSError
environ = {}
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1

sys.modules['posixpath'] = path


class PathLike(abc.ABC):
    """Abstract base class for implementing the file system path protocol."""

    @abc.abstractmethod
    def __fspath__(self):
        """Return the file system path representation of the object."""
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return hasattr(subclass, '__fspath__') or NotImplemented
        return NotImplemented


def getenv(key, default=None):
    """Get an environment variable, return None if it doesn't exist."""
    return environ.get(key, default)


def putenv(key, value):
    environ[key] = value


def getcwd():
    return _files.directory()


def chdir(path):
    raise PermissionError(1, 'Operation not permitted', path)


def getpid():
    return 1000


def getppid():
    return 999


def cpu_count():
    return 1


def urandom(size):
    from random import Random
    return Random(size).randbytes(size)


def listdir(path='.'):
    """Return a list containing the names of the files in the directory."""
    return _files.list(fspath(path))


def remove(path):
    """Remove a file."""
    _files.remove(fspath(path))


unlink = remove


def rename(src, dst):
    """Rename a file."""
    src, dst = fspath(src), fspath(dst)
    data = _files.read(src)
    _files.write(dst, data)
    if path.abspath(src) != path.abspath(dst):
        _files.remove(src)


replace = rename


class stat_result:
    def __init__(self, kind, size):
        self.st_mode = 0o040755 if kind == 'directory' else 0o100644
        self.st_size = size
        self.st_mtime = self.st_atime = self.st_ctime = 1700000000.0


def stat(path):
    found = _files.kind(fspath(path))
    if found is None:
        raise FileNotFoundError(2, 'No such file or directory', fspath(path))
    return stat_result(*found)


lstat = stat


def access(path, mode):
    return _files.kind(fspath(path)) is not None


def mkdir(path, mode=0o777):
    raise PermissionError(13, 'Permission denied', path)


makedirs = rmdir = mkdir


def system(command):
    raise PermissionError(13, 'Permission denied', command)


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Directory tree generator."""
    dirs, files = [], []
    for entry in listdir(top):
        (dirs if path.isdir(path.join(top, entry)) else files).append(entry)
    if topdown:
        yield top, dirs, files
    for entry in dirs:
        yield from walk(path.join(top, entry), topdown)
    if not topdown:
        yield top, dirs, files


def strerror(code):
    return str(OSError(code, '').strerror)


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode('utf-8', 'surrogateescape') if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode('utf-8', 'surrogateescape') if isinstance(filename, bytes) else filename


def _exit(status):
    raise SystemExit(status)
