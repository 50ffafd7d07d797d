class Temperature:
    def __init__(self, text):
        self.degrees = self.parse(text)

    @staticmethod
    def parse(text):
        number, unit = text.split("°")
        return float(number)

    @classmethod
    def all(cls, *texts):
        return [cls(text).degrees for text in texts]


print(Temperature.all("20°C"))
print(Temperature.all("20°C", "warm"))
