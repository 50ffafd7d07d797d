/* Objects with methods: tables of functions, a base struct that others begin with, and constructors. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

struct shape;

struct shape_type {
    const char *name;
    double (*area)(const struct shape *self);
    void (*scale)(struct shape *self, double by);
    void (*destroy)(struct shape *self);
};

struct shape {
    const struct shape_type *type;
    double x, y;
};

struct circle {
    struct shape base;
    double radius;
};

struct polygon {
    struct shape base;
    size_t count;
    double (*points)[2];
};

static double circle_area(const struct shape *self)
{
    const struct circle *circle = (const struct circle *)self;
    return 3.14159265358979 * circle->radius * circle->radius;
}

static void circle_scale(struct shape *self, double by)
{
    ((struct circle *)self)->radius *= by;
}

static double polygon_area(const struct shape *self)
{
    const struct polygon *p = (const struct polygon *)self;
    double twice = 0;
    for (size_t i = 0, j = p->count - 1; i < p->count; j = i++)
        twice += p->points[j][0] * p->points[i][1] - p->points[i][0] * p->points[j][1];
    return fabs(twice) / 2;
}

static void polygon_scale(struct shape *self, double by)
{
    struct polygon *p = (struct polygon *)self;
    for (size_t i = 0; i < p->count; i++)
        for (int axis = 0; axis < 2; axis++)
            p->points[i][axis] *= by;
}

static void polygon_destroy(struct shape *self)
{
    free(((struct polygon *)self)->points);
    free(self);
}

static void plain_destroy(struct shape *self)
{
    free(self);
}

static const struct shape_type circle_type = {"circle", circle_area, circle_scale, plain_destroy};
static const struct shape_type polygon_type = {"polygon", polygon_area, polygon_scale, polygon_destroy};

static struct shape *circle_new(double radius)
{
    struct circle *circle = malloc(sizeof *circle);
    *circle = (struct circle){{&circle_type, 0, 0}, radius};
    return &circle->base;
}

static struct shape *polygon_new(size_t count, double (*points)[2])
{
    struct polygon *polygon = malloc(sizeof *polygon);
    *polygon = (struct polygon){.base.type = &polygon_type, .count = count, .points = malloc(count * sizeof *points)};
    for (size_t i = 0; i < count; i++)
        for (int axis = 0; axis < 2; axis++)
            polygon->points[i][axis] = points[i][axis];
    return (struct shape *)polygon;
}

static int by_area(const void *a, const void *b)
{
    const struct shape *const *p = a, *const *q = b;
    double left = (*p)->type->area(*p), right = (*q)->type->area(*q);
    return (left > right) - (left < right);
}

int main(void)
{
    struct shape *shapes[] = {circle_new(2), polygon_new(3, (double[][2]){{0, 0}, {4, 0}, {0, 3}}),
                              polygon_new(4, (double[4][2]){{0, 0}, {2, 0}, {2, 5}, {0, 5}}), circle_new(0.5)};
    enum { COUNT = sizeof shapes / sizeof *shapes };
    qsort(shapes, COUNT, sizeof *shapes, by_area);
    for (int round = 0; round < 2; round++)
        for (int i = 0; i < COUNT; i++) {
            printf("%-8s %8.3f\n", shapes[i]->type->name, shapes[i]->type->area(shapes[i]));
            shapes[i]->type->scale(shapes[i], 1.5);
        }
    for (int i = 0; i < COUNT; i++)
        shapes[i]->type->destroy(shapes[i]);
    return 0;
}
