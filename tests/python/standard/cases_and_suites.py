"""unittest and difflib: assertions, results, differences."""
import unittest, difflib, sys, io, logging, warnings
class TestA(unittest.TestCase):
    @classmethod
    def setUpClass(cls): print('setUpClass')
    @classmethod
    def tearDownClass(cls): print('tearDownClass')
    def setUp(self): print('setUp'); self.addCleanup(print, 'cleanup')
    def tearDown(self): print('tearDown')
    def test_ok(self): self.assertEqual(1, 1)
    def test_doc(self):
        """A documented test."""
        self.assertTrue(0)
    def test_list(self): self.assertEqual([1, 2, 3], [1, 2, 4, 5])
    def test_dict(self): self.assertEqual({'a': 1, 'b': 2}, {'a': 1, 'b': 3})
    def test_str(self): self.assertEqual('hello\nworld\n', 'hello\nthere world\n')
    def test_str2(self): self.assertEqual('hello', 'help')
    def test_set(self): self.assertEqual({1, 2}, {2, 3})
    def test_err(self): {}['x']
    @unittest.skip('not now')
    def test_skip(self): pass
    @unittest.skipIf(True, 'cond')
    def test_skipif(self): pass
    def test_skip2(self): self.skipTest('inside')
    @unittest.expectedFailure
    def test_exp(self): self.fail('as expected')
    @unittest.expectedFailure
    def test_exp2(self): pass
    def test_sub(self):
        for i in range(4):
            with self.subTest(i=i, msg='m'): self.assertEqual(i % 2, 0)
    def test_raises(self):
        with self.assertRaises(ValueError) as cm: int('x')
        self.assertIn('invalid', str(cm.exception)); self.assertRaises(KeyError, lambda: {}['k'])
        with self.assertRaisesRegex(ValueError, 'inv.*lit'): int('x')
        with self.assertRaises(ValueError): pass
    def test_chain(self):
        try: 1 / 0
        except ZeroDivisionError: raise KeyError('k')
class TestB(unittest.TestCase):
    def check(self, f, *a, **k):
        try: f(*a, **k); print('passed', f.__name__, a)
        except AssertionError as e: print(f.__name__, '|', e)
    def test_all(self):
        c = self.check
        c(self.assertEqual, 1, 2); c(self.assertEqual, 'a' * 100, 'a' * 99 + 'b'); c(self.assertEqual, 1, 1.5, 'msg'); c(self.assertNotEqual, 1, 1); c(self.assertTrue, []); c(self.assertFalse, 1); c(self.assertIs, 1, 2); c(self.assertIsNot, None, None); c(self.assertIsNone, 1); c(self.assertIsNotNone, None); c(self.assertIn, 1, [2]); c(self.assertNotIn, 1, [1]); c(self.assertIsInstance, 1, str); c(self.assertNotIsInstance, 1, int); c(self.assertAlmostEqual, 1, 1.1); c(self.assertAlmostEqual, 1, 1.1, delta=.05); c(self.assertAlmostEqual, 1, 1.00000001); c(self.assertNotAlmostEqual, 1, 1); c(self.assertGreater, 1, 2); c(self.assertGreaterEqual, 1, 2); c(self.assertLess, 2, 1); c(self.assertLessEqual, 2, 1); c(self.assertRegex, 'abc', 'x+'); c(self.assertNotRegex, 'abc', 'b'); c(self.assertCountEqual, [1, 2, 2], [2, 1, 3]); c(self.assertTupleEqual, (1,), (1, 2)); c(self.assertSequenceEqual, [1], (2,)); c(self.assertListEqual, [1], (1,)); c(self.assertEqual, list(range(50)), list(range(49)) + [5]); c(self.assertRaises, ValueError, int, '5'); c(self.assertRaisesRegex, ValueError, 'zz', int, 'x'); c(self.assertMultiLineEqual, 'a\nb\n', 'a\nc\n'); c(self.assertDictEqual, {1: 2}, {1: 3}); c(self.fail, 'failed'); c(self.assertEqual, 'x' * 60 + 'a' * 60, 'x' * 60 + 'b' * 60); c(self.assertEqual, {'k' * 30: 'v' * 40}, {'k' * 30: 'w' * 40})
        with self.assertWarns(UserWarning) as w: warnings.warn('careful')
        print(w.warning)
        with self.assertLogs('x', 'INFO') as l: logging.getLogger('x').info('hi')
        print(l.output)
        self.longMessage = False; c(self.assertEqual, 1, 2, 'only'); print(self.id(), str(self), repr(self), self.shortDescription())
class TestC(unittest.TestCase):
    def setUp(self): raise RuntimeError('setup fails')
    def test_never(self): pass
class TestAsync(unittest.IsolatedAsyncioTestCase):
    async def test_it(self):
        import asyncio
        await asyncio.sleep(0); self.assertEqual(1, 1)
def run(v, cls):
    out = io.StringIO()
    r = unittest.TextTestRunner(stream=out, verbosity=v).run(unittest.defaultTestLoader.loadTestsFromTestCase(cls))
    import re
    print(re.sub(r'in \d\.\d+s', 'in T', out.getvalue())); print(r, r.wasSuccessful(), len(r.skipped))
for c in (TestA, TestB, TestC, TestAsync): run(2, c); 
run(1, TestA); run(0, TestC)
s = unittest.TestSuite(); s.addTest(TestA('test_ok')); s.addTests([TestB('test_all')]); print(s.countTestCases(), s)
a = 'one\ntwo\nthree\nfour\n'.splitlines(1); b = 'ore\ntree\ntwo\nemu\nfour\n'.splitlines(1)
print(''.join(difflib.ndiff(a, b)), ''.join(difflib.unified_diff(a, b, 'before', 'after')), ''.join(difflib.context_diff(a, b, 'x', 'y')))
m = difflib.SequenceMatcher(None, 'abcd efgh', 'bcde fgh'); print(m.ratio(), m.get_matching_blocks(), m.get_opcodes(), m.quick_ratio(), m.find_longest_match())
print(difflib.get_close_matches('appel', ['ape', 'apple', 'peach', 'puppy']), ''.join(difflib.restore(difflib.ndiff(a, b), 2)) == ''.join(b))
if __name__ == '__main__':
    import re
    sys.stderr = out = io.StringIO()
    try: unittest.main(argv=['p', '-v', 'TestAsync'])
    except SystemExit as e: print('exit', e.code, re.sub(r'in \d\.\d+s', 'in T', out.getvalue()))
