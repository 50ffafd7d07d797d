grid = [[1, 2], [3, 4]]


def cell(row, column):
    return grid[row][column]


print(cell(1, 1), cell(0, 2))
