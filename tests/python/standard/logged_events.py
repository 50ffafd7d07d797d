"""logging: loggers, handlers, formatters, filters."""
import logging, sys, io
logging.warning('to stderr %s', 1)
h=logging.StreamHandler(sys.stdout); h.setFormatter(logging.Formatter('%(levelname)-8s|%(name)s|%(funcName)s:%(lineno)d|%(filename)s %(module)s|%(message)s'))
root=logging.getLogger(); root.handlers.clear(); root.addHandler(h); root.setLevel(logging.DEBUG)
log=logging.getLogger('app.db'); app=logging.getLogger('app')
print(log.parent.name, app.parent.name, log, root, log.level, log.getEffectiveLevel(), h)
def f():
    log.debug('d %d', 5); log.info('i %(a)s', {'a':1}); log.warning('w'); log.error('e'); log.critical('c')
    try: 1/0
    except ZeroDivisionError: log.exception('oops'); log.error('again', exc_info=True)
f()
app.setLevel('ERROR'); log.info('hidden'); log.error('shown'); app.setLevel(logging.NOTSET)
class F(logging.Filter):
    def filter(self, r): return 'secret' not in r.getMessage()
h.addFilter(F()); log.info('a secret'); log.info('open'); h.filters.clear()
h2=logging.StreamHandler(buf:=io.StringIO()); h2.setFormatter(logging.Formatter('{levelname}:{message}',style='{')); h2.setLevel(logging.WARNING); app.addHandler(h2); log.info('x'); log.warning('y'); print(repr(buf.getvalue()))
app.propagate=False; log.warning('only buf'); print(repr(buf.getvalue())); app.propagate=True
logging.addLevelName(15,'TRACE'); log.log(15,'trace'); print(logging.getLevelName(15),logging.getLevelName('INFO'),logging.getLevelName(33))
ad=logging.LoggerAdapter(log,{'user':'bob'}); h.setFormatter(logging.Formatter('%(user)s %(message)s')); ad.info('hi'); h.setFormatter(logging.Formatter('$message $name',style='$')); log.info('tmpl')
class P(logging.LoggerAdapter):
    def process(self,m,k): return '[%s] %s'%(self.extra['id'],m),k
P(log,{'id':7}).info('adapted')
logging.disable(logging.INFO); log.info('no'); log.warning('yes'); logging.disable(logging.NOTSET)
for g in (lambda:log.setLevel('X'),lambda:logging.getLogger(5),lambda:logging.Formatter('x'),lambda:logging.Formatter('%(message)s',style='?'),lambda:log.info('a',extra={'name':1}),lambda:log.log('a','b'),lambda:logging.basicConfig(a=1)):
    try: print(g())
    except Exception as e: print(type(e).__name__,e)
logging.basicConfig(stream=sys.stdout,level=logging.INFO,format='%(asctime)s'[:0]+'%(levelname)s %(message)s',force=True); logging.info('info'); logging.debug('no'); logging.error('err %s','x')
class MyH(logging.Handler):
    def emit(self,r): print('MyH',self.format(r),r.levelno,r.args,r)
log2=logging.getLogger('z'); log2.addHandler(MyH()); log2.propagate=False; log2.warning('m %s',1); print(log2.handlers,log2.hasHandlers(),log2.isEnabledFor(10)); print(logging.getLogger('z') is log2, log2.getChild('q').name, logging.getLogger('a.b.c').parent)
logging.getLogger('quiet').addHandler(logging.NullHandler())
log2.warning('bad %d', 'x') if 0 else None
h3=logging.FileHandler('out.log',mode='w'); h3.setFormatter(logging.Formatter('%(asctime)s %(message)s',datefmt='%Y')); log2.addHandler(h3); log2.error('to file'); h3.close()
print(open('out.log').read()[4:])
import os; os.remove('out.log')
lg=logging.getLogger('lr'); lg.propagate=False; lg.warning('last resort'); lg.info('nothing')
log.info('stack', stack_info=True)
