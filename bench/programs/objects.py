class P:
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def add(self, o):
        return P(self.x + o.x, self.y + o.y)
def main():
    p = P(0, 0); q = P(1, 2)
    for i in range(1000000):
        p = p.add(q)
    print(p.x, p.y)
main()
