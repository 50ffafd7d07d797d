/* A spreadsheet: cells that hold numbers or formulas of other cells, computed when asked for, circles found. */
#include <ctype.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 4, ROWS = 4 };
enum state { UNKNOWN, COMPUTING, KNOWN, WRONG };

typedef struct {
    const char *text;
    double value;
    enum state state;
} cell;

static cell sheet[ROWS][COLUMNS];

static double expression(const char **at, int *wrong);

static cell *cell_at(const char **at)
{
    int column = *(*at)++ - 'A';
    int row = (int)strtol(*at, (char **)at, 10) - 1;
    return column >= 0 && column < COLUMNS && row >= 0 && row < ROWS ? &sheet[row][column] : NULL;
}

static double value_of(cell *c, int *wrong)
{
    if (c && c->state == UNKNOWN) {
        const char *text = c->text ? c->text : "0";
        int bad = 0;
        c->state = COMPUTING;
        c->value = *text == '=' ? (text++, expression(&text, &bad)) : strtod(text, (char **)&text);
        c->state = bad || *text ? WRONG : KNOWN;
    }
    if (!c || c->state != KNOWN)
        *wrong = 1;
    return c ? c->value : 0;
}

static double sum_of_range(const char **at, int *wrong)
{
    cell *from = cell_at(at);
    *wrong |= *(*at)++ != ':';
    cell *to = cell_at(at);
    *wrong |= *(*at)++ != ')';
    double sum = 0;
    if (*wrong || !from || !to)
        return *wrong = 1, 0;
    ptrdiff_t first = from - &sheet[0][0], last = to - &sheet[0][0];
    for (ptrdiff_t row = first / COLUMNS; row <= last / COLUMNS; row++)
        for (ptrdiff_t column = first % COLUMNS; column <= last % COLUMNS; column++)
            sum += value_of(&sheet[row][column], wrong);
    return sum;
}

static double factor(const char **at, int *wrong)
{
    if (strncmp(*at, "SUM(", 4) == 0) {
        *at += 4;
        return sum_of_range(at, wrong);
    }
    if (isupper((unsigned char)**at))
        return value_of(cell_at(at), wrong);
    if (**at == '(') {
        ++*at;
        double value = expression(at, wrong);
        *wrong |= *(*at)++ != ')';
        return value;
    }
    return strtod(*at, (char **)at);
}

static double term(const char **at, int *wrong)
{
    double value = factor(at, wrong);
    while (**at == '*' || **at == '/')
        value = *(*at)++ == '*' ? value * factor(at, wrong) : value / factor(at, wrong);
    return value;
}

static double expression(const char **at, int *wrong)
{
    double value = term(at, wrong);
    while (**at == '+' || **at == '-')
        value = *(*at)++ == '+' ? value + term(at, wrong) : value - term(at, wrong);
    return value;
}

int main(void)
{
    static const char *const texts[ROWS][COLUMNS] = {{"12", "=A1*2", "=B1-A1/4", "=D2"}, {"3.5", "=A2+A1", "=SUM(A1:B2)", "=D1"}, {"=(A1+A2)*2", "abc", "=B3+1"}, {[3] = "=SUM(A1:C2)/6"}};
    for (int r = 0; r < ROWS; r++)
        for (int c = 0; c < COLUMNS; c++)
            sheet[r][c].text = texts[r][c];
    for (int r = 0; r < ROWS; r++)
        for (int c = 0; c < COLUMNS; c++) {
            int wrong = 0;
            double value = value_of(&sheet[r][c], &wrong);
            if (wrong)
                printf("%10s", "wrong");
            else
                printf("%10.2f", value);
            if (c == COLUMNS - 1)
                putchar('\n');
        }
    return 0;
}
