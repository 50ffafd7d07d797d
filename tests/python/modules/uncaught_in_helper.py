"""An error in an imported module: both files in the traceback."""
import helper_shapes


def main():
    print(helper_shapes.area(1))
    helper_shapes.fails()


main()
