import half
half.count += 1
