import sys
for r in [range(10), range(0), range(1, 9, 3), range(8, 0, -3), range(sys.maxsize+1, sys.maxsize+10)]:
    for a in [(0,2),(0,20),(1,2),(20,30),(-30,-20),(-1,100,2),(0,-1),(-1,-3,-1),(None,None,-1),(5,None,-2),(-20,20,-1),(20,-20,-1),(-20, 5), (9,0,-1),(None,None,-sys.maxsize-5),(sys.maxsize+5,None),(-sys.maxsize-5,3)]:
        i = slice(*a)
        if list(r[i]) != list(r)[i]: print(r, a, r[i], list(r)[i])
print(slice(-1, None, -2**100).indices(0), slice(-5, -1, 2**70).indices(0), slice(-100, 100, -2**99).indices(3), slice(None, None, -2**99).indices(0))
for length in (0, 1, 5, 2**65):
    for s in (None, -1, 0, 3, -2**70, 2**70):
        for e in (None, -1, 0, 3, -2**70, 2**70):
            for st in (None, -1, 1, -2**70, 2**70):
                print(slice(s,e,st).indices(length), end=" ")
