# printf-style formatting.
# Each line printed sums up a hundred results; uncomment the second print to see them.
_lines = []
_count = 0


def show(*values):
    global _count
    _lines.append(" ".join(map(str, values)))
    # print(_lines[-1])
    if len(_lines) == 100:
        flush()


def flush():
    global _count
    _count += len(_lines)
    total = 0
    for line in _lines:
        total = (total * 31 + hash(line)) % (2**61 - 1)
    print(_count, total)
    _lines.clear()


def t(f,a):
    try: show(repr(f),repr(a)[:30],'->',repr(f%a))
    except Exception as e: show(repr(f),repr(a)[:30],'!!',type(e).__name__,e)
for f in ('%d','%i','%u','%s','%r','%a','%x','%#x','%X','%#X','%o','%#o','%e','%E','%f','%F','%g','%G','%c','%%','%5d','%-5d|','%05d','%+d','% d','%+5.3d','%.2f','%10.3e','%(a)s','%*d','%.*f','%z','%','%5','%ld','%hd','%Ld','%b','%.0f','%#.0f','%#g','%.3s','%10.2s|','%-10s|','%c%c','%s %s','%(a','%()s','%*','%.','%05s','%05x','%-05d|','%+x','%#5x','%#05x','%.5x','%.10d','%020.5d','%99999999999999999999d','%.99999999999999999999d','%é','%(a)d %(b)s'):
    for a in (5,-5,3.7,'abc',(1,2),(),(1,),{'a':1,'b':2},None,True,'x',b'x',10**20,(5,3),(3,2.5),65,1e300,2+3j,[1],'é'):
        t(f,a)
for f in (b'%s',b'%b',b'%a',b'%r',b'%d',b'%c',b'%x',b'%5s|',b'%.2s',b'%f',b'%(a)s',b'%%',b'%z',b'%',b'%e',b'%-5d|',b'%#x',b'%05.1f'):
    for a in (5,'abc',b'abc',(1,),(b'a',2),65,256,-1,b'x',b'xy','x',2.5,bytearray(b'zz'),{b'a':b'1'},None,[1]):
        t(f,a)

flush()
