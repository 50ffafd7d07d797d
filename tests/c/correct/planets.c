/* Three bodies that pull at each other, a small step at a time: floating sums that must come out digit by digit. */
#include <math.h>
#include <stdio.h>

typedef struct {
    double x[3], v[3], mass;
} body;

static void step(body *bodies, int count, double time)
{
    for (int i = 0; i < count; i++)
        for (int j = i + 1; j < count; j++) {
            double d[3], squared = 0;
            for (int k = 0; k < 3; k++) {
                d[k] = bodies[i].x[k] - bodies[j].x[k];
                squared += d[k] * d[k];
            }
            double pull = time / (squared * sqrt(squared));
            for (int k = 0; k < 3; k++) {
                bodies[i].v[k] -= d[k] * bodies[j].mass * pull;
                bodies[j].v[k] += d[k] * bodies[i].mass * pull;
            }
        }
    for (body *b = bodies; b < bodies + count; b++)
        for (int k = 0; k < 3; k++)
            b->x[k] += time * b->v[k];
}

static double energy(const body *bodies, int count)
{
    double e = 0;
    for (int i = 0; i < count; i++) {
        const body *b = bodies + i;
        e += 0.5 * b->mass * (b->v[0] * b->v[0] + b->v[1] * b->v[1] + b->v[2] * b->v[2]);
        for (int j = i + 1; j < count; j++)
            e -= b->mass * bodies[j].mass / sqrt(pow(b->x[0] - bodies[j].x[0], 2) + pow(b->x[1] - bodies[j].x[1], 2) + pow(b->x[2] - bodies[j].x[2], 2));
    }
    return e;
}

int main(void)
{
    body bodies[3] = {{{0}, {0}, 39.47841760435743}, {{4.8414, -1.1603, -0.1036}, {0.6063, 2.8119, -0.0252}, 0.0376936}, {{8.3433, 4.1247, -0.4035}, {-1.0107, 1.8256, 0.0084}, 0.0112863}};
    float coarse = 0;
    printf("%.12f\n", energy(bodies, 3));
    for (int i = 0; i < 500; i++) {
        step(bodies, 3, 0.01);
        coarse += (float)bodies[1].x[0];
    }
    printf("%.12f %.6f\n", energy(bodies, 3), coarse);
    for (int i = 0; i < 3; i++)
        printf("%+.9e %+.9e %+.9e\n", bodies[i].x[0], bodies[i].x[1], bodies[i].x[2]);
    return 0;
}
