x = 5
print(f'\{x}', f'a\{x}b', f'\\{x}', f'\N{BULLET}{x}', f'{x}\{x}')
