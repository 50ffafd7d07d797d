"""A small program with classes working together."""


class InsufficientFunds(Exception):
    def __init__(self, needed, balance):
        super().__init__(f"needs {needed}, has {balance}")
        self.needed, self.balance = needed, balance


class Account:
    interest = 0.02
    _next = 1

    def __init__(self, owner, balance=0):
        self.owner, self.balance, self.history = owner, balance, []
        self.number = Account._next
        Account._next += 1

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("a deposit must be positive")
        self.balance += amount
        self.history.append(("deposit", amount))
        return self

    def withdraw(self, amount):
        if amount > self.balance:
            raise InsufficientFunds(amount, self.balance)
        self.balance -= amount
        self.history.append(("withdraw", amount))
        return self

    def __str__(self):
        return f"#{self.number} {self.owner}: {self.balance:.2f}"

    def __lt__(self, other):
        return self.balance < other.balance


class Savings(Account):
    interest = 0.05

    def add_interest(self):
        self.deposit(self.balance * self.interest)


accounts = [Account("ann", 100), Savings("bob", 200), Account("cid")]
accounts[0].deposit(50).withdraw(30)
accounts[1].add_interest()
for action in (lambda: accounts[2].withdraw(5), lambda: accounts[0].deposit(-1), lambda: accounts[0].add_interest()):
    try:
        action()
    except InsufficientFunds as error:
        print("refused:", error, error.needed, error.args)
    except (ValueError, AttributeError) as error:
        print(type(error).__name__, error)
for account in sorted(accounts, reverse=True):
    print(account, account.history, type(account).__name__)
print(f"{sum(a.balance for a in accounts):.1f}", min(accounts), {a.owner: a.number for a in accounts})


class Inventory(dict):
    def __missing__(self, key):
        return 0

    def add(self, name, n=1):
        self[name] += n


stock = Inventory()
for word in "apple pear apple fig apple pear".split():
    stock.add(word)
print(stock, stock["none"], sorted(stock.items(), key=lambda kv: (-kv[1], kv[0])), "none" in stock)
