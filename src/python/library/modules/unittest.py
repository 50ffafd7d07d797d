"""Unit tests: cases, suites, and who runs them."""
import difflib
import functools
import pprint
import re
import sys
import time
import traceback
import warnings

__all__ = ['TestResult', 'TestCase', 'IsolatedAsyncioTestCase', 'TestSuite', 'TextTestRunner', 'TestLoader',
           'FunctionTestCase', 'main', 'defaultTestLoader', 'SkipTest', 'skip', 'skipIf', 'skipUnless',
           'expectedFailure', 'TextTestResult', 'TestProgram', 'addModuleCleanup']


class SkipTest(Exception):
    """Raise this in a test to skip it."""


SkipTest.__module__ = 'unittest.case'
_MAX_LENGTH = 80


def _shown(obj, short=False):
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    return text if not short or len(text) < _MAX_LENGTH else text[:_MAX_LENGTH] + ' [truncated]...'


def _shown_together(*values):
    """The values' texts; long ones without what they have in common at their beginning."""
    texts = [_shown(v) for v in values]
    longest = max(map(len, texts))
    if longest <= _MAX_LENGTH:
        return tuple(texts)
    first, last = min(texts), max(texts)
    common = 0
    while common < len(first) and first[common] == last[common]:
        common += 1

    def shortened(text, before, after):
        skip = len(text) - before - after
        return '%s[%d chars]%s' % (text[:before], skip, text[len(text) - after:]) if skip > 12 else text
    prefix = first[:common]
    # At least 5 characters stand at each end of what is cut, which a note of about 12 replaces.
    room = _MAX_LENGTH - (longest - common) - 17
    if room > 5:
        prefix = shortened(prefix, 5, room)
        return tuple([prefix + text[common:] for text in texts])
    prefix = shortened(prefix, 5, 5)
    return tuple([prefix + shortened(text[common:], 41, 5) for text in texts])


def skip(reason):
    """Decorator: the test is skipped."""
    def decorate(item):
        if not isinstance(item, type):
            @functools.wraps(item)
            def wrapper(*args, **kwargs):
                raise SkipTest(reason)
            item = wrapper
        item.__unittest_skip__ = True
        item.__unittest_skip_why__ = reason
        return item
    if callable(reason):
        item, reason = reason, ''
        return decorate(item)
    return decorate


def skipIf(condition, reason):
    return skip(reason) if condition else lambda item: item


def skipUnless(condition, reason):
    return skip(reason) if not condition else lambda item: item


def expectedFailure(item):
    """Decorator: the test is known to fail."""
    item.__unittest_expecting_failure__ = True
    return item


_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    _module_cleanups.append((function, args, kwargs))


# ---- contexts of assertRaises and others ----

class _Raises:
    """What `with self.assertRaises(...)` gives."""

    def __init__(self, case, expected, pattern=None, what='Raises'):
        self.case = case
        self.expected = expected
        self.pattern = re.compile(pattern) if isinstance(pattern, (str, bytes)) else pattern
        self.msg = None
        self.name = None

    def _fail(self, message):
        raise self.case.failureException(self.case._formatMessage(self.msg, message))

    def handle(self, name, args, kwargs):
        if not self._valid():
            raise TypeError('%s() arg 1 must be %s' % (name, self._base_words))
        if not args:
            self.msg = kwargs.pop('msg', None)
            if kwargs:
                raise TypeError('%r is an invalid keyword argument for this function' % (next(iter(kwargs)),))
            return self
        function, *args = args
        self.name = getattr(function, '__name__', str(function))
        with self:
            function(*args, **kwargs)
        return None

    _base_words = 'an exception type or tuple of exception types'
    _base = BaseException

    def _valid(self):
        kinds = self.expected if isinstance(self.expected, tuple) else (self.expected,)
        return all(isinstance(k, type) and issubclass(k, self._base) for k in kinds)

    def __enter__(self):
        return self

    def _expected_name(self):
        return getattr(self.expected, '__name__', None) or str(self.expected)

    def __exit__(self, exc_type, exc, tb):
        if exc_type is None:
            if self.name:
                self._fail('%s not raised by %s' % (self._expected_name(), self.name))
            self._fail('%s not raised' % self._expected_name())
        traceback.clear_frames(tb)
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = exc.with_traceback(None)
        if self.pattern is not None and not self.pattern.search(str(exc)):
            self._fail('"%s" does not match "%s"' % (self.pattern.pattern, str(exc)))
        return True


class _Warns(_Raises):
    """What `with self.assertWarns(...)` gives."""
    _base = Warning
    _base_words = 'a warning type or tuple of warning types'

    def __enter__(self):
        self.catcher = warnings.catch_warnings(record=True)
        self.warnings = self.catcher.__enter__()
        warnings.simplefilter('always', self.expected)
        return self

    def __exit__(self, exc_type, exc, tb):
        self.catcher.__exit__(exc_type, exc, tb)
        if exc_type is not None:
            return
        first = None
        for m in self.warnings:
            w = m.message
            if not isinstance(w, self.expected):
                continue
            if first is None:
                first = w
            if self.pattern is not None and not self.pattern.search(str(w)):
                continue
            self.warning, self.filename, self.lineno = w, m.filename, m.lineno
            return
        if first is not None:
            self._fail('"%s" does not match "%s"' % (self.pattern.pattern, str(first)))
        if self.name:
            self._fail('%s not triggered by %s' % (self._expected_name(), self.name))
        self._fail('%s not triggered' % self._expected_name())


class _Logs:
    """What `with self.assertLogs()` gives."""

    def __init__(self, case, logger, level, none):
        self.case, self.none = case, none
        self.logger_name = logger
        self.level = level
        self.records, self.output = [], []

    def __enter__(self):
        import logging
        outer = self

        class Handler(logging.Handler):
            def emit(self, record):
                outer.records.append(record)
                outer.output.append(self.format(record))
        self.logger = self.logger_name if isinstance(self.logger_name, logging.Logger) else logging.getLogger(
            self.logger_name)
        level = logging._checkLevel(self.level) if self.level else logging.INFO
        self.level = level
        handler = Handler()
        handler.setLevel(level)
        handler.setFormatter(logging.Formatter('%(levelname)s:%(name)s:%(message)s'))
        self.before = self.logger.handlers[:], self.logger.level, self.logger.propagate
        self.logger.handlers = [handler]
        self.logger.setLevel(level)
        self.logger.propagate = False
        return None if self.none else self

    def __exit__(self, exc_type, exc, tb):
        import logging
        self.logger.handlers, level, self.logger.propagate = self.before
        self.logger.setLevel(level)
        if exc_type is not None:
            return False
        if self.none and self.records:
            raise self.case.failureException('Unexpected logs found: {!r}'.format(self.output))
        if not self.none and not self.records:
            raise self.case.failureException('no logs of level {} or higher triggered on {}'.format(
                logging.getLevelName(self.level), self.logger.name))


# ---- cases ----

class TestCase:
    """Some tests that belong together."""
    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8

    def __init__(self, methodName='runTest'):
        self._testMethodName = methodName
        self._cleanups = []
        method = getattr(self, methodName, None)
        if method is None:
            if methodName != 'runTest':
                raise ValueError('no such test method in %s: %s' % (self.__class__, methodName))
            self._testMethodDoc = 'No test'
        else:
            self._testMethodDoc = method.__doc__
        self._result = None
        self._failed_subtest = False
        self._equality = {dict: 'assertDictEqual', list: 'assertListEqual', tuple: 'assertTupleEqual',
                          set: 'assertSetEqual', frozenset: 'assertSetEqual', str: 'assertMultiLineEqual'}

    def setUp(self):
        """Before each test."""

    def tearDown(self):
        """After each test."""

    @classmethod
    def setUpClass(cls):
        """Before the first test of the class."""

    @classmethod
    def tearDownClass(cls):
        """After the last test of the class."""

    def addTypeEqualityFunc(self, typeobj, function):
        self._equality[typeobj] = function

    def addCleanup(self, function, /, *args, **kwargs):
        """A function to be called after the test."""
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        result = cm.__enter__()
        self.addCleanup(cm.__exit__, None, None, None)
        return result

    _class_cleanups = []

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        cls._class_cleanups = cls._class_cleanups + [(function, args, kwargs)]

    @classmethod
    def doClassCleanups(cls):
        while cls._class_cleanups:
            *cls._class_cleanups, (function, args, kwargs) = cls._class_cleanups
            function(*args, **kwargs)

    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._part(self._result, self, lambda: self._call(function, *args, **kwargs))

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        return TestResult()

    def shortDescription(self):
        """The first line of the test's docstring."""
        return self._testMethodDoc.strip().split('\n')[0].strip() if self._testMethodDoc else None

    def id(self):
        return '%s.%s.%s' % (type(self).__module__, type(self).__qualname__, self._testMethodName)

    def __eq__(self, other):
        return (self._testMethodName == other._testMethodName if type(self) is type(other) else NotImplemented)

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        return '%s (%s.%s.%s)' % (self._testMethodName, type(self).__module__, type(self).__qualname__,
                                  self._testMethodName)

    def __repr__(self):
        return '<%s.%s testMethod=%s>' % (type(self).__module__, type(self).__qualname__, self._testMethodName)

    # ---- running ----

    def _call(self, function, *args, **kwargs):
        return function(*args, **kwargs)

    def _part(self, result, test, function):
        """Runs a part of a test, and tells the result what went wrong. True when nothing did."""
        try:
            function()
            return True
        except KeyboardInterrupt:
            raise
        except SkipTest as e:
            self._skipped = True
            result.addSkip(test, str(e))
        except _ShouldStop:
            pass
        except self.failureException:
            self._record(result, test, sys.exc_info(), True)
        except BaseException:
            self._record(result, test, sys.exc_info(), False)
        return False

    def _record(self, result, test, err, failure):
        if self._expecting:
            self._expected_error = err
        elif test is not self:
            self._failed_subtest = True
            result.addSubTest(self, test, err)
        elif failure:
            result.addFailure(self, err)
        else:
            result.addError(self, err)

    def run(self, result=None):
        """Runs the test."""
        own = result is None
        if own:
            result = self.defaultTestResult()
            result.startTestRun()
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            if getattr(type(self), '__unittest_skip__', False) or getattr(method, '__unittest_skip__', False):
                why = getattr(type(self), '__unittest_skip_why__', '') or getattr(method, '__unittest_skip_why__', '')
                result.addSkip(self, why)
                return result
            self._expecting = getattr(type(self), '__unittest_expecting_failure__', False) or getattr(
                method, '__unittest_expecting_failure__', False)
            self._expected_error = None
            self._skipped = self._failed_subtest = False
            self._result = result
            good = self._part(result, self, lambda: self._call(self.setUp))
            if good:
                good = self._part(result, self, lambda: self._call(method))
                good = self._part(result, self, lambda: self._call(self.tearDown)) and good
            self.doCleanups()
            if self._expecting and not self._skipped:
                if self._expected_error is not None:
                    result.addExpectedFailure(self, self._expected_error)
                else:
                    result.addUnexpectedSuccess(self)
            elif good and not self._failed_subtest:
                result.addSuccess(self)
            self._expected_error = None
            return result
        finally:
            result.stopTest(self)
            if own:
                result.stopTestRun()

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        """Runs the test without catching what goes wrong."""
        self.setUp()
        getattr(self, self._testMethodName)()
        self.tearDown()

    def skipTest(self, reason):
        """Skips this test."""
        raise SkipTest(reason)

    def subTest(self, msg=None, **params):
        """A part of a test, whose failure does not end it."""
        return _SubTestContext(self, msg, params)

    # ---- assertions ----

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        return standardMsg if msg is None else '%s : %s' % (standardMsg, msg)

    def fail(self, msg=None):
        """Fails."""
        raise self.failureException(msg)

    def _fail(self, msg, standard):
        raise self.failureException(self._formatMessage(msg, standard))

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._fail(msg, '%s is not true' % _shown(expr))

    def assertFalse(self, expr, msg=None):
        if expr:
            self._fail(msg, '%s is not false' % _shown(expr))

    def assertEqual(self, first, second, msg=None):
        """Fails when the two are not equal, and says how they differ."""
        if type(first) is type(second):
            function = self._equality.get(type(first))
            if function is not None:
                if isinstance(function, str):
                    function = getattr(self, function)
                function(first, second, msg=msg)
                return
        if not first == second:
            self._fail(msg, '%s != %s' % _shown_together(first, second))

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._fail(msg, '%s == %s' % (_shown(first), _shown(second)))

    def _almost(self, first, second, places, delta):
        if delta is not None and places is not None:
            raise TypeError('specify delta or places not both')
        difference = abs(first - second)
        if delta is not None:
            return difference, difference <= delta, '%s delta' % _shown(delta)
        places = 7 if places is None else places
        return difference, round(difference, places) == 0, '%r places' % places

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        difference, close, within = self._almost(first, second, places, delta)
        if not close:
            self._fail(msg, '%s != %s within %s (%s difference)' % (_shown(first), _shown(second), within,
                                                                     _shown(difference)))

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        difference, close, within = self._almost(first, second, places, delta)
        if first == second or close:
            if delta is not None:
                within += ' (%s difference)' % _shown(difference)
            self._fail(msg, '%s == %s within %s' % (_shown(first), _shown(second), within))

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self._fail(msg, '%s is not %s' % (_shown(expr1), _shown(expr2)))

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._fail(msg, 'unexpectedly identical: %s' % _shown(expr1))

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._fail(msg, '%s is not None' % _shown(obj))

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._fail(msg, 'unexpectedly None')

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._fail(msg, '%s not found in %s' % (_shown(member), _shown(container)))

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._fail(msg, '%s unexpectedly found in %s' % (_shown(member), _shown(container)))

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self._fail(msg, '%s is not an instance of %r' % (_shown(obj), cls))

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self._fail(msg, '%s is an instance of %r' % (_shown(obj), cls))

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._fail(msg, '%s not less than %s' % (_shown(a), _shown(b)))

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._fail(msg, '%s not less than or equal to %s' % (_shown(a), _shown(b)))

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._fail(msg, '%s not greater than %s' % (_shown(a), _shown(b)))

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._fail(msg, '%s not greater than or equal to %s' % (_shown(a), _shown(b)))

    def assertRegex(self, text, expected_regex, msg=None):
        pattern = re.compile(expected_regex)
        if not pattern.search(text):
            self._fail(msg, "Regex didn't match: %r not found in %r" % (pattern.pattern, text))

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        pattern = re.compile(unexpected_regex)
        match = pattern.search(text)
        if match:
            self._fail(msg, 'Regex matched: %r matches %r in %r' % (text[match.start():match.end()], pattern.pattern,
                                                                    text))

    def assertRaises(self, expected_exception, *args, **kwargs):
        """Fails unless the exception is raised, by a call or in a with block."""
        context = _Raises(self, expected_exception)
        try:
            return context.handle('assertRaises', args, kwargs)
        finally:
            context = None

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return _Raises(self, expected_exception, expected_regex).handle('assertRaisesRegex', args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return _Warns(self, expected_warning).handle('assertWarns', args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return _Warns(self, expected_warning, expected_regex).handle('assertWarnsRegex', args, kwargs)

    def assertLogs(self, logger=None, level=None):
        return _Logs(self, logger, level, False)

    def assertNoLogs(self, logger=None, level=None):
        return _Logs(self, logger, level, True)

    def _with_difference(self, standard, lines):
        difference = '\n' + '\n'.join(lines)
        if self.maxDiff is None or len(difference) <= self.maxDiff:
            return standard + difference
        return standard + ('\nDiff is %s characters long. Set self.maxDiff to None to see it.' % len(difference))

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        """Fails when two sequences differ, and says where."""
        if seq_type is not None:
            name = seq_type.__name__
            for which, seq in (('First', seq1), ('Second', seq2)):
                if not isinstance(seq, seq_type):
                    raise self.failureException('%s sequence is not a %s: %s' % (which, name, _shown(seq)))
        else:
            name = 'sequence'
        if seq1 == seq2:
            return
        standard = '%ss differ: %s != %s\n' % ((name.capitalize(),) + _shown_together(seq1, seq2))
        len1, len2 = len(seq1), len(seq2)
        for i in range(min(len1, len2)):
            if seq1[i] != seq2[i]:
                standard += '\nFirst differing element %d:\n%s\n%s\n' % ((i,) + _shown_together(seq1[i], seq2[i]))
                break
        else:
            if len1 == len2 and seq_type is None and type(seq1) != type(seq2):
                return
        if len1 > len2:
            standard += '\nFirst %s contains %d additional elements.\nFirst extra element %d:\n%s\n' % (
                name, len1 - len2, len2, _shown(seq1[len2]))
        elif len1 < len2:
            standard += '\nSecond %s contains %d additional elements.\nFirst extra element %d:\n%s\n' % (
                name, len2 - len1, len1, _shown(seq2[len1]))
        self._fail(msg, self._with_difference(standard, difflib.ndiff(pprint.pformat(seq1).splitlines(),
                                                                      pprint.pformat(seq2).splitlines())))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        only1, only2 = set1.difference(set2), set2.difference(set1)
        if not only1 and not only2:
            return
        lines = []
        for which, items in (('first', only1), ('second', only2)):
            if items:
                lines.append('Items in the %s set but not the %s:' % (which, 'second' if which == 'first' else 'first'))
                lines += [repr(item) for item in items]
        self._fail(msg, '\n'.join(lines))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, 'First argument is not a dictionary')
        self.assertIsInstance(d2, dict, 'Second argument is not a dictionary')
        if d1 != d2:
            standard = '%s != %s' % _shown_together(d1, d2)
            self._fail(msg, self._with_difference(standard, difflib.ndiff(pprint.pformat(d1).splitlines(),
                                                                          pprint.pformat(d2).splitlines())))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, 'First argument is not a string')
        self.assertIsInstance(second, str, 'Second argument is not a string')
        if first == second:
            return
        standard = '%s != %s' % _shown_together(first, second)
        if len(first) <= 2 ** 16 and len(second) <= 2 ** 16:
            lines1, lines2 = first.splitlines(keepends=True), second.splitlines(keepends=True)
            if len(lines1) == 1 and first.strip('\r\n') == first:
                lines1, lines2 = [first + '\n'], [second + '\n']
            difference = '\n' + ''.join(difflib.ndiff(lines1, lines2))
            if self.maxDiff is not None and len(difference) > self.maxDiff:
                difference = '\nDiff is %s characters long. Set self.maxDiff to None to see it.' % len(difference)
            standard += difference
        self._fail(msg, standard)

    def assertCountEqual(self, first, second, msg=None):
        """Fails unless both have the same items, in any order."""
        first, second = list(first), list(second)
        differences = []
        seen = []
        for item in first + second:
            if any(item == other for other in seen):
                continue
            seen.append(item)
            n, m = first.count(item), second.count(item)
            if n != m:
                differences.append((n, m, item))
        if differences:
            lines = ['First has %d, Second has %d:  %r' % d for d in differences]
            self._fail(msg, self._with_difference('Element counts were not equal:', lines))

    assertItemsEqual = assertCountEqual

    def assertDictContainsSubset(self, subset, dictionary, msg=None):
        missing = [k for k in subset if k not in dictionary]
        wrong = [k for k in subset if k in dictionary and subset[k] != dictionary[k]]
        if missing or wrong:
            self._fail(msg, 'Missing: %s Mismatched values: %s' % (missing, wrong))


class _ShouldStop(Exception):
    """The test is to end: failfast."""


class _SubTest(TestCase):
    def __init__(self, case, message, params):
        super().__init__()
        self.test_case = case
        self._message = message
        self.params = params
        self.failureException = case.failureException

    def _description(self):
        parts = []
        if self._message is not None:
            parts.append('[{}]'.format(self._message))
        if self.params:
            parts.append('({})'.format(', '.join(['{}={!r}'.format(k, v) for k, v in self.params.items()])))
        return ' '.join(parts) or '(<subtest>)'

    def id(self):
        return '{} {}'.format(self.test_case.id(), self._description())

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return '{} {}'.format(self.test_case, self._description())


class _SubTestContext:
    def __init__(self, case, message, params):
        self.case = case
        self.outer = getattr(case, '_subtest_params', {})
        self.test = _SubTest(case, message, {**self.outer, **params})

    def __enter__(self):
        self.case._subtest_params = self.test.params

    def __exit__(self, exc_type, exc, tb):
        self.case._subtest_params = self.outer
        if exc_type is None or issubclass(exc_type, KeyboardInterrupt):
            return False
        if issubclass(exc_type, SkipTest):
            self.case._result.addSkip(self.test, str(exc))
            return True
        case = self.case
        case._record(case._result, self.test, (exc_type, exc, tb), issubclass(exc_type, case.failureException))
        if case._result.failfast:
            raise _ShouldStop
        return True


class FunctionTestCase(TestCase):
    """A function as a test."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._test, self._set_up, self._tear_down, self._description = testFunc, setUp, tearDown, description

    def setUp(self):
        if self._set_up is not None:
            self._set_up()

    def tearDown(self):
        if self._tear_down is not None:
            self._tear_down()

    def runTest(self):
        self._test()

    def id(self):
        return self._test.__name__

    def __str__(self):
        return '%s (%s)' % (type(self).__qualname__, self._test.__name__)


class IsolatedAsyncioTestCase(TestCase):
    """Tests that are coroutines, each on a loop of its own."""

    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        self.addCleanup(func, *args, **kwargs)

    def _call(self, function, *args, **kwargs):
        import inspect
        if function == self.setUp:
            function()
            return self._runner.run(self.asyncSetUp())
        if function == self.tearDown:
            self._runner.run(self.asyncTearDown())
            return function()
        result = function(*args, **kwargs)
        return self._runner.run(result) if inspect.iscoroutine(result) else result

    def run(self, result=None):
        import asyncio
        with asyncio.Runner() as self._runner:
            return super().run(result)


# ---- suites and loaders ----

class TestSuite:
    """Several tests."""

    def __init__(self, tests=()):
        self._tests = []
        self.addTests(tests)

    def __repr__(self):
        return '<%s.%s tests=%s>' % ('unittest.suite' if type(self) is TestSuite else type(self).__module__,
                                     type(self).__qualname__, list(self))

    def __eq__(self, other):
        return list(self) == list(other) if isinstance(other, TestSuite) else NotImplemented

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return sum([test.countTestCases() for test in self])

    def addTest(self, test):
        if not callable(test):
            raise TypeError('{} is not callable'.format(repr(test)))
        if isinstance(test, type) and issubclass(test, (TestCase, TestSuite)):
            raise TypeError('TestCases and TestSuites must be instantiated before passing them to addTest()')
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError('tests must be an iterable of tests, not a string')
        for test in tests:
            self.addTest(test)

    def _flat(self):
        for test in self:
            if isinstance(test, TestSuite):
                yield from test._flat()
            else:
                yield test

    def run(self, result, debug=False):
        """Runs the tests, with what belongs to their classes and modules."""
        current, module, ready = None, None, True
        for test in self._flat():
            if result.shouldStop:
                break
            if type(test) is not current:
                self._leave(current, result, ready)
                if sys.modules.get(type(test).__module__) is not module:
                    self._module(module, 'tearDownModule', result)
                    module = sys.modules.get(type(test).__module__)
                    module_ready = self._module(module, 'setUpModule', result)
                current = type(test)
                ready = module_ready and self._enter(current, result)
            if ready:
                test(result)
        self._leave(current, result, ready)
        self._module(module, 'tearDownModule', result)
        while _module_cleanups:
            function, args, kwargs = _module_cleanups.pop()
            function(*args, **kwargs)
        return result

    __call__ = run

    def _guarded(self, function, name, result):
        try:
            function()
            return True
        except SkipTest as e:
            result.addSkip(_ErrorHolder(name), str(e))
        except Exception:
            result.addError(_ErrorHolder(name), sys.exc_info())
        return False

    def _module(self, module, name, result):
        function = getattr(module, name, None)
        return function is None or self._guarded(function, '%s (%s)' % (name, module.__name__), result)

    def _enter(self, cls, result):
        if getattr(cls, '__unittest_skip__', False) or not hasattr(cls, 'setUpClass'):
            return True
        return self._guarded(cls.setUpClass, 'setUpClass (%s.%s)' % (cls.__module__, cls.__qualname__), result)

    def _leave(self, cls, result, ready):
        if cls is None or getattr(cls, '__unittest_skip__', False) or not hasattr(cls, 'tearDownClass'):
            return
        name = 'tearDownClass (%s.%s)' % (cls.__module__, cls.__qualname__)
        if ready:
            self._guarded(cls.tearDownClass, name, result)
        self._guarded(cls.doClassCleanups, name, result)


class _ErrorHolder:
    """Stands for what is no test: setUpClass and others."""
    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __str__(self):
        return self.description


class TestLoader:
    """Finds tests."""
    testMethodPrefix = 'test'
    sortTestMethodsUsing = staticmethod(lambda x, y: (x > y) - (x < y))
    suiteClass = TestSuite

    def __init__(self):
        self.errors = []

    def getTestCaseNames(self, testCaseClass):
        names = [name for name in dir(testCaseClass)
                 if name.startswith(self.testMethodPrefix) and callable(getattr(testCaseClass, name))]
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def loadTestsFromTestCase(self, testCaseClass):
        if issubclass(testCaseClass, TestSuite):
            raise TypeError('Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?')
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, 'runTest'):
            names = ['runTest']
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        tests = []
        for name in dir(module):
            obj = getattr(module, name)
            if isinstance(obj, type) and issubclass(obj, TestCase) and obj not in (TestCase, FunctionTestCase,
                                                                                  IsolatedAsyncioTestCase):
                tests.append(self.loadTestsFromTestCase(obj))
        tests = self.suiteClass(tests)
        load_tests = getattr(module, 'load_tests', None)
        return load_tests(self, tests, pattern) if load_tests is not None else tests

    def loadTestsFromName(self, name, module=None):
        obj = module
        for part in name.split('.'):
            parent, obj = obj, getattr(obj, part)
        if isinstance(obj, type) and issubclass(obj, TestCase):
            return self.loadTestsFromTestCase(obj)
        if isinstance(parent, type) and issubclass(parent, TestCase):
            return self.suiteClass([parent(part)])
        if callable(obj):
            return obj()
        return self.loadTestsFromModule(obj)

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])


defaultTestLoader = TestLoader()


def makeSuite(testCaseClass, prefix='test'):
    loader = TestLoader()
    loader.testMethodPrefix = prefix
    return loader.loadTestsFromTestCase(testCaseClass)


# ---- results ----

class TestResult:
    """What came of the tests."""

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = False
        self.failures = []
        self.errors = []
        self.testsRun = 0
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []
        self.collectedDurations = []
        self.shouldStop = False
        self.buffer = False
        self.tb_locals = False

    def startTest(self, test):
        self.testsRun += 1

    def stopTest(self, test):
        pass

    def startTestRun(self):
        pass

    def stopTestRun(self):
        pass

    def printErrors(self):
        pass

    def _text(self, err, test):
        exc_type, value, tb = err
        frames = traceback.extract_tb(tb)
        lines = ['Traceback (most recent call last):\n', *traceback.format_list(frames)] if frames else []
        before = ''.join(traceback.format_exception(value.__cause__ or value.__context__)) if (
            value.__cause__ is not None or value.__context__ is not None and not value.__suppress_context__) else ''
        if before:
            before += ('\nThe above exception was the direct cause of the following exception:\n\n'
                       if value.__cause__ is not None else
                       '\nDuring handling of the above exception, another exception occurred:\n\n')
        return before + ''.join(lines + traceback.format_exception_only(value))

    def addError(self, test, err):
        self.errors.append((test, self._text(err, test)))
        self.shouldStop = self.shouldStop or self.failfast

    def addFailure(self, test, err):
        self.failures.append((test, self._text(err, test)))
        self.shouldStop = self.shouldStop or self.failfast

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self.shouldStop = self.shouldStop or self.failfast
            where = self.failures if issubclass(err[0], test.failureException) else self.errors
            where.append((subtest, self._text(err, test)))

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._text(err, test)))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)

    def wasSuccessful(self):
        return not self.failures and not self.errors and not self.unexpectedSuccesses

    def stop(self):
        self.shouldStop = True

    def __repr__(self):
        name = 'unittest.runner.' if type(self) is TextTestResult else 'unittest.result.'
        return '<%s%s run=%i errors=%i failures=%i>' % (name, type(self).__qualname__, self.testsRun,
                                                        len(self.errors), len(self.failures))


class _Stream:
    def __init__(self, stream):
        self.stream = stream

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def writeln(self, text=None):
        if text:
            self.stream.write(text)
        self.stream.write('\n')


class TextTestResult(TestResult):
    """Tells of each test as it runs."""
    separator1 = '=' * 70
    separator2 = '-' * 70

    def __init__(self, stream, descriptions, verbosity):
        super().__init__()
        self.stream = stream
        self.showAll = verbosity > 1
        self.dots = verbosity == 1
        self.descriptions = descriptions
        self._new_line = True

    def getDescription(self, test):
        first = test.shortDescription()
        return '\n'.join((str(test), first)) if self.descriptions and first else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self.stream.write(self.getDescription(test))
            self.stream.write(' ... ')
            self.stream.flush()
            self._new_line = False

    def _tell(self, test, letter, words):
        if self.showAll:
            if self._new_line or isinstance(test, _SubTest):
                if not self._new_line:
                    self.stream.writeln()
                if isinstance(test, _SubTest):
                    self.stream.write('  ')
                self.stream.write(self.getDescription(test))
                self.stream.write(' ... ')
            self.stream.writeln(words)
            self._new_line = True
        elif self.dots:
            self.stream.write(letter)
        self.stream.flush()

    def addSubTest(self, test, subtest, err):
        if err is not None:
            if issubclass(err[0], subtest.failureException):
                self._tell(subtest, 'F', 'FAIL')
            else:
                self._tell(subtest, 'E', 'ERROR')
        super().addSubTest(test, subtest, err)

    def addSuccess(self, test):
        self._tell(test, '.', 'ok')

    def addError(self, test, err):
        super().addError(test, err)
        self._tell(test, 'E', 'ERROR')

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._tell(test, 'F', 'FAIL')

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._tell(test, 's', 'skipped {0!r}'.format(reason))

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._tell(test, 'x', 'expected failure')

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._tell(test, 'u', 'unexpected success')

    def printErrors(self):
        if self.dots or self.showAll:
            self.stream.writeln()
        self.printErrorList('ERROR', self.errors)
        self.printErrorList('FAIL', self.failures)
        if self.unexpectedSuccesses:
            self.stream.writeln(self.separator1)
            for test in self.unexpectedSuccesses:
                self.stream.writeln(f'UNEXPECTED SUCCESS: {self.getDescription(test)}')
        self.stream.flush()

    def printErrorList(self, flavour, errors):
        for test, text in errors:
            self.stream.writeln(self.separator1)
            self.stream.writeln('%s: %s' % (flavour, self.getDescription(test)))
            self.stream.writeln(self.separator2)
            self.stream.writeln('%s' % text)


class TextTestRunner:
    """Runs tests and tells what came of them."""
    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None,
                 warnings=None, *, tb_locals=False):
        self.stream = _Stream(sys.stderr if stream is None else stream)
        self.descriptions = descriptions
        self.verbosity = verbosity
        self.failfast = failfast
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def run(self, test):
        """Runs a test or suite."""
        result = self._makeResult()
        result.failfast = self.failfast
        started = time.perf_counter()
        result.startTestRun()
        try:
            test(result)
        finally:
            result.stopTestRun()
        taken = time.perf_counter() - started
        result.printErrors()
        if hasattr(result, 'separator2'):
            self.stream.writeln(result.separator2)
        self.stream.writeln('Ran %d test%s in %.3fs' % (result.testsRun, '' if result.testsRun == 1 else 's', taken))
        self.stream.writeln()
        infos = []
        if result.wasSuccessful():
            self.stream.write('OK')
        else:
            self.stream.write('FAILED')
            if result.failures:
                infos.append('failures=%d' % len(result.failures))
            if result.errors:
                infos.append('errors=%d' % len(result.errors))
        if result.skipped:
            infos.append('skipped=%d' % len(result.skipped))
        if result.expectedFailures:
            infos.append('expected failures=%d' % len(result.expectedFailures))
        if result.unexpectedSuccesses:
            infos.append('unexpected successes=%d' % len(result.unexpectedSuccesses))
        self.stream.writeln(' (%s)' % ', '.join(infos) if infos else None)
        self.stream.flush()
        return result


class TestProgram:
    """Runs a module's tests as the command line says, and ends the program."""

    def __init__(self, module='__main__', defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader,
                 exit=True, verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *,
                 tb_locals=False):
        if isinstance(module, str):
            __import__(module)
            module = sys.modules[module]
        argv = sys.argv if argv is None else argv
        names = []
        for arg in argv[1:]:
            if arg in ('-v', '--verbose'):
                verbosity = 2
            elif arg in ('-q', '--quiet'):
                verbosity = 0
            elif arg in ('-f', '--failfast'):
                failfast = True
            elif not arg.startswith('-'):
                names.append(arg)
        if not names and defaultTest:
            names = [defaultTest] if isinstance(defaultTest, str) else list(defaultTest)
        test = testLoader.loadTestsFromNames(names, module) if names else testLoader.loadTestsFromModule(module)
        runner = testRunner if testRunner is not None else TextTestRunner
        if isinstance(runner, type):
            runner = runner(verbosity=verbosity, failfast=bool(failfast))
        self.result = runner.run(test)
        if exit:
            sys.exit(not self.result.wasSuccessful())


main = TestProgram
