// A picture of the Mandelbrot set, with complex numbers as structs.
#include <stdio.h>

typedef struct {
    double re, im;
} complex_number;

static complex_number add(complex_number a, complex_number b) { return (complex_number){a.re + b.re, a.im + b.im}; }

static complex_number square(complex_number a) { return (complex_number){.im = 2 * a.re * a.im, .re = a.re * a.re - a.im * a.im}; }

int main(void)
{
    for (int y = -6; y <= 6; y++) {
        for (int x = -20; x <= 10; x++) {
            complex_number c = {x / 10.0, y / 5.0}, z = {0};
            int n = 0;
            while (n < 26 && z.re * z.re + z.im * z.im < 4) {
                z = add(square(z), c);
                n++;
            }
            putchar(" .:-=+*%@@@@@@@@@@@@@@@@@@#"[n]);
        }
        putchar('\n');
    }
    return 0;
}
